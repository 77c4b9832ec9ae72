/** Pages stand still while their faces are on the way. */
import { setTimeout as after } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { openBrowser } from '../browser.ts'
import { demonstration, leadPath } from '../demonstration.ts'
import { addresses, arabic, fill } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let browser: Browser
let paths: Record<string, string>

beforeAll(async () => {
  site = await openSite()
  const headlines = demoArticles.slice(0, 30).map(({ headline }) => headline)
  await fill(site, { ...arabic, headlines })
  paths = await addresses(site)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

interface Shift {
  sum: number
  /** What moved, for the message of a failure. */
  moved: string[]
}

/** The layout shift of an uncached page when its fonts load after it is shown. */
async function shift(path: string, width: number, origin = site.url): Promise<Shift> {
  const context = await browser.newContext({ viewport: { width, height: 844 } })
  const page = await context.newPage()
  let fonts = 0
  await page.route(/\.woff2$/, async (route) => {
    await after(500 + 40 * fonts++)
    await route.continue()
  })
  await page.addInitScript(() => {
    const shifts: Shift = { sum: 0, moved: [] }
    Object.assign(window, { shifts })
    type Entry = { value: number; sources: { node?: Element; previousRect: DOMRect; currentRect: DOMRect }[] }
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as unknown as Entry[]) {
        shifts.sum += value
        for (const { node, previousRect: a, currentRect: b } of sources)
          shifts.moved.push(
            `${node?.nodeName} ${node?.textContent?.slice(0, 40)} ${a.y}+${a.height} → ${b.y}+${b.height}`,
          )
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(origin + path)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // Until the last of them is painted, and the observer was told.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift }).shifts)
  await context.close()
  expect(fonts).toBeGreaterThan(1)
  expect(fonts).toBeLessThanOrEqual(4)
  return shifts
}

const names = ['front', 'article', 'section', 'story', 'live', 'coverage', 'search', 'follow']

test.each([390, 412, 1280])(
  'the layout is stable while loading at %i pixels',
  async (width) => {
    const shifts = await Promise.all(names.map((name) => shift(paths[name]!, width)))
    for (const [at, name] of names.entries())
      expect(shifts[at]!.sum, `${name}: ${shifts[at]!.moved}`).toBeLessThanOrEqual(0.01)

    // Fresh articles: their dates become ages.
    const origin = await demonstration()
    const fresh = await Promise.all(['/', await leadPath()].map((path) => shift(path, width, origin)))
    for (const { sum, moved } of fresh) expect(sum, moved.join()).toBeLessThanOrEqual(0.01)
  },
  120_000,
)
