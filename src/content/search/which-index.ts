import type { Kysely } from 'kysely'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'
import { databaseIndex, steer } from './database-index.ts'
import type { Frequencies } from './frequencies.ts'
import { IndexGone, type SearchIndex } from './held.ts'

/**
 * Work that reads with an index: with the one beside this process, which holds no connection while it is waited for,
 * else with the database's.
 */
export async function withIndex<Answer>(
  { db, index }: Reading,
  frequent: Frequencies,
  work: (db: Kysely<Tables>, index: SearchIndex) => Promise<Answer>,
): Promise<Answer> {
  const beside = index?.()
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
