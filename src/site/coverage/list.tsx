/** Coverages in a list: their state, headline and score, what they are about. */
import type { Coverage } from '../../content/coverage/read.ts'
import { inLanguage, type SiteLocale, Text } from '../locale.tsx'
import { CoverageTitle } from './line.tsx'
import { ScoreLine } from './score.tsx'
import { StateLine } from './state.tsx'

export function CoverageList({ locale, coverages }: { locale: SiteLocale; coverages: Coverage[] }) {
  if (coverages.length === 0) return null
  return (
    <ul class="coverages">
      {coverages.map((coverage) => {
        const { lang, dir } = inLanguage(locale, coverage.language)
        return (
          <li>
            <StateLine locale={locale} coverage={coverage} />
            <p class="title">
              <CoverageTitle locale={locale} coverage={coverage} />
            </p>
            <ScoreLine locale={locale} coverage={coverage} />
            {coverage.standfirst && (
              <p lang={lang} dir={dir}>
                <Text of={coverage.standfirst} base={dir ?? locale.direction} />
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
