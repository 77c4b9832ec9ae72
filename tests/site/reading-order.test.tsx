/**
 * Scores, dates, names and signs are in the right visual order: on a page, on a share card and in plain text.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainText } from '../../src/language/bidi.ts'
import { Text } from '../../src/site/locale.tsx'
import { openBrowser } from '../browser.ts'
import cases from '../language/fixtures/reading-order.json' with { type: 'json' }
import { expectedOrder, seenIn } from '../language/reading-order.ts'

const sheet = readFileSync(new URL('../../src/site/styles/base.css', import.meta.url), 'utf8')

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const escaped = (text: string) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The ways in which readers see a text: in HTML, on a share card, and as a plain line in a feed, mail or
 * notification.
 */
const forms = (text: string, base: 'rtl' | 'ltr') => ({
  page: `<p dir="${base}">${<Text of={text} base={base} />}</p>`,
  card: `<p dir="auto">${base === 'rtl' ? '\u200f' : '\u200e'}${escaped(plainText(text, base))}</p>`,
  'plain text': `<p dir="${base}">${escaped(plainText(text, base))}</p>`,
  'plain text where no direction is known': `<p dir="auto">${escaped(plainText(text, base))}</p>`,
})

test.each(['rtl', 'ltr'] as const)('%s', async (base) => {
  const all = cases[base].map((marked) => expectedOrder(marked, base))
  const views = all.map(({ text }) => forms(text, base))
  await page.setContent(
    `<meta charset="utf-8"><style>p{width:3000px}</style>${views.flatMap((view) => Object.values(view)).join('')}`,
  )
  const seen = await seenIn(page, 'p')
  const names = Object.keys(views[0]!)
  const shown = (text: string, places: number[]) => places.map((place) => text[place]).join('')
  const wrong = all.flatMap(({ text, places }, at) =>
    names.flatMap((name, form) => {
      const one = seen[at * names.length + form]!
      if (one.text === text && `${one.places}` === `${places}`) return []
      return `${name}, ${text}: ${shown(one.text, one.places)} instead of ${shown(text, places)}`
    }),
  )
  expect(wrong).toEqual([])
})

test('a score, or a name with a number, stays on one line', async () => {
  const texts = cases.unbroken.map((marked) => marked.replace(/[[\]]/g, ''))
  const views = texts.map((text) => forms(text, 'rtl'))
  // A score with spaces is kept together in markup alone: plain text has no sign for it.
  await page.setContent(
    `<meta charset="utf-8"><style>${sheet}p{width:min-content}</style>${views.flatMap((view) => [view.page, view['plain text']]).join('')}`,
  )
  const seen = await seenIn(page, 'p')
  for (const [at, marked] of cases.unbroken.entries()) {
    const inside = /\[(.*)\]/.exec(marked)!
    const letters = (text: string) => text.replace(/\s/g, '').length
    const from = letters(marked.slice(0, inside.index))
    for (const { lines, text } of seen.slice(2 * at, / - /.test(marked) ? 2 * at + 1 : 2 * at + 2))
      expect(new Set(lines.slice(from, from + letters(inside[1]!))).size, text).toBe(1)
  }
})
