/** The progress of a file's import, from which an interrupted import continues. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

export interface ImportProgress {
  /** Identifies the file by its bytes: 'items:…'. */
  key: string
  /** The number of imported items of the file. */
  lines: number
  finished: boolean
}

export const readProgress = (db: Kysely<Tables>, key: string): Promise<ImportProgress | undefined> =>
  db.selectFrom('imports').select(['key', 'lines', 'finished']).where('key', '=', key).executeTakeFirst()

/** Stored in the transaction of the items that it counts. */
export async function keepProgress(
  tx: Transaction<Tables>,
  { key, lines, finished }: ImportProgress,
): Promise<void> {
  await tx
    .insertInto('imports')
    .values({ key, lines, finished })
    .onConflict((oc) => oc.column('key').doUpdateSet({ lines, finished, at: sql`now()` }))
    .execute()
}
