/** The public entries of a live coverage. */
import { type Kysely, sql } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { EntryFlag } from './tables.ts'

export interface Entry {
  id: number
  coverageId: number
  key: string
  /** The sequence number at publication; the newest entry has the highest. */
  sequence: number
  /** The coverage's sequence number at the last change of the entry. */
  changedSequence: number
  pinned: boolean
  flag: EntryFlag
  headline: string
  body: BodyDocument
  author: { id: number; slug: string; name: string } | null
  publishedAt: Date
  editedAt: Date | null
}

export interface EntryPage {
  entries: Entry[]
  /** Pass as `before` for the next, older page; null at the end. */
  older: number | null
  /** The coverage's sequence number in the same snapshot: no change up to it is missing here. */
  sequence: number
}

export const entryColumns = [
  ...(['e.id', 'e.coverageId', 'e.key', 'e.sequence', 'e.changedSequence', 'e.pinned', 'e.flag'] as const),
  ...(['e.headline', 'e.body', 'e.publishedAt', 'e.editedAt'] as const),
  ...(['p.id as personId', 'p.slug as personSlug', 'p.name as personName'] as const),
] as const

export const entryQuery = (db: Kysely<Tables>) =>
  db.selectFrom('publicEntries as e').leftJoin('people as p', 'p.id', 'e.personId').select(entryColumns)

type Row = Awaited<ReturnType<ReturnType<typeof entryQuery>['execute']>>[number]

/** Turns a row into an entry, and depends on its author. */
export function toEntry({ dependOn }: Pick<ReadContext, 'dependOn'>, row: Row): Entry {
  const { personId, personSlug, personName, ...entry } = row
  if (personId) dependOn(`person:${personId}`)
  return {
    ...entry,
    sequence: entry.sequence!,
    publishedAt: entry.publishedAt!,
    author: personId ? { id: personId, slug: personSlug!, name: personName! } : null,
  }
}

/**
 * Newest first. The first page (`before` null) depends on the head of the coverage. An older page depends on
 * each entry that it shows, so that a new entry leaves it fresh.
 */
export async function entriesOf(
  readContext: ReadContext,
  coverageId: number,
  before: number | null,
  count: number,
): Promise<EntryPage> {
  const { db, dependOn } = readContext
  dependOn(`coverage:${coverageId}`)
  if (before === null) dependOn(`coverage-head:${coverageId}`)
  let query = entryQuery(db)
    // Read in the same snapshot as the entries.
    .select(sql<number>`(select sequence from coverages where id = ${coverageId})`.as('now'))
    .where('e.coverageId', '=', coverageId)
    .orderBy('e.sequence', 'desc')
    .limit(count + 1)
  if (before !== null) query = query.where('e.sequence', '<', before)
  const rows = await query.execute()
  const shown = rows.slice(0, count)
  if (before !== null) dependOn(...rows.map((row) => `entry:${row.id}`))
  const sequence = rows[0]?.now ?? 0
  return {
    entries: shown.map(({ now: _, ...row }) => toEntry(readContext, row)),
    older: rows.length > count ? shown.at(-1)!.sequence : null,
    sequence,
  }
}

/** The pinned entries, the last pinned first. */
export async function pinnedEntries(readContext: ReadContext, coverageId: number): Promise<Entry[]> {
  readContext.dependOn(`coverage:${coverageId}`, `coverage-head:${coverageId}`)
  const rows = await entryQuery(readContext.db)
    .where('e.coverageId', '=', coverageId)
    .where('e.pinned', '=', true)
    .orderBy('e.sequence', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => toEntry(readContext, row))
}

/** The key events, newest first: at most `count`, older than the sequence number `before`. */
export async function keyEntries(
  readContext: ReadContext,
  coverageId: number,
  before: number | null,
  count: number,
): Promise<Pick<EntryPage, 'entries' | 'older'>> {
  readContext.dependOn(`coverage:${coverageId}`, `coverage-keys:${coverageId}`)
  let query = entryQuery(readContext.db)
    .where('e.coverageId', '=', coverageId)
    .where('e.flag', '=', 'key')
    .orderBy('e.sequence', 'desc')
    .limit(count + 1)
  if (before !== null) query = query.where('e.sequence', '<', before)
  const rows = await query.execute()
  const entries = rows.slice(0, count).map((row) => toEntry(readContext, row))
  return { entries, older: rows.length > count ? entries.at(-1)!.sequence : null }
}

/** Null when it is not public, or belongs to another coverage. */
export async function entryById(
  readContext: ReadContext,
  coverageId: number,
  entryId: number,
): Promise<Entry | null> {
  readContext.dependOn(`coverage:${coverageId}`, `entry:${entryId}`)
  const row = await entryQuery(readContext.db)
    .where('e.id', '=', entryId)
    .where('e.coverageId', '=', coverageId)
    .executeTakeFirst()
  return row ? toEntry(readContext, row) : null
}
