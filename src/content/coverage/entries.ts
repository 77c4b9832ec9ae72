/** The entries of a live coverage as the public reads them. */
import { type Kysely, sql } from 'kysely'
import type { BodyDocument } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'
import type { EntryMark } from './tables.ts'

export interface Entry {
  id: number
  coverageId: number
  key: string
  /** Its place: the newest has the highest. */
  number: number
  /** The coverage's number at its last change. */
  changed: number
  pinned: boolean
  mark: EntryMark
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
  /** The coverage's number, read with them: nothing up to it is missing here. */
  number: number
}

export const entryColumns = [
  ...(['e.id', 'e.coverageId', 'e.key', 'e.number', 'e.changed', 'e.pinned', 'e.mark'] as const),
  ...(['e.headline', 'e.body', 'e.publishedAt', 'e.editedAt'] as const),
  ...(['p.id as personId', 'p.slug as personSlug', 'p.name as personName'] as const),
] as const

export const entryQuery = (db: Kysely<Tables>) =>
  db.selectFrom('publicEntries as e').leftJoin('people as p', 'p.id', 'e.personId').select(entryColumns)

type Row = Awaited<ReturnType<ReturnType<typeof entryQuery>['execute']>>[number]

/** A row as an entry; notes who signs it. */
export function toEntry({ note }: Pick<Reading, 'note'>, row: Row): Entry {
  const { personId, personSlug, personName, ...entry } = row
  if (personId) note(`person:${personId}`)
  return {
    ...entry,
    number: entry.number!,
    publishedAt: entry.publishedAt!,
    author: personId ? { id: personId, slug: personSlug!, name: personName! } : null,
  }
}

/**
 * Newest first. The first page (`before` null) notes the head of the coverage; an older one each entry that it
 * shows, so that what is posted makes no older page stale.
 */
export async function entriesOf(
  reading: Reading,
  coverageId: number,
  before: number | null,
  count: number,
): Promise<EntryPage> {
  const { db, note } = reading
  note(`coverage:${coverageId}`)
  if (before === null) note(`coverage-head:${coverageId}`)
  let query = entryQuery(db)
    // Read in the same snapshot as the entries.
    .select(sql<number>`(select number from coverages where id = ${coverageId})`.as('now'))
    .where('e.coverageId', '=', coverageId)
    .orderBy('e.number', 'desc')
    .limit(count + 1)
  if (before !== null) query = query.where('e.number', '<', before)
  const rows = await query.execute()
  const shown = rows.slice(0, count)
  if (before !== null) note(...rows.map((row) => `entry:${row.id}`))
  const number = rows[0]?.now ?? 0
  return {
    entries: shown.map(({ now: _, ...row }) => toEntry(reading, row)),
    older: rows.length > count ? shown.at(-1)!.number : null,
    number,
  }
}

/** Those that stand on top, the last pinned first. */
export async function pinnedEntries(reading: Reading, coverageId: number): Promise<Entry[]> {
  reading.note(`coverage:${coverageId}`, `coverage-head:${coverageId}`)
  const rows = await entryQuery(reading.db)
    .where('e.coverageId', '=', coverageId)
    .where('e.pinned', '=', true)
    .orderBy('e.number', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => toEntry(reading, row))
}

/** The key events, newest first. */
export async function keyEntries(reading: Reading, coverageId: number, count: number): Promise<Entry[]> {
  reading.note(`coverage:${coverageId}`, `coverage-head:${coverageId}`)
  const rows = await entryQuery(reading.db)
    .where('e.coverageId', '=', coverageId)
    .where('e.mark', '=', 'key')
    .orderBy('e.number', 'desc')
    .limit(count)
    .execute()
  return rows.map((row) => toEntry(reading, row))
}

/** Null when it is not public, or stands in another coverage. */
export async function entryById(
  reading: Reading,
  coverageId: number,
  entryId: number,
): Promise<Entry | null> {
  reading.note(`coverage:${coverageId}`, `entry:${entryId}`)
  const row = await entryQuery(reading.db)
    .where('e.id', '=', entryId)
    .where('e.coverageId', '=', coverageId)
    .executeTakeFirst()
  return row ? toEntry(reading, row) : null
}
