/** The search terms of a body. They are kept with it, so that they can be computed before they are needed. */
import { type Language, languageOf } from '../language/languages.ts'
import { searchForm } from '../language/search-terms.ts'
import { type BodyDocument, bodyText } from './document.ts'

const kept = new WeakMap<BodyDocument, { language: Language; terms: string[] }>()

/** In the order of the text. `language` is a code; an unknown one means Arabic. */
export function bodyTerms(body: BodyDocument, language: string): string[] {
  const rules = languageOf(language)
  const known = kept.get(body)
  if (known?.language === rules) return known.terms
  const terms = searchForm(bodyText(body), rules)
  kept.set(body, { language: rules, terms })
  return terms
}
