import { stripBidi } from './bidi.ts'
import { toLatinDigits } from './digits.ts'
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

const arabicLetter = '[\\p{Script=Arabic}&&\\p{L}]'
const foldable = new RegExp(`[${Object.keys(folded).join('')}]`, 'g')
const isArabic = new RegExp(arabicLetter, 'v')

// A word ends where the script changes ("الـBBC" is two); digits belong to either.
const inner = '[\\p{M}\\u0640\\u200c\\u200d]'
const pieces = new RegExp(
  `(?:${arabicLetter}|\\p{N}|(?<=[\\p{L}\\p{N}\\p{M}])${inner})+|(?:[\\p{L}--${arabicLetter}]|\\p{N}|(?<=[\\p{L}\\p{N}\\p{M}])${inner})+`,
  'gv',
)

/** One spelling for all the ways a word is typed; Latin in lower case without accents, digits 0–9. Idempotent. */
export function normalise(word: string): string {
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

/** The words of a text as written (NFKC): whatever is no letter, digit or mark inside a word parts them. */
export function tokens(text: string): string[] {
  return stripBidi(text).normalize('NFKC').match(pieces) ?? []
}

const articles = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل']
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي']

/**
 * Larkey's light10 (SIGIR 2002) for a normalised word, with one change: و is also taken after an article
 * and more than once, so that وزير, الوزير, والوزير and ووزير share a stem.
 */
export function light10(word: string): string {
  let stem = withoutAnd(word)
  const article = articles.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= 2)
  if (article) stem = withoutAnd(stem.slice(article.length))
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

/** What is indexed for a text, in order: normalised words, in Arabic without function words and stemmed. */
export function searchForm(text: string, language: Language = 'ar'): string[] {
  return tokens(text).flatMap((token) => {
    const form = normalise(token)
    if (form === '') return []
    if (language !== 'ar' || !isArabic.test(form)) return [form]
    if (stopWords.has(form) && !isAmbiguous(token)) return []
    return [light10(form)]
  })
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
