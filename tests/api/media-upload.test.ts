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
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { box, encodedFilm, film, jpeg, noise, phoneHeic, picture, tellingPicture } from './files.ts'

let api: TestApi
let reporter: Awaited<ReturnType<TestApi['member']>>
let mediaDir: string
beforeAll(async () => {
  api = await openApi({ BODY_SECONDS: '8' })
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

test('an uploaded picture keeps all its metadata', async () => {
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

test('an agency is recognised by the name of its site too', async () => {
  const { id } = await execute(api.db, desk, saveAgency, { name: 'رويترز', url: 'https://www.reuters.com/' })
  const answer = await upload(await tellingPicture(2, 'وزير', 'POOL New / Reuters'))
  expect(answer.body.media).toMatchObject({ agency: { id }, creditline: 'هدى سالم / POOL New / Reuters' })
})

test('uploading the same bytes again returns the existing item, also at the same moment', async () => {
  const bytes = await jpeg(3)
  const both = await Promise.all([upload(bytes), upload(bytes, 'مرة أخرى.jpg'), upload(bytes)])
  expect(new Set(both.map((one) => one.body.media.id)).size).toBe(1)
  expect(both.filter((one) => !one.body.known)).toHaveLength(1)
  const again = await upload(bytes, 'x.png', reporter, 'text/html')
  expect(again.body).toMatchObject({ known: true, media: { id: both[0].body.media.id } })
  expect(leftovers()).toEqual([])
})

test.each(['png', 'webp', 'avif', 'gif'] as const)(
  'the type %s is recognised by its bytes',
  async (format) => {
    const bytes = await picture(10).toFormat(format).toBuffer()
    const answer = await upload(bytes, 'كذب.jpg', reporter, 'application/x-anything')
    expect(answer.body.media).toMatchObject({ contentType: `image/${format}`, type: 'picture' })
  },
)

test('a rotated picture is stored upright, with its visible width and height', async () => {
  const bytes = await picture(4, 300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { id, width, height } = (await upload(bytes)).body.media
  expect([width, height]).toEqual([200, 300])
  const seen = await fetch(`${api.url}/api/v1/media/${id}/full-160.webp`, {
    headers: { Cookie: reporter.cookie },
  })
  const shown = await sharp(Buffer.from(await seen.arrayBuffer())).metadata()
  expect([shown.width, shown.height, shown.orientation]).toEqual([160, 240, undefined])
})

test("an iPhone's HEIC is accepted upright with colours and caption; the location stays in the original only", async () => {
  const bytes = phoneHeic()
  const answer = await upload(bytes, 'IMG_0001.HEIC', reporter, 'image/heic')
  expect(answer.body).toMatchObject({
    known: false,
    media: {
      ...{ type: 'picture', contentType: 'image/jpeg', ending: 'jpg', originalEnding: 'heic' },
      ...{ width: 120, height: 200, caption: 'رصيف الميناء', photographer: 'Huda Salem' },
    },
  })
  const { file, originalFile } = await api.db
    .selectFrom('media')
    .select(['file', 'originalFile'])
    .where('id', '=', answer.body.media.id)
    .executeTakeFirstOrThrow()
  const stored = (name: string) => readFileSync(join(mediaDir, 'originals', name.slice(0, 2), name))
  expect(stored(originalFile!).equals(bytes)).toBe(true)
  const { exif, xmp, icc } = await sharp(stored(file!)).metadata()
  expect([exif, xmp]).toEqual([undefined, undefined])
  expect(icc).toBeTruthy()
  // Its red corner, which is at the upper left of the file, is at the upper right of what is seen.
  const corner = sharp(stored(file!)).extract({ left: 100, top: 5, width: 10, height: 10 })
  expect((await corner.raw().toBuffer())[0]).toBeGreaterThan(180)
  expect(leftovers()).toEqual([])
  expect((await upload(bytes)).body).toMatchObject({ known: true, media: { id: answer.body.media.id } })
  const removed = await (await api.as('administrator')).send('DELETE', `/media/${answer.body.media.id}`)
  expect(removed.status).toBe(204)
  for (const name of [file!, originalFile!])
    expect(existsSync(join(mediaDir, 'originals', name.slice(0, 2), name))).toBe(false)
})

test('on a full disk an upload and a rendition fail clearly, leave no partial file, and the site continues', async () => {
  const [large, small] = [await noise(), await jpeg(77)]
  const kept = await upload(await noise())
  const before = originals()
  const full = { code: 'unavailable', reason: 'no-room', detail: expect.stringContaining('disk is full') }
  const shown = () =>
    fetch(`${api.url}/api/v1/media/${kept.body.media.id}/full-320.jpg`, {
      headers: { Cookie: reporter.cookie },
    })
  api.limitFiles(2_048)
  try {
    const refused = await upload(large)
    expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
      503,
      '60',
      expect.objectContaining(full),
    ])
    const rendition = await shown()
    expect([rendition.status, await rendition.json()]).toEqual([503, expect.objectContaining(full)])
  } finally {
    api.limitFiles(null)
  }
  expect(leftovers()).toEqual([])
  expect(originals()).toBe(before)
  const renditions = readdirSync(join(mediaDir, 'renditions'), { recursive: true, encoding: 'utf8' })
  expect(renditions.filter((name) => /\.(tmp|part)$/.test(name))).toEqual([])
  expect((await shown()).status).toBe(200)
  expect((await upload(small)).status).toBe(200)
})

test('an animation is kept as its first picture, and the answer says so', async () => {
  const frames = Buffer.concat([Buffer.alloc(30 * 30 * 3, 10), Buffer.alloc(30 * 30 * 3, 200)])
  const moving = await sharp(frames, { raw: { width: 30, height: 60, channels: 3, pageHeight: 30 } })
    .gif({ loop: 0 })
    .toBuffer()
  expect((await upload(moving)).body).toMatchObject({ notices: ['stilled'], media: { height: 30 } })
  expect((await upload(await picture(31).gif().toBuffer())).body.notices).toEqual([])
})

test('captions that are too long are cut, and the picture is accepted', async () => {
  const answer = await upload(await tellingPicture(5, 'كلمة '.repeat(3_000), 'و'.repeat(900)))
  expect(answer.status).toBe(200)
  expect(answer.body.media.caption.length).toBeLessThanOrEqual(2_000)
})

const bilevel = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'white' } })
    .toColourspace('b-w')
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer()

test('the longest accepted shape is shown in its own pixels', async () => {
  const answer = await upload(await bilevel(40, 4_000))
  expect(answer.body.media).toMatchObject({ width: 40, height: 4_000 })
})

/** The head of a WebM file, and the start of a segment that has no end (RFC 8794, 6.2). */
const webmStart = Buffer.from('1a45dfa387428284' + '7765626d' + '1853806701ffffffffffffff', 'hex')
const padded = (start: Buffer, part: Buffer, count: number) =>
  Buffer.concat([start, Buffer.alloc(part.length * count, part)])
const crowdedFilm = (part: Buffer, count: number) =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\x01isommp42', 'latin1')),
    box('moov', Buffer.alloc(part.length * count, part)),
  ])

describe('refused files', () => {
  const hasFfmpeg = encodedFilm('mp4') !== null
  const emptyQuickTime = Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1')
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  const files: [string, number, string, () => Promise<Buffer | string> | Buffer | string][] = [
    ['an empty file', 422, 'empty', () => ''],
    ['HTML named .jpg', 415, 'not-a-picture', () => '<!doctype html><script>alert(1)</script>'],
    ['text', 415, 'not-a-picture', () => 'كلام'],
    ['one byte', 415, 'not-a-picture', () => '\xff'],
    ['a PDF that breaks off', 422, 'broken', () => '%PDF-1.7\n%âãÏÓ'],
    ['a program', 415, 'not-a-picture', () => Buffer.from('7f454c4602010100', 'hex')],
    ['SVG', 415, 'svg', () => '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HEIC that is only its head', 422, 'broken', () => heic],
    ['half a HEIC', 422, 'broken', () => phoneHeic().subarray(0, 900)],
    ['a HEIC without its pixels', 422, 'broken', () => phoneHeic().subarray(0, 990)],
    ['QuickTime of nothing', hasFfmpeg ? 422 : 415, hasFfmpeg ? 'broken' : 'quicktime', () => emptyQuickTime],
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
    // Files of a few hundred bytes; to enlarge either of them would take gigabytes.
    ['a line of one pixel', 422, 'too-narrow', () => bilevel(1, 60_000)],
    ['a lying line of one pixel', 422, 'too-narrow', () => bilevel(60_000, 1)],
    ['a side that no JPEG could have', 413, 'too-long', () => bilevel(700, 66_000)],
    ['half a film', 422, 'broken', () => film(1).subarray(0, 2_000)],
    ['a film without a head', 422, 'broken', () => Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1')],
    ['a film without a picture', 422, 'broken', () => film(1).fill(0, 200, 260)],
    [
      'a film that measures where it is',
      422,
      hasFfmpeg ? 'broken' : 'tracked',
      () => film(1, { kind: 'meta' }),
    ],
    ['a film with two heads', 422, 'broken', () => Buffer.concat([film(1), film(2)])],
    ['millions of empty boxes after a film', 422, 'too-many-parts', () => padded(film(1), box('free'), 2e6)],
    ['millions of empty boxes in a head', 422, 'too-many-parts', () => crowdedFilm(box('free'), 2e6)],
    ['thousands of places in a head', 422, 'too-many-parts', () => crowdedFilm(box('udta'), 5e3)],
    [
      'millions of empty elements',
      422,
      'too-many-parts',
      () => padded(webmStart, Buffer.from('ec80', 'hex'), 2e6),
    ],
    [
      'thousands of empty tags',
      422,
      'too-many-parts',
      () => padded(webmStart, Buffer.from('1254c36780', 'hex'), 5e3),
    ],
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

  test('a picture of more than 60 MB is refused, with or without a declared length', async () => {
    const big = Buffer.alloc(61 * 1024 * 1024)
    ;(await jpeg(8)).copy(big)
    expect((await upload(big)).body).toMatchObject({ status: 413, reason: 'too-large' })
    const sent = request(`${api.url}/api/v1/media`, {
      method: 'POST',
      headers: { Cookie: reporter.cookie, Origin: api.url, 'Transfer-Encoding': 'chunked' },
    })
    sent.on('error', () => {})
    sent.end(big)
    const [answer] = await once(sent, 'response')
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

test('a connection that breaks during an upload leaves nothing behind', async () => {
  const bytes = await noise()
  const rows = await countMedia()
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
  const head = `POST /api/v1/media HTTP/1.1\r\nHost: localhost\r\nOrigin: ${api.url}\r\nCookie: ${reporter.cookie}\r\nContent-Length: ${bytes.length}\r\n\r\n`
  socket.write(head)
  socket.write(bytes.subarray(0, 9_000))
  await eventually('the upload has started', () => leftovers().length === 1)
  socket.destroy()
  await eventually('nothing is left', () => leftovers().length === 0)
  expect(await countMedia()).toBe(rows)
  expect(api.program.output()).not.toContain('a route failed')
})

test('an upload may be slow, and any other unfinished body is cut off', { tags: 'long' }, async () => {
  const bytes = await jpeg(9)
  const sent = request(`${api.url}/api/v1/media`, {
    method: 'POST',
    headers: { Cookie: reporter.cookie, Origin: api.url, 'Content-Length': bytes.length },
  })
  // Longer than any other body may take.
  const parts = 4
  const slowly = (async () => {
    for (let i = 0; i < parts; i++) {
      const part = Math.ceil(bytes.length / parts)
      sent.write(bytes.subarray(i * part, (i + 1) * part))
      await new Promise((resolve) => setTimeout(resolve, 3_000))
    }
    sent.end()
  })()
  const other = connect(Number(new URL(api.url).port), '127.0.0.1')
  other.write(
    'POST /api/v1/invitations/aaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  )
  let response = ''
  other.on('data', (chunk) => {
    response += chunk
  })
  const ended = once(other, 'close')
  const [[answer]] = await Promise.all([once(sent, 'response'), slowly, ended])
  expect(answer.statusCode).toBe(200)
  expect(response).toMatch(/^HTTP\/1.1 408/)
})

test('members who write may upload; moderators, strangers and other sites may not', async () => {
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
