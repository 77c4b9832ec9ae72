/** Redirects as the newsroom lists and edits them. */
import { type SqlBool, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { keyOfAddress } from './key.ts'
import type { RedirectOrigin, TargetKind } from './tables.ts'

type Db = Pick<ReadContext, 'db'>

const rowsQuery = ({ db }: Db) =>
  db
    .selectFrom('redirects as r')
    .leftJoin('redirectHits as h', 'h.redirectId', 'r.id')
    .select(['r.id', 'r.key as source', 'r.targetKind', 'r.targetId', 'r.address', 'r.status', 'r.origin'])
    .select(['r.createdAt', 'h.lastAt as lastHitAt'])
    .select(sql<number>`coalesce(h.hits, 0)`.as('hits'))

type Row = Awaited<ReturnType<ReturnType<typeof rowsQuery>['execute']>>[number]

/** The names of things, by kind: a table and its column. */
const names: Record<TargetKind, [table: string, column: string]> = {
  article: ['articles', 'headline'],
  coverage: ['coverages', 'headline'],
  section: ['sections', 'name'],
  story: ['stories', 'name'],
  topic: ['topics', 'name'],
  person: ['people', 'name'],
  programme: ['programmes', 'name'],
  page: ['pages', 'title'],
  media: ['media', 'caption'],
}

async function withTargets({ db }: Db, rows: Row[]) {
  const found = new Map<string, string>()
  for (const [kind, all] of Map.groupBy(rows, ({ targetKind }) => targetKind)) {
    if (kind === null) continue
    const [table, column] = names[kind]
    const wanted = all.map(({ targetId }) => targetId!)
    const { rows: named } = await sql<{ id: number; name: string }>`
      select id, ${sql.ref(column)} as name from ${sql.table(table)} where id = any(${wanted}::int[])`.execute(
      db,
    )
    for (const { id, name } of named) found.set(`${kind}:${id}`, name)
  }
  return rows.map(({ targetKind, targetId, address, ...row }) => ({
    ...row,
    target:
      targetKind !== null && targetId !== null
        ? { kind: targetKind, id: targetId, name: found.get(`${targetKind}:${targetId}`) ?? null }
        : address !== null
          ? { address }
          : null,
  }))
}

interface Wanted {
  q: string
  origin?: RedirectOrigin | undefined
  order: 'newest' | 'hits'
  after: number | null
  limit: number
}

/** The newest first, or those used most; with `q`, those whose address contains it. */
export async function redirectsAtDesk(readContext: Db, { q, origin, order, after, limit }: Wanted) {
  let query = rowsQuery(readContext).limit(limit + 1)
  if (origin) query = query.where('r.origin', '=', origin)
  // An address that was pasted as a whole is found by its normal form.
  const words = /^(?:https?:\/)?\//i.test(q) ? (keyOfAddress(q) ?? q) : q.normalize('NFC')
  if (words) query = query.where(sql<SqlBool>`strpos(r.key, ${words}) > 0`)
  if (order === 'hits') {
    query = query.where('h.hits', '>', 0).orderBy('h.hits', 'desc').orderBy('h.redirectId', 'desc')
    if (after !== null)
      query = query.where(
        sql<SqlBool>`(h.hits, h.redirect_id) < (select hits, redirect_id from redirect_hits where redirect_id = ${after})`,
      )
  } else {
    query = query.orderBy('r.id', 'desc')
    if (after !== null) query = query.where('r.id', '<', after)
  }
  const rows = await query.execute()
  const items = await withTargets(readContext, rows.slice(0, limit))
  return { items, after: rows.length > limit ? items.at(-1)!.id : null }
}

/** A redirect as its screen edits it. */
export async function redirectToEdit(readContext: Db, id: number) {
  const rows = await rowsQuery(readContext).where('r.id', '=', id).execute()
  const [found] = await withTargets(readContext, rows)
  return found ? { ...found, version: await versionOf(readContext, 'redirect', id) } : null
}

const patternColumns = [
  'id',
  'position',
  'pattern',
  'address',
  'status',
  'origin',
  'hits',
  'lastAt as lastHitAt',
] as const

/** The patterns in the order in which they are asked. */
export const patternsAtDesk = ({ db }: Db) =>
  db.selectFrom('redirectPatterns').select(patternColumns).orderBy('position').orderBy('id').execute()

/** A pattern as its screen edits it. */
export async function patternToEdit({ db }: Db, id: number) {
  const row = await db
    .selectFrom('redirectPatterns')
    .select(patternColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'redirect-pattern', id) } : null
}
