/**
 * Finds links and telephone numbers in a text, also obfuscated ones: "example نقطة com", "ехample․com",
 * "hxxp://".
 */

import { toLatinDigits } from '../digits.ts'
import { latinShape } from './letters.ts'

/** Domain endings common in spam, besides two-letter endings that are not words in Latin texts. */
const endings =
  'com|net|org|info|biz|name|mobi|app|dev|xyz|top|site|online|shop|store|club|live|link|click|icu|vip|fun|pro|space|website|tech|blog|news|page|me|io|co|ly|ru|cn|tk|ml|ga|cf|gq|cc|ws|to|gg|gl|tv|us|uk|de|fr|sa|ae|eg|qa|kw|om|bh|jo|iq|sy|lb|ps|ye|ma|dz|tn|sd|ir|tr|pk'
const arabicEndings = 'شبكة|السعودية|امارات|مصر|قطر|عمان|الاردن|المغرب|تونس|الجزائر|موقع|كوم|بازار'
/** At most 63 characters (RFC 1035); this also limits the work on a long row of hyphens. */
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?'
const dot = '(?:\\.|\\s?[([{]\\s?(?:\\.|dot|نقطة|دوت)\\s?[)\\]}]\\s?|\\s(?:dot|نقطة|دوت)\\s)'
const links = new RegExp(
  [
    '\\bh(?:tt|xx)ps?\\s?:\\s?/\\s?/\\s?[^\\s<>"]+',
    `\\bwww${dot}[^\\s<>"]+`,
    `(?<![\\p{L}\\p{N}_])(?:${label}${dot}){1,6}(?:${endings}|${arabicEndings})(?![\\p{L}\\p{N}])(?:[/?#][^\\s<>"]*)?`,
  ].join('|'),
  'giu',
)
const phones = /(?<![\p{L}\p{N}])(?:\+|00)?\d(?:[\s().-]{0,2}\d){8,14}(?!\d)/gu
const most = 20

/**
 * A text with each character in the form used in addresses, without changing positions: fullwidth and
 * look-alike letters become Latin, every dot-like sign becomes a dot.
 */
const inForm = (text: string): string =>
  toLatinDigits(
    [...text]
      .map((letter) => {
        if (/[．。｡․﹒・·∙•]/u.test(letter)) return '.'
        if (/[\u200b-\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069]/u.test(letter)) return '_'
        const latin = latinShape(letter.normalize('NFKC'))
        return latin.length === letter.length ? latin : letter
      })
      .join(''),
  )

/** The links of a text as written, at most twenty. */
export const linksIn = (text: string): string[] =>
  [...inForm(text).matchAll(links)]
    .slice(0, most)
    .map(({ 0: link, index }) => text.slice(index, index + link.length))

/** Telephone numbers of nine or more digits, as written; dates and amounts do not count. */
export const phoneNumbersIn = (text: string): string[] =>
  [...inForm(text).matchAll(phones)]
    .slice(0, most)
    .map(({ 0: number, index }) => text.slice(index, index + number.length))
