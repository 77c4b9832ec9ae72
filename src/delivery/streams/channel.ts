/**
 * A channel: what was said lately, in the order of its numbers, and who listens. Each listener has a number up to
 * which it has everything, so one who joins in the middle of a round misses nothing and hears nothing twice.
 */

export interface Message {
  /** Greater than that of every message before it. */
  number: number
  /** What it is about: a newer message about the same replaces it for those who join later. */
  about: string
  bytes: Buffer
}

export interface Listener {
  /** It has everything up to this number. */
  number: number
}

/** More than this is not kept: who is further behind begins anew. */
const mostMessages = 500
const mostBytes = 2 * 2 ** 20

export interface Channel<L extends Listener> {
  readonly listeners: ReadonlySet<L>
  /** Whoever has everything up to this number can be told all that came later. */
  floor(): number
  last(): number
  add(listener: L): void
  remove(listener: L): void
  /** Puts messages in; who listens is told by `missing`, listener by listener. */
  push(messages: Message[]): void
  /** Puts in what came before the floor, in order, when it had to be found elsewhere. */
  extend(floor: number, earlier: Message[]): void
  /**
   * What a listener has not been sent yet, in order; it counts as sent from now on. Null when some of it is not kept
   * any more.
   */
  missing(listener: L): Buffer[] | null
}

/** @param start the number that the channel's world has now: what came before is not known here */
export function createChannel<L extends Listener>(start: number): Channel<L> {
  const listeners = new Set<L>()
  let kept = new Map<string, Message>()
  let floor = start
  let last = start
  let bytes = 0
  /** What nearly everybody misses: asked once for each listener of a round. */
  let common: { from: number; to: number; missing: Buffer[] } = { from: start, to: start, missing: [] }

  function keep(message: Message): void {
    const before = kept.get(message.about)
    if (before) {
      kept.delete(message.about)
      bytes -= before.bytes.length
    }
    kept.set(message.about, message)
    bytes += message.bytes.length
  }

  function makeRoom(): void {
    for (const [about, message] of kept) {
      if (kept.size <= mostMessages && bytes <= mostBytes) break
      kept.delete(about)
      bytes -= message.bytes.length
      floor = message.number
    }
  }

  return {
    listeners,
    floor: () => floor,
    last: () => last,
    add: (listener) => void listeners.add(listener),
    remove: (listener) => void listeners.delete(listener),

    push(messages) {
      for (const message of messages) {
        if (message.number <= last) continue
        keep(message)
        last = message.number
      }
      makeRoom()
    },

    extend(earliest, earlier) {
      if (earliest >= floor) return
      const known = new Map(kept)
      const before = floor
      kept = new Map()
      bytes = 0
      for (const message of [...earlier, ...known.values()]) {
        const isBefore = message.number <= before
        if (isBefore ? !known.has(message.about) : known.get(message.about) === message) keep(message)
      }
      floor = earliest
      makeRoom()
    },

    missing(listener) {
      const from = listener.number
      if (from >= last) return []
      if (from < floor) return null
      if (common.from !== from || common.to !== last) {
        const missing: Buffer[] = []
        for (const message of kept.values()) if (message.number > from) missing.push(message.bytes)
        common = { from, to: last, missing }
      }
      listener.number = last
      return common.missing
    },
  }
}
