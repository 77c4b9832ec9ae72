/**
 * Counts article reads for the most-read list: in bounded memory, without cookies or addresses, written in
 * batches.
 */
import type { Kysely } from 'kysely'
import { countReads } from '../content/readership/readership.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'

/** At most this many articles are counted between two flushes; reads of further articles are dropped. */
const maxArticles = 5_000
const flushEveryMs = 5_000

export interface ReadCounter {
  count(articleId: number): void
  flush(): Promise<void>
  close(): Promise<void>
}

export function createReadCounter(db: Kysely<Tables>, onError: (error: unknown) => void): ReadCounter {
  let counts = new Map<number, number>()

  async function flush(): Promise<void> {
    if (counts.size === 0) return
    const taken = counts
    counts = new Map()
    try {
      const reads = [...taken].map(([articleId, count]) => ({ articleId, count }))
      await execute(db, system('beacon'), countReads, { reads })
    } catch (error) {
      // The database is unavailable: keep as many counts as fit for the next flush.
      for (const [id, n] of taken)
        if (counts.size < maxArticles || counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + n)
      onError(error)
    }
  }

  const timer = setInterval(flush, flushEveryMs)
  timer.unref()
  return {
    count(articleId) {
      if (counts.size < maxArticles || counts.has(articleId))
        counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
