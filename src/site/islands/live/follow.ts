/**
 * One event stream a browser, whatever the number of its tabs: HTTP/1.1 allows six connections. Who holds the lock
 * holds the stream and passes on what it hears; the other tabs of the same stream listen, those of another one ask now
 * and then. A hidden tab lets go and rests.
 */
export interface Source {
  /** The stream with the number or version that this page has. */
  events(): string
  types: string[]
  /** `sure`: everything before this event was heard too. */
  take(type: string, data: string, id: string, sure: boolean): void
  /** Asks for what is missing. False: there is nothing more to ask for, ever. */
  poll(): Promise<boolean>
  pollMs: number
}

interface Passed {
  stream: string
  holder: number
  event?: { type: string; data: string; id: string }
}

const aliveMs = 10_000
const trustMs = 25_000
const mostMs = 300_000

/** Twice as long after each failure, and not all readers at once. */
const backOff = (ms: number, failures: number) =>
  Math.min(ms * 2 ** failures, mostMs) * (0.75 + Math.random() / 2)

export function follow(stream: string, source: Source): void {
  let ended = false
  let session: AbortController | undefined

  const look = () => {
    const wanted = !ended && !document.hidden && navigator.onLine !== false
    if (wanted && !session) {
      session = new AbortController()
      attend(session.signal)
    } else if (!wanted) {
      session?.abort()
      session = undefined
    }
  }
  for (const event of ['visibilitychange', 'pageshow']) document.addEventListener(event, look)
  for (const event of ['online', 'offline', 'pageshow']) addEventListener(event, look)
  addEventListener('pagehide', () => {
    session?.abort()
    session = undefined
  })
  look()

  /** While the page is looked at. */
  function attend(signal: AbortSignal): void {
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('nashra-live') : undefined
    const me = Math.random()
    let holder = 0
    let heardAt = Number.NEGATIVE_INFINITY
    let sure = false
    let isOpen = false
    let failures = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const isFed = () => isOpen || (sure && performance.now() - heardAt < trustMs)

    async function ask(): Promise<void> {
      clearTimeout(timer)
      try {
        if (!(await source.poll())) {
          ended = true
          return look()
        }
        failures = 0
        // What a holder says from now on leaves no gap.
        sure = holder !== 0 && performance.now() - heardAt < trustMs
      } catch {
        failures++
      }
      rest()
    }
    /** Asks later, unless the stream is heard then. */
    function rest(): void {
      clearTimeout(timer)
      if (signal.aborted) return
      timer = setTimeout(() => (isFed() ? rest() : void ask()), backOff(source.pollMs, failures))
    }

    if (channel) {
      channel.onmessage = ({ data }: MessageEvent<Passed>) => {
        if (data.stream !== stream || isOpen) return
        heardAt = performance.now()
        if (data.holder !== holder) {
          holder = data.holder
          sure = false
          void ask()
        }
        if (data.event) source.take(data.event.type, data.event.data, data.event.id, sure)
      }
    }
    const pass = (event?: Passed['event']) =>
      channel?.postMessage({ stream, holder: me, event } satisfies Passed)

    /** Settles when the page is looked at no more. */
    const hold = () =>
      new Promise<void>((release) => {
        let events: EventSource | undefined
        let broken = 0
        let again: ReturnType<typeof setTimeout> | undefined
        const alive = setInterval(() => isOpen && pass(), aliveMs)
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
            pass()
          }
          events.onerror = () => {
            isOpen = false
            // By itself it only comes back when the connection broke, not when it was refused.
            if (++broken < 3 && events?.readyState === EventSource.CONNECTING) return
            events?.close()
            again = setTimeout(open, backOff(5_000, broken))
          }
          for (const type of source.types)
            events.addEventListener(type, ({ data, lastEventId: id }) => {
              source.take(type, data, id, true)
              pass({ type, data, id })
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
    // Soon, for whoever has to wait for the stream or has none.
    timer = setTimeout(() => (isFed() ? rest() : void ask()), 1_000 + Math.random() * 1_000)
    if (!('EventSource' in globalThis)) return
    if (navigator.locks) navigator.locks.request('nashra-live', { signal }, hold).catch(() => {})
    else void hold()
  }
}
