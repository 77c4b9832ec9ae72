/** What changed in a coverage since a number: by state, not by log, so that whoever applies it twice is as right. */
import type { Reading } from '../reading.ts'
import { type Entry, entryColumns, toEntry } from './entries.ts'
import { type Coverage, coverageById } from './read.ts'

export type EntryChange =
  | ({ state: 'published' } & Entry)
  | { state: 'withdrawn'; id: number; number: number; changed: number }

export interface CoverageChanges {
  /** Everything up to here is in the answer: ask again from here. */
  number: number
  /** Null: it is not public (any more). */
  coverage: Coverage | null
  /** Whether its own facts changed since. */
  coverageChanged: boolean
  /** As they are now, in the order of their last changes. */
  entries: EntryChange[]
  more: boolean
}

export async function changesSince(
  reading: Reading,
  coverageId: number,
  since: number,
  limit: number,
): Promise<CoverageChanges> {
  // The number first: what commits after it is left to the next question.
  const coverage = await coverageById(reading, coverageId)
  if (!coverage) return { number: since, coverage: null, coverageChanged: true, entries: [], more: false }
  const rows = await reading.db
    .selectFrom('entries as e')
    .leftJoin('people as p', 'p.id', 'e.personId')
    .select(entryColumns)
    .select('e.state')
    .where('e.coverageId', '=', coverageId)
    .where('e.state', '!=', 'draft')
    .where('e.changed', '>', since)
    .where('e.changed', '<=', coverage.number)
    .orderBy('e.changed')
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const shown = rows.slice(0, limit)
  return {
    number: more ? shown.at(-1)!.changed : coverage.number,
    coverage,
    coverageChanged: coverage.changed > since,
    entries: shown.map(({ state, ...row }) =>
      state === 'published'
        ? { state, ...toEntry(reading, row) }
        : { state: 'withdrawn', id: row.id, number: row.number!, changed: row.changed },
    ),
    more,
  }
}
