/**
 * Cache tags and their readers: an index from each tag to the cached entries that depend on it, and for each
 * render in flight the tags invalidated since it began.
 */

/** The cache tag that invalidates everything. */
export const EVERYTHING = '*'

/** More invalidated tags than this during one render count as everything, so that memory is bounded. */
const WATCH_LIMIT = 10_000

/** Records the invalidations during one render. */
export interface Watch {
  /** The time when the first of these tags was invalidated since the watch began; Infinity when none was. */
  firstInvalidation(tags: Iterable<string>): number
  close(): void
}

export interface CacheTags<Reader> {
  add(reader: Reader, cacheTags: readonly string[]): void
  remove(reader: Reader, cacheTags: readonly string[]): void
  readersOf(cacheTag: string): Iterable<Reader>
  watch(): Watch
  /** Records the invalidation for the renders in flight; `at` in milliseconds of performance.now(). */
  invalidate(cacheTag: string, at: number): void
  size(): number
}

export function createCacheTags<Reader extends object>(): CacheTags<Reader> {
  // Most cache tags have one reader, so a Set is created only for the second one.
  const index = new Map<string, Reader | Set<Reader>>()
  const watched = new Set<{ invalidated: Map<string, number>; everything: number }>()

  return {
    add(reader, cacheTags) {
      for (const cacheTag of cacheTags) {
        const readers = index.get(cacheTag)
        if (readers === undefined) index.set(cacheTag, reader)
        else if (readers instanceof Set) readers.add(reader)
        else if (readers !== reader) index.set(cacheTag, new Set([readers, reader]))
      }
    },

    remove(reader, cacheTags) {
      for (const cacheTag of cacheTags) {
        const readers = index.get(cacheTag)
        if (readers === reader) index.delete(cacheTag)
        else if (readers instanceof Set) {
          readers.delete(reader)
          if (readers.size === 0) index.delete(cacheTag)
        }
      }
    },

    readersOf(cacheTag) {
      const readers = index.get(cacheTag)
      if (readers === undefined) return []
      return readers instanceof Set ? readers : [readers]
    },

    watch() {
      const seen = { invalidated: new Map<string, number>(), everything: Number.POSITIVE_INFINITY }
      watched.add(seen)
      return {
        firstInvalidation(tags) {
          let first = seen.everything
          for (const cacheTag of tags) first = Math.min(first, seen.invalidated.get(cacheTag) ?? first)
          return first
        },
        close: () => void watched.delete(seen),
      }
    },

    invalidate(cacheTag, at) {
      for (const seen of watched) {
        if (cacheTag === EVERYTHING || seen.invalidated.size >= WATCH_LIMIT)
          seen.everything = Math.min(seen.everything, at)
        else if (!seen.invalidated.has(cacheTag)) seen.invalidated.set(cacheTag, at)
      }
    },

    size: () => index.size,
  }
}
