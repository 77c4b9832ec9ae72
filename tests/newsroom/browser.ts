/** The newsroom as the staff meet it: the real program, and a browser with somebody in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Role } from '../../src/content/tables.ts'
import { openApi } from '../api/api.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

/** A page that keeps what a person should never see: errors, refusals of the CSP, requests to others. */
export interface WatchedPage extends Page {
  complaints: string[]
}

/** Call within `beforeAll`. */
export async function openNewsroom(env: Record<string, string> = {}) {
  const api = await openApi(env)
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : { channel: 'chromium' }),
    args: ['--no-sandbox'],
  })

  async function open(path: string, options: BrowserContextOptions = {}, cookie = ''): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: desktop, ...options })
    context.setDefaultTimeout(20_000)
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

  /** A browser in which a new member of the staff is signed in. */
  async function enter(role: Role, path = '/newsroom', options: BrowserContextOptions = {}) {
    const member = await api.member(role)
    return { page: await open(path, options, member.cookie), member }
  }

  async function close(): Promise<void> {
    await browser.close()
    await api.close()
  }
  return { ...api, browser, open, enter, close }
}

/** What axe finds against WCAG and good practice, as short lines: none, for a screen that is right. */
export async function violations(page: Page): Promise<string[]> {
  // What is still fading in has not its colours yet.
  await page.waitForTimeout(400)
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    )
  })
}
