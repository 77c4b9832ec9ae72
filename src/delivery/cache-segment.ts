/**
 * A segment of the cache, bounded in bytes, with second-chance eviction: the oldest entry is evicted, unless
 * it was used since the last check; then it moves to the end of the queue. Using an entry sets one boolean,
 * so the hot path touches no list.
 */
import type { Entry } from './store.ts'

export interface CacheSegment {
  readonly limit: number
  bytes(): number
  /** Evicts as needed and adds the entry; false when the entry is larger than the segment. */
  add(entry: Entry<unknown>): boolean
  remove(entry: Entry<unknown>): void
  each(visit: (entry: Entry<unknown>) => void): void
  /** Changes the size of an entry. This may evict the entry itself, so check it before you rely on it. */
  resize(entry: Entry<unknown>, size: number): void
}

/**
 * @param evict removes the entry from all indexes, including this segment
 * @param forget is called after an entry's mark of use was cleared: the caller must mark it again
 */
export function createCacheSegment(
  limit: number,
  evict: (entry: Entry<unknown>) => void,
  forget: () => void,
): CacheSegment {
  let bytes = 0
  let oldest: Entry<unknown> | undefined
  let newest: Entry<unknown> | undefined

  function link(entry: Entry<unknown>): void {
    entry.older = newest
    if (newest) newest.newer = entry
    else oldest = entry
    newest = entry
  }

  function unlink(entry: Entry<unknown>): void {
    if (entry.older) entry.older.newer = entry.newer
    else oldest = entry.newer
    if (entry.newer) entry.newer.older = entry.older
    else newest = entry.older
    entry.older = entry.newer = undefined
  }

  function makeRoom(wanted: number): void {
    while (oldest && bytes + wanted > limit) {
      const entry = oldest
      if (entry.used) {
        entry.used = false
        forget()
        unlink(entry)
        link(entry)
      } else evict(entry)
    }
  }

  const segment: CacheSegment = {
    limit,
    bytes: () => bytes,

    add(entry) {
      if (entry.size > limit) return false
      makeRoom(entry.size)
      entry.segment = segment
      bytes += entry.size
      link(entry)
      return true
    },

    remove(entry) {
      unlink(entry)
      bytes -= entry.size
      entry.segment = undefined
    },

    each(visit) {
      for (let entry = oldest; entry; entry = entry.newer) visit(entry)
    },

    resize(entry, size) {
      // Move it to the end of the queue, so that it is the last one evicted to make room for itself.
      unlink(entry)
      link(entry)
      makeRoom(size - entry.size)
      if (entry.segment !== segment) return
      bytes += size - entry.size
      entry.size = size
    },
  }
  return segment
}
