/** Versions: the number of a thing's last revision, so that two people do not overwrite each other unseen. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, type Work } from './command.ts'
import type { Reading } from './reading.ts'

/** The version that an edit was made to; null asks for no check. */
export const seenVersion = z.number().int().min(0).nullable().default(null)

/** 0: nothing was kept of it yet. */
export async function versionOf(
  { db }: Pick<Reading, 'db'>,
  kind: string,
  refId: number | null,
): Promise<number> {
  const row = await lastRevision(db, kind, refId)
  return row?.number ?? 0
}

/** Refuses an edit made to an older state. Edits of one thing come one after the other, until their transaction ends. */
export async function checkVersion(
  { db }: Pick<Work, 'db'>,
  kind: string,
  refId: number | null,
  seen: number | null,
): Promise<void> {
  if (refId === null) return
  await sql`select pg_advisory_xact_lock(hashtext(${kind}), ${refId}::integer)`.execute(db)
  if (seen === null) return
  const row = await lastRevision(db, kind, refId)
  if ((row?.number ?? 0) !== seen)
    throw new CommandError('conflict', `${row?.actor ?? 'Somebody'} has changed this since you opened it.`)
}

const lastRevision = (db: Reading['db'], kind: string, refId: number | null) =>
  db
    .selectFrom('revisions')
    .select(['number', 'actor'])
    .where('kind', '=', kind)
    .where('refId', '=', refId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
