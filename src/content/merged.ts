/** Resolves references to items that were merged into others of their kind. */
import { type Kysely, sql } from 'kysely'
import { defineEvent } from '../kernel/events.ts'
import type { Tables } from '../kernel/tables.ts'
import type { UsedKind } from './uses.ts'

/** Emitted when an item was merged into another of its kind. */
export const thingMerged = defineEvent<{ kind: UsedKind; from: number; into: number }>('thing.merged')

/**
 * Returns a function from an id to the id of the remaining item, which is the same unless it was merged. Null
 * stays null.
 */
export async function survivorsOf(
  db: Kysely<Tables>,
  wanted: Partial<Record<UsedKind, (number | null)[]>>,
): Promise<<I extends number | null>(kind: UsedKind, id: I) => I | number> {
  const named = Object.entries(wanted).flatMap(([kind, ids]) =>
    ids.filter((id) => id !== null).map((id) => [kind, id] as const),
  )
  if (named.length === 0) return (_, id) => id
  const { rows } = await sql<{ kind: UsedKind; fromId: number; toId: number }>`
    select m.kind, m.from_id as "fromId", m.to_id as "toId" from merged m
    join unnest(${named.map(([kind]) => kind)}::text[], ${named.map(([, id]) => id)}::integer[]) as w (kind, id)
      on m.kind = w.kind and m.from_id = w.id`.execute(db)
  const now = new Map(rows.map(({ kind, fromId, toId }) => [`${kind}:${fromId}`, toId]))
  return (kind, id) => now.get(`${kind}:${id}`) ?? id
}

/** One field of one kind; for several kinds, `survivorsOf` needs one query. */
export const survivorOf = async <I extends number | null>(
  db: Kysely<Tables>,
  kind: UsedKind,
  id: I,
): Promise<I | number> => (await survivorsOf(db, { [kind]: [id] }))(kind, id)

/** A list of one kind, without duplicates. */
export async function survivorsAmong(db: Kysely<Tables>, kind: UsedKind, ids: number[]): Promise<number[]> {
  const now = await survivorsOf(db, { [kind]: ids })
  return [...new Set(ids.map((id) => now(kind, id)))]
}
