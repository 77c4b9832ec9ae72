import type { Reading } from '../reading.ts'
import { type Db, databaseIndex, steer } from './database-index.ts'
import type { Frequencies } from './frequencies.ts'
import { IndexGone, type SearchIndex } from './held.ts'

/** Work that reads with an index, in a transaction: with the one beside this process, else with the database's. */
export async function withIndex<Answer>(
  { db, index }: Reading,
  frequent: Frequencies,
  work: (db: Db, index: SearchIndex) => Promise<Answer>,
): Promise<Answer> {
  const within = (choose: (tx: Db) => SearchIndex) =>
    db.transaction().execute(async (tx) => {
      await steer(tx)
      return work(tx, choose(tx))
    })
  const beside = index?.()
  try {
    if (beside) return await within(() => beside)
  } catch (error) {
    if (!(error instanceof IndexGone)) throw error
  }
  return within((tx) => databaseIndex(tx, frequent))
}
