import { rtlClass } from './letters.ts'

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

/** Removes the bidi controls, for fields of one line. ZWNJ and ZWJ stay: Persian needs them. */
export function stripBidi(text: string): string {
  return text.replace(controls, '')
}

/** Whether an embedding, override or isolate is left open, or closed without one, within a paragraph. */
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

/** A text that runs by itself wherever it stands: a hint in another language than that of the field it is in. */
export const alone = (text: string): string => `\u2068${text}\u2069`

/** The writing direction of a language tag ("ar", "fa-AF", "en"). */
export function direction(language: string): 'rtl' | 'ltr' {
  return rtlLanguages.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr'
}

/** The direction of the first strong character outside isolates (UAX #9, P2), null if there is none. */
export function firstStrong(text: string): 'rtl' | 'ltr' | null {
  let depth = 0
  for (const [character] of text.matchAll(strongOrIsolate)) {
    if (/[\u2066-\u2068]/.test(character)) depth++
    else if (character === '\u2069') depth = Math.max(0, depth - 1)
    else if (depth === 0) return rtl.test(character) ? 'rtl' : 'ltr'
  }
  return null
}

/**
 * The direction of a block in an article whose own is `base`: the article's, though the block begins with a foreign
 * name; the other one only when all of its letters are foreign (a quotation in the original, say).
 */
export function blockDirection(text: string, base: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  return letters[other].test(text) && !letters[base].test(text) ? other : base
}
