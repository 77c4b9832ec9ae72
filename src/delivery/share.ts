/**
 * A share of the memory: entries in the order in which they may have to leave, bounded in bytes. Second
 * chance: the oldest entry leaves, unless it was used since the hand last passed it; then it goes to the
 * end of the queue. Using an entry costs one boolean, no list is touched on the hot path.
 */
import type { Entry } from './store.ts'

export interface Share {
  readonly limit: number
  bytes(): number
  /** Makes room and adds; false when the entry is larger than the share. */
  add(entry: Entry<unknown>): boolean
  remove(entry: Entry<unknown>): void
  each(visit: (entry: Entry<unknown>) => void): void
  /** Gives an entry that is in the share another size; it may have had to leave: look before you rely on it. */
  resize(entry: Entry<unknown>, size: number): void
}

/**
 * @param evict takes the entry out of everything that knows it, this share too
 * @param forget is told that the use of some entry was forgotten: who marked it must mark it again
 */
export function createShare(
  limit: number,
  evict: (entry: Entry<unknown>) => void,
  forget: () => void,
): Share {
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

  const share: Share = {
    limit,
    bytes: () => bytes,

    add(entry) {
      if (entry.size > limit) return false
      makeRoom(entry.size)
      entry.share = share
      bytes += entry.size
      link(entry)
      return true
    },

    remove(entry) {
      unlink(entry)
      bytes -= entry.size
      entry.share = undefined
    },

    each(visit) {
      for (let entry = oldest; entry; entry = entry.newer) visit(entry)
    },

    resize(entry, size) {
      // At the end of the queue, so that it is the last to make room for itself.
      unlink(entry)
      link(entry)
      makeRoom(size - entry.size)
      if (entry.share !== share) return
      bytes += size - entry.size
      entry.size = size
    },
  }
  return share
}
