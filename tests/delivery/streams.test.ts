/** Event streams over plain sockets of a node:http server, as readers and proxies use them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createChannel } from '../../src/delivery/event-streams/channel.ts'
import { eventBytes } from '../../src/delivery/event-streams/head.ts'
import { createStreams, type Reader, type StreamsOptions } from '../../src/delivery/event-streams/streams.ts'
import { eventually } from '../harness.ts'

const ends: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A server with one channel. `/N` joins after message N; `/plain` is a page. */
async function startStreams(options: Partial<StreamsOptions> = {}) {
  const streams = createStreams({ max: 1_000, maxPerAddress: 1_000, ...options })
  const channel = createChannel<Reader>(0)
  const server = createServer((req, res) => {
    if (req.url === '/plain') return res.end('plain')
    const address = String(req.headers['x-address'] ?? 'somewhere')
    const refused = streams.refusal(address)
    if (refused) return res.writeHead(429).end(refused)
    streams.open(req, res, { address, channel, sequence: Number(req.url!.slice(1)) })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  ends.push(async () => {
    server.close()
    server.closeAllConnections()
    await streams.close()
  })
  const send = (sequence: number, text = `said ${sequence}`, about = String(sequence)) => {
    channel.push([{ sequence, about, bytes: eventBytes('entry', text, sequence) }])
    streams.round(channel)
  }
  /** A reader. `text()` is the received text; `closed` resolves when the connection ends. */
  function join(path: string, headers = '') {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
    const request = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`)
    request(path)
    ends.push(() => socket.destroy())
    const ids = () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    const receives = (part: string) => eventually(`"${part}" comes`, () => text.includes(part))
    return { socket, request, text: () => text, ids, receives, closed }
  }
  return { streams, channel, server, send, join }
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test('the headers of a stream suit proxies and browsers, and it gives the reconnection time', async () => {
  const { join } = await startStreams()
  const readers = count(40).map(() => join('/0'))
  for (const reader of readers) await reader.receives('retry: ')
  const [head = '', body] = readers[0]!.text().split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(head).toContain('Content-Type: text/event-stream; charset=utf-8')
  expect(head).toContain('Cache-Control: no-cache, no-transform')
  expect(head).toContain('X-Accel-Buffering: no')
  expect(head).toContain('X-Content-Type-Options: nosniff')
  expect(head).toContain("Content-Security-Policy: default-src 'none'")
  expect(head).toContain('Connection: close')
  expect(head).not.toMatch(/transfer-encoding|content-length/i)
  expect(body).toMatch(/^retry: \d+\n\n$/)
  const waits = readers.map((reader) => Number(/retry: (\d+)/.exec(reader.text())![1]))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000)
  expect(new Set(waits.map((wait) => Math.floor(wait / 1_000))).size).toBeGreaterThan(3)
})

test('a connection that loaded pages before can become a stream', async () => {
  const { join, send } = await startStreams()
  const reader = join('/plain')
  await reader.receives('plain')
  reader.request('/0')
  await reader.receives('retry: ')
  send(1)
  await reader.receives('said 1')
})

test('every reader gets every message once and in order, from any start', async () => {
  const { join, send, channel } = await startStreams()
  const readers = [join('/0')]
  await readers[0]!.receives('retry: ')
  for (const sequence of count(300)) {
    send(sequence)
    if (sequence % 10 === 0) readers.push(join(`/${sequence - 5}`))
    if (sequence % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  for (const reader of readers) await reader.receives('said 300')
  expect(readers[0]!.ids()).toEqual(count(300))
  for (const [n, reader] of readers.slice(1).entries())
    expect(reader.ids(), `joined with ${(n + 1) * 10 - 5}`).toEqual(count(300).slice((n + 1) * 10 - 5))
  expect(channel.listeners.size).toBe(31)
})

test('replaced messages are not sent to later readers, and unknown ones can be added', async () => {
  const { join, send, channel, streams } = await startStreams()
  channel.push([{ sequence: 7, about: 'a', bytes: eventBytes('entry', 'seven', 7) }])
  send(8, 'first text', 'b')
  send(9, 'second text', 'b')
  expect(channel.floor()).toBe(0)
  const late = join('/6')
  await late.receives('second text')
  expect(late.ids()).toEqual([7, 9])
  expect(late.text()).not.toContain('first text')

  const other = createChannel<Reader>(20)
  other.push([{ sequence: 21, about: 'a', bytes: Buffer.from('new a') }])
  other.extend(10, [
    { sequence: 11, about: 'a', bytes: Buffer.from('old a') },
    { sequence: 12, about: 'b', bytes: Buffer.from('b') },
  ])
  expect(other.floor()).toBe(10)
  expect(other.missing({ sequence: 10 } as Reader)?.join()).toBe('b,new a')
  expect(other.missing({ sequence: 12 } as Reader)?.join()).toBe('new a')
  expect(other.missing({ sequence: 9 } as Reader)).toBeNull()
  expect(streams.stats().open).toBe(1)
})

test('the memory for past messages is bounded', async () => {
  const { channel } = await startStreams()
  for (const sequence of count(700))
    channel.push([{ sequence, about: String(sequence), bytes: Buffer.alloc(10) }])
  expect(channel.floor()).toBe(200)
  channel.push([{ sequence: 701, about: 'big', bytes: Buffer.alloc(2 * 2 ** 20) }])
  expect(channel.floor()).toBe(700)
})

test('comments keep idle streams open', async () => {
  const { join } = await startStreams({ heartbeatMs: 30 })
  const reader = join('/0')
  await reader.receives('\n\n:\n\n:\n\n')
})

test('a reader that does not read is disconnected, and the others get all messages', async () => {
  const { join, send, streams } = await startStreams()
  const slow = join('/0')
  const quick = join('/0')
  await slow.receives('retry: ')
  await quick.receives('retry: ')
  slow.socket.pause()
  let sequence = 0
  await eventually('the slow reader is disconnected', async () => {
    send(++sequence, 'x'.repeat(200_000))
    await quick.receives(`id: ${sequence}\n`)
    return streams.stats().dropped === 1
  })
  expect(streams.stats().open).toBe(1)
  send(++sequence)
  await quick.receives(`said ${sequence}`)
  expect(quick.ids()).toEqual(count(sequence))
})

test('the number of streams is limited per address and in total', async () => {
  const { join, streams } = await startStreams({ max: 4, maxPerAddress: 2 })
  const first = ['a', 'a'].map((address) => join('/0', `x-address: ${address}\r\n`))
  for (const reader of first) await reader.receives('200 OK')
  const third = join('/0', 'x-address: a\r\n')
  await third.receives('address')
  expect(third.text()).toContain('429')
  for (const address of ['b', 'c']) await join('/0', `x-address: ${address}\r\n`).receives('200 OK')
  await join('/0', 'x-address: d\r\n').receives('process')
  // A reader who leaves makes room.
  first[0]!.socket.destroy()
  await eventually('the stream is closed', () => streams.stats().open === 3)
  await join('/0', 'x-address: a\r\n').receives('200 OK')
})

test('a client that sends more than its request is disconnected', async () => {
  const { join, streams } = await startStreams()
  const reader = join('/0')
  await reader.receives('retry: ')
  reader.socket.write('GET /again HTTP/1.1\r\n\r\n')
  await reader.closed
  expect(streams.stats().open).toBe(0)
})

test('a reader who joins an ended channel receives only its last message', async () => {
  const { join, send, streams, channel } = await startStreams()
  send(1, 'withdrawn meanwhile')
  const reader = join('/0', 'Content-Length: 2\r\n')
  await eventually('the request is being prepared', () => streams.stats().open === 1)
  streams.end(channel, eventBytes('reload', '{}'))
  reader.socket.write('{}')
  await reader.receives('event: reload')
  await reader.closed
  expect(reader.text()).not.toContain('withdrawn meanwhile')
  expect(streams.stats().open).toBe(0)
})

test('a reader who leaves during preparation is not counted, and the shutdown does not wait for it', async () => {
  const streams = createStreams({ max: 10, maxPerAddress: 10 })
  const prepared: Promise<void>[] = []
  const server = createServer((req, res) => {
    const address = String(req.socket.remoteAddress)
    prepared.push(
      new Promise((resolve) => req.on('close', resolve)).then(() =>
        streams.open(req, res, { address, channel: createChannel<Reader>(0), sequence: 0 }),
      ),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => void server.close())
  const { port } = server.address() as AddressInfo
  for (let n = 1; n <= 3; n++) {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /0 HTTP/1.1\r\nHost: x\r\n\r\n')
    await eventually('the request has arrived', () => prepared.length === n)
    socket.resetAndDestroy()
  }
  await Promise.all(prepared)
  expect(streams.stats().open).toBe(0)
  await streams.close()
})

test('a shutdown ends all streams after their last message, and the server can close', async () => {
  const { join, send, streams, server } = await startStreams()
  const readers = count(50).map(() => join('/0'))
  for (const reader of readers) await reader.receives('retry: ')
  send(1)
  const closed = once(server, 'close')
  server.close()
  await streams.close()
  for (const reader of readers) await reader.closed
  for (const reader of readers) expect(reader.ids()).toEqual([1])
  await closed
  expect(streams.stats().open).toBe(0)
})
