/**
 * Loads the value of a key once for all concurrent callers, and caches it with the cache tags recorded
 * meanwhile. Contains the rules for stale values and failures.
 */
import type { DependOn } from './contract.ts'
import { type Entry, FRESH, type Store } from './store.ts'

/** After a failed render, a stale version is served for this long before the next attempt. */
const RETRY_MILLISECONDS = 500

export interface RevalidatingCacheOptions<Value> {
  /** `last` is the previous version, if there is one. */
  load(key: string, dependOn: DependOn, last: Value | undefined): Promise<Value>
  sizeOf(value: Value): number
  /** Whether a value belongs in the small segment, whichever page needed it. */
  isLowPriority?(value: Value): boolean
  /** How long a stale value may be served while the new one is being made. */
  staleWhileRevalidateMs(key: string): number
  onStale(): void
  onFailure(error: unknown, key: string): void
}

export interface RevalidatingCache<Value> {
  /** The entry, fresh or stale. */
  peek(key: string): Entry<Value> | undefined
  /** The entry if it is fresh. `lowPriority`: a missing page asks for it. */
  fresh(key: string, lowPriority?: boolean): Entry<Value> | undefined
  /**
   * A value that may be served now. Rejects with the error of `load` when there is no older version. After an
   * invalidation, callers get no older value, except during staleWhileRevalidateMs.
   */
  get(key: string, lowPriority?: boolean): Promise<Value>
  entries(): number
  inFlight(): number
}

interface Outcome<Value> {
  value: Value
  /** When one of its cache tags was invalidated during loading; FRESH if none was. */
  staleSince: number
}

interface Flight<Value> {
  lowPriority: boolean
  outcome: Promise<Outcome<Value>>
}

export function createRevalidatingCache<Value>(
  store: Store,
  options: RevalidatingCacheOptions<Value>,
): RevalidatingCache<Value> {
  const entries = new Map<string, Entry<Value>>()
  const flights = new Map<string, Flight<Value>>()

  function fresh(key: string, lowPriority = false): Entry<Value> | undefined {
    const entry = entries.get(key)
    if (!entry || entry.staleSince !== FRESH) return undefined
    entry.used = true
    if (!lowPriority && !options.isLowPriority) store.promote(entry)
    return entry
  }

  function start(key: string, lowPriority: boolean): Flight<Value> {
    const flight = { lowPriority } as Flight<Value>
    const last = entries.get(key)
    // `finally` runs after this function returns, even when `load` fails immediately.
    flight.outcome = load(key, flight, last, last?.value).finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  /** `lastValue` is kept here, because the entry is emptied if it is evicted meanwhile. */
  async function load(
    key: string,
    flight: Flight<Value>,
    last: Entry<Value> | undefined,
    lastValue: Value | undefined,
  ): Promise<Outcome<Value>> {
    const watch = store.watch()
    const noted = new Set<string>()
    const dependOn: DependOn = (...cacheTags) => {
      for (const cacheTag of cacheTags) noted.add(cacheTag)
    }
    try {
      const value = await options.load(key, dependOn, lastValue)
      const staleSince = watch.firstInvalidation(noted)
      const lowPriority = options.isLowPriority?.(value) ?? flight.lowPriority
      const valueSize = options.sizeOf(value)
      store.keep(entries, { key, value, valueSize, cacheTags: noted, staleSince, lowPriority })
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

  async function get(key: string, lowPriority = false): Promise<Value> {
    const requestedAt = performance.now()
    const inGrace = (staleSince: number) =>
      performance.now() < staleSince + options.staleWhileRevalidateMs(key)
    for (;;) {
      const entry = fresh(key, lowPriority) ?? entries.get(key)
      let flight = flights.get(key)
      if (entry?.value !== undefined) {
        if (entry.staleSince === FRESH) return entry.value
        if ((flight && inGrace(entry.staleSince)) || performance.now() < entry.retryAt) {
          options.onStale()
          return entry.value
        }
      }
      flight ??= start(key, lowPriority)
      flight.lowPriority &&= lowPriority
      // Invalidated during loading: good enough for earlier callers; later callers load again, once.
      const { value, staleSince } = await flight.outcome
      if (requestedAt <= staleSince || inGrace(staleSince)) return value
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
