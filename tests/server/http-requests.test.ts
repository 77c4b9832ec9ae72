/**
 * HTTP requests to the running program: unpublished content stays private, and invalid requests are answered
 * and harmless.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveChannel } from '../../src/content/broadcast/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { storePicture } from '../../src/ingest/pictures/store.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  publish,
  root,
  startProgram,
  temporaryFolder,
  untilReady,
} from '../harness.ts'

const secret = 'خبر محظور حتى موعده'

test('an embargoed article and its picture are in no output until its time, and in all after it', async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const DATA_DIR = temporaryFolder()
  const program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR })
  await untilReady(program.url)
  const section = await execute(db, desk, saveSection, { name: 'العالم' })
  const story = await execute(db, desk, saveStory, { name: 'ملف السدود' })
  await publish(db, { headline: 'خبر معلن', sectionId: section.id, storyIds: [story.id] })
  const bytes = await readFile(join(root, 'demo/pictures/harbour-dawn.jpg'))
  const picture = await storePicture({ mediaDir: join(DATA_DIR, 'media'), bytes })
  const { id: mediaId } = await execute(db, desk, addMedia, { ...picture, caption: 'صورة', altText: 'ميناء' })
  const embargoedUntil = new Date(Date.now() + 5_000)
  const content = { headline: secret, sectionId: section.id, storyIds: [story.id], mediaId, embargoedUntil }
  const { id } = await execute(db, desk, createArticle, { content })
  await execute(db, desk, publishArticle, { id })
  const version = (await db.selectFrom('media').selectAll().executeTakeFirstOrThrow()).file!.slice(0, 10)
  const places = [
    '/',
    '/latest',
    `/sections/${section.slug}`,
    `/stories/${story.slug}`,
    '/feeds/latest.rss',
    '/feeds/latest.json',
    `/feeds/stories/${story.slug}.atom`,
    '/sitemaps/0.xml',
    '/sitemap-news.xml',
  ]
  const text = async (path: string) => (await fetch(program.url + encodeURI(path))).text()
  for (const place of places) {
    const page = await text(place)
    expect(page, place).not.toContain(secret)
    expect(page, place).not.toContain(`/articles/${id}/`)
  }
  expect((await fetch(`${program.url}/articles/${id}/x`)).status).toBe(404)
  const guess = `/media/${mediaId}/${version}1e14/full-640.webp`
  expect((await fetch(program.url + guess)).status).toBe(404)

  await eventually(
    'it is published at its time',
    async () => (await fetch(`${program.url}/articles/${id}/x`)).status === 200,
    15_000,
  )
  expect(Date.now()).toBeGreaterThanOrEqual(embargoedUntil.getTime())
  for (const place of places) {
    await eventually(
      `it is in ${place}`,
      async () => (await text(place)).includes(`/articles/${id}/`) || (await text(place)).includes(secret),
      5_000,
    )
  }
  expect((await fetch(program.url + guess)).status).toBe(200)
  await program.stop()
  await newsroom.drop()
})

/** Sends bytes as they are and answers what came back until the connection closed. */
function raw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

test('hostile requests get a clear answer, and the site continues', async () => {
  const newsroom = await newsroomDatabase()
  await publish(newsroom.db, { headline: 'خبر' })
  const program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() })
  await untilReady(program.url)
  const { port } = program
  const get = (target: string, extra = '') =>
    raw(port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${extra}\r\n`)
  const escapes = [
    '/../../etc/passwd',
    '/media/../../../etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/media/1/%2e%2e/full-640.webp',
    '/articles/1/..%2f..',
    '/sections/%00',
    '/assets/%2e%2e/cli.js',
  ]
  for (const target of escapes) expect(await get(target), target).toMatch(/^HTTP\/1.1 (400|404|301)/)
  expect(await get('/articles/%ff%fe')).toMatch(/^HTTP\/1.1 (400|404)/)
  // Letters as they are, which some programs send.
  const arabic = Buffer.from('/search?q=خبر').toString('latin1')
  const led = await raw(port, Buffer.from(`GET ${arabic} HTTP/1.1\r\nHost: x\r\n\r\n`, 'latin1'))
  expect(led).toMatch(/^HTTP\/1.1 301 [\s\S]*\r\nLocation: \/search\?q=%D8%AE%D8%A8%D8%B1\r\n/)
  const elsewhere = Buffer.from('GET //evil.example/\xd8 HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1')
  expect(await raw(port, elsewhere)).toMatch(/^HTTP\/1.1 400/)
  // One more than PostgreSQL's largest integer, and far more.
  const beyond = [
    ...['/articles/N/x', '/coverage/N/x', '/coverage/N/events', '/coverage/N/since/0', '/coverage/1/since/N'],
    ...['/articles/N/x/comments', '/comments/N', '/preview/N', '/beacon/article/N', '/sitemaps/N.xml'],
    ...['/media/N/1/full-640.webp', '/media/cards/articles-N/0123456789abcdef.png', '/readers/comments/N'],
    ...[
      '/latest?before=N',
      '/coverage/1/x?before=N',
      '/search?q=a&sort=date&after=5-N',
      '/articles/1/comments?before=N',
    ],
  ]
  for (const target of beyond.flatMap((one) =>
    ['2147483648', '99999999999999999999'].map((id) => one.replace('N', id)),
  ))
    expect(await get(target), target).toMatch(/^HTTP\/1.1 (200|301|303|400|404)/)
  expect(await get(`/${'a'.repeat(5_000)}`)).toMatch(/^HTTP\/1.1 414/)
  expect(await get('/', `X-Large: ${'b'.repeat(40_000)}\r\n`)).toMatch(/^HTTP\/1.1 431/)
  expect(await raw(port, '\u0016\u0003 nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const { status } = await fetch(program.url, {
      method,
      body: method === 'POST' ? 'x'.repeat(1_000_000) : undefined,
    })
    expect(status).toBe(405)
  }
  // A client that never finishes its request holds nobody else up.
  const slow = Array.from({ length: 50 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  for (const socket of slow) socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  expect((await fetch(program.url)).status).toBe(200)
  for (const socket of slow) socket.destroy()
  const page = await fetch(program.url)
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  await program.stop()
  await newsroom.drop()
})

test('pictures answer range and conditional requests, and a beacon counts a reader once', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const DATA_DIR = temporaryFolder()
  const bytes = await readFile(join(root, 'demo/pictures/harbour-dawn.jpg'))
  const picture = await storePicture({ mediaDir: join(DATA_DIR, 'media'), bytes })
  const { id: mediaId } = await execute(db, desk, addMedia, { ...picture, altText: 'ميناء' })
  const id = await publish(db, { headline: 'خبر بصورة', mediaId })
  const program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR })
  await untilReady(program.url)
  const html = await (await fetch(`${program.url}/articles/${id}/x`)).text()
  const address = /(\/media\/[^" ]+full-640\.webp|\/media\/[^" ]+-640\.webp)/.exec(html)![1]!
  const whole = await fetch(program.url + address)
  expect(whole.headers.get('cache-control')).toContain('immutable')
  const size = (await whole.arrayBuffer()).byteLength
  const etag = whole.headers.get('etag')!
  const part = await fetch(program.url + address, { headers: { Range: 'bytes=0-99', 'If-Range': etag } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 0-99/${size}`)
  for (const tag of [`W/${etag}`, 'W/"other"']) {
    const weak = await fetch(program.url + address, { headers: { Range: 'bytes=0-99', 'If-Range': tag } })
    expect(weak.status, tag).toBe(200)
  }
  const sheet = /\/assets\/below\.[\w.]+css/.exec(html)![0]
  const tags = new Set<string>()
  for (const coding of ['br', 'gzip', 'identity']) {
    // By hand: fetch would undo the coding.
    const answer = await raw(
      program.port,
      `HEAD ${sheet} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: ${coding}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 200/)
    expect(answer).toContain('Vary: Accept-Encoding')
    expect(answer).toContain('Cache-Control: public, max-age=31536000, immutable')
    if (coding === 'identity') expect(answer).not.toContain('Content-Encoding')
    else expect(answer).toContain(`Content-Encoding: ${coding}`)
    tags.add(/ETag: (\S+)/.exec(answer)![1]!)
    expect(Number(/Content-Length: (\d+)/.exec(answer)![1])).toBeGreaterThan(500)
  }
  expect(tags.size).toBe(3)
  expect((await fetch(`${program.url}${sheet}.br`)).status).toBe(404)
  const changed = await fetch(program.url + address, {
    headers: { Range: 'bytes=0-99', 'If-Range': '"other"' },
  })
  expect(changed.status).toBe(200)
  // By hand: fetch adds Cache-Control: no-cache to a conditional request.
  const conditional = `GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: ${etag}\r\n\r\n`
  expect(await raw(program.port, conditional)).toMatch(/^HTTP\/1.1 304/)
  expect((await fetch(program.url + address.replace('640', '641'))).status).toBe(404)

  for (let n = 0; n < 5; n++) await fetch(`${program.url}/beacon/article/${id}`, { method: 'POST' })
  const foreign = await fetch(`${program.url}/beacon/article/${id}`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
  await eventually(
    'the read is counted',
    async () => (await db.selectFrom('reads').selectAll().execute()).length === 1,
    15_000,
  )
  expect((await db.selectFrom('reads').select('score').executeTakeFirstOrThrow()).score).toBeCloseTo(1, 1)
  await program.stop()
  await newsroom.drop()
})

test('a request has one host, one path and one version with headers, or is refused', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const SITE_URL = 'https://news.example'
  const program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), SITE_URL }, [
    '--empty',
  ])
  await untilReady(program.url)
  const id = await publish(newsroom.db, { headline: 'خبر واحد' })
  const first = async (lines: string[]) =>
    (await raw(program.port, `${lines.join('\r\n')}\r\n\r\n`)).split('\r\n')[0]
  const close = 'Connection: close'
  expect(await first(['GET / HTTP/1.1', 'Host: a.example', 'Host: b.example', close])).toMatch(/ 400 /)
  expect(await first(['GET / HTTP/1.1', 'host: a.example', 'HOST: a.example', close])).toMatch(/ 400 /)
  for (const host of ['a.example, b.example', 'a.example/x', 'me@a.example', 'a b', 'a.example:99x'])
    expect([host, await first(['GET / HTTP/1.1', `Host: ${host}`, close])]).toEqual([
      host,
      expect.stringContaining(' 400 '),
    ])
  expect(await first(['GET / HTTP/1.1', close])).toMatch(/ 400 /)
  for (const version of ['', ' HTTP/0.9', ' HTTP/2.0', ' HTTP/3.0'])
    expect([version, await first([`GET /healthz${version}`])]).toEqual([
      version,
      expect.not.stringContaining(' 200 '),
    ])
  const post = (version: string, coding: string) =>
    first([`POST /readers/join HTTP/${version}`, 'Host: x', `Transfer-Encoding: ${coding}`, close, '', '0'])
  expect(await post('1.1', 'chunked')).toMatch(/ 4(00|03) /)
  expect(await post('1.1', 'gzip, chunked')).toMatch(/ 501 /)
  expect(await post('1.1', 'chunked, identity')).toMatch(/ (400|501) /)
  expect(await post('1.0', 'chunked')).toMatch(/ 400 /)
  for (const path of [
    '/healthz',
    '/api/v1/openapi.json',
    '/newsroom',
    `/articles/${id}/`,
    '/assets/none.js',
  ]) {
    const plain = await first([`GET ${path} HTTP/1.1`, 'Host: news.example', close])
    expect(await first([`GET http://news.example${path} HTTP/1.1`, 'Host: news.example', close])).toBe(plain)
  }
  const twice = await raw(program.port, `GET //articles/${id}?x=1 HTTP/1.1\r\nHost: x\r\n${close}\r\n\r\n`)
  expect(twice).toMatch(new RegExp(`^HTTP/1.1 301 .*\\r\\nLocation: /articles/${id}\\?x=1\\r\\n`, 's'))
  expect(await raw(program.port, `GET ///evil.example/%0d HTTP/1.1\r\nHost: x\r\n${close}\r\n\r\n`)).toMatch(
    /\r\nLocation: \/evil\.example\/%0d\r\n/,
  )

  // https for a year, and no guessing of types, on whatever is answered.
  const places = [
    '/',
    `/articles/${id}/`,
    '/none',
    '/%zz',
    '/feeds/latest.rss',
    '/sitemap.xml',
    '/robots.txt',
    '/search/suggest?q=x',
  ]
  places.push(
    '/assets/none.js',
    '/media/none',
    '/api/v1/me',
    '/api/v1/openapi.json',
    '/preview/none',
    '/newsroom',
    '/healthz',
  )
  places.push(
    '/readers/account',
    '/favicon.ico',
    '/beacon/none',
    '/manifest.webmanifest',
    '/service-worker.js',
    '/metrics',
  )
  for (const place of places)
    for (const method of ['GET', 'POST']) {
      const { headers } = await fetch(program.url + place, { method, redirect: 'manual' })
      const found = [headers.get('x-content-type-options'), headers.get('strict-transport-security')]
      expect([method, place, ...found]).toEqual([method, place, 'nosniff', 'max-age=31536000'])
    }

  expect((await fetch(`${program.url}/metrics`)).status).toBe(200)
  for (const header of [
    'X-Forwarded-For: 1.2.3.4',
    'Forwarded: for=1.2.3.4',
    'X-Real-IP: 1.2.3.4',
    'Via: 1.1 x',
  ])
    expect(await first(['GET /metrics HTTP/1.1', 'Host: localhost', header, close])).toMatch(/ 404 /)
  for (const host of ['news.example', 'news.example:443', 'news.example.', 'x', 'localhost.evil.example'])
    expect([host, await first(['GET /metrics HTTP/1.1', `Host: ${host}`, close])]).toEqual([
      host,
      expect.stringContaining(' 404 '),
    ])
  expect(await first(['GET /metrics HTTP/1.1', 'Host: 127.0.0.1:3000', close])).toMatch(/ 200 /)

  // No address in a setting leads the program to its neighbours.
  let reached = 0
  const listener = createServer((socket) => {
    reached++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  const { db, pool } = newsroom
  const channel = await execute(db, desk, saveChannel, {
    name: 'البث',
    streamUrl: `http://localhost:${port}/x.m3u8`,
  })
  await execute(db, desk, editPublication, { hubUrl: `http://2130706433:${port}/hub` })
  await publish(db, { headline: 'خبر يقال للمحور' })
  const looked = async () => (await pool.query('select stream_looked_at as at from channels')).rows[0].at
  await eventually('the stream was looked at', async () => (await looked()) !== null)
  await eventually(
    'the hub was tried',
    async () => {
      const { rows } = await pool.query(
        "select last_error from graphile_worker.jobs where task_identifier = 'feed-ping' and attempts > 0",
      )
      return rows.length > 0 && rows.every(({ last_error: error }) => /not a public host/.test(error ?? ''))
    },
    20_000,
  )
  const before = await looked()
  await execute(db, desk, saveChannel, {
    id: channel.id,
    name: 'البث',
    streamUrl: `http://[::ffff:7f00:1]:${port}/`,
  })
  await eventually('the other spelling too', async () => (await looked())?.getTime() > before.getTime())
  expect(reached).toBe(0)
  listener.close()

  // A table that is locked holds up nobody for longer than a reader waits.
  const lock = await pool.connect()
  await lock.query('begin; lock table articles in access exclusive mode')
  const cold = await fetch(`${program.url}/articles/${id}/?cold`)
  expect([cold.status, cold.headers.get('retry-after') !== null]).toEqual([503, true])
  await lock.query('rollback')
  lock.release()
  await eventually(
    'it is answered again',
    async () => (await fetch(`${program.url}/articles/${id}/`)).status === 200,
    40_000,
  )
  await program.stop()
  await newsroom.drop()
})
