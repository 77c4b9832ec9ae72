/** The newsroom as the staff meet it: the real program, and a browser with somebody in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/kernel/actor.ts'
import { openApi } from '../api/api.ts'
import { axeOptions } from '../axe.ts'
import { desktop, openBrowser, standsStill } from '../browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export { desktop, phone } from '../browser.ts'

/** A page that keeps what a person should never see: errors, refusals of the CSP, requests to others. */
export interface WatchedPage extends Page {
  complaints: string[]
}

type Member = Awaited<ReturnType<Awaited<ReturnType<typeof openApi>>['member']>>

/** Call within `beforeAll`. */
export async function openNewsroom(env: Record<string, string> = {}) {
  const api = await openApi(env)
  const browser = await openBrowser()

  async function open(path: string, options: BrowserContextOptions = {}, cookie = ''): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: desktop, ...options })
    context.setDefaultTimeout(60_000)
    const cookies = cookie.split('; ').filter(Boolean)
    await context.addCookies(
      cookies.map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: api.url }
      }),
    )
    const page = Object.assign(await context.newPage(), { complaints: [] as string[] })
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
    await page.goto(api.url + path)
    await page.locator('h1').first().waitFor()
    return page
  }

  /** A browser in which a new member of the staff is signed in; `path` may first make what it leads to. */
  async function enter(
    role: Role,
    path: string | ((member: Member) => Promise<string>) = '/newsroom',
    options: BrowserContextOptions = {},
  ) {
    const member = await api.member(role)
    const opened = typeof path === 'string' ? path : await path(member)
    return { page: await open(opened, options, member.cookie), member }
  }

  async function close(): Promise<void> {
    await browser.close()
    await api.close()
  }
  return { ...api, browser, open, enter, close }
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
