/** A reader's page while a coverage goes on: what comes in, what waits, what moves (nothing), and what is said. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pinEntry, unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { editEntry } from '../../src/content/coverage/post.ts'
import { setScore } from '../../src/content/coverage/score.ts'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import { openBrowser, standsStill } from '../browser.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { beginCoverage, post } from './newsroom.ts'

let newsroom: TestDatabase
let program: Program
let context: BrowserContext
let coverageId: number
const complaints: string[] = []

const paragraph = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
})
const long = 'قال شهود إن الأمواج بلغت رصيف الميناء القديم، وإن الصيادين أمّنوا قواربهم قبل العصر. '.repeat(3)
let postedEntries = 0
const postEntry = (headline = `الإدخال ${++postedEntries}`, more = {}) =>
  post(newsroom.db, coverageId, { headline, body: paragraph(long), ...more })

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  program = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() })
  await untilReady(program.url)
  coverageId = await beginCoverage(newsroom.db, {
    headline: 'ليلة العاصفة في مرسى اللوز',
    summary: paragraph(long),
  })
  for (let n = 0; n < 30; n++) await postEntry()
  const browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
})
afterAll(async () => {
  await context.browser()!.close()
  await program.stop()
  await newsroom.drop()
})

/** A tab that sums up what moved by itself. */
async function open(path = `/coverage/${coverageId}/x`, within = context): Promise<Page> {
  const page = await within.newPage()
  // The front asks once a minute.
  if (path === '/') await page.clock.install()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) shifts.sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(program.url + path)
  // Until it stands as it was sent: with its faces, and its script at work.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (path !== '/') await page.locator('.fresh').waitFor({ state: 'attached' })
  await standsStill(page)
  await forgetShifts(page)
  return page
}

/** After the reader has asked for it, or when the page came, things may move. */
const forgetShifts = (page: Page) =>
  page.evaluate(() => {
    ;(window as unknown as { shifts: { sum: number } }).shifts.sum = 0
  })

const shiftsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)
const streams = async () =>
  Number(
    /^nashra_streams_open (\d+)$/m.exec(await (await fetch(`${program.url}/metrics`)).text())?.[1] ??
      Number.NaN,
  )
const streamsAre = (n: number) => eventually(`there are ${n} streams`, async () => (await streams()) === n)
const headlines = (page: Page) => page.locator('#entries > .entry h2').allTextContents()
const comes = (page: Page, headline: string) =>
  eventually(`"${headline}" is on the page`, async () => (await headlines(page)).includes(headline))

/** Simulates that another tab is brought to the front. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

test('new entries wait behind a button and move nothing; edits and unpublishing happen in place', {
  tags: 'long',
}, async () => {
  const page = await open()
  const title = await page.title()
  await streamsAre(1)
  const first = page.locator('#entries > .entry').nth(3)
  await first.scrollIntoViewIfNeeded()
  const readsAt = async () => (await first.boundingBox())!.y
  const before = await readsAt()
  const bar = page.locator('.fresh button')
  const spoken = page.locator('[role=status]')
  expect(await bar.isVisible()).toBe(false)

  const one = await postEntry('أول ما يصل')
  await eventually('the button counts the entry', async () => (await bar.textContent()) === 'تحديث جديد')
  await postEntry('ثاني ما يصل')
  await eventually('the button counts two', async () => (await bar.textContent()) === 'تحديثان جديدان')
  await postEntry('ثالث ما يصل', { flag: 'key' })
  await eventually('three', async () => /^3\u00a0تحديثات جديدة$/.test((await bar.textContent())!))
  await eventually('a screen reader is told', async () =>
    /^3\u00a0تحديثات جديدة$/.test((await spoken.textContent())!),
  )
  expect(await spoken.evaluate((element) => element.ariaLive ?? element.getAttribute('role'))).toBeTruthy()
  expect(await headlines(page)).not.toContain('أول ما يصل')

  for (let n = 4; n <= 50; n++) await postEntry()
  await eventually('fifty', async () => /^50\u00a0تحديثًا جديدًا$/.test((await bar.textContent())!), 20_000)
  expect(Math.abs((await readsAt()) - before)).toBeLessThan(1)
  expect(await shiftsOf(page)).toBeLessThanOrEqual(0.01)

  // One waiting entry is edited, and one is unpublished before a reader saw it.
  await execute(newsroom.db, desk, editEntry, {
    ...{ coverageId, id: one, headline: 'أول ما وصل', body: paragraph(long) },
  })
  const gone = await postEntry('لن يُرى')
  await eventually('the button counts 51', async () => (await bar.textContent())!.startsWith('51'))
  await execute(newsroom.db, desk, unpublishEntry, { coverageId, id: gone, reason: 'خطأ' })
  await eventually('the button counts 50 again', async () => (await bar.textContent())!.startsWith('50'))
  await bar.click()
  await comes(page, 'أول ما وصل')
  const shown = await headlines(page)
  expect(shown.slice(47, 50)).toEqual(['ثالث ما يصل', 'ثاني ما يصل', 'أول ما وصل'])
  expect(shown).not.toContain('لن يُرى')
  expect(await bar.isVisible()).toBe(false)
  expect(await page.locator('.key-events').textContent()).toContain('ثالث ما يصل')
  await standsStill(page)
  const seen = page.locator('#entries > .entry').first()
  expect((await seen.boundingBox())!.y).toBeLessThan(844)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('entry')

  // In sight: an edit in place, a withdrawal that leaves its place.
  const id = Number(await seen.getAttribute('data-entry'))
  const height = (await seen.boundingBox())!.height
  await execute(newsroom.db, desk, unpublishEntry, { coverageId, id, reason: 'خطأ' })
  await eventually('the page says so', async () => (await seen.textContent()) === 'سُحب هذا التحديث.')
  expect((await seen.boundingBox())!.height).toBeCloseTo(height, 0)

  // Out of sight: it leaves, what is read stays.
  const ninth = page.locator('#entries > .entry').nth(9)
  await ninth.evaluate((element) => element.scrollIntoView())
  await standsStill(page)
  const readAt = (await ninth.boundingBox())!.y
  const name = await ninth.locator('h2').textContent()
  const above = Number(await page.locator('#entries > .entry').nth(2).getAttribute('data-entry'))
  const pinnedId = Number(await page.locator('#entries > .entry').nth(4).getAttribute('data-entry'))
  await execute(newsroom.db, desk, unpublishEntry, { coverageId, id: above, reason: 'خطأ' })
  await execute(newsroom.db, desk, pinEntry, { coverageId, id: pinnedId, pinned: true })
  await eventually('the entry has left', async () => (await page.locator(`#e${above}`).count()) === 0)
  await eventually('the other is pinned', async () => (await page.locator('#pinned .entry').count()) === 1)
  expect(await page.locator('#pinned .kicker').textContent()).toContain('مثبّت')
  const still = page
    .locator('#entries > .entry h2', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=../..')
  // Told by where it stands: the score also counts the list around it, which begins elsewhere now, out of sight.
  expect(Math.abs((await still.boundingBox())!.y - readAt)).toBeLessThan(1)
  expect(await page.title()).toBe(title)
  await page.close()
  await streamsAre(0)
})

test('the tabs of a browser share one stream; a hidden tab releases it and catches up', async () => {
  const one = await open()
  const two = await open()
  const front = await open('/')
  await streamsAre(1)
  await page0(one)
  await page0(two)
  await postEntry('للجميع')
  for (const page of [one, two]) await arrives(page, 'للجميع')
  expect(await streams()).toBe(1)
  await eventually('the front has it, asking', async () => {
    await front.clock.fastForward(60_000)
    return (await front.locator('[data-coverage-line]').textContent())!.includes('للجميع')
  })

  await front.close()
  await hide(one, true)
  await postEntry('والأول غائب')
  await arrives(two, 'والأول غائب')
  expect(await one.locator('.fresh button').textContent()).not.toContain('تحديثان')
  await hide(two, true)
  await streamsAre(0)
  await hide(one, false)
  await arrives(one, 'والأول غائب')
  await streamsAre(1)
  await one.close()
  await two.close()

  // The front holds a stream of its own when nobody else does.
  const alone = await open('/')
  await streamsAre(1)
  await execute(newsroom.db, desk, setBreaking, { text: 'انقطاع الكهرباء عن المرفأ' })
  await alone.getByText('انقطاع الكهرباء عن المرفأ').waitFor()
  await execute(newsroom.db, desk, setBreaking, { text: '' })
  await eventually('it is over', async () => (await alone.locator('aside.breaking').count()) === 0)
  await alone.close()
  expect(complaints).toEqual([])
})

test('without event streams the page polls, and it is complete without a script', async () => {
  const page = await context.newPage()
  await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'))
  await page.goto(`${program.url}/coverage/${coverageId}/x`)
  await page0(page)
  await postEntry('لمن يسأل')
  await hide(page, true)
  await hide(page, false)
  await arrives(page, 'لمن يسأل')
  expect(await streams()).toBe(0)
  await page.close()
})

test('a score appears below the headline, and its changes are announced without moving the page', async () => {
  const id = await beginCoverage(newsroom.db, { headline: 'مباراة القمة', standfirst: long })
  const page = await open(`/coverage/${id}/x`)
  const sides = { home: { name: 'سدرة', points: 0 }, away: { name: 'اتحاد الضفتين', points: 0 } }
  const set = (more: object) => execute(newsroom.db, desk, setScore, { id, ...sides, ...more })
  await set({})
  const sentence = page.locator('.score-bar [aria-live=polite]')
  await expect.poll(() => sentence.textContent()).toBe('النتيجة: سدرة 0، اتحاد الضفتين 0')
  await forgetShifts(page)
  const region = await sentence.elementHandle()
  await set({ home: { name: 'سدرة', points: 1 } })
  await expect.poll(() => region!.textContent()).toBe('النتيجة: سدرة 1، اتحاد الضفتين 0')
  expect(await page.locator('.score-sides strong').allTextContents()).toEqual(['1', '0'])
  // The first side and its goals are on the right.
  const at = async (selector: string) => (await page.locator(selector).boundingBox())!.x
  const order = [
    '.score-sides b:first-child',
    '.score-sides strong >> nth=0',
    '.score-sides strong >> nth=1',
    '.score-sides b:last-child',
  ]
  const places = await Promise.all(order.map(at))
  expect(places).toEqual(places.toSorted((a, b) => b - a))
  expect(await shiftsOf(page)).toBeLessThanOrEqual(0.01)
  await page.close()
})

test('on a page without entries the first ones appear at once, and later ones wait', async () => {
  const empty = await beginCoverage(newsroom.db, { headline: 'تغطية بلا أخبار بعد' })
  const page = await open(`/coverage/${empty}/x`)
  const nothing = page.locator('#entries > .nothing')
  expect(await nothing.count()).toBe(1)
  const add = (headline: string) => post(newsroom.db, empty, { headline, body: paragraph(long) })
  await add('أول خبر')
  await comes(page, 'أول خبر')
  expect(await nothing.count()).toBe(0)
  expect(await page.locator('.fresh button').isHidden()).toBe(true)
  await add('ثاني خبر')
  await page.locator('.fresh button').waitFor()
  expect(await headlines(page)).toEqual(['أول خبر'])
  await page.close()
})

test('a key event links to its entry, on the page or on another one', async () => {
  const far = (
    await newsroom.db
      .selectFrom('entries')
      .select('id')
      .where('coverageId', '=', coverageId)
      .where('state', '=', 'published')
      .orderBy('sequence')
      .executeTakeFirstOrThrow()
  ).id
  const page = await open()
  const near = Number(await page.locator('#entries > .entry').nth(3).getAttribute('data-entry'))
  await page.locator('#entries > .entry').nth(3).scrollIntoViewIfNeeded()
  for (const [id, headline] of [
    [near, 'قريب'],
    [far, 'بعيد'],
  ] as const)
    await execute(newsroom.db, desk, editEntry, { coverageId, id, headline, flag: 'key' })
  const link = (id: number) => page.locator(`.key-events [data-entry="${id}"] a`)
  for (const id of [near, far]) await link(id).waitFor({ state: 'attached' })
  await page.evaluate(() => scrollTo(0, 0))
  await link(near).click()
  expect(new URL(page.url()).hash).toBe(`#e${near}`)
  expect(await page.locator(`#e${near}:target`).count()).toBe(1)
  await link(far).click()
  await page.getByRole('heading', { level: 1, name: 'بعيد' }).waitFor()
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`/${far}$`))
  await page.close()
})

/** To where entries are in sight, so that what is new waits. */
async function page0(page: Page): Promise<void> {
  await page.locator('#entries > .entry').nth(2).scrollIntoViewIfNeeded()
}

/** It waits behind the button, and is shown when that is pressed. */
async function arrives(page: Page, headline: string): Promise<void> {
  const bar = page.locator('.fresh button')
  await bar.waitFor({ state: 'visible' })
  await eventually('it is there', async () => {
    if (await bar.isVisible()) await bar.click()
    return (await headlines(page)).includes(headline)
  })
}
