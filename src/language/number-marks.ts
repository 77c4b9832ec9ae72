/** Invisible marks that place numbers correctly where the bidi algorithm alone does not. */
import { rtlClass } from './letters.ts'
import { numberChains } from './number-chains.ts'

/** Makes the following digits Arabic numbers (UAX #9, W2), so that "2-1" runs as it does after an Arabic word. */
const arabicLetterMark = '\u061c'
const rightToLeftMark = '\u200f'
/** Prevents a line break at its position. */
const wordJoiner = '\u2060'

const ours = /(?<=[\p{L}\p{Nd}%‰°$€£¥][-\u2010-\u2015\u2212])\u2060(?=[\p{Nd}\u2066$€£¥])/gu
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const rtlLetter = new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v')
/** Every mark is next to a digit. */
const digit = /\p{Nd}/u
const percent = /(?<![0-9۰-۹.,٫٬])[0-9۰-۹]+(?:[.,٫٬][0-9۰-۹]+)*(?=٪)/g
/** In these digits a date is read right to left part by part, as in CLDR. */
const arabicDate = /(?<![٠-٩/])([٠-٩]{1,2})\/([٠-٩]{1,2})\/([٠-٩]{4})(?![٠-٩/])/g
/** Chromium breaks GPT-5 after the hyphen, and all browsers break after a dash. Not within an address. */
const name =
  /(?<![A-Za-z0-9/@#._:=&?%+~-])([A-Za-z]{1,20}-|\p{L}{1,20}[\u2012-\u2014])(?=\d{1,4}(?:\.\d{1,3})*[A-Za-z]{0,3}(?![A-Za-z0-9/@_=&?~-]|[.:][A-Za-z0-9]))/gu
const tightDash = /([-\u2010-\u2015\u2212])(?=[\p{Nd}$€£¥])/gu

/** The text without bidi controls and without the joiners that `marked` adds. */
export const unmarked = (text: string): string => text.replace(controls, '').replace(ours, '')

/** The position of the first letter of a right-to-left script. */
export function firstRtlLetter(text: string): number {
  const at = text.search(rtlLetter)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/**
 * A piece with the direction `direction`, with its marks. `letterAt`: the position of its first right-to-left
 * letter.
 */
export function marked(text: string, direction: 'rtl' | 'ltr', letterAt = firstRtlLetter(text)): string {
  if (!digit.test(text)) return text
  let out = ''
  let written = 0
  for (const { start, end } of numberChains(text)) {
    out += markedWords(text.slice(written, start), direction, letterAt - written)
    out += markedChain(text.slice(start, end), direction === 'rtl' && start < letterAt)
    written = end
  }
  return out + markedWords(text.slice(written), direction, letterAt - written)
}

export const markedChain = (chain: string, atHead: boolean): string =>
  (atHead && /[0-9۰-۹]/.test(chain) ? arabicLetterMark : '') + chain.replace(tightDash, `$1${wordJoiner}`)

function markedWords(text: string, direction: 'rtl' | 'ltr', letterAt: number): string {
  const joined = text.replace(name, `$1${wordJoiner}`)
  if (direction === 'ltr') return joined
  return joined
    .replace(percent, (number, at: number) => (at < letterAt ? arabicLetterMark + number : number))
    .replace(arabicDate, `$1${rightToLeftMark}/$2${rightToLeftMark}/$3`)
}
