/** Live coverage on other pages: the running coverages and their newest entries. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Entry, entryQuery, toEntry } from './entries.ts'
import { type Coverage, coverageQuery, toCoverage } from './read.ts'
import type { PublicState } from './tables.ts'

interface Which {
  state: PublicState
  storyId?: number
  sectionId?: number
  count: number
}

/** Public coverages in one state, newest first; without their entries, which change more often. */
export async function coveragesIn(readContext: ReadContext, which: Which): Promise<Coverage[]> {
  const { state, storyId, sectionId, count } = which
  readContext.dependOn('coverages')
  let query = coverageQuery(readContext.db)
    .where('c.state', '=', state)
    .orderBy('c.publishedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(count)
  if (sectionId !== undefined) query = query.where('c.sectionId', '=', sectionId)
  if (storyId !== undefined)
    query = query.where('c.id', 'in', (eb) =>
      eb.selectFrom('coverageStories').select('coverageId').where('storyId', '=', storyId),
    )
  const rows = await query.execute()
  readContext.dependOn(...rows.map(({ id }) => `coverage:${id}`))
  return rows.map((row) => toCoverage(readContext, row))
}

/** The newest entry of a coverage. */
export async function lastEntry(readContext: ReadContext, coverageId: number): Promise<Entry | null> {
  readContext.dependOn(`coverage:${coverageId}`, `coverage-last:${coverageId}`)
  const row = await entryQuery(readContext.db)
    .where('e.coverageId', '=', coverageId)
    .orderBy('e.sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toEntry(readContext, row) : null
}

/** Whether an entry of a public coverage is public, unpublished (410) or unknown (404). */
export async function entryStanding(
  { db, dependOn }: ReadContext,
  coverageId: number,
  entryId: number,
): Promise<'public' | 'gone' | 'unknown'> {
  dependOn(`entry:${entryId}`)
  const row = await db
    .selectFrom('entries')
    .select('state')
    .where('id', '=', entryId)
    .where('coverageId', '=', coverageId)
    .executeTakeFirst()
  if (row?.state === 'published') return 'public'
  return row?.state === 'unpublished' ? 'gone' : 'unknown'
}
