/** Who wants to hear of a topic's touches as they come: the event streams of the staff. */
import type { Watcher } from '../api/context.ts'

export interface Watching {
  watch(topic: string, watcher: Watcher): () => void
  touch(topics: Iterable<string>): void
  close(): Promise<void>
}

export function createWatching(): Watching {
  const watchers = new Map<string, Set<Watcher>>()
  const everyone = () => [...watchers.values()].flatMap((set) => [...set])

  return {
    watch(topic, watcher) {
      const set = watchers.get(topic) ?? new Set()
      watchers.set(topic, set.add(watcher))
      return () => {
        set.delete(watcher)
        if (set.size === 0 && watchers.get(topic) === set) watchers.delete(topic)
      }
    },
    touch(topics) {
      for (const topic of topics) {
        const told = topic === '*' ? everyone() : (watchers.get(topic) ?? [])
        for (const watcher of told) watcher.touched()
      }
    },
    async close() {
      for (const watcher of everyone()) watcher.closed()
    },
  }
}
