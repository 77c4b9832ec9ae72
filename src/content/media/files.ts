/** The bytes behind media items and captions. Several may have the same; whoever keeps or drops them goes one at a time. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { dropOriginal } from '../../platform/media/keep.ts'
import type { Tables } from '../tables.ts'

/** Until the transaction ends nobody else, in any process, keeps or drops this file. */
export const lockFile = (tx: Transaction<Tables>, file: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${file}, 0))`.execute(tx)

/** Of these files those that an item has or captions are. */
export async function usedFiles(db: Kysely<Tables>, files: string[]): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const rows = await db
    .selectFrom('media')
    .select('file')
    .where('file', 'in', files)
    .unionAll(db.selectFrom('captions').select('file').where('file', 'in', files))
    .execute()
  return new Set(rows.flatMap(({ file }) => file ?? []))
}

/** Takes a file from the disk that nothing has any more. */
export async function dropUnused(db: Kysely<Tables>, mediaDir: string, file: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockFile(tx, file)
    if (!(await usedFiles(tx, [file])).has(file)) await dropOriginal(mediaDir, file)
  })
}
