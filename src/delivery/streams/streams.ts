/**
 * Event streams of any number of readers: who is open, who may be, and how what a channel says reaches everybody.
 * Knows channels and bytes, nothing about what they mean.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Channel, Listener } from './channel.ts'
import { streamHead } from './head.ts'
import { takeSocket } from './take.ts'
import { createTurns } from './turns.ts'

const heartbeatMs = 20_000
const heartbeat = Buffer.from(':\n\n')
/** Who has more bytes than this on the way to it is too slow: it is dropped, and may come again. */
const mostUnsent = 128 * 1024
/** Who takes nothing at all for so many heartbeats is gone. */
const patience = 3
const keepAliveMs = 60_000
const goodbyeMs = 2_000

export interface StreamsOptions {
  /** Streams that may be open at once, in all and for one address. */
  most: number
  mostPerAddress: number
  heartbeatMs?: number
  /** Hears how long a round to all readers of a channel took. */
  onRound?(milliseconds: number): void
}

export type ReaderChannel = Channel<Reader>

/** One open stream. Small: there are many. */
export interface Reader extends Listener {
  readonly socket: Socket
  readonly address: string
  readonly channel: ReaderChannel
  /** Heartbeats at which bytes were still on the way. */
  waiting: number
}

export interface StreamsStats {
  /** Now. */
  open: number
  /** Since the start: readers that were too slow, and events sent, once for each reader. */
  dropped: number
  sent: number
}

export interface Streams {
  /** Why no further stream is opened for this address; null when one may be. */
  refusal(address: string): 'address' | 'process' | null
  /**
   * Opens a stream on the connection of a request: the reader has all up to `number` and is sent what the channel said
   * since then. `first`, if given, is sent before.
   */
  open(
    req: IncomingMessage,
    res: ServerResponse,
    reader: { address: string; channel: ReaderChannel; number: number; first?: Buffer | undefined },
  ): Promise<void>
  /**
   * Sends all listeners of a channel what they miss; settles when they have been told. Calls during a round make one
   * more, together.
   */
  round(channel: ReaderChannel): Promise<void>
  /** Ends all streams of a channel, after these last bytes; who comes later hears those alone. */
  end(channel: ReaderChannel, last: Buffer): void
  stats(): StreamsStats
  /** Ends all streams; settles when they are gone. */
  close(): Promise<void>
}

export function createStreams(options: StreamsOptions): Streams {
  const turns = createTurns()
  const readers = new Map<Socket, Reader>()
  const perAddress = new Map<string, number>()
  /** Channels in the middle of a round, and whether they need another. */
  const rounds = new Map<ReaderChannel, { again: boolean; told: Promise<void> }>()
  /** What was said last on channels that have ended: readers may still be on their way to them. */
  const lastWords = new WeakMap<ReaderChannel, Buffer>()
  let open = 0
  let dropped = 0
  let sent = 0
  let closed: (() => void) | undefined

  function count(address: string, change: 1 | -1): void {
    const now = (perAddress.get(address) ?? 0) + change
    if (now > 0) perAddress.set(address, now)
    else perAddress.delete(address)
    open += change
    if (open === 0) closed?.()
  }

  function forget(this: Socket): void {
    const reader = readers.get(this)
    if (!reader) return
    readers.delete(this)
    reader.channel.remove(reader)
    count(reader.address, -1)
  }

  function hangUp(this: Socket): void {
    this.destroy()
  }

  function drop(reader: Reader): void {
    dropped++
    reader.socket.destroy()
  }

  function send(reader: Reader): void {
    const missing = reader.channel.missing(reader)
    const { socket } = reader
    if (missing?.length === 0 || !socket.writable) return
    if (!missing || socket.writableLength > mostUnsent) {
      drop(reader)
      return
    }
    sent += missing.length
    // Several leave in one system call.
    if (missing.length > 1) socket.cork()
    for (const bytes of missing) socket.write(bytes)
    if (missing.length > 1) socket.uncork()
  }

  function* sendAll(channel: ReaderChannel) {
    for (const reader of channel.listeners) yield send(reader)
  }

  function* beatAll() {
    for (const reader of readers.values()) yield beat(reader)
  }

  function beat(reader: Reader): void {
    const { socket } = reader
    reader.waiting = socket.writableLength > 0 ? reader.waiting + 1 : 0
    if (reader.waiting >= patience) drop(reader)
    else if (reader.waiting === 0 && socket.writable) socket.write(heartbeat)
  }

  async function goRound(channel: ReaderChannel): Promise<void> {
    const round = rounds.get(channel)!
    do {
      round.again = false
      const began = performance.now()
      await turns.run(sendAll(channel))
      options.onRound?.(performance.now() - began)
    } while (round.again)
    rounds.delete(channel)
  }

  let beating = false
  const timer = setInterval(async () => {
    if (beating) return
    beating = true
    await turns.run(beatAll())
    beating = false
  }, options.heartbeatMs ?? heartbeatMs)
  timer.unref()

  return {
    refusal(address) {
      if (open >= options.most || closed) return 'process'
      return (perAddress.get(address) ?? 0) >= options.mostPerAddress ? 'address' : null
    },

    async open(req, res, { address, channel, number, first }) {
      count(address, 1)
      const socket = await takeSocket(req, res)
      if (!socket || closed) {
        socket?.destroy()
        return count(address, -1)
      }
      const reader: Reader = { socket, address, channel, number, waiting: 0 }
      readers.set(socket, reader)
      channel.add(reader)
      // Nothing more is expected from a reader: bytes or an end from it end the stream.
      socket.on('error', hangUp).on('end', hangUp).on('data', hangUp).on('close', forget)
      socket.setNoDelay(true).setKeepAlive(true, keepAliveMs)
      socket.resume()
      socket.cork()
      socket.write(streamHead())
      const last = lastWords.get(channel)
      if (last) {
        socket.write(last)
        socket.destroySoon()
        return
      }
      if (first) socket.write(first)
      send(reader)
      socket.uncork()
    },

    round(channel) {
      let round = rounds.get(channel)
      if (round) round.again = true
      else {
        round = { again: false, told: Promise.resolve() }
        rounds.set(channel, round)
        round.told = goRound(channel)
      }
      return round.told
    },

    end(channel, last) {
      lastWords.set(channel, last)
      void turns.run(endAll(channel.listeners, last))
    },

    stats: () => ({ open, dropped, sent }),

    async close() {
      clearInterval(timer)
      const gone = new Promise<void>((resolve) => {
        closed = resolve
      })
      if (open === 0) return
      const lost = setTimeout(() => {
        for (const socket of readers.keys()) socket.destroy()
      }, goodbyeMs)
      await turns.run(endAll(readers.values()))
      await gone
      clearTimeout(lost)
    },
  }

  function* endAll(leaving: Iterable<Reader>, last?: Buffer) {
    for (const { socket } of leaving) {
      if (last && socket.writable) socket.write(last)
      yield socket.destroySoon()
    }
  }
}
