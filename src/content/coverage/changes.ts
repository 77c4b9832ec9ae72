/**
 * The changes of a coverage after a sequence number. They are current states, not log entries, so applying one
 * twice does no harm.
 */
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Entry, entryColumns, toEntry } from './entries.ts'
import { type Coverage, coverageById } from './read.ts'

export type EntryChange =
  | ({ state: 'published' } & Entry)
  | { state: 'unpublished'; id: number; sequence: number; changedSequence: number }

export interface CoverageChanges {
  /** The changes up to this sequence number are included; the next request starts from here. */
  sequence: number
  /** Null when the coverage is not public (any more). */
  coverage: Coverage | null
  /** Whether the coverage's own facts have changed. */
  coverageChanged: boolean
  /** In their current state, ordered by their last change. */
  entries: EntryChange[]
  more: boolean
}

export async function changesSince(
  readContext: ReadContext,
  coverageId: number,
  since: number,
  limit: number,
): Promise<CoverageChanges> {
  // The sequence number is read first, so that later commits are left to the next request.
  const coverage = await coverageById(readContext, coverageId)
  if (!coverage) return { sequence: since, coverage: null, coverageChanged: true, entries: [], more: false }
  const rows = await readContext.db
    .selectFrom('entries as e')
    .leftJoin('people as p', 'p.id', 'e.personId')
    .select(entryColumns)
    .select('e.state')
    .where('e.coverageId', '=', coverageId)
    .where('e.state', '!=', 'draft')
    .where('e.changedSequence', '>', since)
    .where('e.changedSequence', '<=', coverage.sequence)
    .orderBy('e.changedSequence')
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const shown = rows.slice(0, limit)
  return {
    sequence: more ? shown.at(-1)!.changedSequence : coverage.sequence,
    coverage,
    coverageChanged: coverage.changedSequence > since,
    entries: shown.map(({ state, ...row }) =>
      state === 'published'
        ? { state, ...toEntry(readContext, row) }
        : { state: 'unpublished', id: row.id, sequence: row.sequence!, changedSequence: row.changedSequence },
    ),
    more,
  }
}
