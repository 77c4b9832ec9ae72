/**
 * Computes what a key stands for, once for all who ask at the same time, and keeps it under the topics that
 * were noted meanwhile. The rules of staleness and of failure are here.
 */
import type { Note } from './contract.ts'
import { type Entry, FRESH, type Store } from './store.ts'

/** A failed render is not tried again for so long, while an older version can be served. */
const RETRY_MILLISECONDS = 500

export interface MemoOptions<Value> {
  /** `last` is the version before, if there is one. */
  load(key: string, note: Note, last: Value | undefined): Promise<Value>
  sizeOf(value: Value): number
  /** Whether a value belongs into the small share, whoever asked for it. */
  isRare?(value: Value): boolean
  /** How long a stale value may be served while its successor is being made. */
  graceMilliseconds(key: string): number
  onStale(): void
  onFailure(error: unknown, key: string): void
}

export interface Memo<Value> {
  /** The entry as it is, fresh or not. */
  peek(key: string): Entry<Value> | undefined
  /** The entry if it is fresh. `rare`: it is a page that is not there that wants it. */
  fresh(key: string, rare?: boolean): Entry<Value> | undefined
  /**
   * A value that may be served now. Rejects with the error of `load` when there is no older version.
   * Whoever asks after a touch gets nothing from before that touch, but for the grace.
   */
  get(key: string, rare?: boolean): Promise<Value>
  entries(): number
  inFlight(): number
}

interface Outcome<Value> {
  value: Value
  /** When one of its topics was touched while it was being made, FRESH if none was. */
  staleSince: number
}

interface Flight<Value> {
  rare: boolean
  outcome: Promise<Outcome<Value>>
}

export function createMemo<Value>(store: Store, options: MemoOptions<Value>): Memo<Value> {
  const entries = new Map<string, Entry<Value>>()
  const flights = new Map<string, Flight<Value>>()

  function fresh(key: string, rare = false): Entry<Value> | undefined {
    const entry = entries.get(key)
    if (!entry || entry.staleSince !== FRESH) return undefined
    entry.used = true
    if (!rare && !options.isRare) store.promote(entry)
    return entry
  }

  function start(key: string, rare: boolean): Flight<Value> {
    const flight = { rare } as Flight<Value>
    const last = entries.get(key)
    // `finally` calls back later than this function returns, even when `load` fails at once.
    flight.outcome = load(key, flight, last, last?.value).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  /** `lastValue` is held here: the entry is emptied when it has to leave meanwhile. */
  async function load(
    key: string,
    flight: Flight<Value>,
    last: Entry<Value> | undefined,
    lastValue: Value | undefined,
  ): Promise<Outcome<Value>> {
    const watch = store.watch()
    const noted = new Set<string>()
    const note: Note = (...topics) => {
      for (const topic of topics) noted.add(topic)
    }
    try {
      const value = await options.load(key, note, lastValue)
      const staleSince = watch.firstTouch(noted)
      const rare = options.isRare?.(value) ?? flight.rare
      const valueSize = options.sizeOf(value)
      store.keep(entries, { key, value, valueSize, topics: noted, staleSince, rare })
      return { value, staleSince }
    } catch (error) {
      options.onFailure(error, key)
      if (!last || lastValue === undefined) throw error
      options.onStale()
      last.retryAt = performance.now() + RETRY_MILLISECONDS
      return { value: lastValue, staleSince: FRESH }
    } finally {
      watch.close()
    }
  }

  async function get(key: string, rare = false): Promise<Value> {
    const asked = performance.now()
    const inGrace = (staleSince: number) => performance.now() < staleSince + options.graceMilliseconds(key)
    for (;;) {
      const entry = fresh(key, rare) ?? entries.get(key)
      let flight = flights.get(key)
      if (entry?.value !== undefined) {
        if (entry.staleSince === FRESH) return entry.value
        if ((flight && inGrace(entry.staleSince)) || performance.now() < entry.retryAt) {
          options.onStale()
          return entry.value
        }
      }
      flight ??= start(key, rare)
      flight.rare &&= rare
      // Touched while it was made: good enough for those who asked before, the others ask again, once.
      const { value, staleSince } = await flight.outcome
      if (asked <= staleSince || inGrace(staleSince)) return value
    }
  }

  return {
    peek: (key) => entries.get(key),
    fresh,
    get,
    entries: () => entries.size,
    inFlight: () => flights.size,
  }
}
