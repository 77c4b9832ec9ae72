/** The beacon of the most read: counts in bounded memory, without cookies or addresses, and hands on in batches. */
import type { Kysely } from 'kysely'
import { system } from '../content/actor.ts'
import { execute } from '../content/command.ts'
import { countReads } from '../content/readership/readership.ts'
import type { Tables } from '../content/tables.ts'

/** So many different articles are counted between two flushes; reads of others are dropped. */
const mostArticles = 5_000
const flushEveryMs = 5_000

export interface Beacon {
  count(articleId: number): void
  flush(): Promise<void>
  close(): Promise<void>
}

export function createBeacon(db: Kysely<Tables>, onError: (error: unknown) => void): Beacon {
  let counts = new Map<number, number>()

  async function flush(): Promise<void> {
    if (counts.size === 0) return
    const taken = counts
    counts = new Map()
    try {
      const reads = [...taken].map(([articleId, count]) => ({ articleId, count }))
      await execute(db, system('beacon'), countReads, { reads })
    } catch (error) {
      // The database is away: what fits is kept for the next flush.
      for (const [id, n] of taken)
        if (counts.size < mostArticles || counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + n)
      onError(error)
    }
  }

  const timer = setInterval(flush, flushEveryMs)
  timer.unref()
  return {
    count(articleId) {
      if (counts.size < mostArticles || counts.has(articleId))
        counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
