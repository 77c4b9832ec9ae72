/** All live coverage: what goes on now, what is still to come, what is over. */
import { coveragesIn } from '../../content/coverage/places.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { CoverageTitle } from '../coverage/line.tsx'
import { liveLines } from '../coverage/lines.tsx'
import { StateLine } from '../coverage/state.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { type House, inLanguage, readHouse, Text } from '../house.tsx'
import type { Route } from '../route.ts'

const mostShown = 100
const mostOnFront = 4

export const coveragesRoute: Route = {
  name: 'coverages',
  match: ([first, second]) => (first === 'coverage' && second === undefined ? '' : null),

  async plan(reading) {
    const body = ['coverages-top', ...(await liveLines(reading)), 'coverages', 'headlines']
    return htmlPlan(reading, { key: 'coverages:', canonical: '/coverage', body })
  },

  async head(reading) {
    const { words, publication } = await readHouse(reading)
    const title = words.coverages
    return { title, description: `${title}: ${publication.name}`, address: '/coverage', kind: 'coverages' }
  },

  fragments: {
    async 'coverages-top'(reading) {
      const { words } = await readHouse(reading)
      return `<main id="main" class="page">${String(<h1>{words.coverages}</h1>)}`
    },

    async coverages(reading) {
      const house = await readHouse(reading)
      const live = await coveragesIn(reading, { state: 'live', count: 1 })
      const [coming, ended] = [
        await coveragesIn(reading, { state: 'before', count: mostShown }),
        await coveragesIn(reading, { state: 'ended', count: mostShown }),
      ]
      const isEmpty = live.length + coming.length + ended.length === 0
      const rest = (
        <>
          {isEmpty && <p>{house.words.emptyCoverages}</p>}
          <Coverages house={house} coverages={[...coming, ...ended]} />
        </>
      )
      return `${String(rest)}</main>`
    },

    /** On the front page: the last ones that are over. */
    async 'front-coverages'(reading) {
      const ended = await coveragesIn(reading, { state: 'ended', count: mostOnFront })
      if (ended.length === 0) return ''
      const house = await readHouse(reading)
      return String(
        <section class="band over-band">
          <h2>
            <a href="/coverage">{house.words.endedCoverages}</a>
          </h2>
          <Coverages house={house} coverages={ended} />
        </section>,
      )
    },
  },
}

function Coverages({ house, coverages }: { house: House; coverages: Coverage[] }) {
  if (coverages.length === 0) return null
  return (
    <ul class="coverages">
      {coverages.map((coverage) => {
        const { lang, dir } = inLanguage(house, coverage.language)
        return (
          <li>
            <StateLine house={house} coverage={coverage} />
            <p class="title">
              <CoverageTitle house={house} coverage={coverage} />
            </p>
            {coverage.standfirst && (
              <p lang={lang} dir={dir}>
                <Text of={coverage.standfirst} base={dir ?? house.direction} />
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
