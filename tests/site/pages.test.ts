/** Every kind of page, in Arabic and in English: valid, accessible, without a script, and true to its policy. */
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOptions } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { addresses, arabic, english, fill, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of taste, and what the pages do on purpose.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'tel-non-breaking': 'off',
    // Several of one name are how a form asks for several.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
  },
})

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Violations that axe finds, one a line. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  const options = rules ? { resultTypes: ['violations'], runOnly: rules } : axeOptions
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    const report = await axe.run(options)
    return report.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
          .join(' | ')}`,
    )
  }, options)
}

/** The pixels of the page beyond the width of the screen, once a change of that width is drawn. */
async function overhang(page: Page): Promise<number> {
  const now = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  for (let tries = 0; tries < 40 && (await now()) > 0; tries++) await page.waitForTimeout(50)
  return now()
}

const examinedWidths = [390, 1280]
const widths = [390, 320, 1280, 1920]

/** What `look` finds on one page, by screen width. */
type Found<T> = Record<number, T>

/** Opens each page once and calls `look` at each width. */
async function lookAt<T>(
  site: PublicSite,
  pages: Record<string, string>,
  widths: number[],
  look: (page: Page) => Promise<T>,
): Promise<Record<string, Found<T>>> {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const all: Record<string, Found<T>> = {}
  for (const [name, path] of Object.entries(pages)) {
    const found: Found<T> = {}
    await page.setViewportSize({ width: widths[0]!, height: 900 })
    await page.goto(site.url + path)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      found[width] = await look(page)
    }
    all[name] = found
  }
  await context.close()
  return all
}

/** Violations that axe finds, light and dark. */
async function violationsInBothSchemes(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  const light = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violations(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((line) => `in the dark: ${line}`)]
}

const publications = [
  {
    name: 'Arabic',
    texts: arabic,
    settings: { social: [{ service: 'Mastodon', url: 'https://social.example/@nashra' }] },
    dir: 'rtl',
  },
  {
    name: 'English',
    texts: english,
    settings: { name: 'The Emerald', language: 'en', timeZone: 'Europe/London' } as const,
    dir: 'ltr',
  },
]

describe.each(publications)('a publication in $name', ({ texts, settings, dir }) => {
  let site: PublicSite
  let pages: Record<string, string>
  beforeAll(async () => {
    site = await openSite(settings)
    const { ids } = await fill(site, texts)
    const rich = (await site.get(`/articles/${ids[3]}`)).headers.get('location')!
    await publishAt(site.db, { headline: texts.person, keywords: ['Almond'], standfirst: texts.person })
    pages = { ...(await addresses(site)), rich: decodeURI(rich), topic: '/topics/almond' }
  })
  afterAll(() => site.close())

  test('each page is valid HTML in the direction of its language without a failed render', async () => {
    for (const [name, path] of Object.entries(pages)) {
      const { html, status } = await site.get(path)
      expect(status, `${name} ${path}`).toBe(name === 'missing' ? 404 : 200)
      expect(html).toContain(`dir="${dir}"`)
      const report = await validator.validateString(html)
      const messages = report.results.flatMap((result) =>
        result.messages.map(
          ({ ruleId, message, line, column }) =>
            `${ruleId}: ${message} (${line}:${column}) ${html.split('\n')[line - 1]?.slice(Math.max(0, column - 60), column + 90)}`,
        ),
      )
      expect(messages, name).toEqual([])
      expect(html.match(/<h1[ >]/g), `${name} has one h1`).toHaveLength(1)
    }
    expect(site.errors).toEqual([])
  })

  test('pages are accessible, light and dark', { tags: 'long' }, async () => {
    const seen = await lookAt(site, pages, examinedWidths, violationsInBothSchemes)
    for (const [name, faults] of Object.entries(seen))
      expect(faults, name).toEqual(Object.fromEntries(examinedWidths.map((width) => [width, []])))
  })

  test('pages fit at all widths', async () => {
    for (const [name, overhangs] of Object.entries(await lookAt(site, pages, widths, overhang)))
      for (const width of widths) expect(overhangs[width], `${name} at ${width}`).toBeLessThanOrEqual(0)
  })

  test('a browser reports no violation of the policy and requests no other host', {
    tags: 'long',
  }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(request.url())
    })
    for (const path of Object.values(pages)) {
      await page.goto(site.url + path)
      expect(await overhang(page), `${path} opened at 1280`).toBeLessThanOrEqual(0)
    }
    expect(complaints).toEqual([])
    const { headers, html } = await site.get('/')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none';script-src 'self';style-src 'self' 'sha256-/,
    )
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    await context.close()
  })

  test('a story opens in place by keyboard and without a script, and moves the page down', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.goto(site.url + pages.article)
    const top = async () => (await page.locator('h1').boundingBox())!.y
    const before = await top()
    await page.locator('.strip summary').first().focus()
    await page.keyboard.press('Enter')
    const part = page.locator('.strip details[open] > div')
    await part.waitFor()
    expect(await part.locator('li a').count()).toBeGreaterThan(0)
    const box = (await part.boundingBox())!
    expect(box.width).toBe(390)
    expect(await top()).toBeGreaterThanOrEqual(box.y + box.height)
    expect(await top()).toBeGreaterThan(before + 100)
    await page.locator('.strip summary').nth(1).click()
    expect(await page.locator('.strip details[open]').count()).toBe(1)
    // An open story never covers the row, so that the next press reaches the next story.
    await page.goto(site.url + pages.section)
    for (const n of [0, 1]) await page.locator('.strip summary').nth(n).click({ timeout: 10_000 })
    expect(await page.locator('.strip details[open]').count()).toBe(1)
    await context.close()
  })
})
