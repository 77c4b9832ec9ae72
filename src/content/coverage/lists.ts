/** Public coverages in lists: of the front page, of a story, of the panel. */
import { sql } from 'kysely'
import type { Reading } from '../reading.ts'
import { type Entry, entryQuery, toEntry } from './entries.ts'
import { type Coverage, coverageQuery, toCoverage } from './read.ts'
import type { PublicState } from './tables.ts'

export type ListedCoverage = Coverage & { last: Entry | null }

/** The live ones first, then those to come, then the ended; each with its newest entry. */
export async function publicCoverages(
  reading: Reading,
  { state, storyId, count }: { state?: PublicState; storyId?: number; count: number },
): Promise<ListedCoverage[]> {
  const { db, note } = reading
  note('coverages')
  let query = coverageQuery(db)
    .orderBy(sql`array_position(array['live', 'before', 'ended'], c.state)`)
    .orderBy(sql`case when c.state = 'before' then c.starts_at end`)
    .orderBy(sql`coalesce(c.started_at, c.published_at) desc`)
    .orderBy('c.id', 'desc')
    .limit(count)
  if (state) query = query.where('c.state', '=', state)
  if (storyId !== undefined)
    query = query.where('c.id', 'in', (eb) =>
      eb.selectFrom('coverageStories').select('coverageId').where('storyId', '=', storyId),
    )
  const rows = await query.execute()
  note(...rows.flatMap(({ id }) => [`coverage:${id}`, `coverage-last:${id}`]))
  const last = await lastEntries(
    reading,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...toCoverage(reading, row), last: last.get(row.id) ?? null }))
}

/** The newest entry of each of these coverages that has one. */
async function lastEntries(reading: Reading, coverageIds: number[]): Promise<Map<number, Entry>> {
  if (coverageIds.length === 0) return new Map()
  const rows = await entryQuery(reading.db)
    .where(
      'e.id',
      'in',
      sql<number>`(select newest.id from unnest(${coverageIds}::integer[]) as of_coverage
        cross join lateral (select id from entries where coverage_id = of_coverage and state = 'published'
          order by number desc limit 1) newest)`,
    )
    .execute()
  return new Map(rows.map((row) => [row.coverageId, toEntry(reading, row)]))
}
