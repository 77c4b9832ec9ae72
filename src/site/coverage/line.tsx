/** One line that links to a coverage from other pages: its state, headline and latest entry. */
import type { Entry } from '../../content/coverage/entries.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { inLanguage, type SiteLocale, Text, When } from '../locale.tsx'
import { coveragePath, entryPath } from '../paths.ts'
import { entryTitle } from './read.ts'
import { ScoreLine } from './score.tsx'
import { StateMark } from './state.tsx'

interface Props {
  locale: SiteLocale
  coverage: Coverage
  last: Entry | null
}

/** The score, then the latest entry; live updates replace this part. */
export function LatestOf(props: Props) {
  return (
    <>
      <ScoreLine {...props} />
      <LastEntry {...props} />
    </>
  )
}

/** The time and the beginning of the latest entry. */
function LastEntry({ locale, coverage, last }: Props) {
  if (!last) return null
  const { lang, dir } = inLanguage(locale, coverage.language)
  return (
    <a href={entryPath(coverage, last.id)}>
      <When locale={locale} at={last.publishedAt} shape="time" fixed />{' '}
      <span lang={lang} dir={dir}>
        <Text of={entryTitle(last) || coverage.headline} base={dir ?? locale.direction} />
      </span>
    </a>
  )
}

export function CoverageTitle({ locale, coverage }: Omit<Props, 'last'>) {
  const { lang, dir } = inLanguage(locale, coverage.language)
  return (
    <a href={coveragePath(coverage)} lang={lang} dir={dir}>
      <Text of={coverage.headline} base={dir ?? locale.direction} />
    </a>
  )
}

export function CoverageLine({ locale, coverage, last }: Props) {
  return (
    <section class="live-now" aria-label={`${locale.messages.coverage}${locale.colon} ${coverage.headline}`}>
      <p>
        <StateMark locale={locale} state={coverage.state} />
      </p>
      <p class="title">
        <CoverageTitle locale={locale} coverage={coverage} />
      </p>
      {coverage.state === 'live' ? (
        <div class="live-line" data-coverage-line={coverage.id}>
          <LatestOf locale={locale} coverage={coverage} last={last} />
        </div>
      ) : (
        <ScoreLine locale={locale} coverage={coverage} />
      )}
    </section>
  )
}
