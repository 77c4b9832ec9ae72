/** Every kind of page, in Arabic and in English: valid, accessible, without a script, and true to its policy. */
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses, arabic, english, fill } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
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

/** What axe finds wrong, each as a line. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    const report = await axe.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })
    return report.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
          .join(' | ')}`,
    )
  }, rules)
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
    pages = { ...(await addresses(site)), rich: decodeURI(rich) }
  })
  afterAll(() => site.close())

  test('each page is valid HTML in the direction of its language, and no render failed', async () => {
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

  test.each([390, 1280])(
    'no accessibility violation and nothing wider than the screen at %d px, light and dark',
    async (width) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        bypassCSP: true,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      for (const [name, path] of Object.entries(pages)) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(site.url + path)
        await page.addScriptTag({ content: axe.source })
        expect(await violations(page), `${name} ${path}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${name} is wider than ${width}`).toBeLessThanOrEqual(0)
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, ['color-contrast']), `${name} ${path} in the dark`).toEqual([])
      }
      await context.close()
    },
    300_000,
  )

  test.each([320, 1920])('nothing is wider than the screen at %d px', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(site.url + path)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${name} at ${width}`,
      ).toBeLessThanOrEqual(0)
    }
    await context.close()
  })

  test('a browser that obeys the policy complains of nothing, and asks nobody else', async () => {
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
    }
    expect(complaints).toEqual([])
    const { headers, html } = await site.get('/')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none';script-src 'self';style-src 'self' 'sha256-/,
    )
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    await context.close()
  })

  test('a story opens in place by keyboard and without a script, and pushes the page down', async () => {
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
