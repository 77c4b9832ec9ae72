/** What is not public stays behind every door; what is rude is answered and harms nobody. */
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/content/command.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { storePicture } from '../../src/intake/pictures/store.ts'
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

test('an embargoed article, its picture and its places are nowhere until its time, and everywhere after it', async () => {
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
function raw(port: number, bytes: string | Buffer, waitMs = 3_000): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
    setTimeout(() => socket.destroy(), waitMs).unref()
  })
}

test('hostile requests get a clear answer, and the site goes on', async () => {
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
  expect(await get('/articles/99999999999999999999/x')).toMatch(/^HTTP\/1.1 404/)
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
  const slow = Array.from({ length: 50 }, () => raw(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 2_000))
  const began = performance.now()
  expect((await fetch(program.url)).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1_500)
  await Promise.all(slow)
  const page = await fetch(program.url)
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  await program.stop()
  await newsroom.drop()
})

test('pictures answer ranges and conditions, and a beacon counts a reader once', async () => {
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
