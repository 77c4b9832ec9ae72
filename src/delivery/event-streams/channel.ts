/**
 * A channel: its latest messages in the order of their numbers, and its listeners. Each listener has the
 * number up to which it has everything, so a listener that joins during a round misses nothing and receives
 * nothing twice.
 */

export interface Message {
  /** Greater than the numbers of all earlier messages. */
  sequence: number
  /**
   * The subject of the message. For listeners who join later, a newer message replaces an older one of the
   * same subject.
   */
  about: string
  bytes: Buffer
}

export interface Listener {
  /** The listener has everything up to this number. */
  sequence: number
}

/** At most this many messages are kept; listeners further behind must reload. */
const maxMessages = 500
const maxBytes = 2 * 2 ** 20

export interface Channel<L extends Listener> {
  readonly listeners: ReadonlySet<L>
  /** Listeners that have everything up to this number can receive all later messages. */
  floor(): number
  last(): number
  add(listener: L): void
  remove(listener: L): void
  /** Adds messages; each listener then gets them through `missing`. */
  push(messages: Message[]): void
  /** Adds earlier messages, in order, that were loaded from elsewhere. */
  extend(floor: number, earlier: Message[]): void
  /**
   * The messages that a listener has not received yet, in order; they now count as sent. Null when some are
   * no longer kept.
   */
  missing(listener: L): Buffer[] | null
}

/** @param start the current number: messages before it are unknown here */
export function createChannel<L extends Listener>(start: number): Channel<L> {
  const listeners = new Set<L>()
  let kept = new Map<string, Message>()
  let floor = start
  let last = start
  let bytes = 0
  /** Most listeners of a round miss the same messages, so they are computed once. */
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
      if (kept.size <= maxMessages && bytes <= maxBytes) break
      kept.delete(about)
      bytes -= message.bytes.length
      floor = message.sequence
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
        if (message.sequence <= last) continue
        keep(message)
        last = message.sequence
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
        const isBefore = message.sequence <= before
        if (isBefore ? !known.has(message.about) : known.get(message.about) === message) keep(message)
      }
      floor = earliest
      makeRoom()
    },

    missing(listener) {
      const from = listener.sequence
      if (from >= last) return []
      if (from < floor) return null
      if (common.from !== from || common.to !== last) {
        const missing: Buffer[] = []
        for (const message of kept.values()) if (message.sequence > from) missing.push(message.bytes)
        common = { from, to: last, missing }
      }
      listener.sequence = last
      return common.missing
    },
  }
}
