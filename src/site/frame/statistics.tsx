/**
 * The question whether the publisher's statistics server may count a visit. Everybody gets the same bytes, hidden: a
 * script asks, and loads the server's script once the reader agrees (islands/consent.ts).
 */
import { readBrand } from '../../content/brand/read.ts'
import { type Statistics, statisticsScript } from '../../values/statistics.ts'
import type { Assets } from '../assets.ts'
import { type SiteLocale, Text } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import type { Allowed } from './policy.ts'

/** Null where nothing is counted: by default, and in previews. */
export async function readStatistics(readContext: SiteReadContext): Promise<Statistics | null> {
  if (readContext.isPreview) return null
  return (await readBrand(readContext, 'statistics')).statistics
}

/** The server's one script, and its host for what the script sends. */
export async function statisticsNeeds(readContext: SiteReadContext): Promise<Allowed> {
  const statistics = await readStatistics(readContext)
  if (!statistics) return {}
  return {
    'script-src': [statisticsScript(statistics).src],
    'connect-src': [new URL(statistics.url).origin],
  }
}

export function Consent({
  locale: { messages, direction, colon },
  statistics,
  assets,
}: {
  locale: SiteLocale
  statistics: Statistics
  assets: Assets
}) {
  const states = [messages.statisticsAccepted, messages.statisticsRefused].map(
    (state) => `${messages.statistics}${colon} ${state}`,
  )
  return (
    <>
      <section
        class="consent"
        hidden
        aria-label={messages.statistics}
        data-script={JSON.stringify(statisticsScript(statistics))}
        data-sheet={assets.url('consent.css')}
      >
        <p>
          <Text of={messages.statisticsQuestion(new URL(statistics.url).host)} base={direction} />
        </p>
        <div>
          <button type="button" value="accepted">
            {messages.statisticsAccept}
          </button>
          <button type="button" value="refused">
            {messages.statisticsRefuse}
          </button>
        </div>
      </section>
      <p class="consent-again" hidden>
        <button type="button" data-accepted={states[0]} data-refused={states[1]}>
          {messages.statistics}
        </button>
      </p>
      <script type="module" async src={assets.url('consent.js')} />
    </>
  )
}
