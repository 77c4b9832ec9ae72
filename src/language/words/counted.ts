import type { Language } from '../languages.ts'
import { count, type Forms } from '../plural.ts'
import type { Counted } from './words.ts'

/** For a language's table of words: the noun's forms become a phrase that awaits its number. */
export function countedIn(language: Language): (forms: Forms) => Counted {
  return (forms) => (n, digits) => count(n, forms, language, digits)
}
