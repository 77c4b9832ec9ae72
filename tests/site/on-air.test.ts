/** A real stream plays at /live, and every page shows whether it runs. Videos: renditions and captions. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openApi, type TestApi } from '../api/api.ts'
import { jpeg } from '../api/files.ts'
import { openBrowser } from '../browser.ts'
import { eventually, publish, root, untilReady } from '../harness.ts'
import { openBroadcaster } from './stream.ts'

let api: TestApi
let editor: Client
let administrator: Client
let broadcaster: Awaited<ReturnType<typeof openBroadcaster>>
let browser: Browser
beforeAll(async () => {
  broadcaster = await openBroadcaster()
  api = await openApi({ ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  editor = await api.as('editor')
  administrator = await api.as('administrator')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
  await broadcaster?.close()
})

const policyOf = async (path: string) =>
  (await fetch(api.url + path)).headers.get('content-security-policy') ?? ''
const isOn = async (path: string) =>
  /<a class="live on" href="\/live">/.test(await (await fetch(api.url + path)).text())

/** A phone's page that knows what its policy refused and what it asked for. */
async function openPhone(path: string): Promise<Page & { refused(): Promise<string[]>; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(api.url + path)
  return Object.assign(page, {
    asked,
    refused: () => page.evaluate(() => (window as never as { refused: string[] }).refused),
  })
}

const timeOf = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)

async function plays(page: Page): Promise<void> {
  await eventually('the video shows something', async () => (await timeOf(page)) > 0, 20_000)
  const before = await timeOf(page)
  await eventually('its time advances', async () => (await timeOf(page)) > before + 1.5, 15_000)
}

test('the stream plays, and pages say "on air" while it runs', { tags: 'long' }, async () => {
  const still = await editor.send('POST', '/media', new Uint8Array(await jpeg(7, 1280, 720)))
  const usual = await policyOf('/')
  const fields = { name: 'نشرة', description: 'بث متواصل', mediaId: still.body.media.id }
  const { body } = await editor.post('/channel', { ...fields, streamUrl: broadcaster.url })
  expect(body.id).toBeGreaterThan(0)
  // The configured host is allowed on the page of the player and on no other page.
  await eventually('the page of the broadcast allows its host', async () =>
    (await policyOf('/live')).includes(`connect-src 'self' ${broadcaster.origin};`),
  )
  expect(await policyOf('/')).toBe(usual)
  expect(usual).not.toMatch(/blob:/)
  expect(await isOn('/')).toBe(false)
  expect(await (await fetch(`${api.url}/live`)).text()).toContain('البث متوقف')

  const waiting = await openPhone('/live')
  await broadcaster.start()
  await eventually('the first playlist is served', async () => (await fetch(broadcaster.url)).ok, 20_000)
  await eventually('every page says that it is on the air', () => isOn('/'), 10_000)

  // An open page shows it too, without a reload.
  await waiting.getByRole('button', { name: 'شاهد البث المباشر' }).waitFor()
  expect(await waiting.refused()).toEqual([])
  await waiting.close()

  const page = await openPhone('/live')
  const screen = page.locator('#live-player')
  const place = await screen.boundingBox()
  const below = await page.locator('.onair').boundingBox()
  expect(page.asked.some((path) => path.includes('player'))).toBe(false)
  // A press that fails says so, in the reader's language, and can be tried again.
  await page.route(`${broadcaster.origin}/**`, (route) => route.abort())
  await page.getByRole('button', { name: 'شاهد البث المباشر' }).click()
  await page.getByRole('alert').getByText('تعذّر تشغيل البث').waitFor()
  await page.unroute(`${broadcaster.origin}/**`)
  await page.getByRole('button', { name: 'أعد المحاولة' }).click()
  await plays(page)
  await page.getByRole('alert').waitFor({ state: 'hidden' })
  expect(await screen.boundingBox()).toEqual(place)
  expect(await page.locator('.onair').boundingBox()).toEqual(below)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await page.evaluate(() => document.querySelector('video')!.videoWidth)).toBe(256)
  // Out of sight it stays in a corner, its place keeps its size, and closing it pauses.
  await page.evaluate(() => {
    // As below the guide of a full week.
    document.body.style.paddingBlockEnd = '3000px'
    scrollTo(0, document.body.scrollHeight)
  })
  await page.locator('#live-player[data-mini]').waitFor()
  const corner = await page.locator('.video-js').boundingBox()
  expect(corner!.width).toBeLessThan(place!.width)
  expect(corner!.y + corner!.height).toBeLessThanOrEqual(844)
  expect((await screen.boundingBox())!.height).toBe(place!.height)
  await page.getByRole('button', { name: 'إغلاق' }).click()
  await page.locator('#live-player:not([data-mini])').waitFor()
  await page.evaluate(() => {
    scrollTo(0, 0)
    void document.querySelector('video')!.play()
  })
  await plays(page)
  await screen.hover()
  for (const name of ['إيقاف', 'ملء الشاشة', 'صورة داخل صورة'])
    expect(await page.locator(`.vjs-control-bar [title="${name}"]`).count(), name).toBe(1)
  await page.keyboard.press('k')
  await eventually('the video is paused by keyboard', () =>
    page.evaluate(() => document.querySelector('video')!.paused),
  )

  await page.getByRole('button', { name: 'صوت فقط' }).click()
  await plays(page)
  expect(page.asked).toContain('/air/sound.m3u8')
  expect(await page.evaluate(() => document.querySelector('video')!.videoWidth)).toBe(0)
  expect(await page.getByRole('button', { name: 'صوت فقط' }).getAttribute('aria-pressed')).toBe('true')
  expect(await page.refused()).toEqual([])
  await page.close()

  await broadcaster.finish()
  await eventually('every page says that it is over', async () => !(await isOn('/')), 30_000)
  expect(await (await fetch(`${api.url}/live`)).text()).not.toContain('<button type="button" data-play')

  await broadcaster.start()
  await eventually('it is on again', () => isOn('/live'), 15_000)
  await broadcaster.abandon()
  await eventually('a playlist without updates is no broadcast', async () => !(await isOn('/live')), 30_000)
})

test('a video may be streamed from another host, which only its own page allows', {
  tags: 'long',
}, async () => {
  await broadcaster.start()
  // A browser's own player wants some of it before it begins.
  const segments = async () =>
    (await (await fetch(`${broadcaster.origin}/air/low.m3u8`)).text()).split('#EXTINF').length - 1
  await eventually('the stream can be played', async () => (await segments()) >= 4, 20_000)
  const made = await editor.post('/media/streams', { streamUrl: broadcaster.url, caption: 'من الاستوديو' })
  expect(made).toMatchObject({ status: 201, body: { type: 'video', streamUrl: broadcaster.url } })
  expect((await editor.post('/media/streams', { streamUrl: 'javascript:alert(1)' })).status).toBe(422)
  const article = await publish(api.db, { headline: 'من الاستوديو', kind: 'video', videoId: made.body.id })
  const other = await publish(api.db, { headline: 'خبر بلا فيديو' })
  const path = `/articles/${article}/x`
  await eventually('its page allows the host', async () =>
    (await policyOf(path)).includes(`media-src 'self' ${broadcaster.origin};`),
  )
  expect(await policyOf(path)).toContain("connect-src 'self';")
  expect(await policyOf(`/articles/${other}/x`)).toContain("media-src 'self';")
  const page = await openPhone(path)
  await page.evaluate(() => {
    const video = document.querySelector('video')!
    video.muted = true
    return video.play()
  })
  await plays(page)
  expect(await page.refused()).toEqual([])
  await page.close()
  await broadcaster.finish()
})

test('administrators see a failed job and can retry it', async () => {
  await sql`select graphile_worker.add_job('render-video', '{"wrong": true}', max_attempts => 1)`.execute(
    api.db,
  )
  let failed: { id: number; error: string }[] = []
  await eventually('the job failed', async () => {
    failed = (await administrator.get('/jobs/failed')).body.items
    return failed.length === 1
  })
  expect(failed[0]).toMatchObject({ name: 'render-video', attempts: 1 })
  expect((await editor.get('/jobs/failed')).status).toBe(403)
  expect((await editor.post(`/jobs/${failed[0]!.id}/retry`)).status).toBe(403)
  expect((await administrator.post(`/jobs/${failed[0]!.id}/retry`)).status).toBe(204)
  await eventually('the job failed again', async () => {
    const again = (await administrator.get('/jobs/failed')).body.items
    return again.length === 1 && again[0].at !== (failed[0] as never as { at: string }).at
  })
  expect((await administrator.post('/jobs/999999/retry')).status).toBe(404)
})

const vtt = `WEBVTT
STYLE
::cue { color: red }

NOTE ليس للقراء

1
00:00:00.000 --> 00:00:04.500 align:start evil:1
<b>ميناء</b> <script>alert(1)</script>مرسى اللوز

00:04.500 --> 00:09.000
عند الفجر
`

test('a video gets renditions, a poster and captions, visible to readers after publication', {
  tags: 'long',
}, async () => {
  const clip = readFileSync(join(root, 'demo/videos/harbour.mp4'))
  const { body: sent } = await editor.send('POST', '/media?filename=harbour.mp4', clip)
  const { id } = sent.media
  // Simulates a power failure: the job is not lost, and a partial rendition is not used. The program ends
  // here, so this test is last.
  await api.killAndRestart()
  await untilReady(api.url)
  const caption = (text: string) => editor.send('POST', `/media/${id}/captions?language=ar`, text)
  for (const wrong of ['', 'نص بلا عنوان', 'WEBVTT\n\n00:05.000 --> 00:01.000\nمقلوب', 'WEBVTT\n\nبلا وقت'])
    expect(await caption(wrong)).toMatchObject({ status: 422, body: { reason: 'broken-captions' } })
  expect((await caption(vtt)).body).toMatchObject({ captions: ['ar'] })
  await eventually(
    'the renditions are made',
    async () => {
      const { body } = await editor.get(`/media/${id}`)
      return body.hls && body.posterId !== null
    },
    60_000,
  )
  const { body: media } = await editor.get(`/media/${id}`)
  const at = (name: string) => `${api.url}/media/${id}/${media.fileVersion}/${name}`
  expect((await fetch(at('hls-master.m3u8'))).status).toBe(404)

  const article = await publish(api.db, { headline: 'فجر الميناء في تسع ثوانٍ', kind: 'video', videoId: id })
  await eventually('readers may see it', async () => (await fetch(at('hls-master.m3u8'))).ok)
  const master = await fetch(at('hls-master.m3u8'))
  expect(master.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
  // Never larger than the film, which is 540 pixels high.
  const sizes = [...(await master.text()).matchAll(/RESOLUTION=(\d+x\d+)/g)].map((match) => match[1])
  expect(sizes).toEqual(['640x360'])
  expect((await fetch(at('hls-360.m3u8'))).ok).toBe(true)
  expect((await fetch(at('hls-..%2f..%2fpasswd.m3u8'))).status).toBe(404)

  const page = await openPhone(`/articles/${article}/x`)
  const shape = await page.locator('video').boundingBox()
  expect(shape!.width / shape!.height).toBeCloseTo(16 / 9, 1)
  await page.evaluate(() => {
    const video = document.querySelector('video')!
    video.muted = true
    return video.play()
  })
  await plays(page)
  const seen = await page.evaluate(() => {
    const video = document.querySelector('video')!
    const [track] = video.textTracks
    return {
      src: video.currentSrc.split('/').at(-1),
      mode: track!.mode,
      cues: [...track!.cues!].map((cue) => (cue as VTTCue).text),
    }
  })
  expect(seen).toEqual({
    src: 'hls-master.m3u8',
    mode: 'showing',
    cues: ['<b>ميناء</b> alert(1)مرسى اللوز', 'عند الفجر'],
  })
  expect(await page.locator('video').boundingBox()).toEqual(shape)
  expect(await page.refused()).toEqual([])
  await page.close()

  expect((await editor.del(`/media/${id}/captions/ar`)).status).toBe(204)
  expect((await editor.del(`/media/${id}/captions/ar`)).status).toBe(404)
})
