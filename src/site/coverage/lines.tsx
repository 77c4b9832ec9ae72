/** Where coverages stand on the pages of others: one small fragment each, the same on every page. */
import { coveragesIn, lastEntry } from '../../content/coverage/places.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { CoverageLine, LastEntry } from './line.tsx'
import { coverageOf } from './read.ts'

/** As many as a reader takes in at once. */
const mostLines = 3

export const liveCoverages = (reading: SiteReading, of: { storyId?: number; sectionId?: number } = {}) =>
  coveragesIn(reading, { ...of, state: 'live', count: mostLines })

/** The fragments of the coverages that go on now: of all, of a story or of a section. */
export const liveLines = async (...asked: Parameters<typeof liveCoverages>): Promise<string[]> =>
  (await liveCoverages(...asked)).map(({ id }) => `coverage-line:${id}`)

export async function renderLine(reading: SiteReading, argument: string): Promise<string> {
  const id = Number(argument)
  const coverage = await coverageOf(reading, id)
  if (!coverage) return ''
  const house = await readHouse(reading)
  return String(<CoverageLine house={house} coverage={coverage} last={await lastEntry(reading, id)} />)
}

/** The last entries of the coverages that go on, by id: each as it stands inside its `.live-line`. */
export async function renderLastEntries(reading: SiteReading): Promise<Record<number, string>> {
  const house = await readHouse(reading)
  const lines = (await liveCoverages(reading)).map(async (coverage) => {
    const last = await lastEntry(reading, coverage.id)
    return [
      coverage.id,
      last ? String(<LastEntry house={house} coverage={coverage} last={last} />) : '',
    ] as const
  })
  return Object.fromEntries(await Promise.all(lines))
}
