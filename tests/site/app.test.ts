/** The site as an app on a phone: its manifest, and what is read of it without a network. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/content/command.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  publish,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { arabic, beginCoverage, paragraphs, post } from './newsroom.ts'

let newsroom: TestDatabase
let program: Program
let context: BrowserContext
let ids: number[]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const headline = (n: number) => arabic.headlines[n]!

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  await execute(newsroom.db, desk, editPublication, {
    ...{ name: 'آفاق', tagline: 'أخبار العالم', accent: '#7a1f5c', digits: 'arab', timeZone: 'Asia/Riyadh' },
  })
  ids = []
  for (const n of [0, 1, 2])
    ids.push(await publish(newsroom.db, { headline: headline(n), body: paragraphs(arabic.sentence) }))
  program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() })
  await untilReady(program.url)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
})
afterAll(async () => {
  await context.browser()!.close()
  await program.stop()
  await newsroom.drop()
})

const address = (n: number) => `${program.url}/articles/${ids[n]}`
const h1 = (page: Page) => page.locator('main h1').first().textContent()
const notice = (page: Page) => page.locator('.kept')

/** How many pages the device keeps. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const keys = await (await caches.open('pages-1')).keys()
    return keys.map(({ url }) => new URL(url).pathname)
  })

test('the manifest says what the publication is called, in its direction and colours, and its icons are what it says', async () => {
  const answer = await fetch(`${program.url}/manifest.webmanifest`)
  expect(answer.headers.get('content-type')).toContain('application/manifest+json')
  const manifest = await answer.json()
  expect(manifest).toMatchObject({
    ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'ar', dir: 'rtl' },
    ...{ name: 'آفاق', short_name: 'آفاق', description: 'أخبار العالم', theme_color: '#7a1f5c' },
  })
  expect(manifest.background_color).toMatch(/^#[0-9a-f]{6}$/)
  expect(manifest.icons.map((icon: { purpose: string }) => icon.purpose)).toContain('maskable')
  const page = await (await fetch(address(0))).text()
  expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest">')
  for (const { src, sizes, type } of [
    ...manifest.icons,
    { src: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
  ]) {
    const icon = await fetch(new URL(src, program.url))
    expect(icon.headers.get('content-type'), src).toBe(type)
    const { width, height } = await sharp(Buffer.from(await icon.arrayBuffer())).metadata()
    expect(`${width}x${height}`, src).toBe(sizes)
  }
  for (const { url } of manifest.shortcuts) expect((await fetch(program.url + url)).status, url).toBe(200)
  // Chromium's own judgement.
  const tab = await context.newPage()
  await tab.goto(program.url)
  const devtools = await context.newCDPSession(tab)
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([])
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((one) => one !== 'in-incognito')).toEqual(
    [],
  )
  await tab.close()
})

test('what was read is read again without a network, marked with when it was kept; what was not says so; all is renewed', async () => {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  // The very first page comes without the worker, and is kept all the same.
  await page.goto(address(0))
  const path = (n: number) => new URL(`${address(n)}/`).pathname
  const isKept = async (start: string) =>
    (await kept(page)).some((one) => (start === '/' ? one === start : one.startsWith(start)))
  await eventually('the first page is kept', () => isKept(path(0)))
  await page.goto(`${address(1)}?utm_source=elsewhere`)
  await eventually('the second is kept', () => isKept(path(1)))
  await page.goto(program.url)
  await eventually('the front is kept', () => isKept('/'))
  await page.goto(`${program.url}/latest`)
  expect(await notice(page).count()).toBe(0)

  await context.setOffline(true)
  for (const n of [0, 1]) {
    await page.goto(`${program.url}${(await kept(page)).find((one) => one.startsWith(path(n)))}`)
    expect(await h1(page)).toBe(headline(n))
    expect(await notice(page).isVisible()).toBe(true)
    expect(await notice(page).textContent()).toMatch(
      /نسخة حُفظت على جهازك في [٠-٩]+ \S+( \S+)? [٠-٩]{4}، [٠-٩]{2}:[٠-٩]{2}،/,
    )
    const at = await notice(page).locator('time').getAttribute('datetime')
    expect(Math.abs(Date.now() - Date.parse(at!))).toBeLessThan(60_000)
    // With its faces and its script.
    expect(await page.evaluate(() => document.fonts.check('700 16px Plex', 'خبر'))).toBe(true)
  }
  await page.goto(program.url)
  expect(await notice(page).isVisible()).toBe(true)

  await page.goto(`${program.url}/stories`)
  expect(await h1(page)).toBe('القراءة من دون اتصال')
  expect(await page.locator('[data-lost]').isVisible()).toBe(true)
  const list = page.locator('[data-kept] li')
  await eventually('the list is there', async () => (await list.count()) === 3)
  expect((await list.locator('a').allTextContents()).sort()).toEqual(
    ['الرئيسية', headline(0), headline(1)].sort(),
  )
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
  )
  expect(violations.map(({ id }) => id)).toEqual([])
  await list.locator('a', { hasText: headline(1) }).click()
  await page.waitForFunction((text) => document.querySelector('main h1')?.textContent === text, headline(1))
  expect(await notice(page).isVisible()).toBe(true)

  // Back: the open copy becomes the page of now, by itself.
  await context.setOffline(false)
  await page.waitForFunction(() => document.querySelector('.kept') === null)
  expect(await h1(page)).toBe(headline(1))

  // What was withdrawn meanwhile leaves the device when it is asked for.
  await execute(newsroom.db, desk, unpublishArticle, { id: ids[1]!, reason: 'خطأ' })
  await eventually('it is gone', async () => (await page.reload())!.status() === 410)
  await eventually('the copy is gone', async () => !(await isKept(path(1))))

  // Nothing but what was read is kept; and it goes when the reader wants it.
  await page.goto(`${program.url}/newsroom`)
  await page.goto(`${program.url}/offline`)
  expect((await kept(page)).every((one) => one === '/' || one.startsWith('/articles/'))).toBe(true)
  await page.locator('[data-forget]').click()
  await page.locator('[data-none]').waitFor()
  expect(await kept(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('an article without a picture is shared with one of its headline; a draft has none, and what was withdrawn no longer', async () => {
  const imageOf = async (path: string) =>
    /property="og:image" content="([^"]+)"/.exec(await (await fetch(path)).text())?.[1] ?? ''
  const draw = async (url: string) => {
    const answer = await fetch(url, { redirect: 'manual' })
    expect(answer.status, url).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([1200, 630])
    return { data, ink: data.filter((level) => level < 100).length }
  }
  // Headers and addresses name another host than the one that this test asks.
  const here = (url: string) => program.url + new URL(url).pathname
  const [short, long] = ['نعم', 'مرسى اللوز تفتح ميناءها بعد عاصفة «أغلقته» ثلاثة أيام & Norvia <NRV>']
  const first = await publish(newsroom.db, { headline: short!, body: paragraphs(arabic.sentence) })
  const second = await publish(newsroom.db, { headline: long!, body: paragraphs(arabic.sentence) })
  const shortUrl = here(await imageOf(`${program.url}/articles/${first}`))
  const longUrl = here(await imageOf(`${program.url}/articles/${second}`))
  const [a, b] = [await draw(shortUrl), await draw(longUrl)]
  // The bar at the start is the same; the words are not.
  expect(a.ink).toBeGreaterThan(13_000)
  expect(b.ink).toBeGreaterThan(a.ink + 10_000)
  const start = (x: number) => a.data[300 * 1200 + x]!
  expect([start(1190) < 100, start(10) > 200]).toEqual([true, true])

  const old = longUrl.replace(/\/[0-9a-f]{16}\./, '/0123456789abcdef.')
  const moved = await fetch(old, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([302, new URL(longUrl).pathname])
  const { id: draft } = await execute(newsroom.db, desk, createArticle, { content: { headline: long! } })
  for (const url of [
    longUrl.replace(`articles-${second}`, `articles-${draft}`),
    longUrl.replace(`articles-${second}`, 'articles-99999999999'),
    longUrl.replace('articles-', 'stories-'),
    longUrl.replace('.png', '.jpg'),
  ])
    expect((await fetch(url)).status, url).toBe(404)
  await execute(newsroom.db, desk, unpublishArticle, { id: second, reason: 'خطأ' })
  await eventually('its card is gone', async () => (await fetch(longUrl)).status === 404)
})

test('a push message is shown in the direction of its language, one for each article', async () => {
  await context.grantPermissions(['notifications', 'clipboard-read', 'clipboard-write'], {
    origin: program.url,
  })
  const page = await context.newPage()
  await page.goto(`${program.url}/follow`)
  await page.locator('[data-push]').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  const devtools = await context.newCDPSession(page)
  const found = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(program.url))
      if (ours) resolve(ours.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  const registrationId = await found
  const message = {
    title: 'عاجل: «خبر»',
    body: 'شرح',
    tag: 'article-1',
    lang: 'ar',
    dir: 'rtl',
    url: '/latest',
  }
  for (const title of ['الأول', message.title])
    await devtools.send('ServiceWorker.deliverPushMessage', {
      ...{ origin: program.url, registrationId, data: JSON.stringify({ ...message, title }) },
    })
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications()
      return all.map(({ title, body, tag, lang, dir, data }) => ({ title, body, tag, lang, dir, ...data }))
    })
  await eventually('it is shown', async () => (await shown())[0]?.title === message.title)
  expect(await shown()).toEqual([message])
  await page.close()
})

test('where the device has no sheet, an entry of live coverage copies its address, and says so', async () => {
  const coverage = await beginCoverage(newsroom.db, { headline: headline(0) })
  const entry = await post(newsroom.db, coverage, { headline: headline(1) })
  const page = await context.newPage()
  await page.addInitScript(() => {
    // As in a browser on a desk.
    delete (Navigator.prototype as { share?: unknown }).share
  })
  await page.goto(`${program.url}/coverage/${coverage}`)
  const link = page.locator(`#e${entry} .share-entry`)
  await link.click()
  await page.waitForFunction(() => document.querySelector('.share-entry')?.textContent === 'نُسخ الرابط')
  const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  expect((await fetch(address)).status).toBe(200)
  await eventually('the label is back', async () => (await link.textContent()) === 'مشاركة')
  await page.close()
})
