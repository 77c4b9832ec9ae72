/**
 * Event streams of many readers: opens and limits streams, and sends a channel's messages to all its readers.
 * Knows channels and bytes, not their meaning.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Channel, Listener } from './channel.ts'
import { streamHead } from './head.ts'
import { takeSocket } from './take.ts'
import { createTurns } from './turns.ts'

const heartbeatMs = 20_000
const heartbeat = Buffer.from(':\n\n')
/** A reader with more unsent bytes than this is too slow and is disconnected; it may reconnect. */
const maxUnsent = 128 * 1024
/** A reader who accepts no bytes during this many heartbeats is disconnected. */
const patience = 3
const keepAliveMs = 60_000
const goodbyeMs = 2_000

export interface StreamsOptions {
  /** The maximum number of open streams, in total and per address. */
  max: number
  maxPerAddress: number
  heartbeatMs?: number
  /** Called with the duration of each round to all readers of a channel. */
  onRound?(milliseconds: number): void
}

export type ReaderChannel = Channel<Reader>

/** One open stream. Kept small, because there are many. */
export interface Reader extends Listener {
  readonly socket: Socket
  readonly address: string
  readonly channel: ReaderChannel
  /** Heartbeats during which bytes were still unsent. */
  waiting: number
}

export interface StreamsStats {
  /** Open streams now. */
  open: number
  /** Since the start: disconnected slow readers, and sent events, counted once per reader. */
  dropped: number
  sent: number
}

export interface Streams {
  /** The reason why no further stream may be opened for this address; null when one may be. */
  refusal(address: string): 'address' | 'process' | null
  /**
   * Opens a stream on the connection of a request. The reader has everything up to `number` and receives what
   * the channel sent since then. `first`, if given, is sent before that.
   */
  open(
    req: IncomingMessage,
    res: ServerResponse,
    reader: { address: string; channel: ReaderChannel; sequence: number; first?: Buffer | undefined },
  ): Promise<void>
  /**
   * Sends all listeners of a channel what they miss; resolves when everything was sent. Calls during a round
   * cause one more round.
   */
  round(channel: ReaderChannel): Promise<void>
  /** Ends all streams of a channel after these last bytes. Readers who join later receive only those. */
  end(channel: ReaderChannel, last: Buffer): void
  stats(): StreamsStats
  /** Ends all streams; resolves when they are closed. */
  close(): Promise<void>
}

export function createStreams(options: StreamsOptions): Streams {
  const turns = createTurns()
  const readers = new Map<Socket, Reader>()
  const perAddress = new Map<string, number>()
  /** Channels in the middle of a round, and whether they need another one. */
  const rounds = new Map<ReaderChannel, { again: boolean; told: Promise<void> }>()
  /** The last bytes of ended channels: readers may still be joining them. */
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
    if (!missing || socket.writableLength > maxUnsent) {
      drop(reader)
      return
    }
    sent += missing.length
    // Send several messages in one system call.
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

  async function startLoop(channel: ReaderChannel): Promise<void> {
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
      if (open >= options.max || closed) return 'process'
      return (perAddress.get(address) ?? 0) >= options.maxPerAddress ? 'address' : null
    },

    async open(req, res, { address, channel, sequence, first }) {
      count(address, 1)
      const socket = await takeSocket(req, res)
      if (!socket || closed) {
        socket?.destroy()
        return count(address, -1)
      }
      const reader: Reader = { socket, address, channel, sequence, waiting: 0 }
      readers.set(socket, reader)
      channel.add(reader)
      // A reader sends nothing: any bytes or an end from it close the stream.
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
        round.told = startLoop(channel)
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
