import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serve } from '../../src/delivery/node.ts'
import { createNewsroom, type Newsroom, page, pause } from './newsroom.ts'

let newsroom: Newsroom
let server: Server
let port: number

beforeEach(async () => {
  newsroom = createNewsroom()
  newsroom.texts.set('a', '<h1>عنوان</h1>')
  newsroom.texts.set('b', '<p>متن</p>'.repeat(500))
  newsroom.plans.set('1', page(['part:a', 'part:b'], { canonical: '/p/1/عنوان' }))
  server = createServer((incoming, outgoing) => {
    if (!serve(newsroom.delivery, incoming, outgoing)) outgoing.writeHead(405).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const whole = () => `${newsroom.texts.get('a')}${newsroom.texts.get('b')}`

/** Sends bytes as they are, and gives all that comes until the server closes the connection. */
async function raw(bytes: string | Buffer): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const close = 'Host: x\r\nConnection: close\r\n\r\n'
const statusOf = (answer: Buffer) => Number(answer.toString('latin1').split(' ')[1])

test('a browser gets the compressed page and revalidates it', async () => {
  const url = `http://127.0.0.1:${port}/p/1/عنوان`
  for (const _ of ['cold', 'warm']) {
    const response = await fetch(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toBe(whole())
  }
  const etag = (await fetch(url, { method: 'HEAD' })).headers.get('etag')!
  const unchanged = await fetch(url, { headers: { 'If-None-Match': etag } })
  expect([unchanged.status, unchanged.headers.get('etag'), await unchanged.text()]).toEqual([304, etag, ''])
})

test('a client follows the redirect of a wrong slug to the page', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/p/1/خطأ?x=1`)
  expect(response.redirected).toBe(true)
  expect(response.url).toBe(`http://127.0.0.1:${port}${encodeURI('/p/1/عنوان')}?x=1`)
  expect(await response.text()).toBe(whole())
})

test('curl gets the same bytes with and without compression', async () => {
  const url = `http://127.0.0.1:${port}${encodeURI('/p/1/عنوان')}`
  const curl = async (...args: string[]) => (await promisify(execFile)('curl', ['-sS', ...args, url])).stdout
  expect(await curl('--compressed')).toBe(whole())
  expect(await curl()).toBe(whole())
  expect(await curl('--range', '0-3', '--compressed')).toBe(whole())
})

test('the response body is one gzip member of the announced length', async () => {
  const answer = await raw(
    `GET /p/1/%D8%B9%D9%86%D9%88%D8%A7%D9%86 HTTP/1.1\r\nAccept-Encoding: gzip\r\n${close}`,
  )
  const split = answer.indexOf('\r\n\r\n')
  const head = answer.subarray(0, split).toString('latin1')
  const body = answer.subarray(split + 4)
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(head).not.toMatch(/transfer-encoding/i)
  expect(head).toContain(`Content-Length: ${body.length}\r\n`)
  expect(gunzipSync(body).toString()).toBe(whole())
})

test('request targets in absolute form, with control characters or too long are handled', async () => {
  expect(statusOf(await raw(`GET http://x/p/1/%D8%B9%D9%86%D9%88%D8%A7%D9%86?q HTTP/1.1\r\n${close}`))).toBe(
    200,
  )
  expect(statusOf(await raw(`GET http://x?q HTTP/1.1\r\n${close}`))).toBe(404)
  expect(statusOf(await raw(`GET /p/%00 HTTP/1.1\r\n${close}`))).toBe(400)
  expect(statusOf(await raw(`GET /p/\x01 HTTP/1.1\r\n${close}`))).toBe(400)
  expect(statusOf(await raw(`GET /${'a'.repeat(3000)} HTTP/1.1\r\n${close}`))).toBe(414)
})

test('pipelined requests are answered in order', async () => {
  newsroom.plans.set('2', page(['part:a']))
  await fetch(`http://127.0.0.1:${port}/p/1/عنوان`)
  const head = 'HTTP/1.1\r\nHost: x\r\n'
  // The first is rendered, the second is warm and waits for it.
  const answer = await raw(
    `GET /p/2 ${head}\r\nGET ${encodeURI('/p/1/عنوان')} ${head}\r\nGET /p/3 HTTP/1.1\r\n${close}`,
  )
  expect(answer.toString().match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404'])
  const text = answer.toString()
  expect(text.indexOf(whole())).toBeGreaterThan(text.indexOf('<h1>'))
})

test('other methods are passed on', async () => {
  expect((await fetch(`http://127.0.0.1:${port}/p/1`, { method: 'POST' })).status).toBe(405)
})

test('weights in Accept-Encoding are respected', async () => {
  const coding = async (value?: string) => {
    const line = value === undefined ? '' : `Accept-Encoding: ${value}\r\n`
    const answer = await raw(`HEAD ${encodeURI('/p/1/عنوان')} HTTP/1.1\r\n${line}${close}`)
    return /content-encoding: (\S+)/i.exec(answer.toString())?.[1]
  }
  for (const value of ['gzip', 'br, GZIP', 'deflate, gzip;q=0.5', '*', 'gzip; q=1.0, *;q=0', 'x-gzip'])
    expect(await coding(value), value).toBe('gzip')
  for (const value of [
    undefined,
    '',
    'br',
    'gzip;q=0',
    'gzip; Q=0.000, br',
    '*;q=0',
    'identity',
    'gzip;q=0, *',
  ])
    expect(await coding(value), value).toBeUndefined()
})

test('a slow client gets a large page whole, and other clients do not wait', async () => {
  newsroom.plans.set('big', page(['part:big', 'part:a', 'part:big', 'part:a']))
  newsroom.texts.set('big', randomBytes(6_000_000).toString('hex'))
  const socket = connect(port, '127.0.0.1')
  socket.pause()
  socket.write(`GET /p/big HTTP/1.1\r\nAccept-Encoding: gzip\r\n${close}`)
  await pause(100)
  expect((await fetch(`http://127.0.0.1:${port}/p/1/عنوان`)).status).toBe(200)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  const answer = Buffer.concat(chunks)
  const text = gunzipSync(answer.subarray(answer.indexOf('\r\n\r\n') + 4)).toString()
  const [big, a] = [newsroom.texts.get('big'), newsroom.texts.get('a')]
  expect(text === `${big}${a}${big}${a}`).toBe(true)
})

test('a client that disconnects in the middle affects no other client', async () => {
  newsroom.before = () => pause(20)
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /p/1/x HTTP/1.1\r\n${close}`)
  await pause(5)
  socket.destroy()
  await pause(40)
  expect((await fetch(`http://127.0.0.1:${port}/p/1/عنوان`)).status).toBe(200)
})
