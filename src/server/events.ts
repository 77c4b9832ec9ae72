/** Handles requests for event streams: /coverage/{id}/events and /now/events. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { streamHeaders } from '../delivery/event-streams/head.ts'
import type { Streams } from '../delivery/event-streams/streams.ts'
import type { CoverageStreams } from '../site/streams/coverages.ts'
import type { NowStream } from '../site/streams/now.ts'
import { largestId } from '../values/id.ts'

interface Options {
  streams: Streams
  coverages: CoverageStreams
  now: NowStream
  isUnavailable(error: unknown): boolean
  /** Throws, as when the database is unavailable, until the schema is ready. */
  requireReady(): void
}

/** The names of the event streams in the list of public addresses. */
export const streamNames = ['coverage/events', 'now/events'] as const

const address = /^\/(?:coverage\/([1-9]\d{0,9})|now)\/events$/

export const isEvents = (path: string): boolean => path.endsWith('/events') && address.test(path)

function refuse(res: ServerResponse, status: number, text: string, retryAfter?: number): void {
  res
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Length': Buffer.byteLength(text),
      ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
    })
    .end(res.req.method === 'HEAD' ? undefined : text)
}

/** Between half a minute and a minute and a half, so that not all readers return at once. */
const later = () => 30 + Math.floor(Math.random() * 60)

export function createEventsHandler({ streams, coverages, now, isUnavailable, requireReady }: Options) {
  return async (req: IncomingMessage, res: ServerResponse, path: string, from: string): Promise<void> => {
    if (isFull(res, from)) return
    const id = address.exec(path)?.[1]
    const last = lastSeen(req)
    try {
      requireReady()
      const joined = id === undefined ? await now.join(last) : await joinCoverage(Number(id), last)
      if (joined === 'unknown') return refuse(res, 404, 'This coverage does not exist.\n')
      if (joined === 'gone') return refuse(res, 410, 'This coverage was unpublished.\n')
      if (req.method === 'HEAD') return void res.writeHead(200, streamHeaders).end()
      // Others may have joined during the wait. From here to the count, nothing waits.
      if (isFull(res, from)) return
      await streams.open(req, res, { address: from, ...joined })
    } catch (error) {
      if (!isUnavailable(error)) throw error
      refuse(res, 503, 'The database is unavailable.\n', 5)
    }
  }

  /** Answers when no further stream can be opened from an address. */
  function isFull(res: ServerResponse, from: string): boolean {
    const refused = streams.refusal(from)
    if (refused === 'address')
      refuse(res, 429, 'Too many event streams are open from this address.\n', later())
    if (refused === 'process') refuse(res, 503, 'Too many event streams are open.\n', later())
    return refused !== null
  }

  async function joinCoverage(id: number, last: string | null) {
    if (id > largestId) return 'unknown'
    const after = last !== null && /^\d{1,10}$/.test(last) ? Math.min(Number(last), largestId) : null
    return coverages.join(id, after)
  }
}

/** The last event id of a returning reader, or else the version of the page it shows. */
function lastSeen({ headers, url = '' }: IncomingMessage): string | null {
  const header = headers['last-event-id']
  if (typeof header === 'string' && header !== '') return header
  const question = url.indexOf('?')
  return question === -1 ? null : new URLSearchParams(url.slice(question)).get('after')
}
