import { stripBidi } from './bidi.ts'
import { toDigits, toLatinDigits } from './digits.ts'
import type { Language } from './languages.ts'
import { arabicMarks, foldLatin, tatweel } from './letters.ts'
import { ambiguousStopWords, stopWords } from './stop-words.ts'

/**
 * Folded letters. ؤ and ئ become ء: that joins the two spellings of مسؤول/مسئول and شؤون/شئون, and does
 * not mistake ؤ for و or ئ for ي, as decomposing and dropping marks would. Persian and Urdu keys that
 * write an Arabic letter are that letter; their own letters (گ چ پ ژ ٹ ڈ ڑ ں ے) stay.
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

/** All signs that `normalise` makes this letter or digit of, as a part of a regular expression. */
export function writtenAs(sign: string): string {
  const others = /\d/.test(sign)
    ? [toDigits(sign, 'arab'), toDigits(sign, 'arabext')]
    : Object.keys(folded).filter((letter) => folded[letter] === sign)
  return others.length === 0 ? sign : `[${sign}${others.join('')}]`
}

const arabicLetter = '[\\p{Script=Arabic}&&\\p{L}]'
const foldable = new RegExp(`[${Object.keys(folded).join('')}]`, 'g')
const isArabic = new RegExp(arabicLetter, 'v')

// A word ends where the script changes ("الـBBC" is two); digits belong to either.
const inner = '[\\p{M}\\u0640\\u200c\\u200d]'
const pieces = new RegExp(
  `(?:${arabicLetter}|\\p{N}|(?<=[\\p{L}\\p{N}\\p{M}])${inner})+|(?:[\\p{L}--${arabicLetter}]|\\p{N}|(?<=[\\p{L}\\p{N}\\p{M}])${inner})+`,
  'gv',
)

/** What holds whole words. Most runs are one plain Arabic word, the first choice, and need no closer look. */
const inRun = '[\\p{L}\\p{N}\\p{M}\\u0640\\u200c\\u200d]'
const plainLetters = '[\\u0621-\\u063a\\u0641-\\u064a]+'
const runs = new RegExp(`(${plainLetters})(?!${inRun})|${inRun}+`, 'gu')
const plainRun = new RegExp(`^${plainLetters}$`)

/** One spelling for all the ways a word is typed; Latin in lower case without accents, digits 0–9. Idempotent. */
export function normalise(word: string): string {
  // Most words: nothing to take away or to compose.
  if (plainRun.test(word)) return word.replace(foldable, (letter) => folded[letter]!)
  const plain = stripBidi(word)
    .normalize('NFKC')
    .replace(/[\u200c\u200d]/g, '')
    .replace(tatweel, '')
    .replace(arabicMarks, '')
  return toLatinDigits(
    foldLatin(plain)
      .toLowerCase()
      .replace(foldable, (letter) => folded[letter]!),
  ).normalize('NFC')
}

/** The particles that are written together with a word: and so, with, to, like. */
const particles = ['ب', 'ل', 'ف', 'ك']

/**
 * The stems under which a word stands that has a particle attached in a text: to be looked for beside its own stem,
 * since taking them off every word would join بنك and نك.
 */
export const withParticles = (stem: string): string[] =>
  stem.length >= 3 && isArabic.test(stem) ? particles.map((particle) => particle + stem) : []

/** What remains of a stem without its first letter, where that may be a particle; null where it can't be. */
export const withoutParticle = (stem: string): string | null =>
  stem.length > 3 && particles.includes(stem[0]!) ? stem.slice(1) : null

/** A normalised word without the article, also behind a particle. */
export const withoutArticle = (form: string): string => form.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{2})/u, '')

/** The words of a text and where they stand in it, one by one: each with its place, as it is written there. */
export function* wordsIn(text: string): Generator<{ at: number; word: string }> {
  for (const { index, 0: run, 1: plain } of text.matchAll(runs)) {
    if (plain !== undefined) yield { at: index, word: plain }
    else for (const { index: at, 0: word } of run.matchAll(pieces)) yield { at: index + at, word }
  }
}

/** The words of a text as written (NFKC): whatever is no letter, digit or mark inside a word parts them. */
export function tokens(text: string): string[] {
  const found: string[] = []
  for (const run of stripBidi(text).normalize('NFKC').match(runs) ?? []) {
    if (plainRun.test(run)) found.push(run)
    else found.push(...(run.match(pieces) ?? []))
  }
  return found
}

const articles = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل']
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي']
/** "Her, his, their" after a ت that was ة, or after the ات of a plural. */
const possessed = /^(.{3,}?)(ا?)ت(?:ه|ها|هم|هما)$/
/** Taken before the others, and only where three letters remain: "their", and the ا of the accusative. */
const longSuffixes = ['هم', 'ا']

/**
 * Larkey's light10 (SIGIR 2002) for a normalised word, with two changes: و is also taken after an article
 * and more than once, so that وزير, الوزير, والوزير and ووزير share a stem; and some longer suffixes are taken,
 * so that مدينتها and مدينة do, and رئيسا and رئيس.
 */
export function light10(word: string): string {
  let stem = withoutAnd(word)
  const article = articles.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= 2)
  if (article) stem = withoutAnd(stem.slice(article.length))
  stem = stem.replace(possessed, (_, rest: string, plural: string) => (plural ? rest : `${rest}ه`))
  for (const suffix of longSuffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 3) stem = stem.slice(0, -suffix.length)
  }
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length)
  }
  return stem
}

function withoutAnd(word: string): string {
  let rest = word
  while (rest.startsWith('و') && rest.length > 3) rest = rest.slice(1)
  return rest
}

/** A word's search forms by language, for the words met lately: news uses few words again and again. */
const formsKept = new Map<string, string | null>()
const mostFormsKept = 100_000

/** The search form of one word as written; null when it has none. */
function formOf(token: string, language: Language): string | null {
  const key = language === 'ar' ? token : `${language}:${token}`
  const known = formsKept.get(key)
  if (known !== undefined) return known
  const form = makeForm(token, language)
  if (formsKept.size >= mostFormsKept) formsKept.clear()
  if (token.length <= 40) formsKept.set(key, form)
  return form
}

function makeForm(token: string, language: Language): string | null {
  const form = normalise(token)
  if (form === '') return null
  if (language !== 'ar' || !isArabic.test(form)) return form
  return stopWords.has(form) && !isAmbiguous(token) ? null : light10(form)
}

/** What is indexed for a text, in order: normalised words, in Arabic without function words and stemmed. */
export function searchForm(text: string, language: Language = 'ar'): string[] {
  const forms: string[] = []
  for (const token of tokens(text)) {
    const form = formOf(token, language)
    if (form !== null) forms.push(form)
  }
  return forms
}

/**
 * What is looked for when a reader asks for a text. As `searchForm`, but a word that may be a function
 * word is left out as well ("علي" is often typed for "على"), unless nothing else remains.
 */
export function queryForm(text: string, language: Language = 'ar'): string[] {
  const certain = tokens(text).filter((token) => !isAmbiguous(token))
  const form = searchForm(certain.join(' '), language)
  return form.length > 0 && language === 'ar' ? form : searchForm(text, language)
}

function isAmbiguous(token: string): boolean {
  return ambiguousStopWords.has(token.replace(arabicMarks, '').replace(tatweel, ''))
}
