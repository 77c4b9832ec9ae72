/** Adds redirects in batches, and removes those of an import. */
import { sql } from 'kysely'
import type { Work } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { redirectsCacheTag } from './cache-tags.ts'
import { keyOfAddress } from './key.ts'
import { liveKeys } from './live.ts'
import { findLoops, type Step } from './loops.ts'
import type { RedirectOrigin, RedirectStatus, TargetKind } from './tables.ts'
import { isTargetAddress, writeAddress } from './target-address.ts'

/** A thing of the newsroom, or an address here ('/pages/about', '/?p=16') or elsewhere; null: the page is gone (410). */
export type Target = { kind: TargetKind; id: number } | { address: string } | null

export interface NewRedirect {
  /** The address or path as it was, encoded or not. */
  source: string
  target: Target
  /** Ignored without a target. */
  status: RedirectStatus
  origin: RedirectOrigin
  importRun?: number
}

/**
 * not-address: the source is none, or too long · bad-target: the address of the target · live: a page of this site
 * has the address · taken: another redirect has it · loop: its target leads back to it
 */
export type CollisionReason = 'not-address' | 'bad-target' | 'live' | 'taken' | 'loop'

export interface Collision {
  source: string
  reason: CollisionReason
}

export interface Added {
  added: number
  /** Redirects that were there already, with this target. */
  known: number
  collisions: Collision[]
}

type Row = Omit<Tables['redirects'], 'id' | 'createdAt'> & { source: string }

/** What a command needs to pass on. */
export type RedirectWork = Pick<Work, 'db' | 'invalidate'>

const sameTarget = (a: Omit<Row, 'source' | 'origin' | 'importRun' | 'status'>, b: typeof a) =>
  a.targetKind === b.targetKind && a.targetId === b.targetId && a.address === b.address

/**
 * Adds redirects, some thousands at a time, in a few statements. A redirect that is refused is among the collisions,
 * and the others are added. `steps`: where further sources of the same file lead, so that loops among them are found.
 */
export async function addRedirects(
  work: RedirectWork,
  given: readonly NewRedirect[],
  steps: ReadonlyMap<string, Step> = new Map(),
): Promise<Added> {
  const { db } = work
  const collisions: Collision[] = []
  const refuse = (source: string, reason: CollisionReason) => void collisions.push({ source, reason })
  const rows = new Map<string, Row>()
  for (const { source, target, status, origin, importRun } of given) {
    const key = keyOfAddress(source)
    if (key === null) {
      refuse(source, 'not-address')
      continue
    }
    const address = target && 'address' in target ? writeAddress(target.address) : null
    if (address !== null && !isTargetAddress(address)) {
      refuse(source, 'bad-target')
      continue
    }
    const row: Row = {
      ...{ source, key, address, origin, importRun: importRun ?? null },
      targetKind: target && 'kind' in target ? target.kind : null,
      targetId: target && 'kind' in target ? target.id : null,
      status: target === null ? 410 : status === 410 ? 301 : status,
    }
    const first = rows.get(key)
    if (!first) rows.set(key, row)
    else if (!sameTarget(first, row)) refuse(source, 'taken')
  }
  await dropRemoved(work, rows)
  const keys = [...rows.keys()]
  const live = await liveKeys(db, keys)
  const loops = await findLoops(db, rows, steps)
  for (const [key, { source }] of rows) {
    if (live.has(key)) refuse(source, 'live')
    else if (loops.has(key)) refuse(source, 'loop')
    else continue
    rows.delete(key)
  }
  const inserted = new Set(await insert(work, [...rows.values()]))
  const others = [...rows.values()].filter(({ key }) => !inserted.has(key))
  const there = await readThere(
    work,
    others.map(({ key }) => key),
  )
  let known = 0
  for (const row of others) {
    const other = there.get(row.key)
    if (other && sameTarget(other, row)) known++
    else refuse(row.source, 'taken')
  }
  if (inserted.size > 0) work.invalidate(redirectsCacheTag)
  return { added: inserted.size, known, collisions }
}

/** Nothing leads to what was removed for legal reasons: the old address contains its headline or the name of its file. */
async function dropRemoved({ db }: RedirectWork, rows: Map<string, Row>): Promise<void> {
  const idsOf = (kind: TargetKind) =>
    [...rows.values()].flatMap((row) => (row.targetKind === kind ? [row.targetId!] : []))
  const { rows: gone } = await sql<{ kind: TargetKind; id: number }>`
    select 'article' as kind, id from articles where state = 'removed' and id = any(${idsOf('article')}::int[])
    union all select 'media', id from media where removed_at is not null and id = any(${idsOf('media')}::int[])`.execute(
    db,
  )
  const removed = new Set(gone.map(({ kind, id }) => `${kind}:${id}`))
  for (const [key, { targetKind, targetId }] of rows)
    if (removed.has(`${targetKind}:${targetId}`)) rows.delete(key)
}

async function insert({ db }: RedirectWork, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return []
  const { rows: inserted } = await sql<{ key: string }>`
    insert into redirects (key, target_kind, target_id, address, status, origin, import_run)
    select key, "targetKind", "targetId", address, status, origin, "importRun"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
      (key text, "targetKind" text, "targetId" integer, address text, status smallint, origin text, "importRun" integer)
    order by key
    on conflict (key) do nothing returning key`.execute(db)
  return inserted.map(({ key }) => key)
}

async function readThere({ db }: RedirectWork, keys: string[]) {
  if (keys.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('redirects')
    .select(['key', 'targetKind', 'targetId', 'address'])
    .where(sql<boolean>`key = any(${keys}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.key, row]))
}

/** Removes the redirects and patterns of an import; returns the number of redirects. */
export async function removeRedirects(
  work: RedirectWork,
  { importRun }: { importRun: number },
): Promise<number> {
  const { numDeletedRows } = await work.db
    .deleteFrom('redirects')
    .where('importRun', '=', importRun)
    .executeTakeFirst()
  await work.db.deleteFrom('redirectPatterns').where('importRun', '=', importRun).execute()
  work.invalidate(redirectsCacheTag)
  return Number(numDeletedRows)
}
