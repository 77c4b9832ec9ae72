/** Requests to the readers' pages: from other sites, too many, and to unknown addresses. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { hashIp, networkOf } from '../../src/readers/client-ip.ts'
import { newsroomDatabase, startProgram, untilReady } from '../harness.ts'

test('pages of readers are private, look like the site, and refuse changes from other sites', async () => {
  const newsroom = await newsroomDatabase()
  const { url, stop } = await startProgram({ DATABASE_URL: newsroom.url })
  await untilReady(url)
  const missing = await fetch(`${url}/readers/nothing`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('cache-control')).toBe('no-store')
  expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await missing.text()).toContain('dir="rtl"')

  const send = (headers: Record<string, string>, body = 'text=x') =>
    fetch(`${url}/readers/nothing`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body,
    })
  expect((await send({})).status).toBe(403)
  expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await send({ origin: url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await send({ origin: url })).status).toBe(404)
  expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(404)
  // In chunks, and without any body.
  const inChunks = (bytes: number) =>
    fetch(`${url}/readers/nothing`, {
      method: 'POST',
      headers: { origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new Blob(['x'.repeat(bytes)]).stream(),
      duplex: 'half',
    } as RequestInit)
  expect([(await inChunks(10)).status, (await inChunks(100_000)).status]).toEqual([404, 413])
  const bare = await bareRequest(new URL(url), 'POST /readers/nothing HTTP/1.1')
  expect(bare).toMatch(/^HTTP\/1\.1 404/)
  const bomb = await send({ origin: url }, 'x'.repeat(1_000_000))
  expect(bomb.status).toBe(413)
  expect(await bomb.text()).toContain('أطول من اللازم')
  await stop()
  await newsroom.drop()
})

/** A request without a body and without headers about one. */
async function bareRequest({ hostname, port, origin, host }: URL, line: string): Promise<string> {
  const socket = connect(Number(port), hostname)
  socket.end(`${line}\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  for await (const chunk of socket.setEncoding('utf8')) answer += chunk
  return answer
}

test('an IPv6 address counts by its first half, and an IPv4 address within IPv6 as IPv4', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('2001:db8:0:12::1')).toBe('2001:db8:0:12')
  expect(networkOf('2001:db8::12:0:0:0:1')).toBe(networkOf('2001:0db8:0000:0012:ffff::'))
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(hashIp('a', '2001:db8::1')).toBe(hashIp('a', '2001:db8::2'))
  expect(hashIp('a', '203.0.113.9')).not.toBe(hashIp('b', '203.0.113.9'))
})
