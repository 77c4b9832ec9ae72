/** Lets the staff's event streams listen for the invalidation of a cache tag. */
import type { Watcher } from '../api/context.ts'

export interface StaffEvents {
  watch(cacheTag: string, watcher: Watcher): () => void
  invalidate(cacheTags: Iterable<string>): void
  close(): Promise<void>
}

export function createStaffEvents(): StaffEvents {
  const watchers = new Map<string, Set<Watcher>>()
  const everyone = () => [...watchers.values()].flatMap((set) => [...set])

  return {
    watch(cacheTag, watcher) {
      const set = watchers.get(cacheTag) ?? new Set()
      watchers.set(cacheTag, set.add(watcher))
      return () => {
        set.delete(watcher)
        if (set.size === 0 && watchers.get(cacheTag) === set) watchers.delete(cacheTag)
      }
    },
    invalidate(cacheTags) {
      for (const cacheTag of cacheTags) {
        const concerned = cacheTag === '*' ? everyone() : (watchers.get(cacheTag) ?? [])
        for (const watcher of concerned) watcher.touched()
      }
    },
    async close() {
      for (const watcher of everyone()) watcher.closed()
    },
  }
}
