/** Where coverages stand on the pages of others: one small fragment each, the same on every page. */
import { coveragesIn, lastEntry } from '../../content/coverage/places.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { CoverageLine, LastEntry } from './line.tsx'
import { coverageOf } from './read.ts'

/** As many as a reader takes in at once. */
const mostLines = 3

const liveCoverages = (reading: SiteReading, sectionId?: number) =>
  coveragesIn(reading, { state: 'live', sectionId, count: mostLines })

const fragmentsOf = (coverages: { id: number }[]) => coverages.map(({ id }) => `coverage-line:${id}`)

/** The fragments of the coverages that go on now: of all, or of a section. */
export const liveLines = async (reading: SiteReading, sectionId?: number): Promise<string[]> =>
  fragmentsOf(await liveCoverages(reading, sectionId))

/** Those of a story, the ended ones too. */
export async function storyLines(reading: SiteReading, storyId: number): Promise<string[]> {
  const states = ['live', 'before', 'ended'] as const
  const lists = states.map((state) => coveragesIn(reading, { state, storyId, count: mostLines }))
  return fragmentsOf((await Promise.all(lists)).flat().slice(0, mostLines))
}

export async function renderLine(reading: SiteReading, argument: string): Promise<string> {
  const id = Number(argument)
  const coverage = await coverageOf(reading, id)
  if (!coverage) return ''
  const house = await readHouse(reading)
  const last = coverage.state === 'live' ? await lastEntry(reading, id) : null
  return String(<CoverageLine house={house} coverage={coverage} last={last} />)
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
