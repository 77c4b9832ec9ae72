/** The stream of what changes on the pages that stay open: the page /now, said anew whenever it is another. */
import type { Delivery } from '../../delivery/contract.ts'
import { createChannel } from '../../delivery/streams/channel.ts'
import { eventBytes } from '../../delivery/streams/head.ts'
import type { Reader, Streams } from '../../delivery/streams/streams.ts'
import type { Joined } from './coverages.ts'

/** Longer than a page may stand in for its successor. */
const graceMs = 100
/** A reader who has just asked is about to listen. */
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
    if (status !== 200 || tagOf(headers) === version) return
    const answer = await ask('GET')
    if (answer.status !== 200) return
    version = tagOf(answer.headers)
    const bytes = eventBytes('now', Buffer.concat(answer.body).toString(), version)
    channel.push([{ number: channel.last() + 1, about: 'now', bytes }])
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
      return { channel, number: channel.last() - (version !== '' && last !== version ? 1 : 0) }
    },

    /** Hears of every touch, after delivery has. A page that nothing touched is not made anew for this. */
    touch(): void {
      if (channel.listeners.size === 0 && performance.now() - joinedAt > joiningMs) return
      void look()
      later ??= setTimeout(() => {
        later = undefined
        void look()
      }, graceMs).unref()
    },
  }
}

export type NowStream = ReturnType<typeof createNowStream>

/** The entity tag without its quotation marks. */
const tagOf = (headers: string[]) => (headers[headers.indexOf('ETag') + 1] ?? '').replaceAll('"', '')
