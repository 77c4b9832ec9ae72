/**
 * What several fragments of a page read is read once: the head and the article ask for the same article, every
 * fragment for the publication. Kept with the topics that it noted, and forgotten when one of them is touched.
 */
import type { Note } from '../delivery/contract.ts'
import type { SiteReading } from './route.ts'

/** Few and recent: the fragments of a page are rendered together. */
const most = 64

interface Shared {
  topics: Set<string>
  settled: boolean
  value: Promise<unknown>
}

export function createShared(readingWith: (note: Note) => SiteReading) {
  const kept = new Map<string, Shared>()

  function load<T>(key: string, read: (reading: SiteReading) => Promise<T>): Shared {
    const topics = new Set<string>()
    const note: Note = (...named) => {
      for (const topic of named) topics.add(topic)
    }
    const shared: Shared = { topics, settled: false, value: read(readingWith(note)) }
    const forget = () => kept.get(key) === shared && kept.delete(key)
    shared.value.then(() => {
      shared.settled = true
    }, forget)
    return shared
  }

  return {
    /** Reads once for all who ask; each notes what was read. */
    async once<T>(note: Note, key: string, read: (reading: SiteReading) => Promise<T>): Promise<T> {
      const shared = kept.get(key) ?? load(key, read)
      kept.delete(key)
      kept.set(key, shared)
      if (kept.size > most) kept.delete(kept.keys().next().value!)
      try {
        return (await shared.value) as T
      } finally {
        note(...shared.topics)
      }
    },

    /** What is still being read may have read the state before: it serves those who wait, and nobody after. */
    touch(touched: Iterable<string>): void {
      const named = new Set(touched)
      for (const [key, { topics, settled }] of kept) {
        if (!settled || named.has('*') || !named.isDisjointFrom(topics)) kept.delete(key)
      }
    },
  }
}
