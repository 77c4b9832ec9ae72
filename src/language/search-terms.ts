/** The search terms of a text: its words in search form, stemmed by the rules of its language. */
import { nameParts, oneOfKin } from './joined-names.ts'
import type { Language } from './languages.ts'
import { arabicMarks, tatweel } from './letters.ts'
import { arabicLetters, isArabicScript, light10, normalise, tokens } from './search-form.ts'
import { stemLatin, stemPersian, stemUrdu } from './stemmers.ts'
import { ambiguousStopWords, stopWords, stopWordsOf } from './stop-words.ts'

/** A cache of search forms by language for recent words: news repeats few words. */
const formsKept = new Map<string, string[]>()
const maxFormsKept = 100_000
/** A longer part of a text would keep the whole text in memory. */
const longestKept = 12

/** The search forms of one word: none for a function word, two for a name of two parts. */
function formsOf(token: string, language: Language): string[] {
  const key = language === 'ar' ? token : `${language}:${token}`
  const known = formsKept.get(key)
  if (known !== undefined) return known
  const forms = makeForms(token, language)
  if (formsKept.size >= maxFormsKept) formsKept.clear()
  if (token.length <= longestKept) formsKept.set(key, forms)
  return forms
}

function makeForms(token: string, language: Language): string[] {
  const form = normalise(token)
  if (form === '') return []
  if (!isArabicScript(form)) return latinForms(form, language)
  if (language === 'fa') return stopWordsOf.fa.has(form) ? [] : [stemPersian(form)]
  if (language === 'ur') return stopWordsOf.ur.has(form) ? [] : [stemUrdu(form)]
  if (language !== 'ar') return [form]
  if (stopWords.has(form) && !isAmbiguous(token)) return []
  const own = arabicLetters(form)
  return (nameParts(own) ?? [own]).map((part) => light10(oneOfKin(part)))
}

/** Latin words appear in all languages: they follow French rules in French texts and English rules elsewhere. */
function latinForms(form: string, language: Language): string[] {
  const own = language === 'fr' ? 'fr' : 'en'
  if (own === language && stopWordsOf[own].has(form)) return []
  return [stemLatin(form, own)]
}

/** "l’armée" is armée, "qu’il" is il. */
const elision = /(?<![\p{L}\p{M}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\p{L})/giu

/** In Persian and Urdu, a half-space separates a word from its attachment: both become words. */
function readable(text: string, language: Language): string {
  if (language === 'fr') return text.replace(elision, ' ')
  if (language === 'fa' || language === 'ur') return text.replaceAll('\u200c', ' ')
  return text
}

/** The indexed terms of a text, in order: normalised and stemmed words, without function words. */
export function searchForm(text: string, language: Language = 'ar'): string[] {
  const found: string[] = []
  for (const token of tokens(readable(text, language))) {
    for (const form of formsOf(token, language)) found.push(form)
  }
  return found
}

/**
 * The terms of a query. Like `searchForm`, but a possible function word is also left out ("علي" is often
 * typed for "على"), unless nothing else remains.
 */
export function queryForm(text: string, language: Language = 'ar'): string[] {
  if (language !== 'ar') return searchForm(text, language)
  const certain = tokens(text).filter((token) => !isAmbiguous(token))
  const form = searchForm(certain.join(' '), language)
  return form.length > 0 ? form : searchForm(text, language)
}

function isAmbiguous(token: string): boolean {
  return ambiguousStopWords.has(token.replace(arabicMarks, '').replace(tatweel, ''))
}
