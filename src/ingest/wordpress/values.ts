/** Reads the single values of an export: numbers, dates, slugs, texts. */
import { parseHtml } from '../../body/parse-html.ts'
import { type HtmlNode, isElement } from '../../body/tree.ts'
import type { WxrDate } from './items.ts'

/** A whole number, or 0. */
export const numberOf = (text: string): number => {
  const value = Number.parseInt(text.trim(), 10)
  return Number.isSafeInteger(value) && value >= 0 ? value : 0
}

/** A slug in readable letters; one that was cut within a character keeps its percent signs from there. */
export function slugOf(text: string): string {
  const slug = text.trim()
  return slug.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    for (let end = run.length; end > 0 && end >= run.length - 9; end -= 3) {
      try {
        return decodeURIComponent(run.slice(0, end)) + run.slice(end)
      } catch {}
    }
    return run
  })
}

const moment = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/

/** "2016-02-18 09:00:00" as milliseconds of UTC; null for zeros and days that do not exist. */
function timeOf(text: string): number | null {
  const parts = moment.exec(text)?.slice(1).map(Number)
  if (!parts || parts[0]! < 1 || parts[3]! > 23) return null
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number]
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(time)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null
}

const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`

/** The two forms of a moment. `rfc822` serves when the field in UTC is missing, as in the oldest exports. */
export function dateOf(local: string, gmt: string, rfc822 = ''): WxrDate {
  const time = timeOf(gmt.trim())
  const written = rfc822.trim() && !/-0001/.test(rfc822) ? Date.parse(rfc822) : Number.NaN
  const known = time ?? (gmt.trim() === '' && written > 0 ? written : null)
  return {
    local: timeOf(local.trim()) === null ? null : local.trim(),
    utc: known === null ? null : iso(known),
  }
}

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** The text without the characters that XML forbids, and whether it had some. */
export function allowedText(text: string): { text: string; had: boolean } {
  const clean = text.toWellFormed().replace(forbidden, '')
  return { text: clean, had: clean.length !== text.length }
}

const hidden = new Set(['script', 'style', 'template'])
const words = (node: HtmlNode): string =>
  isElement(node) ? (hidden.has(node.name) ? '' : node.children.map(words).join('')) : node

/** The text of a title or name, which WordPress keeps as HTML. Never throws. */
export function plainWords(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim()
  try {
    return parseHtml(html.slice(0, 100_000)).map(words).join('').replace(/\s+/g, ' ').trim()
  } catch {
    return html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }
}
