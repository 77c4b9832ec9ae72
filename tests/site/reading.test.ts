/** What readers do with an article: share it, save it on the device, set the size of its text. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { execute } from '../../src/kernel/run.ts'
import { openBrowser } from '../browser.ts'
import { desk } from '../harness.ts'
import { violations } from '../newsroom/browser.ts'
import { arabic, beginCoverage, paragraphs, post, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let context: BrowserContext
let page: Page
beforeAll(async () => {
  site = await openSite()
  context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 } })
  page = await context.newPage()
})
afterAll(async () => {
  await context.browser()!.close()
  await site.close()
})

test('an article is shared by links, saved on the device until it is withdrawn, and read in larger letters', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url })
  const id = await publishAt(site.db, { headline: 'جسر 50% & ماء', body: paragraphs(arabic.sentence) })
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto(`${site.url}/a/${id}`)
  const short = `${site.url}/a/${id}`
  const links = await page
    .locator('.meta .share a')
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href)))
  const given = links.map(({ host, searchParams }) => [host, ...searchParams.values()])
  expect(given.slice(0, 4)).toEqual([
    ['wa.me', `جسر 50% & ماء ${short}`],
    ['t.me', 'جسر 50% & ماء', short],
    ['x.com', 'جسر 50% & ماء', short],
    ['www.facebook.com', short],
  ])
  await page.locator('.meta [data-copy]').click()
  await page.waitForSelector('[data-copied]')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(short)
  expect([...hosts]).toEqual([new URL(site.url).host])

  const height = () => page.locator('.story > .text').evaluate((one) => getComputedStyle(one).fontSize)
  const before = Number.parseFloat(await height())
  await page.locator('[data-sizes]').click()
  await page.reload()
  await expect.poll(async () => Number.parseFloat(await height())).toBeCloseTo(before * 1.15, 1)

  await page.locator('[data-save]').click()
  await page.goto(`${site.url}/saved`)
  const saved = page.locator('[data-list=saved] h3')
  await expect.poll(() => saved.allTextContents()).toEqual(['جسر 50% & ماء'])
  await expect.poll(() => page.locator('[data-list=read] h3').first().textContent()).toBe('جسر 50% & ماء')
  expect(await violations(page)).toEqual([])
  await execute(site.db, desk, unpublishArticle, { id, reason: 'خطأ' })
  await site.caughtUp()
  await page.reload()
  await page.locator('[data-none]').waitFor()
  expect(await page.evaluate(() => localStorage.getItem('saved'))).toBe('[]')
})

test('an author is followed on the device, with the newest public articles, until taken off', async () => {
  const person = await execute(site.db, desk, savePerson, { name: 'هدى البحري' })
  const publish = (headline: string) => publishAt(site.db, { headline, authorIds: [person.id] })
  const id = await publish('أول المقالات')
  await publish('ثاني المقالات')
  await page.goto(`${site.url}/a/${id}`)
  await page.getByRole('button', { name: 'تابع الكاتب: هدى البحري' }).click()
  await page.goto(`${site.url}/authors/${person.slug}`)
  await page.getByRole('button', { name: 'تتابع هذا الكاتب: هدى البحري' }).waitFor()
  await execute(site.db, desk, unpublishArticle, { id, reason: 'خطأ' })
  await site.caughtUp()
  await page.goto(`${site.url}/saved`)
  const followed = page.getByRole('region', { name: 'كتّاب تتابعهم' })
  await expect.poll(() => followed.locator('li a').allTextContents()).toEqual(['هدى البحري', 'ثاني المقالات'])
  expect(await violations(page)).toEqual([])
  await followed.getByRole('button', { name: 'إزالة: هدى البحري' }).click()
  await followed.waitFor({ state: 'hidden' })
})

test('a coverage shows its key events only, without a script', async () => {
  const coverage = await beginCoverage(site.db, { headline: 'مباراة' })
  await post(site.db, coverage, { headline: 'هدف', flag: 'key' })
  await post(site.db, coverage, { headline: 'رمية' })
  await site.caughtUp()
  const plain = await context.browser()!.newPage({ javaScriptEnabled: false })
  await plain.goto(`${site.url}/coverage/${coverage}`)
  const shown = () => plain.locator('#entries .entry h2:visible').allTextContents()
  expect(await shown()).toEqual(['رمية', 'هدف'])
  await plain.getByLabel('أبرز الأحداث فقط').check()
  await expect.poll(shown).toEqual(['هدف'])
  await plain.close()
})

test('an article without a standfirst is described by the beginning of its text, or by its headline', async () => {
  const described = async (content: Parameters<typeof publishAt>[1]) => {
    const { html } = await site.get(`/articles/${await publishAt(site.db, content)}/خبر`)
    return /<meta name="description" content="([^"]*)">/.exec(html)?.[1]
  }
  expect(await described({ headline: 'خبر' })).toBe('خبر')
  const words = 'وصل الفريق إلى الموقع '.repeat(20)
  expect(await described({ headline: 'خبر', body: paragraphs(words) })).toMatch(
    /^(وصل الفريق إلى الموقع )+.*\S…$/,
  )
})
