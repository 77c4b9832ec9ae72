/** The bytes behind media items. Several items may have the same; whoever keeps or drops them goes one at a time. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { dropOriginal } from '../../platform/media/keep.ts'
import type { Tables } from '../tables.ts'
import { mediaWithFile } from './library.ts'

/** Until the transaction ends nobody else, in any process, keeps or drops this file. */
export const lockFile = (tx: Transaction<Tables>, file: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${file}, 0))`.execute(tx)

/** Takes a file from the disk that no item has any more. */
export async function dropUnused(db: Kysely<Tables>, mediaDir: string, file: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockFile(tx, file)
    if ((await mediaWithFile({ db: tx }, file)) === null) await dropOriginal(mediaDir, file)
  })
}
