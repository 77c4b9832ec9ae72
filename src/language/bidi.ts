import { isolate, type Run, withIsolates } from './isolate.ts'
import { rtlClass } from './letters.ts'
import { unmarked } from './number-marks.ts'

export { isolate, type Run } from './isolate.ts'

/** Embeddings, overrides, isolates and marks of the Unicode Bidirectional Algorithm (UAX #9, section 2). */
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const rtlLanguages = new Set(['ar', 'fa', 'ur', 'ckb', 'dv', 'he', 'ps', 'sd', 'ug', 'yi'])
const strongOrIsolate = /[\p{L}\u200e\u200f\u061c\u2066-\u2069]/gu
const rtl = new RegExp(`[${rtlClass}]`, 'v')
const letters = {
  rtl: new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v'),
  ltr: new RegExp(`[\\p{L}--[${rtlClass}]]`, 'v'),
}

/** Removes bidi controls, for single-line fields. Keeps ZWNJ and ZWJ, which Persian needs. */
export function stripBidi(text: string): string {
  return text.replace(controls, '')
}

/** Whether an embedding, override or isolate is unbalanced within a paragraph. */
export function hasUnbalancedBidi(text: string): boolean {
  return text.split(/[\n\r\u2029]/).some((paragraph) => {
    const open: string[] = []
    for (const [control] of paragraph.matchAll(controls)) {
      if (/[\u202a\u202b\u202d\u202e]/.test(control)) open.push('\u202c')
      else if (/[\u2066-\u2068]/.test(control)) open.push('\u2069')
      else if (/[\u202c\u2069]/.test(control) && open.pop() !== control) return true
    }
    return open.length > 0
  })
}

/** A text with its own direction anywhere: for example a hint in another language than its field. */
export const alone = (text: string): string => `\u2068${text}\u2069`

/** The writing direction of a language tag ("ar", "fa-AF", "en"). */
export function direction(language: string): 'rtl' | 'ltr' {
  return rtlLanguages.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr'
}

/** The direction of the first strong character outside isolates (UAX #9, P2); null when there is none. */
export function firstStrong(text: string): 'rtl' | 'ltr' | null {
  let depth = 0
  for (const [character] of text.matchAll(strongOrIsolate)) {
    if (/[\u2066-\u2068]/.test(character)) depth++
    else if (character === '\u2069') depth = Math.max(0, depth - 1)
    else if (depth === 0) return rtl.test(character) ? 'rtl' : 'ltr'
  }
  return null
}

const openers = { ltr: '\u2066', rtl: '\u2067' }
const marks = { rtl: '\u200f', ltr: '\u200e' }
const arabicFirst = new RegExp(`^[^\\p{L}\\p{N}]*[[${rtlClass}]&&\\p{L}]`, 'v')
const arabicLast = new RegExp(`[[${rtlClass}]&&\\p{L}][^\\p{L}\\p{N}]*$`, 'v')
const lettersOrDigits = /[\p{L}\p{N}]/u
const nameAlone = new RegExp(`^[\\p{L}--[${rtlClass}]](?:.*[[\\p{L}\\p{N}]--[${rtlClass}]])?$`, 'v')

/**
 * The text with the isolation of `isolate`, for plain text outputs (a feed, a notification, a mail), which
 * derive the direction only from the letters. Adds Unicode isolates and marks only where the bidi algorithm
 * alone would be wrong. Idempotent.
 */
export function plainText(of: string, base: 'rtl' | 'ltr'): string {
  if (of === '') return ''
  const own = blockDirection(of, base)
  if (own !== base)
    return `${openers[own]}${isolate(of, own)
      .map(({ text }) => text)
      .join('')}\u2069`
  const runs = isolate(of, base)
  const line = withIsolates(
    base === 'rtl' ? runs.map((run, at) => (standsAlone(runs, at) ? { ...run, isolate: false } : run)) : runs,
    base,
  )
  // HTML with dir=auto also looks into isolates.
  return firstStrong(line.replace(/[\u2066-\u2069]/g, '')) === base ? line : marks[base] + line
}

/**
 * The controls that order a text as `isolate` does, each group at its offset in the text (UTF-16 code units), for
 * an editor that shows them around the letters. `line`: the direction of the line. None for a text that contains
 * such controls.
 */
export function bidiControls(
  of: string,
  base: 'rtl' | 'ltr',
  line: 'rtl' | 'ltr',
): { at: number; controls: string }[] {
  if (unmarked(of) !== of) return []
  const own = blockDirection(of, base)
  const inner = withIsolates(isolate(of, own), own)
  const all = own === base || own === line ? inner : `${openers[own]}${inner}\u2069`
  const found: { at: number; controls: string }[] = []
  let at = 0
  for (const unit of all.split('')) {
    if (unit === of[at]) at++
    else if (found.at(-1)?.at === at) found.at(-1)!.controls += unit
    else found.push({ at, controls: unit })
  }
  return found
}

/** A name between or after Arabic words needs no isolate. */
function standsAlone(runs: Run[], at: number): boolean {
  if (!nameAlone.test(runs[at]!.text)) return false
  const isBorder = (text: string, edge: RegExp, isLast: boolean) =>
    edge.test(text) || (isLast && !lettersOrDigits.test(text))
  const before = runs[at - 1]?.text ?? ''
  const after = runs[at + 1]?.text ?? ''
  return isBorder(before, arabicLast, at <= 1) && isBorder(after, arabicFirst, at + 2 >= runs.length)
}

/**
 * The direction of a block in an article with the direction `base`: that of the article, even if the block
 * begins with a foreign name; the other one only when all its letters are foreign (for example a quotation in
 * the original).
 */
export function blockDirection(text: string, base: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  return letters[other].test(text) && !letters[base].test(text) ? other : base
}
