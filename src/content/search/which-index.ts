import type { Kysely } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import { databaseIndex, steer } from './database-index.ts'
import type { Frequencies } from './frequencies.ts'
import { IndexGone, type SearchIndex, searchIndex } from './index-query.ts'

/**
 * Runs work with an index: that of this process, which needs no database connection while waiting, otherwise the
 * database's.
 */
export async function withIndex<Answer>(
  { db, dependOn, service }: ReadContext,
  frequent: Frequencies,
  work: (db: Kysely<Tables>, index: SearchIndex) => Promise<Answer>,
): Promise<Answer> {
  const beside = service?.(searchIndex)
  if (beside?.cacheTag) dependOn(beside.cacheTag)
  try {
    if (beside) return await work(db, beside)
  } catch (error) {
    if (!(error instanceof IndexGone)) throw error
  }
  return db.transaction().execute(async (tx) => {
    await steer(tx)
    return work(tx, databaseIndex(tx, frequent))
  })
}
