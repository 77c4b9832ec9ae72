/** The site as an app on a phone: its manifest, and what is read of it without a network. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { putBrand } from '../../src/content/brand/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import { axeOptions } from '../axe.ts'
import { launchChromium, openBrowser, openPage, phone } from '../browser.ts'
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
import { violations } from '../newsroom/browser.ts'
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
  const browser = await openBrowser()
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

/** The paths of the pages that the device stores. */
const storedPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const keys = await (await caches.open('pages-2')).keys()
    return keys.map(({ url }) => new URL(url).pathname)
  })

test('the manifest has the publication’s name, direction and colours, and its icons exist', async () => {
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

test('read pages work offline with the time of their copy; other pages say so; copies are renewed', async () => {
  const began = Date.now()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  // The very first page comes without the worker, and is kept all the same.
  await page.goto(address(0))
  const path = (n: number) => new URL(address(n)).pathname
  const isKept = async (key: string) => (await storedPages(page)).includes(key)
  await eventually('the first page is kept', () => isKept(path(0)))
  await page.goto(`${address(1)}?utm_source=elsewhere`)
  await eventually('the second is kept', () => isKept(path(1)))
  await page.goto(program.url)
  await eventually('the front is kept', () => isKept('/'))
  await page.goto(`${program.url}/latest`)
  expect(await notice(page).count()).toBe(0)

  await context.setOffline(true)
  for (const n of [0, 1]) {
    await page.goto(`${address(n)}/a-slug-that-it-had-once`)
    expect(await h1(page)).toBe(headline(n))
    expect(await notice(page).isVisible()).toBe(true)
    expect(await notice(page).textContent()).toMatch(
      /نسخة حُفظت على جهازك في [٠-٩]+ \S+( \S+)? [٠-٩]{4}، [٠-٩]{2}:[٠-٩]{2}،/,
    )
    const at = await notice(page).locator('time').getAttribute('datetime')
    expect(Date.parse(at!)).toBeGreaterThan(began - 1_000)
    expect(Date.parse(at!)).toBeLessThanOrEqual(Date.now())
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
  const { violations } = await page.evaluate(
    (options) =>
      (
        globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string }[] }> } }
      ).axe.run(options),
    axeOptions,
  )
  expect(violations.map(({ id }) => id)).toEqual([])
  await list.locator('a', { hasText: headline(1) }).click()
  await page.waitForFunction((text) => document.querySelector('main h1')?.textContent === text, headline(1))
  expect(await notice(page).isVisible()).toBe(true)

  // Back: the open copy becomes the page of now, by itself.
  await context.setOffline(false)
  await page.waitForFunction(() => document.querySelector('.kept') === null)
  expect(await h1(page)).toBe(headline(1))

  // There is one copy for all addresses of a page, so none is left when it is unpublished.
  await page.goto(`${address(1)}/another-slug`)
  expect((await storedPages(page)).filter((one) => one.startsWith(path(1)))).toEqual([path(1)])
  // The device deletes the copy of an unpublished page when the page is requested.
  await execute(newsroom.db, desk, unpublishArticle, { id: ids[1]!, reason: 'خطأ' })
  await eventually('it is gone', async () => (await page.reload())!.status() === 410)
  await eventually('the copy is gone', async () => !(await isKept(path(1))))

  // Only read pages are stored, and the reader can delete them.
  await page.goto(`${program.url}/newsroom`)
  await page.goto(`${program.url}/offline`)
  expect((await storedPages(page)).every((one) => one === '/' || one.startsWith('/articles/'))).toBe(true)
  await page.locator('[data-forget]').click()
  await page.locator('[data-none]').waitFor()
  expect(await storedPages(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('an article without a picture is shared with an image of its headline; drafts and unpublished ones have none', async () => {
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

test('a push message is shown in the direction of its language, once for each article', async () => {
  const browser = await launchChromium()
  const context = await browser.newContext({ permissions: ['notifications'] })
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
  // A worker that is still coming misses a message: both are sent until they are shown.
  const send = async () => {
    for (const title of ['الأول', message.title])
      await devtools.send('ServiceWorker.deliverPushMessage', {
        ...{ origin: program.url, registrationId, data: JSON.stringify({ ...message, title }) },
      })
  }
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications()
      return all.map(({ title, body, tag, lang, dir, data }) => ({ title, body, tag, lang, dir, ...data }))
    })
  await eventually('it is shown', async () => {
    await send()
    return (await shown())[0]?.title === message.title
  })
  expect(await shown()).toEqual([message])
  await browser.close()
})

test('without a share dialog of the device, an entry copies its address and says so', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: program.url })
  const coverage = await beginCoverage(newsroom.db, { headline: headline(0) })
  const entry = await post(newsroom.db, coverage, { headline: headline(1) })
  const page = await context.newPage()
  await page.addInitScript(() => {
    // Simulates a browser on a desktop.
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

test('a statistics script loads after a reader agrees until they withdraw, never against the GPC signal', async () => {
  const statistics = {
    server: 'umami',
    url: 'https://stats.example/u',
    siteId: '8c1f6f0e-3b1a-4c6e-9a51-0f1f2a3b4c5d',
  } as const
  await execute(newsroom.db, desk, putBrand, { statistics })
  await eventually('readers are asked', async () =>
    (await (await fetch(program.url)).text()).includes('stats.example'),
  )
  const reader = await openPage('about:blank', { viewport: phone })
  const context = reader.context()
  const asked: string[] = []
  const refused: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(program.url)) asked.push(`${request.method()} ${request.url()}`)
  })
  context.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  await context.route('https://stats.example/**', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: "fetch('https://stats.example/u/api/send', { method: 'POST', body: document.currentScript.dataset.websiteId })",
    }),
  )
  await reader.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number }[]) shifts.sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const shift = () =>
    reader.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))
      return (window as unknown as { shifts: { sum: number } }).shifts.sum
    })
  await reader.goto(program.url)
  const bar = reader.getByRole('region', { name: 'إحصاءات القراءة' })
  const [accept, refuse] = ['أوافق', 'لا أوافق'].map((name) => bar.getByRole('button', { name, exact: true }))
  await bar.waitFor()
  // The page stands still where the question comes and goes, whatever else moved while it was loaded.
  await shift()
  await reader.evaluate(async () => {
    const question = document.querySelector<HTMLElement>('.consent')!
    Object.assign((window as unknown as { shifts: object }).shifts, { sum: 0 })
    for (const hidden of [true, false]) {
      question.hidden = hidden
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    }
  })
  expect(await shift()).toBeLessThanOrEqual(0.01)
  expect(await violations(reader)).toEqual([])
  expect(asked).toEqual([])
  // Both answers weigh the same, and the keyboard comes to them first.
  const [a, b] = [await accept!.boundingBox(), await refuse!.boundingBox()]
  expect([a!.width, a!.height, a!.y]).toEqual([b!.width, b!.height, b!.y])
  await reader.keyboard.press('Tab')
  await reader.keyboard.press('Tab')
  await reader.keyboard.press('Enter')
  await bar.waitFor({ state: 'hidden' })
  await reader.reload()
  const choice = reader.getByRole('button', { name: 'إحصاءات القراءة: غير مسموح بها' })
  await choice.waitFor()
  expect([await bar.isVisible(), asked]).toEqual([false, []])

  await choice.click()
  const sent = 'POST https://stats.example/u/api/send'
  const counted = ['GET https://stats.example/u/script.js', sent]
  await accept!.click()
  await eventually('it is counted', () => asked.includes(sent))
  expect([asked, refused]).toEqual([counted, []])
  asked.length = 0
  await reader.goto(`${program.url}/latest`)
  await eventually('the next page is counted', () => asked.includes(sent))
  expect([asked, await bar.isVisible(), await context.cookies()]).toEqual([counted, false, []])

  asked.length = 0
  await reader.getByRole('button', { name: 'إحصاءات القراءة: مسموح بها' }).click()
  await Promise.all([reader.waitForEvent('load'), refuse!.click()])
  await choice.waitFor()
  await reader.goto(program.url)
  await choice.waitFor()
  expect(asked).toEqual([])

  // Another server needs another consent, and with the GPC signal there is no question.
  await reader.evaluate(() => localStorage.setItem('statistics', 'accepted https://other.example/script.js'))
  await reader.reload()
  await bar.waitFor()
  await accept!.click()
  await eventually('it is counted', () => asked.includes(sent))
  asked.length = 0
  await reader.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  await reader.reload({ waitUntil: 'networkidle' })
  expect([asked, await bar.isVisible(), await choice.isVisible()]).toEqual([[], false, false])
})
