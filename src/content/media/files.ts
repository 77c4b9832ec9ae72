/**
 * The stored files of media items and captions. Several may share a file, so writers and deleters of one file
 * run one after the other.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { dropOriginal } from '../../platform/media/keep.ts'

/** Locks a file against writing and deleting in all processes until the transaction ends. */
export const lockFile = (tx: Transaction<Tables>, file: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${file}, 0))`.execute(tx)

/** Returns the given files that a media item or captions still use. */
export async function usedFiles(db: Kysely<Tables>, files: string[]): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const rows = await db
    .selectFrom('media')
    .select('file')
    .where('file', 'in', files)
    .unionAll(db.selectFrom('media').select('originalFile as file').where('originalFile', 'in', files))
    .unionAll(db.selectFrom('captions').select('file').where('file', 'in', files))
    .execute()
  return new Set(rows.flatMap(({ file }) => file ?? []))
}

/** Deletes a file from disk unless something still uses it. */
export async function deleteIfUnused(db: Kysely<Tables>, mediaDir: string, file: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockFile(tx, file)
    if (!(await usedFiles(tx, [file])).has(file)) await dropOriginal(mediaDir, file)
  })
}
