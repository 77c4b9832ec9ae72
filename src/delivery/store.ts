/**
 * Everything cached, within one byte budget. Missing pages (and fragments that only they need) have a small
 * segment of their own, so that a flood of invented addresses evicts nothing else. An entry never becomes
 * fresh again: a new render makes a new entry. An evicted entry is emptied, so that references to it hold no
 * bytes.
 */
import { type CacheSegment, createCacheSegment } from './cache-segment.ts'
import { createCacheTags, EVERYTHING, type Watch } from './cache-tags.ts'
import { own, sizeOfEntry } from './sizes.ts'

/** `staleSince` of an entry that was not invalidated, and of one that was evicted. */
export const FRESH = Number.POSITIVE_INFINITY
export const GONE = Number.NEGATIVE_INFINITY

/** The part of the budget for missing pages. */
const RARE_PART = 1 / 32

export interface Entry<Value> {
  readonly key: string
  /** Undefined after eviction. */
  value: Value | undefined
  cacheTags: readonly string[]
  size: number
  /** When it was first invalidated, in milliseconds of performance.now(). */
  staleSince: number
  /** After a failed render: the earliest time of the next attempt. */
  retryAt: number
  used: boolean
  segment: CacheSegment | undefined
  older: Entry<unknown> | undefined
  newer: Entry<unknown> | undefined
  /** The map that contains it under its key. */
  readonly home: Map<string, Entry<Value>>
}

export interface Store {
  /**
   * Changes whenever an entry becomes stale, is evicted, or loses its mark of use. While it is unchanged,
   * earlier checks and marks still hold.
   */
  epoch(): number
  /** Caches a value in place of the last one of that key; undefined when it is too large. */
  keep<Value>(home: Map<string, Entry<Value>>, item: Item<Value>): Entry<Value> | undefined
  resize(entry: Entry<unknown>, size: number): void
  /** Moves an entry out of the small segment, because an existing page uses it. */
  promote(entry: Entry<unknown>): void
  invalidate(cacheTags: Iterable<string>): void
  watch(): Watch
  stats(): { bytes: number; lowPriorityBytes: number; evictions: number; cacheTags: number }
}

export interface Item<Value> {
  key: string
  value: Value
  /** The size of the value alone, in bytes. */
  valueSize: number
  cacheTags: Iterable<string>
  staleSince: number
  lowPriority: boolean
}

export function createStore(budgetBytes: number): Store {
  const cacheTags = createCacheTags<Entry<unknown>>()
  let epoch = 0
  let evictions = 0

  const evict = (entry: Entry<unknown>) => {
    evictions++
    drop(entry)
  }
  const forget = () => void epoch++
  const lowPriorityLimit = Math.floor(budgetBytes * RARE_PART)
  const main = createCacheSegment(budgetBytes - lowPriorityLimit, evict, forget)
  const lowPriority = createCacheSegment(lowPriorityLimit, evict, forget)

  function drop(entry: Entry<unknown>): void {
    epoch++
    entry.segment?.remove(entry)
    cacheTags.remove(entry, entry.cacheTags)
    entry.home.delete(entry.key)
    entry.value = undefined
    entry.cacheTags = []
    entry.staleSince = GONE
  }

  function stale(entry: Entry<unknown>, now: number): void {
    if (entry.staleSince !== FRESH) return
    epoch++
    entry.staleSince = now
  }

  return {
    epoch: () => epoch,

    keep(home, item) {
      const last = home.get(item.key)
      if (last) drop(last)
      const entry: Entry<(typeof item)['value']> = {
        key: own(item.key),
        value: item.value,
        cacheTags: Array.from(item.cacheTags, own),
        size: 0,
        staleSince: item.staleSince,
        retryAt: 0,
        used: false,
        segment: undefined,
        older: undefined,
        newer: undefined,
        home,
      }
      entry.size = sizeOfEntry(entry.key, entry.cacheTags) + item.valueSize
      if (!(item.lowPriority ? lowPriority : main).add(entry)) return undefined
      cacheTags.add(entry, entry.cacheTags)
      home.set(entry.key, entry)
      return entry
    },

    resize: (entry, size) => entry.segment?.resize(entry, size),

    promote(entry) {
      if (entry.segment !== lowPriority) return
      lowPriority.remove(entry)
      if (!main.add(entry)) drop(entry)
    },

    invalidate(touched) {
      const now = performance.now()
      for (const cacheTag of touched) {
        cacheTags.invalidate(cacheTag, now)
        if (cacheTag === EVERYTHING)
          for (const segment of [main, lowPriority]) segment.each((entry) => stale(entry, now))
        else for (const entry of cacheTags.readersOf(cacheTag)) stale(entry, now)
      }
    },

    watch: cacheTags.watch,

    stats: () => ({
      bytes: main.bytes() + lowPriority.bytes(),
      lowPriorityBytes: lowPriority.bytes(),
      evictions,
      cacheTags: cacheTags.size(),
    }),
  }
}
