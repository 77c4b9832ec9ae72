/**
 * Reads data once when several fragments of a page need it, for example the publication. Stores the result
 * with its cache tags, and drops it when one of them is invalidated.
 */
import type { DependOn } from '../delivery/contract.ts'
import type { SiteReadContext } from './route.ts'

/** A small number is enough: the fragments of a page are rendered at the same time. */
const maxEntries = 64

interface SharedRead {
  cacheTags: Set<string>
  settled: boolean
  value: Promise<unknown>
}

export function createRequestCache(contextWith: (dependOn: DependOn) => SiteReadContext) {
  const kept = new Map<string, SharedRead>()

  function load<T>(key: string, read: (readContext: SiteReadContext) => Promise<T>): SharedRead {
    const cacheTags = new Set<string>()
    const dependOn: DependOn = (...named) => {
      for (const cacheTag of named) cacheTags.add(cacheTag)
    }
    const shared: SharedRead = { cacheTags, settled: false, value: read(contextWith(dependOn)) }
    const forget = () => kept.get(key) === shared && kept.delete(key)
    shared.value.then(() => {
      shared.settled = true
    }, forget)
    return shared
  }

  return {
    /** Reads once for all callers; each caller depends on the cache tags of the result. */
    async shared<T>(
      dependOn: DependOn,
      key: string,
      read: (readContext: SiteReadContext) => Promise<T>,
    ): Promise<T> {
      const shared = kept.get(key) ?? load(key, read)
      kept.delete(key)
      kept.set(key, shared)
      if (kept.size > maxEntries) kept.delete(kept.keys().next().value!)
      try {
        return (await shared.value) as T
      } finally {
        for (const cacheTag of shared.cacheTags) dependOn(cacheTag)
      }
    },

    /** A read in flight may be stale: give it to current waiters only. */
    invalidate(touched: Iterable<string>): void {
      const named = new Set(touched)
      for (const [key, { cacheTags, settled }] of kept) {
        if (!settled || named.has('*') || !named.isDisjointFrom(cacheTags)) kept.delete(key)
      }
    },
  }
}
