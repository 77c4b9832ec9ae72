import { type Card, listCards } from '../../../content/articles/cards.ts'
import { type Person, personById } from '../../../content/people/people.ts'
import { readLocale } from '../../locale.tsx'
import { Voices } from '../../parts/list.tsx'
import { sectionPath } from '../../paths.ts'
import type { SiteReadContext } from '../../route.ts'
import { layoutBlock } from '../view.ts'
import { opinion } from './block.ts'

export const opinionView = layoutBlock({
  ...opinion,

  async render(readContext, { count: shown }) {
    const { cards } = await listCards(readContext, 'kind:opinion', shown)
    if (cards.length === 0) return ''
    const locale = await readLocale(readContext)
    const section = cards.find((card) => card.section)?.section
    return String(
      <section class="band voices-band">
        <h2>
          {section ? <a href={sectionPath(section)}>{locale.messages.opinion}</a> : locale.messages.opinion}
        </h2>
        <Voices locale={locale} cards={cards} portraits={await portraitsOf(readContext, cards)} />
      </section>,
    )
  },
})

async function portraitsOf(readContext: SiteReadContext, cards: Card[]): Promise<Map<number, Person>> {
  const ids = new Set(cards.flatMap((card) => card.author?.id ?? []))
  const people = await Promise.all([...ids].map((id) => personById(readContext, id)))
  return new Map(people.flatMap((person) => (person ? [[person.id, person]] : [])))
}
