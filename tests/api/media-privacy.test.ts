/** A picture knows where and with what it was taken. Nothing of it comes out by any door. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { openApi, type TestApi } from './api.ts'
import {
  encodedFilm,
  film,
  jpeg,
  phoneFilm,
  secretPlace,
  secretSerial,
  tellingPicture,
  withIptc,
} from './files.ts'

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

test('a picture that nothing shows is visible to the staff only', async () => {
  for (const name of names) {
    expect((await get(`/media/${id}/${version}/${name}`)).status).toBe(404)
    expect((await get(`/api/v1/media/${id}/${name}`)).status).toBe(404)
    const seen = await get(`/api/v1/media/${id}/${name}`, { Cookie: editor.cookie })
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    await tellsNothing(seen)
  }
  const stored = await get(`/api/v1/media/${id}/wide-320.webp?v=${version}`, { Cookie: editor.cookie })
  expect(stored.headers.get('cache-control')).toMatch(/^private, max-age/)
  const etag = stored.headers.get('etag')!
  const same = await get(`/api/v1/media/${id}/wide-320.webp`, {
    Cookie: editor.cookie,
    'If-None-Match': etag,
  })
  expect(same.status).toBe(304)
})

test('a picture is private again when the last thing that shows it shows another or is deleted', async () => {
  const status = async () => (await get(`/media/${id}/${version}/square-320.jpg`)).status
  const things = {
    '/people': { name: 'سلمى', slug: '', jobTitle: '', bio: '' },
    '/topics': { name: 'سلمى', slug: '', kind: 'person', description: '' },
  }
  for (const [path, thing] of Object.entries(things)) {
    const { body: made } = await editor.post(path, { ...thing, mediaId: id })
    await eventually(`${path} shows it`, async () => (await status()) === 200)
    const edit = async (mediaId: number | null) => {
      const { version: now } = (await editor.get(`${path}/${made.id}`)).body
      const answer = await editor.put(`${path}/${made.id}`, { ...thing, mediaId, version: now })
      expect([path, answer.status]).toEqual([path, 200])
    }
    await edit(null)
    await eventually(`${path} shows none`, async () => (await status()) === 404)
    await edit(id)
    await eventually(`${path} shows it again`, async () => (await status()) === 200)
    expect((await editor.del(`${path}/${made.id}`)).status).toBe(204)
    await eventually(`${path} is deleted`, async () => (await status()) === 404)
  }
})

test('no address serves the original file, and only known renditions exist', async () => {
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

test('every public rendition of a picture is free of metadata', async () => {
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

test('an embargoed picture is hidden until its time, wherever it is used', async () => {
  const bytes = withIptc(await jpeg(22), [
    ['2:30', Buffer.from('20991231')],
    ['2:40', Buffer.from('NO ARCHIVES')],
  ])
  const { media } = (await editor.send('POST', '/media', bytes as never)).body
  expect(media).toMatchObject({ embargoed: true, instructions: 'NO ARCHIVES' })
  const articleId = await publish(api.db, { headline: 'مادة ذات صورة محجوبة', mediaId: media.id })
  const page = async () => (await get(`/articles/${articleId}/x`)).text()
  const address = `/media/${media.id}/${media.fileVersion}/full-160.jpg`
  await eventually('the article is public', async () => (await page()).includes('مادة ذات صورة محجوبة'))
  expect(await page()).not.toContain(`/media/${media.id}/`)
  expect((await get(address)).status).toBe(404)
  for (const path of ['/', '/latest', '/feeds/latest.rss', '/feeds/latest.json'])
    expect(await (await get(path)).text()).not.toContain(`/media/${media.id}/`)

  const { caption, creditline, altText, photographer, copyrightNotice, usageTerms, keywords } = media
  const { takenAt, expiresAt, focalX, focalY, crops } = media
  const described = {
    ...{ caption, creditline, altText, photographer, copyrightNotice, usageTerms, keywords, agencyId: null },
    ...{ takenAt, expiresAt, focalX, focalY, crops },
  }
  // A screen that does not know of embargoes leaves this one as it is.
  const stored = await editor.put(`/media/${media.id}`, { ...described, version: media.version })
  expect(stored.body).toMatchObject({ embargoed: true, instructions: 'NO ARCHIVES' })
  const soon = new Date(Date.now() + 1_500).toISOString()
  await editor.put(`/media/${media.id}`, { ...described, version: stored.body.version, embargoedUntil: soon })
  await eventually('readers see it', async () => (await get(address)).status === 200)
  await eventually('the article shows it', async () => (await page()).includes(`/media/${media.id}/`))
  expect((await editor.get(`/media/${media.id}`)).body).toMatchObject({ embargoed: false })
})

describe('videos', () => {
  const upload = (bytes: Buffer, name = 'film', type = 'video/mp4') =>
    editor.send('POST', `/media?filename=${encodeURIComponent(name)}`, bytes as BodyInit, {
      'Content-Type': type,
    })
  const leftovers = () => readdirSync(join(api.dataDir, 'media', 'incoming'))

  test.each(['mp4', 'webm'] as const)('a real video: %s', async (ending) => {
    const bytes = encodedFilm(ending)
    if (!bytes) return
    const answer = await upload(bytes, `مقطع.${ending}`, 'video/anything')
    expect(answer.body.media).toMatchObject({
      type: 'video',
      contentType: `video/${ending}`,
      width: 320,
      height: 180,
    })
    expect(answer.body.media.durationSeconds).toBeCloseTo(2, 0)
    const { id } = answer.body.media
    const got = await fetch(`${api.url}/api/v1/media/${id}/original.${ending}`, {
      headers: { Cookie: editor.cookie },
    })
    const stored = Buffer.from(await got.arrayBuffer())
    expect(stored.length).toBe(bytes.length)
    for (const secret of ['+33.3152', 'SECRET-TITLE']) expect(stored.includes(secret)).toBe(false)
    expect((await upload(bytes)).body).toMatchObject({ known: true, media: { id } })
  })

  test.each(['libx264', 'libx265'] as const)(
    "a phone's QuickTime video (%s) becomes an MP4 without metadata",
    async (codec) => {
      const bytes = phoneFilm(codec)
      if (!bytes) return
      const { media, notices } = (await upload(bytes, 'IMG_0002.MOV', 'video/quicktime')).body
      expect(media).toMatchObject({ type: 'video', contentType: 'video/mp4', width: 320, height: 180 })
      expect(notices).toEqual(codec === 'libx265' ? ['hevc'] : [])
      const got = await fetch(`${api.url}/api/v1/media/${media.id}/original.mp4`, {
        headers: { Cookie: editor.cookie },
      })
      const stored = Buffer.from(await got.arrayBuffer())
      for (const secret of ['+33.3152', 'SECRET-TITLE', 'Secret Maker'])
        expect(stored.includes(secret)).toBe(false)
      // The head comes before the film, so that it plays while it loads.
      expect(stored.indexOf('moov')).toBeLessThan(stored.indexOf('mdat'))
      expect(leftovers()).toEqual([])
      expect((await upload(bytes)).body).toMatchObject({ known: true, media: { id: media.id } })
    },
  )

  test('the location in the header of a phone’s video is removed, and the length stays the same', async () => {
    const bytes = film(7, { place: '+33.3152+044.3661/' })
    const { id } = (await upload(bytes)).body.media
    const part = await fetch(`${api.url}/api/v1/media/${id}/original.mp4`, {
      headers: { Cookie: editor.cookie, Range: `bytes=0-${bytes.length - 4_100}` },
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
