/** The event stream of /now: sends the page again whenever its content changes. */
import type { Delivery } from '../../delivery/contract.ts'
import { createChannel } from '../../delivery/event-streams/channel.ts'
import { eventBytes } from '../../delivery/event-streams/head.ts'
import type { Reader, Streams } from '../../delivery/event-streams/streams.ts'
import type { Joined } from './coverages.ts'

/** Longer than delivery may serve the stale page. */
const staleMs = 100
/** A reader who has just joined will connect within this time. */
const joiningMs = 5_000

export function createNowStream(delivery: Pick<Delivery, 'answer'>, streams: Pick<Streams, 'round'>) {
  const channel = createChannel<Reader>(0)
  let version = ''
  let looking: Promise<void> | undefined
  let again = false
  let joinedAt = Number.NEGATIVE_INFINITY
  let later: NodeJS.Timeout | undefined

  const ask = (method: 'GET' | 'HEAD') => delivery.answer({ method, path: '/now', query: '', gzip: false })

  async function lookOnce(): Promise<void> {
    const { status, headers } = await ask('HEAD')
    if (status !== 200 || etagOf(headers) === version) return
    const answer = await ask('GET')
    if (answer.status !== 200) return
    version = etagOf(answer.headers)
    const bytes = eventBytes('now', Buffer.concat(answer.body).toString(), version)
    channel.push([{ sequence: channel.last() + 1, about: 'now', bytes }])
    streams.round(channel)
  }

  function look(): Promise<void> {
    again = true
    looking ??= (async () => {
      while (again) {
        again = false
        await lookOnce()
      }
    })().finally(() => {
      looking = undefined
    })
    return looking
  }

  return {
    /** `last` is the version that the reader has. */
    async join(last: string | null): Promise<Joined> {
      joinedAt = performance.now()
      await look()
      return { channel, sequence: channel.last() - (version !== '' && last !== version ? 1 : 0) }
    },

    /** Handles every invalidation, after delivery has. Renders the page again only if it was invalidated. */
    invalidate(): void {
      if (channel.listeners.size === 0 && performance.now() - joinedAt > joiningMs) return
      void look()
      later ??= setTimeout(() => {
        later = undefined
        void look()
      }, staleMs).unref()
    },
  }
}

export type NowStream = ReturnType<typeof createNowStream>

/** The entity tag without its quotation marks. */
const etagOf = (headers: string[]) => (headers[headers.indexOf('ETag') + 1] ?? '').replaceAll('"', '')
