/** Links to coverages on other pages: one small fragment per coverage, the same on every page. */
import { coveragesIn, lastEntry } from '../../content/coverage/places.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import { CoverageLine, LatestOf } from './line.tsx'
import { coverageOf } from './read.ts'

/** Readers take in only a few links at a glance. */
const maxLines = 3

const liveCoverages = (readContext: SiteReadContext, sectionId?: number) =>
  coveragesIn(readContext, { state: 'live', sectionId, count: maxLines })

const fragmentsOf = (coverages: { id: number }[]) => coverages.map(({ id }) => `coverage-line:${id}`)

/** The fragments of all running coverages, or of those in one section. */
export const liveLines = async (readContext: SiteReadContext, sectionId?: number): Promise<string[]> =>
  fragmentsOf(await liveCoverages(readContext, sectionId))

/** The fragments of a story's coverages, including ended ones. */
export async function storyLines(readContext: SiteReadContext, storyId: number): Promise<string[]> {
  const states = ['live', 'announced', 'ended'] as const
  const lists = states.map((state) => coveragesIn(readContext, { state, storyId, count: maxLines }))
  return fragmentsOf((await Promise.all(lists)).flat().slice(0, maxLines))
}

export async function renderLine(readContext: SiteReadContext, argument: string): Promise<string> {
  const id = Number(argument)
  const coverage = await coverageOf(readContext, id)
  if (!coverage) return ''
  const locale = await readLocale(readContext)
  const last = coverage.state === 'live' ? await lastEntry(readContext, id) : null
  return String(<CoverageLine locale={locale} coverage={coverage} last={last} />)
}

/** The scores and latest entries of running coverages, by coverage id: the HTML inside each `.live-line`. */
export async function renderLastEntries(readContext: SiteReadContext): Promise<Record<number, string>> {
  const locale = await readLocale(readContext)
  const lines = (await liveCoverages(readContext)).map(async (coverage) => {
    const last = await lastEntry(readContext, coverage.id)
    return [coverage.id, String(<LatestOf locale={locale} coverage={coverage} last={last} />)] as const
  })
  return Object.fromEntries(await Promise.all(lines))
}
