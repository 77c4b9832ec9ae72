/**
 * Who reads which topic: the index from a topic to the kept entries that noted it, and the watch that each
 * render in flight keeps over the topics touched since it began.
 */

/** The topic that touches everything. */
export const EVERYTHING = '*'

/** More topics than this touched during one render count as everything touched: the memory is bounded. */
const WATCH_LIMIT = 10_000

/** Sees the touches that come while a render runs. */
export interface Watch {
  /** When the first of these topics was touched since the watch began, Infinity when none was. */
  firstTouch(noted: Iterable<string>): number
  close(): void
}

export interface Topics<Reader> {
  add(reader: Reader, topics: readonly string[]): void
  remove(reader: Reader, topics: readonly string[]): void
  readersOf(topic: string): Iterable<Reader>
  watch(): Watch
  /** Tells the renders in flight; `at` in milliseconds of performance.now(). */
  touch(topic: string, at: number): void
  size(): number
}

export function createTopics<Reader extends object>(): Topics<Reader> {
  // Most topics have one reader: only the second one costs a Set.
  const index = new Map<string, Reader | Set<Reader>>()
  const watched = new Set<{ touched: Map<string, number>; everything: number }>()

  return {
    add(reader, topics) {
      for (const topic of topics) {
        const readers = index.get(topic)
        if (readers === undefined) index.set(topic, reader)
        else if (readers instanceof Set) readers.add(reader)
        else if (readers !== reader) index.set(topic, new Set([readers, reader]))
      }
    },

    remove(reader, topics) {
      for (const topic of topics) {
        const readers = index.get(topic)
        if (readers === reader) index.delete(topic)
        else if (readers instanceof Set) {
          readers.delete(reader)
          if (readers.size === 0) index.delete(topic)
        }
      }
    },

    readersOf(topic) {
      const readers = index.get(topic)
      if (readers === undefined) return []
      return readers instanceof Set ? readers : [readers]
    },

    watch() {
      const seen = { touched: new Map<string, number>(), everything: Number.POSITIVE_INFINITY }
      watched.add(seen)
      return {
        firstTouch(noted) {
          let first = seen.everything
          for (const topic of noted) first = Math.min(first, seen.touched.get(topic) ?? first)
          return first
        },
        close: () => void watched.delete(seen),
      }
    },

    touch(topic, at) {
      for (const seen of watched) {
        if (topic === EVERYTHING || seen.touched.size >= WATCH_LIMIT)
          seen.everything = Math.min(seen.everything, at)
        else if (!seen.touched.has(topic)) seen.touched.set(topic, at)
      }
    },

    size: () => index.size,
  }
}
