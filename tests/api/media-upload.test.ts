/** Files come into the library: sound ones once, broken and lying ones not at all, and nothing is left of those. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import { execute } from '../../src/content/command.ts'
import { desk, eventually } from '../harness.ts'
import { corpora, has } from '../intake/corpora.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { encodedFilm, film, jpeg, noise, picture, tellingPicture } from './files.ts'

let api: TestApi
let reporter: Awaited<ReturnType<TestApi['member']>>
let mediaDir: string
beforeAll(async () => {
  api = await openApi()
  reporter = await api.member('reporter')
  mediaDir = join(api.dataDir, 'media')
})
afterAll(() => api.close())

const upload = (bytes: Buffer | string, name = 'صورة.jpg', who: Client = reporter, type = 'image/jpeg') =>
  who.send('POST', `/media?filename=${encodeURIComponent(name)}`, bytes as BodyInit, { 'Content-Type': type })

const leftovers = () => {
  const folder = join(mediaDir, 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}
const originals = () =>
  existsSync(join(mediaDir, 'originals'))
    ? readdirSync(join(mediaDir, 'originals'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length
    : 0

test('a picture comes in with all that it says of itself', async () => {
  const { id: agencyId } = await execute(api.db, desk, saveAgency, {
    name: 'وكالة الضفاف',
    url: 'https://www.difaf.example',
  })
  const bytes = await tellingPicture(1, 'سفن عند رصيف الميناء', 'وكالة الضفاف')
  const answer = await upload(bytes)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    known: false,
    media: {
      type: 'picture',
      contentType: 'image/jpeg',
      width: 900,
      height: 600,
      sizeInBytes: bytes.length,
      caption: 'سفن عند رصيف الميناء',
      photographer: 'هدى سالم',
      creditline: 'هدى سالم / وكالة الضفاف',
      keywords: ['ميناء'],
      takenAt: '2026-03-01T14:05:00.000Z',
      agency: { id: agencyId, name: 'وكالة الضفاف' },
      createdBy: { id: reporter.staffId },
      public: false,
    },
  })
  const file = createHash('sha256').update(bytes).digest('hex')
  const kept = readFileSync(join(mediaDir, 'originals', file.slice(0, 2), `${file}.jpg`))
  expect(kept.equals(bytes)).toBe(true)
  expect(leftovers()).toEqual([])
})

test('an agency is known by the name of its site too', async () => {
  const { id } = await execute(api.db, desk, saveAgency, { name: 'رويترز', url: 'https://www.reuters.com/' })
  const answer = await upload(await tellingPicture(2, 'وزير', 'POOL New / Reuters'))
  expect(answer.body.media).toMatchObject({ agency: { id }, creditline: 'هدى سالم / POOL New / Reuters' })
})

test('the same bytes again are the item that is there, also when both come at once', async () => {
  const bytes = await jpeg(3)
  const both = await Promise.all([upload(bytes), upload(bytes, 'مرة أخرى.jpg'), upload(bytes)])
  expect(new Set(both.map((one) => one.body.media.id)).size).toBe(1)
  expect(both.filter((one) => !one.body.known)).toHaveLength(1)
  const again = await upload(bytes, 'x.png', reporter, 'text/html')
  expect(again.body).toMatchObject({ known: true, media: { id: both[0].body.media.id } })
  expect(leftovers()).toEqual([])
})

test.each(['png', 'webp', 'avif', 'gif'] as const)('%s is known by its bytes', async (format) => {
  const bytes = await picture(10).toFormat(format).toBuffer()
  const answer = await upload(bytes, 'كذب.jpg', reporter, 'application/x-anything')
  expect(answer.body.media).toMatchObject({ contentType: `image/${format}`, type: 'picture' })
})

test('a turned picture is upright: its sides are those that are seen', async () => {
  const bytes = await picture(4, 300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { id, width, height } = (await upload(bytes)).body.media
  expect([width, height]).toEqual([200, 300])
  const seen = await fetch(`${api.url}/api/v1/media/${id}/full-160.webp`, {
    headers: { Cookie: reporter.cookie },
  })
  const shown = await sharp(Buffer.from(await seen.arrayBuffer())).metadata()
  expect([shown.width, shown.height, shown.orientation]).toEqual([160, 240, undefined])
})

test('words that are too long are cut, and the picture is taken', async () => {
  const answer = await upload(await tellingPicture(5, 'كلمة '.repeat(3_000), 'و'.repeat(900)))
  expect(answer.status).toBe(200)
  expect(answer.body.media.caption.length).toBeLessThanOrEqual(2_000)
})

describe('what is not taken', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  const files: [string, number, string, () => Promise<Buffer | string> | Buffer | string][] = [
    ['an empty file', 422, 'empty', () => ''],
    ['HTML named .jpg', 415, 'not-a-picture', () => '<!doctype html><script>alert(1)</script>'],
    ['text', 415, 'not-a-picture', () => 'كلام'],
    ['one byte', 415, 'not-a-picture', () => '\xff'],
    ['a PDF', 415, 'not-a-picture', () => '%PDF-1.7\n%âãÏÓ'],
    ['a program', 415, 'not-a-picture', () => Buffer.from('7f454c4602010100', 'hex')],
    ['SVG', 415, 'svg', () => '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HEIC', 415, 'heic', () => heic],
    ['QuickTime', 415, 'quicktime', () => Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1')],
    ['Matroska', 415, 'not-a-picture', () => Buffer.from('1a45dfa3a3428288matroska', 'latin1')],
    ['a JPEG that is only its first bytes', 422, 'broken', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['half a JPEG', 422, 'broken', async () => (await noise()).subarray(0, 9_000)],
    ['half a PNG', 422, 'broken', async () => (await picture(6).png().toBuffer()).subarray(0, 120)],
    ['a PNG head before HTML', 422, 'broken', () => `\x89PNG\r\n\x1a\n<script>`],
    [
      '101 megapixels',
      413,
      'too-many-pixels',
      () => picture(7, 10_100, 10_000).png({ compressionLevel: 9 }).toBuffer(),
    ],
    ['half a film', 422, 'broken', () => film(1).subarray(0, 2_000)],
    ['a film without a head', 422, 'broken', () => Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1')],
    ['a film without a picture', 422, 'broken', () => film(1).fill(0, 200, 260)],
    ['a film that measures where it is', 422, 'tracked', () => film(1, { kind: 'meta' })],
  ]
  test.each(files)('%s', async (_, status, reason, make) => {
    const [before, rows] = [originals(), await countMedia()]
    const bytes = await make()
    const body =
      typeof bytes === 'string' ? Buffer.from(bytes, reason === 'broken' ? 'latin1' : 'utf8') : bytes
    const answer = await upload(body, 'صورة.jpg')
    expect(answer.body).toMatchObject({ status, reason })
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toMatch(/^صورة\.jpg: .+\.$/)
    expect(leftovers()).toEqual([])
    expect([originals(), await countMedia()]).toEqual([before, rows])
  })

  test('a picture of more than 60 MB, whether its length is said before or not', async () => {
    const big = Buffer.alloc(61 * 1024 * 1024)
    ;(await jpeg(8)).copy(big)
    expect((await upload(big)).body).toMatchObject({ status: 413, reason: 'too-large' })
    const asked = request(`${api.url}/api/v1/media`, {
      method: 'POST',
      headers: { Cookie: reporter.cookie, Origin: api.url, 'Transfer-Encoding': 'chunked' },
    })
    asked.on('error', () => {})
    asked.end(big)
    const [answer] = await once(asked, 'response')
    expect(answer.statusCode).toBe(413)
    await eventually('nothing is left', () => leftovers().length === 0)
  })
})

const countMedia = async () =>
  Number(
    (
      await api.db
        .selectFrom('media')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('a connection that is cut in the middle leaves nothing behind', async () => {
  const bytes = await noise()
  const rows = await countMedia()
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
  const head = `POST /api/v1/media HTTP/1.1\r\nHost: localhost\r\nOrigin: ${api.url}\r\nCookie: ${reporter.cookie}\r\nContent-Length: ${bytes.length}\r\n\r\n`
  socket.write(head)
  socket.write(bytes.subarray(0, 9_000))
  await eventually('it is being received', () => leftovers().length === 1)
  socket.destroy()
  await eventually('nothing is left', () => leftovers().length === 0)
  expect(await countMedia()).toBe(rows)
  expect(api.program.output()).not.toContain('a route failed')
})

test('an upload may be slow, another body may not come without an end', async () => {
  const bytes = await jpeg(9)
  const asked = request(`${api.url}/api/v1/media`, {
    method: 'POST',
    headers: { Cookie: reporter.cookie, Origin: api.url, 'Content-Length': bytes.length },
  })
  const parts = 8
  const slowly = (async () => {
    for (let i = 0; i < parts; i++) {
      const part = Math.ceil(bytes.length / parts)
      asked.write(bytes.subarray(i * part, (i + 1) * part))
      await new Promise((resolve) => setTimeout(resolve, 5_000))
    }
    asked.end()
  })()
  const other = connect(Number(new URL(api.url).port), '127.0.0.1')
  other.write(
    'POST /api/v1/invitations/aaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  )
  let heard = ''
  other.on('data', (chunk) => {
    heard += chunk
  })
  const ended = once(other, 'close')
  const [[answer]] = await Promise.all([once(asked, 'response'), slowly, ended])
  expect(answer.statusCode).toBe(200)
  expect(heard).toMatch(/^HTTP\/1.1 408/)
}, 90_000)

test('who may: everybody who writes; not a moderator, not nobody, not another site', async () => {
  const bytes = await jpeg(11)
  const rows = await countMedia()
  const moderator = await api.member('moderator')
  expect((await upload(bytes, 'x', moderator)).body).toMatchObject({ status: 403, code: 'forbidden' })
  expect((await upload(bytes, 'x', await api.as('moderator'))).status).toBe(403)
  expect((await upload(bytes, 'x', api.nobody)).status).toBe(401)
  const forged = await api.nobody.send('POST', '/media', bytes as never, {
    Cookie: reporter.cookie,
    Origin: 'https://evil.example',
  })
  expect(forged.status).toBe(403)
  expect(await countMedia()).toBe(rows)
  for (const [role, seed] of [
    ['reporter', 12],
    ['editor', 13],
    ['administrator', 14],
  ] as const)
    expect((await upload(await jpeg(seed), 'x', await api.as(role))).status).toBe(200)
})

describe('films', () => {
  test.each(['mp4', 'webm'] as const)('a real one: %s', async (ending) => {
    const bytes = encodedFilm(ending)
    if (!bytes) return
    const answer = await upload(bytes, `مقطع.${ending}`, reporter, 'video/anything')
    expect(answer.body.media).toMatchObject({
      type: 'video',
      contentType: `video/${ending}`,
      width: 320,
      height: 180,
    })
    expect(answer.body.media.durationSeconds).toBeCloseTo(2, 0)
    const { id } = answer.body.media
    const got = await fetch(`${api.url}/api/v1/media/${id}/original.${ending}`, {
      headers: { Cookie: reporter.cookie },
    })
    const kept = Buffer.from(await got.arrayBuffer())
    expect(kept.length).toBe(bytes.length)
    for (const secret of ['+33.3152', 'SECRET-TITLE']) expect(kept.includes(secret)).toBe(false)
    expect((await upload(bytes)).body).toMatchObject({ known: true, media: { id } })
  })

  test('the place that a phone writes into the head is taken out, and the film is the same length', async () => {
    const bytes = film(7, { place: '+33.3152+044.3661/' })
    const { id } = (await upload(bytes)).body.media
    const part = await fetch(`${api.url}/api/v1/media/${id}/original.mp4`, {
      headers: { Cookie: reporter.cookie, Range: `bytes=0-${bytes.length - 4_100}` },
    })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-${bytes.length - 4_100}/${bytes.length}`,
    ])
    const head = Buffer.from(await part.arrayBuffer())
    expect(head.includes('+33.3152')).toBe(false)
    expect(head.includes('free')).toBe(true)
  })
})

const photos = join(corpora, 'photos')
test.runIf(has(photos))("photographers' own pictures", async () => {
  const send = (name: string) => upload(readFileSync(join(photos, name)), name)
  expect((await send('exifr-iptc-agency-photographer-example.jpg')).body.media).toMatchObject({
    photographer: 'Julie Doe',
    creditline: 'Julie Doe / Mugwum Press',
    usageTerms: expect.stringMatching(/^Image to be used One-time only/),
  })
  expect((await send('exifr-orientation-f6t.jpg')).body.media).toMatchObject({ width: 48, height: 80 })
  for (const name of readdirSync(photos)) expect([name, (await send(name)).status]).toEqual([name, 200])
})
