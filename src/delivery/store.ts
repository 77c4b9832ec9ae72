/**
 * What is kept, in one byte budget. Pages that are not there (and fragments that only they want) have a
 * small share of their own, so that a flood of invented addresses drives out nothing but itself.
 *
 * An entry never becomes fresh again: a new render makes a new entry. One that left is emptied, so that
 * whoever still holds it holds no bytes.
 */
import { createShare, type Share } from './share.ts'
import { own, sizeOfEntry } from './sizes.ts'
import { createTopics, EVERYTHING, type Watch } from './topics.ts'

/** `staleSince` of an entry that nothing touched, and of one that is no longer kept. */
export const FRESH = Number.POSITIVE_INFINITY
export const GONE = Number.NEGATIVE_INFINITY

/** The part of the budget for pages that are not there. */
const RARE_PART = 1 / 32

export interface Entry<Value> {
  readonly key: string
  /** Undefined once the entry is gone. */
  value: Value | undefined
  topics: readonly string[]
  size: number
  /** When it was first touched, in milliseconds of performance.now(). */
  staleSince: number
  /** After a failed render: no new attempt before this time. */
  retryAt: number
  used: boolean
  share: Share | undefined
  older: Entry<unknown> | undefined
  newer: Entry<unknown> | undefined
  /** The map that finds it by its key. */
  readonly home: Map<string, Entry<Value>>
}

export interface Store {
  /**
   * Changes whenever an entry stops being fresh, leaves, or has its mark of use taken away: as long as it
   * has not changed, what was seen and marked at that epoch is still so.
   */
  epoch(): number
  /** Keeps a value in place of the last one of that key; undefined when it is too large to keep. */
  keep<Value>(home: Map<string, Entry<Value>>, item: Item<Value>): Entry<Value> | undefined
  resize(entry: Entry<unknown>, size: number): void
  /** Moves an entry out of the small share: a page that is there wants it. */
  promote(entry: Entry<unknown>): void
  touch(topics: Iterable<string>): void
  watch(): Watch
  stats(): { bytes: number; rareBytes: number; evictions: number; topics: number }
}

export interface Item<Value> {
  key: string
  value: Value
  /** Bytes of the value alone. */
  valueSize: number
  topics: Iterable<string>
  staleSince: number
  rare: boolean
}

export function createStore(budgetBytes: number): Store {
  const topics = createTopics<Entry<unknown>>()
  let epoch = 0
  let evictions = 0

  const evict = (entry: Entry<unknown>) => {
    evictions++
    drop(entry)
  }
  const forget = () => void epoch++
  const rareLimit = Math.floor(budgetBytes * RARE_PART)
  const main = createShare(budgetBytes - rareLimit, evict, forget)
  const rare = createShare(rareLimit, evict, forget)

  function drop(entry: Entry<unknown>): void {
    epoch++
    entry.share?.remove(entry)
    topics.remove(entry, entry.topics)
    entry.home.delete(entry.key)
    entry.value = undefined
    entry.topics = []
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
        topics: Array.from(item.topics, own),
        size: 0,
        staleSince: item.staleSince,
        retryAt: 0,
        used: false,
        share: undefined,
        older: undefined,
        newer: undefined,
        home,
      }
      entry.size = sizeOfEntry(entry.key, entry.topics) + item.valueSize
      if (!(item.rare ? rare : main).add(entry)) return undefined
      topics.add(entry, entry.topics)
      home.set(entry.key, entry)
      return entry
    },

    resize: (entry, size) => entry.share?.resize(entry, size),

    promote(entry) {
      if (entry.share !== rare) return
      rare.remove(entry)
      if (!main.add(entry)) drop(entry)
    },

    touch(touched) {
      const now = performance.now()
      for (const topic of touched) {
        topics.touch(topic, now)
        if (topic === EVERYTHING) for (const share of [main, rare]) share.each((entry) => stale(entry, now))
        else for (const entry of topics.readersOf(topic)) stale(entry, now)
      }
    },

    watch: topics.watch,

    stats: () => ({
      bytes: main.bytes() + rare.bytes(),
      rareBytes: rare.bytes(),
      evictions,
      topics: topics.size(),
    }),
  }
}
