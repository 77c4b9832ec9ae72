/** Galleries in full screen, audio and documents, as readers of an article meet them. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type TestApi } from '../api/api.ts'
import { wav } from '../api/archives.ts'
import { jpeg } from '../api/files.ts'
import { axeOptions } from '../axe.ts'
import { openBrowser, phone } from '../browser.ts'
import { publish } from '../harness.ts'

interface Violation {
  id: string
  nodes: { html: string }[]
}

let api: TestApi
let browser: Browser
let path = ''
beforeAll(async () => {
  api = await openApi()
  browser = await openBrowser()
  const editor = await api.member('editor')
  const upload = async (bytes: Buffer) =>
    (await editor.send('POST', '/media', bytes as never)).body.media.id as number
  const pictures = []
  for (const [n, [width, height]] of [
    [900, 600],
    [600, 900],
    [800, 800],
  ].entries())
    pictures.push({ mediaId: await upload(await jpeg(60 + n, width, height)), caption: `الشرح ${n + 1}` })
  const audio = await upload(wav(3))
  const content = [
    { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'نص قبل المعرض.' }] },
    { type: 'gallery' as const, attrs: { title: 'من المرفأ', pictures } },
    { type: 'audio' as const, attrs: { mediaId: audio, title: 'بوق المنارة' } },
    { type: 'file' as const, attrs: { mediaId: await upload(Buffer.from('أ,ب\nج,د\n')), title: 'الجدول' } },
  ]
  await api.db.updateTable('publication').set({ digits: 'arab' }).execute()
  const body = { type: 'doc' as const, content }
  const id = await publish(api.db, { headline: 'أصوات المرفأ', body, audioId: await upload(wav(8)) })
  path = `/articles/${id}`
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})

async function open(options = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: phone, locale: 'ar', ...options })
  await page.goto(api.url + path)
  return page
}
const viewer = (page: Page) => page.locator('dialog.viewer')
const count = (page: Page) => viewer(page).getByRole('status')

test('a gallery opens in full screen at the tapped picture, and keys follow the writing direction', async () => {
  const page = await open()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const address = page.url()
  const second = page.locator('.gallery a').nth(1)
  await second.scrollIntoViewIfNeeded()
  expect(asked.filter((one) => one.includes('viewer'))).toEqual([])
  await page.waitForFunction(() => document.querySelectorAll<HTMLImageElement>('.gallery img')[1]!.complete)
  const place = await second.boundingBox()
  await second.click()
  await expect.poll(() => count(page).textContent()).toBe('الصورة\u00a0٢ من\u00a0٣')
  expect(asked.filter((one) => /viewer\.\w+\.(js|css)$/.test(one))).toHaveLength(2)
  const shown = () => viewer(page).locator('li:not([inert]) figcaption').textContent()
  expect(await shown()).toBe('الشرح 2')
  expect(await second.boundingBox()).toEqual(place)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(shown).toBe('الشرح 3')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => count(page).textContent()).toContain('٢')
  await page.keyboard.press('Home')
  await expect.poll(shown).toBe('الشرح 1')
  const image = viewer(page).locator('li:not([inert]) img')
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)

  // The focus stays inside, and returns to the tapped picture.
  for (let i = 0; i < 5; i++) await page.keyboard.press('Tab')
  expect(await viewer(page).evaluate((one) => one.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => viewer(page).count()).toBe(0)
  expect(await second.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(page.url()).toBe(address)
  await page.context().close()
})

test('a swipe turns to the next picture, and the back button closes the viewer', async () => {
  const page = await open({ hasTouch: true, isMobile: true, reducedMotion: 'reduce' })
  const address = page.url()
  await page.locator('.gallery a').first().tap()
  await expect.poll(() => count(page).textContent()).toContain('١')
  const session = await page.context().newCDPSession(page)
  // In a page that runs right to left, the next picture comes from the left.
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
  await touch('touchStart', 60)
  for (let x = 80; x <= 340; x += 20) await touch('touchMove', x)
  await touch('touchEnd')
  await expect.poll(() => count(page).textContent()).toContain('٢')
  await page.goBack()
  await expect.poll(() => viewer(page).count()).toBe(0)
  expect(page.url()).toBe(address)
  await page.context().close()
})

test('without a script, pictures lead to their large rendition', async () => {
  const page = await open({ javaScriptEnabled: false })
  const href = await page.locator('.gallery a').first().getAttribute('href')
  const answer = await fetch(api.url + href)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  await page.context().close()
})

test('audio plays, and the parts are accessible in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open({ colorScheme })
    await page.evaluate(axe.source)
    const check = (within: string) =>
      page.evaluate(
        async ([selector, options]) => {
          const { axe: checker } = window as unknown as {
            axe: { run(on: string, options: object): Promise<{ violations: Violation[] }> }
          }
          const { violations } = await checker.run(selector, options)
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
        },
        [within, axeOptions] as const,
      )
    expect(await check('article')).toEqual([])
    await page.locator('.gallery a').first().click()
    await viewer(page).waitFor()
    expect(await check('dialog.viewer')).toEqual([])
    await page.keyboard.press('Escape')
    if (colorScheme === 'light') {
      expect(
        await page.getByLabel('استمع إلى المقال').evaluate((one: HTMLAudioElement) => one.readyState),
      ).toBe(0)
      const player = page.getByLabel('بوق المنارة')
      await player.evaluate((one: HTMLAudioElement) => {
        one.muted = true
        return one.play()
      })
      await expect.poll(() => player.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThan(0)
      const download = page.waitForEvent('download')
      await page.locator('.file a').click()
      expect((await download).suggestedFilename()).toBe('document.csv')
    }
    await page.context().close()
  }
})
