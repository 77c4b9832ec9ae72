/**
 * The list of removals for legal reasons: ids and hashes, without text. Imports check it, and it is applied
 * after a restore. A copy is in a file beside the data (server/removals-file.ts).
 */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Work } from '../kernel/command.ts'
import type { Tables } from '../kernel/tables.ts'
import type { RemovalKind } from './tables.ts'

/** The cache tag of the list. */
export const removalsCacheTag = 'removals'

export interface Removal {
  kind: RemovalKind
  refId: number
  /** SHA-256 in hexadecimal of what identifies the item among those of its kind. */
  identity: string
  /** SHA-256 of URIs and of stored files that must not be imported again. */
  hashes: string[]
  at: Date
}

/** The hash of a URI in the list: SHA-256 in hexadecimal. */
export const hashOfUri = (uri: string): string => createHash('sha256').update(uri).digest('hex')

/** The hash of a stored file, which is its name without the extension. */
export const hashOfFile = (file: string): string => file.slice(0, 64)

/** The identifying values of items that have no URI of their own. */
export const identities = {
  entry: (coverageUri: string, key: string) => hashOfUri(`${coverageUri}#${key}`),
  comment: (key: string) => hashOfUri(`comment:${key}`),
  reader: (id: number, createdAt: Date) => hashOfUri(`reader:${id}:${createdAt.toISOString()}`),
}

/** Records a removal. Recording it twice changes nothing. */
export async function noteRemovals(work: Work, removals: Omit<Removal, 'at'>[]): Promise<void> {
  if (removals.length === 0) return
  await work.db
    .insertInto('removals')
    .values(removals.map((removal) => ({ ...removal, at: work.now })))
    .onConflict((oc) => oc.doNothing())
    .execute()
  work.invalidate(removalsCacheTag)
}

export const readRemovals = (db: Kysely<Tables>): Promise<Removal[]> =>
  db.selectFrom('removals').select(['kind', 'refId', 'identity', 'hashes', 'at']).orderBy('id').execute()

/** Returns the given hashes (`hashOfUri`, `hashOfFile`) that a removal forbids. */
export async function removedHashes(db: Kysely<Tables>, hashes: string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db
    .selectFrom('removals')
    .select('hashes')
    .where(sql<boolean>`hashes && ${hashes}::text[]`)
    .execute()
  const removed = new Set(rows.flatMap((row) => row.hashes))
  return new Set(hashes.filter((hash) => removed.has(hash)))
}
