/** A picture knows where and with what it was taken. Nothing of it comes out by any door. */
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { openApi, type TestApi } from './api.ts'
import { secretPlace, secretSerial, tellingPicture } from './files.ts'

let api: TestApi
let editor: Awaited<ReturnType<TestApi['member']>>
let id: number
let version: string
beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  const bytes = await tellingPicture(21, 'رصيف الميناء', 'وكالة')
  // The file itself tells: else this test would prove nothing.
  expect((await exifr.parse(bytes, { gps: true, xmp: true, exif: true }))?.GPSLatitude).toBeTruthy()
  expect(bytes.includes(secretSerial)).toBe(true)
  expect(bytes.includes(secretPlace)).toBe(true)
  const { media } = (await editor.send('POST', '/media', bytes as never)).body
  id = media.id
  version = media.fileVersion
})
afterAll(() => api.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(api.url + path, { headers })
const names = ['full', 'wide', 'photo', 'square', 'tall'].flatMap((crop) =>
  ['avif', 'webp', 'jpg'].map((format) => `${crop}-320.${format}`),
)

async function tellsNothing(answer: Response): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.includes(secretSerial)).toBe(false)
  expect(bytes.includes(secretPlace)).toBe(false)
  const { exif, xmp, iptc } = await sharp(bytes).metadata()
  expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
}

test('before anything shows it, it is there for the staff alone', async () => {
  for (const name of names) {
    expect((await get(`/media/${id}/${version}/${name}`)).status).toBe(404)
    expect((await get(`/api/v1/media/${id}/${name}`)).status).toBe(404)
    const seen = await get(`/api/v1/media/${id}/${name}`, { Cookie: editor.cookie })
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    await tellsNothing(seen)
  }
  const kept = await get(`/api/v1/media/${id}/wide-320.webp?v=${version}`, { Cookie: editor.cookie })
  expect(kept.headers.get('cache-control')).toMatch(/^private, max-age/)
  const etag = kept.headers.get('etag')!
  const same = await get(`/api/v1/media/${id}/wide-320.webp`, {
    Cookie: editor.cookie,
    'If-None-Match': etag,
  })
  expect(same.status).toBe(304)
})

test('no door gives the original, and what is not a rendition is not there', async () => {
  const wrong = [
    'original.jpg',
    'original.mp4',
    'wide-321.webp',
    'wide-320.png',
    'odd-320.webp',
    'constructor-320.webp',
  ]
  for (const name of wrong) {
    expect((await get(`/api/v1/media/${id}/${name}`, { Cookie: editor.cookie })).status, name).toBe(404)
    expect((await get(`/media/${id}/${version}/${name}`)).status, name).toBe(404)
  }
  const odd = await get(`/api/v1/media/${id}/..%2f..%2fetc`, { Cookie: editor.cookie })
  expect([404, 422]).toContain(odd.status)
})

test('once an article shows it, every public rendition is bare', async () => {
  const articleId = await publish(api.db, { headline: 'مادة ذات صورة', mediaId: id })
  const address = `/media/${id}/${version}/full-160.jpg`
  await eventually('readers see it', async () => (await get(address)).status === 200)
  for (const name of names) {
    const seen = await get(`/media/${id}/${version}/${name}`)
    expect(seen.status).toBe(200)
    await tellsNothing(seen)
  }
  for (const path of [
    `/articles/${articleId}/x`,
    '/',
    '/feeds/latest.rss',
    '/feeds/latest.json',
    '/latest',
  ]) {
    const text = await (await get(path)).text()
    expect(text).not.toContain(secretSerial)
    expect(text).not.toContain('44,22')
  }
})
