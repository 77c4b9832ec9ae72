import { stripBidi } from './bidi.ts'
import { toDigits, toLatinDigits } from './digits.ts'
import { arabicMarks, foldLatin, tatweel } from './letters.ts'

/**
 * Letters that the search treats as equal. ؤ and ئ become ء, which unites the spellings of مسؤول/مسئول and
 * شؤون/شئون without confusing ؤ with و or ئ with ي. Persian and Urdu forms of an Arabic letter become that
 * letter; their own letters (گ چ پ ژ ٹ ڈ ڑ ں ے) stay.
 */
const folded: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ء',
  ؤ: 'ء',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ۂ: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
}

/** Letters for foreign sounds and their Arabic equivalents: پوتين is بوتين. Not applied in Persian and Urdu. */
const foreign: Record<string, string> = { پ: 'ب', ڤ: 'ف', چ: 'ج', گ: 'ك', ژ: 'ز', ڨ: 'ق' }

/** All characters that the search form maps to this letter or digit, as a part of a regular expression. */
export function writtenAs(sign: string): string {
  const others = /\d/.test(sign)
    ? [toDigits(sign, 'arab'), toDigits(sign, 'arabext')]
    : [folded, foreign].flatMap((table) => Object.keys(table).filter((letter) => table[letter] === sign))
  return others.length === 0 ? sign : `[${sign}${others.join('')}]`
}

const arabicLetter = '[\\p{Script=Arabic}&&\\p{L}]'
const foldable = new RegExp(`[${Object.keys(folded).join('')}]`, 'g')
const foreignLetters = new RegExp(`[${Object.keys(foreign).join('')}]`, 'g')
const arabicScript = new RegExp(arabicLetter, 'v')

export const isArabicScript = (word: string): boolean => arabicScript.test(word)

/** A word of an Arabic text without letters that Arabic does not have. */
export const arabicLetters = (form: string): string =>
  form.replace(foreignLetters, (letter) => foreign[letter]!)

// A word ends where the script changes ("الـBBC" is two words) and where digits begin or end: كوفيد19 is
// كوفيد-19.
const inner = '(?<=[\\p{L}\\p{N}\\p{M}])[\\p{M}\\u0640\\u200c\\u200d]'
const pieces = new RegExp(
  [arabicLetter, '\\p{N}', `[\\p{L}--${arabicLetter}]`].map((sign) => `(?:${sign}|${inner})+`).join('|'),
  'gv',
)

/** Matches whole words. Most are a plain Arabic word, the first alternative, which needs no closer look. */
const inRun = '[\\p{L}\\p{N}\\p{M}\\u0640\\u200c\\u200d]'
const plainLetters = '[\\u0621-\\u063a\\u0641-\\u064a]+'
/** 1,284,553 is one number, with any thousands separator. */
const grouped = `(?<!${inRun})\\p{Nd}{1,3}(?:[,٬]\\p{Nd}{3})+(?!${inRun})`
const runs = new RegExp(`(${plainLetters}(?!${inRun})|${grouped})|${inRun}+`, 'gu')
const separators = /(?<=\p{Nd})[,٬](?=\p{Nd})/gu
const plainRun = new RegExp(`^${plainLetters}$`)

/** One spelling for all ways to type a word; Latin in lower case without accents, digits 0–9. Idempotent. */
export function normalise(word: string): string {
  // Most words have nothing to remove or compose.
  if (plainRun.test(word)) return word.replace(foldable, (letter) => folded[letter]!)
  const plain = stripBidi(word)
    .normalize('NFKC')
    .replace(/[\u200c\u200d]/g, '')
    .replace(tatweel, '')
    .replace(arabicMarks, '')
    .replace(separators, '')
  return toLatinDigits(
    foldLatin(plain)
      .toLowerCase()
      .replace(foldable, (letter) => folded[letter]!),
  ).normalize('NFC')
}

/** Particles attached to words: and so, with, to, like. */
const particles = ['ب', 'ل', 'ف', 'ك']

/**
 * The stems of a word with an attached particle. The search looks for them in addition to the word's own
 * stem, because removing particles from every word would confuse بنك and نك.
 */
export const withParticles = (stem: string): string[] =>
  stem.length >= 3 && isArabicScript(stem) && !stem.includes(' ')
    ? particles.map((particle) => particle + stem)
    : []

/** A stem without its first letter, if that may be a particle; otherwise null. */
export const withoutParticle = (stem: string): string | null =>
  stem.length > 3 && particles.includes(stem[0]!) ? stem.slice(1) : null

/** A normalised word without the article, also after a particle. */
export const withoutArticle = (form: string): string => form.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{2})/u, '')

/** A word by its spelling, with anything attached. */
export const spelledForm = (word: string): string =>
  withoutArticle(normalise(word).replace(/^و(?=.{4})/u, ''))

/** The words of a text one by one, as written, with their positions. */
export function* wordsIn(text: string): Generator<{ at: number; word: string }> {
  for (const { index, 0: run, 1: plain } of text.matchAll(runs)) {
    if (plain !== undefined) yield { at: index, word: plain }
    else for (const { index: at, 0: word } of run.matchAll(pieces)) yield { at: index + at, word }
  }
}

/** The words of a text as written (NFKC); anything that is not a letter, digit or mark separates words. */
export function tokens(text: string): string[] {
  const found: string[] = []
  for (const [run, whole] of stripBidi(text).normalize('NFKC').matchAll(runs)) {
    if (whole !== undefined) found.push(whole)
    else for (const piece of run.match(pieces) ?? []) found.push(piece)
  }
  return found
}

const articles = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل']
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي']
/** "Her, his, their" after a ت that was ة, or after the plural ending ات. */
const possessed = /^(.{3,}?)(ا?)ت(?:ه|ها|هم|هما)$/
/** Removed first, and only if three letters remain: "their", and the ا of the accusative. */
const longSuffixes = ['هم', 'ا']

/**
 * Larkey's light10 (SIGIR 2002) for a normalised word, with changes: و is also removed before an article and
 * repeatedly, so that وزير, الوزير, والوزير and ووزير share a stem; some longer suffixes are removed, so that
 * مدينتها and مدينة share one, and رئيسا and رئيس; and a hamza equals its other spellings: ءامن as آمن, شيء
 * as شئ.
 */
export function light10(word: string): string {
  let stem = withoutAnd(word)
  const article = articles.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= 2)
  if (article) stem = withoutAnd(stem.slice(article.length))
  if (stem.startsWith('ء')) stem = stem.replace(/^ء+ا/, 'ا')
  stem = stem.replace(possessed, (_, rest: string, plural: string) => (plural ? rest : `${rest}ه`))
  for (const suffix of longSuffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 3) stem = stem.slice(0, -suffix.length)
  }
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length)
  }
  return stem.endsWith('ء') ? stem.replace(/ي+ء$/, 'ء') : stem
}

function withoutAnd(word: string): string {
  let rest = word
  while (rest.startsWith('و') && rest.length > 3) rest = rest.slice(1)
  return rest
}
