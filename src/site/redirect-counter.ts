/**
 * Counts uses of redirects and requests for unknown addresses: in bounded memory, without queries, addresses of
 * readers or times, written in batches.
 */
import type { Kysely } from 'kysely'
import { countRedirects, missingKey } from '../content/redirects/counts.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import type { RedirectCounter } from './moved.ts'

const flushEveryMs = 10_000
/** Further redirects and addresses are not counted until the next flush. */
const maxRedirects = 5_000
const maxMissing = 500
/** A flood of unknown addresses costs no more than this many looks between two flushes. */
const maxLooks = 5_000

export function createRedirectCounter(db: Kysely<Tables>, onError: (error: unknown) => void) {
  let redirects = new Map<number, number>()
  let patterns = new Map<number, number>()
  let missing = new Map<string, number>()
  let looks = 0

  const add = <K>(counts: Map<K, number>, key: K, most: number) => {
    const count = counts.get(key)
    if (count !== undefined || counts.size < most) counts.set(key, (count ?? 0) + 1)
  }
  const rows = (counts: Map<number, number>) => [...counts].map(([id, count]) => ({ id, count }))

  /** Counts that cannot be written are dropped: they are approximate. */
  async function flush(): Promise<void> {
    if (redirects.size + patterns.size + missing.size === 0) return
    const counted = {
      ...{ redirects: rows(redirects), patterns: rows(patterns) },
      missing: [...missing].map(([key, count]) => ({ key, count })),
    }
    redirects = new Map()
    patterns = new Map()
    missing = new Map()
    looks = 0
    await execute(db, system('redirects'), countRedirects, counted).catch(onError)
  }

  const timer = setInterval(flush, flushEveryMs)
  timer.unref()
  const counter: RedirectCounter = {
    redirect: (id) => add(redirects, id, maxRedirects),
    pattern: (id) => add(patterns, id, maxRedirects),
    missing(path) {
      if (++looks > maxLooks) return
      const key = missingKey(path)
      if (key !== null) add(missing, key, maxMissing)
    },
  }
  return {
    ...counter,
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
