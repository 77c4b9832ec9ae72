/** A coverage where other pages name it: its mark, its headline and its last entry. */
import type { Entry } from '../../content/coverage/entries.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { coverageAddress, entryAddress } from '../addresses.ts'
import { type House, inLanguage, Text, When } from '../house.tsx'
import { entryTitle } from './read.ts'
import { StateMark } from './state.tsx'

interface Props {
  house: House
  coverage: Coverage
  last: Entry | null
}

/** What moves: the time and the beginning of the newest entry. */
export function LastEntry({ house, coverage, last }: Props) {
  if (!last) return null
  const { lang, dir } = inLanguage(house, coverage.language)
  return (
    <a href={entryAddress(coverage, last.id)}>
      <When house={house} at={last.publishedAt} shape="time" fixed />{' '}
      <span lang={lang} dir={dir}>
        <Text of={entryTitle(last) || coverage.headline} base={dir ?? house.direction} />
      </span>
    </a>
  )
}

export function CoverageTitle({ house, coverage }: Omit<Props, 'last'>) {
  const { lang, dir } = inLanguage(house, coverage.language)
  return (
    <a href={coverageAddress(coverage)} lang={lang} dir={dir}>
      <Text of={coverage.headline} base={dir ?? house.direction} />
    </a>
  )
}

export function CoverageLine({ house, coverage, last }: Props) {
  return (
    <section class="live-now" aria-label={`${house.words.coverage}: ${coverage.headline}`}>
      <p>
        <StateMark house={house} state={coverage.state} />
      </p>
      <p class="title">
        <CoverageTitle house={house} coverage={coverage} />
      </p>
      {coverage.state === 'live' && (
        <div class="live-line" data-coverage-line={coverage.id}>
          <LastEntry house={house} coverage={coverage} last={last} />
        </div>
      )}
    </section>
  )
}
