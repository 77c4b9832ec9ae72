/// <reference path="./snowball-stemmers.d.ts" />
/** Stems of the languages other than Arabic. All words are in the form of `normalise`. */
import { newStemmer } from 'snowball-stemmers'

const latin = { en: newStemmer('english'), fr: newStemmer('french') }

/** Snowball's stem (snowballstem.org) of an English or French word. */
export const stemLatin = (word: string, language: 'en' | 'fr'): string => latin[language].stem(word)

const take = (word: string, suffixes: RegExp, least: number): string => {
  const stem = word.replace(suffixes, '')
  return stem.length >= least ? stem : word
}

// ها is the plural with possible suffixes; می attaches to verbs, تر and ترین are comparatives.
const persianSuffixes = /(?:ها(?:ي|يي|يم|يت|يش|يمان|يتان|يشان)?|تر(?:ين)?)$/

/** کتابها, کتاب‌هایی and کتاب share a stem. */
export const stemPersian = (word: string): string => take(word, persianSuffixes, 2)

// Plurals and their oblique case: خبریں, خبروں; لڑکے, لڑکوں, لڑکا.
const urduSuffixes = /(?:يوں|ياں|يں|ءوں|ءيں|وں|ات|ے|ا|ه)$/

/** خبریں, خبروں and خبر share a stem. */
export const stemUrdu = (word: string): string => take(word, urduSuffixes, 3)
