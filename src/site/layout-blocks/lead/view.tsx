import type { Card } from '../../../content/articles/cards.ts'
import { coveragesIn, lastEntry } from '../../../content/coverage/places.ts'
import type { Coverage } from '../../../content/coverage/read.ts'
import { frontCards } from '../../../content/front/front.ts'
import { CoverageTitle, LatestOf } from '../../coverage/line.tsx'
import { coverageOf } from '../../coverage/read.ts'
import { StateMark } from '../../coverage/state.tsx'
import { inLanguage, readLocale, Text } from '../../locale.tsx'
import { CardView } from '../../parts/card.tsx'
import { Cards } from '../../parts/list.tsx'
import type { SiteReadContext } from '../../route.ts'
import { layoutBlock } from '../view.ts'
import { lead } from './block.ts'

export const leadView = layoutBlock({
  ...lead,

  async render(readContext, { look: wanted, beside, coverageId }) {
    const locale = await readLocale(readContext)
    const coverage = wanted === 'live' ? await liveCoverage(readContext, coverageId) : null
    const cards = await frontCards(readContext, coverage ? beside : 1 + beside)
    const [first, others] = coverage ? [undefined, cards] : [cards[0], cards.slice(1)]
    const isTyped = wanted === 'type' || (first?.breaking && !first.picture)
    return String(
      <div class={isTyped ? 'front-lead typed' : 'front-lead'}>
        {coverage && (await liveLead(readContext, coverage))}
        {first && (
          <CardView
            locale={locale}
            card={wanted === 'type' ? withoutPicture(first) : first}
            look="lead"
            level={2}
            withStandfirst
            first
          />
        )}
        {beside > 0 && <Cards locale={locale} cards={others.slice(0, 1)} look="tile" />}
        {beside > 0 && <Cards locale={locale} cards={others.slice(1)} look="plain" />}
      </div>,
    )
  },
})

const withoutPicture = (card: Card): Card => ({ ...card, picture: null, durationSeconds: null })

/** The chosen coverage while it goes on, or the newest one that does. Without one the first article leads. */
async function liveCoverage(readContext: SiteReadContext, id: number | null): Promise<Coverage | null> {
  const chosen = id === null ? null : await coverageOf(readContext, id)
  if (chosen?.state === 'live') return chosen
  return (await coveragesIn(readContext, { state: 'live', count: 1 }))[0] ?? null
}

async function liveLead(readContext: SiteReadContext, coverage: Coverage) {
  const locale = await readLocale(readContext)
  const { lang, dir } = inLanguage(locale, coverage.language)
  return (
    <article class="card lead live-lead">
      <div class="words">
        <p class="kicker">
          <StateMark locale={locale} state={coverage.state} />
        </p>
        <h2>
          <CoverageTitle locale={locale} coverage={coverage} />
        </h2>
        {coverage.standfirst && (
          <p lang={lang} dir={dir}>
            <Text of={coverage.standfirst} base={dir ?? locale.direction} />
          </p>
        )}
        <div class="live-line" data-coverage-line={coverage.id}>
          <LatestOf locale={locale} coverage={coverage} last={await lastEntry(readContext, coverage.id)} />
        </div>
      </div>
    </article>
  )
}
