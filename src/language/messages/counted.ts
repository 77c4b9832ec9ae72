import type { Language } from '../languages.ts'
import { count, type Forms } from '../plural.ts'
import type { Counted } from './messages.ts'

/** For a language's messages: turns a noun's forms into a phrase that takes its number. */
export function countedIn(language: Language): (forms: Forms) => Counted {
  return (forms) => (n, digits) => count(n, forms, language, digits)
}
