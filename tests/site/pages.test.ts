/** Every kind of page, in Arabic and in English: valid, accessible, without a script, and true to its policy. */
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOptions } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { addresses, arabic, english, fill } from './newsroom.ts'
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

const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

const examinedWidths = [390, 1280]
const widths = [390, 320, 1280, 1920]

/** The results of one page, by screen width. */
interface Seen {
  /** The number of pixels beyond the width of the screen. */
  overhangs: Record<number, number>
  faults: Record<number, string[]>
}

/** Opens each page once, on a phone, and looks at it there and on wider and narrower screens, light and dark. */
async function lookAt(site: PublicSite, pages: Record<string, string>): Promise<Record<string, Seen>> {
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const all: Record<string, Seen> = {}
  for (const [name, path] of Object.entries(pages)) {
    const seen: Seen = { overhangs: {}, faults: {} }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: widths[0]!, height: 900 })
    await page.goto(site.url + path)
    await page.evaluate(axe.source)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      seen.overhangs[width] = await overhang(page)
      if (!examinedWidths.includes(width)) continue
      const light = await violations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await violations(page, ['color-contrast'])
      await page.emulateMedia({ colorScheme: 'light' })
      seen.faults[width] = [...light, ...dark.map((line) => `in the dark: ${line}`)]
    }
    all[name] = seen
  }
  await context.close()
  return all
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
  let looking: Promise<Record<string, Seen>> | undefined
  const seen = () => {
    looking ??= lookAt(site, pages)
    return looking
  }
  beforeAll(async () => {
    site = await openSite(settings)
    const { ids } = await fill(site, texts)
    const rich = (await site.get(`/articles/${ids[3]}`)).headers.get('location')!
    pages = { ...(await addresses(site)), rich: decodeURI(rich) }
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

  test.each(examinedWidths)(
    'pages are accessible and fit at %d px, light and dark',
    { tags: 'long' },
    async (width) => {
      expect(Object.keys(await seen())).toEqual(Object.keys(pages))
      for (const [name, { overhangs, faults }] of Object.entries(await seen())) {
        expect(faults[width], `${name} at ${width}`).toEqual([])
        expect(overhangs[width], `${name} is wider than ${width}`).toBeLessThanOrEqual(0)
      }
    },
    300_000,
  )

  test.each([320, 1920])('pages fit at %d px', async (width) => {
    for (const [name, { overhangs }] of Object.entries(await seen()))
      expect(overhangs[width], `${name} at ${width}`).toBeLessThanOrEqual(0)
  })

  test('a browser reports no violation of the policy and requests no other host', async () => {
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
      await page.waitForTimeout(50)
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
    await context.close()
  })
})
