/** Versions: the number of a thing's latest revision, so that two people do not overwrite each other's work. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, type Work } from './command.ts'
import type { ReadContext } from './read-context.ts'

/** The version that the editor saw; null skips the check. */
export const expectedVersion = z.number().int().min(0).nullable().default(null)

/** Returns 0 when there is no revision yet. */
export async function versionOf(
  { db }: Pick<ReadContext, 'db'>,
  kind: string,
  refId: number | null,
): Promise<number> {
  const row = await lastRevision(db, kind, refId)
  return row?.number ?? 0
}

/** Refuses an edit of an outdated version. Locks the thing until the transaction ends. */
export async function checkVersion(
  { db }: Pick<Work, 'db'>,
  kind: string,
  refId: number | null,
  expected: number | null,
): Promise<void> {
  if (refId === null) return
  await sql`select pg_advisory_xact_lock(hashtext(${kind}), ${refId}::integer)`.execute(db)
  if (expected === null) return
  const row = await lastRevision(db, kind, refId)
  if ((row?.number ?? 0) !== expected)
    throw new CommandError('conflict', `${row?.actor ?? 'Somebody'} has changed this since you opened it.`)
}

const lastRevision = (db: ReadContext['db'], kind: string, refId: number | null) =>
  db
    .selectFrom('revisions')
    .select(['number', 'actor'])
    .where('kind', '=', kind)
    .where('refId', '=', refId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
