import type { z } from 'zod'
import { type Card, listCards } from '../../../content/articles/cards.ts'
import { arrangedIds } from '../../../content/front/arranged.ts'
import { survivorOf } from '../../../content/merged.ts'
import { listSections } from '../../../content/sections/sections.ts'
import { readLocale, type SiteLocale } from '../../locale.tsx'
import { CardView, leadOf } from '../../parts/card.tsx'
import { Cards } from '../../parts/list.tsx'
import { sectionPath } from '../../paths.ts'
import { blockFragment, layoutBlock } from '../view.ts'
import { sectionBand } from './block.ts'

/** With how many articles of the front's order stand on the page. */
type Shown = z.output<typeof sectionBand.options> & { places: number }

export const sectionBandView = layoutBlock({
  ...sectionBand,

  fragments: (_, given, { places }) => [blockFragment('section-band', { ...given, places } satisfies Shown)],

  async render(readContext, given) {
    const { sectionId, look: wanted, places } = given as Shown
    const sections = await listSections(readContext)
    const find = (wantedId: number) => sections.find((one) => one.id === wantedId)
    const section = find(sectionId) ?? find(await survivorOf(readContext.db, 'section', sectionId))
    if (!section) return ''
    const arranged = await arrangedIds(readContext, places)
    const page = await listCards(readContext, `section:${section.id}`, 10 + places)
    const own = page.cards.filter((card) => card.kind !== 'opinion' && !arranged.has(card.id)).slice(0, 7)
    if (own.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class={`band ${wanted}`}>
        <h2>
          <a href={sectionPath(section)}>{section.name}</a>
        </h2>
        <Band locale={locale} cards={own} look={wanted} />
        <p class="more">
          <a href={sectionPath(section)}>{locale.messages.moreFrom(section.name)}</a>
        </p>
      </section>,
    )
  },
})

function Band({ locale, cards, look: wanted }: { locale: SiteLocale; cards: Card[]; look: Shown['look'] }) {
  if (wanted === 'rows')
    return <Cards locale={locale} cards={cards.slice(0, 4)} look="tile" without="section" />
  if (wanted === 'list')
    return <Cards locale={locale} cards={cards.slice(0, 6)} look="side" without="section" />
  const first = leadOf(cards)!
  const rest = cards.filter((card) => card !== first)
  return (
    <div class="split">
      <CardView locale={locale} card={first} look="tile" without="section" withStandfirst />
      {wanted === 'columns' ? (
        <Cards locale={locale} cards={rest.slice(0, 6)} look="plain" without="section" />
      ) : (
        <Cards locale={locale} cards={rest.slice(0, 4)} look="side" without="section" />
      )}
    </div>
  )
}
