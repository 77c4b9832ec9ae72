/**
 * Opens one event stream per browser, however many tabs are open, because HTTP/1.1 allows six connections.
 * The tab that holds the lock holds the stream and broadcasts its events. Other tabs of the same stream
 * listen; tabs of another stream poll. A hidden tab releases the lock and pauses.
 */
export interface Source {
  /** The URL of the stream, with the page's current sequence or version. */
  events(): string
  types: string[]
  /** Handles an event. `sure`: no earlier event was missed. */
  take(type: string, data: string, id: string, sure: boolean): void
  /** Fetches missed changes. Returns false when there will never be more. */
  poll(): Promise<boolean>
  pollMs: number
}

interface Broadcast {
  stream: string
  holder: number
  event?: { type: string; data: string; id: string }
}

/** The holder of the stream says so this often. */
const aliveMs = 10_000
/** After this silence, other tabs assume that the holder is gone. */
const trustMs = 25_000
const maxBackOffMs = 300_000

/** Doubles the delay after each failure, with jitter so that readers do not return at the same time. */
const backOff = (ms: number, failures: number) =>
  Math.min(ms * 2 ** failures, maxBackOffMs) * (0.75 + Math.random() / 2)

export function follow(stream: string, source: Source): void {
  let ended = false
  let session: AbortController | undefined

  const startOrStop = () => {
    const wanted = !ended && !document.hidden && navigator.onLine !== false
    if (wanted && !session) {
      session = new AbortController()
      followWhileVisible(session.signal)
    } else if (!wanted) {
      session?.abort()
      session = undefined
    }
  }
  for (const event of ['visibilitychange', 'pageshow']) document.addEventListener(event, startOrStop)
  for (const event of ['online', 'offline', 'pageshow']) addEventListener(event, startOrStop)
  addEventListener('pagehide', () => {
    session?.abort()
    session = undefined
  })
  startOrStop()

  /** Follows the stream while the page is visible. */
  function followWhileVisible(signal: AbortSignal): void {
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('nashra-live') : undefined
    const me = Math.random()
    let holder = 0
    let heardAt = Number.NEGATIVE_INFINITY
    let sure = false
    let isOpen = false
    let failures = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const hasStream = () => isOpen || (sure && performance.now() - heardAt < trustMs)

    async function pollNow(): Promise<void> {
      clearTimeout(timer)
      try {
        if (!(await source.poll())) {
          ended = true
          return startOrStop()
        }
        failures = 0
        // From now on the broadcast events have no gap.
        sure = holder !== 0 && performance.now() - heardAt < trustMs
      } catch {
        failures++
      }
      pollLater()
    }
    /** Polls later, unless the stream delivers events by then. */
    function pollLater(): void {
      clearTimeout(timer)
      if (signal.aborted) return
      timer = setTimeout(() => (hasStream() ? pollLater() : void pollNow()), backOff(source.pollMs, failures))
    }

    if (channel) {
      channel.onmessage = ({ data }: MessageEvent<Broadcast>) => {
        if (data.stream !== stream || isOpen) return
        heardAt = performance.now()
        if (data.holder !== holder) {
          holder = data.holder
          sure = false
          void pollNow()
        }
        if (data.event) source.take(data.event.type, data.event.data, data.event.id, sure)
      }
    }
    const broadcast = (event?: Broadcast['event']) =>
      channel?.postMessage({ stream, holder: me, event } satisfies Broadcast)

    /** Resolves when the page is no longer visible. */
    const holdStream = () =>
      new Promise<void>((release) => {
        let events: EventSource | undefined
        let broken = 0
        let again: ReturnType<typeof setTimeout> | undefined
        const alive = setInterval(() => isOpen && broadcast(), aliveMs)
        const end = () => {
          clearInterval(alive)
          clearTimeout(again)
          events?.close()
          isOpen = false
          release()
        }
        const open = () => {
          events = new EventSource(source.events())
          events.onopen = () => {
            broken = 0
            isOpen = true
            broadcast()
          }
          events.onerror = () => {
            isOpen = false
            // EventSource reconnects by itself after a broken connection, but not after a refusal.
            if (++broken < 3 && events?.readyState === EventSource.CONNECTING) return
            events?.close()
            again = setTimeout(open, backOff(5_000, broken))
          }
          for (const type of source.types)
            events.addEventListener(type, ({ data, lastEventId: id }) => {
              source.take(type, data, id, true)
              broadcast({ type, data, id })
            })
        }
        if (signal.aborted) return end()
        signal.addEventListener('abort', end)
        open()
      })

    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      channel?.close()
    })
    // Polls soon when this tab waits for the stream or has none.
    timer = setTimeout(() => (hasStream() ? pollLater() : void pollNow()), 1_000 + Math.random() * 1_000)
    if (!('EventSource' in globalThis)) return
    if (navigator.locks) navigator.locks.request('nashra-live', { signal }, holdStream).catch(() => {})
    else void holdStream()
  }
}
