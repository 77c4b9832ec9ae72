/** The newsroom as the staff meet it: the real program, and a browser with somebody in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/kernel/actor.ts'
import { openApi } from '../api/api.ts'
import { axeOptions } from '../axe.ts'
import { desktop, openBrowser, standsStill } from '../browser.ts'
import { patienceMs } from '../harness.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export { desktop, phone } from '../browser.ts'

/** A page that keeps what a person should never see: errors, refusals of the CSP, requests to others. */
export interface WatchedPage extends Page {
  complaints: string[]
  options: PageOptions
}

export interface PageOptions extends BrowserContextOptions {
  /** In a browser context that ends with the page: for tests that control the browser itself. */
  isAlone?: true
}

type Member = Awaited<ReturnType<Awaited<ReturnType<typeof openApi>>['member']>>

/** What tests listen to. */
const pageEvents = ['console', 'dialog', 'filechooser', 'pageerror', 'request', 'response']

/** Call within `beforeAll`. */
export async function openNewsroom(env: Record<string, string> = {}) {
  const api = await openApi(env)
  const browser = await openBrowser()

  /** Pages that were left, by the options of their contexts. */
  const free = new Map<string, WatchedPage[]>()

  async function newPage(options: PageOptions): Promise<WatchedPage> {
    const { isAlone: _, ...ofContext } = options
    const context = await browser.newContext(ofContext)
    context.setDefaultTimeout(patienceMs)
    return Object.assign(await context.newPage(), { complaints: [], options })
  }

  function watch(page: WatchedPage): void {
    page.complaints = []
    page.on('pageerror', (error) => page.complaints.push(error.message))
    page.on('console', (message) => {
      // A 4xx of the API is said here too, and is no fault of the page.
      const isAnswer = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isAnswer) page.complaints.push(message.text())
    })
    page.on('request', (request) => {
      const isOurs = request.url().startsWith(api.url) || /^(blob|data):/.test(request.url())
      if (!isOurs) page.complaints.push(`asked ${request.url()}`)
    })
  }

  /** A page without motion, signed in by `cookie`. End it with `leave`. */
  async function open(path: string, more: PageOptions = {}, cookie = ''): Promise<WatchedPage> {
    const options = { viewport: desktop, reducedMotion: 'reduce' as const, ...more }
    const page = free.get(JSON.stringify(options))?.pop() ?? (await newPage(options))
    watch(page)
    const cookies = cookie.split('; ').filter(Boolean)
    await page.context().addCookies(
      cookies.map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: api.url }
      }),
    )
    await page.goto(api.url + path)
    await page.locator('h1').first().waitFor()
    return page
  }

  /**
   * Ends the use of a page. The next `open` with the same options finds it empty, as new, but it has the newsroom's
   * program compiled already, which saves most of the cost of a page.
   */
  async function leave(page: WatchedPage): Promise<void> {
    const context = page.context()
    const others = context.pages().filter((other) => other !== page)
    await Promise.all(others.map((other) => other.close()))
    const { options } = page
    if (page.isClosed() || options.isAlone) return context.close()
    for (const event of pageEvents) page.removeAllListeners(event)
    await Promise.all([page, context].map((one) => one.unrouteAll({ behavior: 'ignoreErrors' })))
    await context.setOffline(false)
    await context.clearPermissions()
    await page.evaluate(() => sessionStorage.clear())
    await page.goto('about:blank')
    await page.emulateMedia({
      ...{ media: null, forcedColors: null, contrast: null },
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: options.reducedMotion ?? null,
    })
    await page.setViewportSize(options.viewport ?? desktop)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', { origin: api.url, storageTypes: 'all' })
    await devtools.detach()
    await context.clearCookies()
    const key = JSON.stringify(options)
    free.set(key, [...(free.get(key) ?? []), page])
  }

  /** A browser in which a new member of the staff is signed in; `path` may first make what it leads to. */
  async function enter(
    role: Role,
    path: string | ((member: Member) => Promise<string>) = '/newsroom',
    options: PageOptions = {},
  ) {
    const member = await api.member(role)
    const opened = typeof path === 'string' ? path : await path(member)
    return { page: await open(opened, options, member.cookie), member }
  }

  async function close(): Promise<void> {
    await browser.close()
    await api.close()
  }
  return { ...api, browser, open, leave, enter, close }
}

/** Violations that axe finds (WCAG and best practices), as short lines; none on a correct screen. */
export async function violations(page: Page, options: object = axeOptions): Promise<string[]> {
  // An element that is fading in does not have its final colours yet.
  await standsStill(page)
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async (options) => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run(options)
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    )
  }, options)
}

const colours = { ...axeOptions, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** A screen that is light, and the same screen in the dark, where the colours alone are others. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const light = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('[data-mantine-color-scheme="dark"]').first().waitFor({ state: 'attached' })
  const dark = await violations(page, colours)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((line) => `dark: ${line}`)]
}

/** The number of pixels by which the page is wider than its screen. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))

/** The server executes what `act` posts to this path, and its answer is lost. */
export async function losingAnswers(
  page: WatchedPage,
  path: string,
  act: () => Promise<unknown>,
): Promise<void> {
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    // The page may have stopped waiting for it.
    await route.abort().catch(() => {})
  })
  await act()
  await page.unroute(path)
}
