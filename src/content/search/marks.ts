/** Marks the words of a question in a text, also those that the text spells differently. */

import { type Marked, markWords } from '../../language/mark-words.ts'
import { normalise, wordsIn } from '../../language/search-form.ts'
import { searchForm } from '../../language/search-terms.ts'

const others = ['fr', 'fa', 'ur'] as const
const kept = new Map<string, string[]>()
const keptWords = 50_000

/** A word's searched form: its stem, or its spelling where the language has no stems. */
function formsOf(word: string): string[] {
  const known = kept.get(word)
  if (known) return known
  if (kept.size >= keptWords) kept.clear()
  const stems = searchForm(word)
  // Function words are never searched, though stripping another word may leave one (ولايات and لا).
  const forms =
    stems.length === 0
      ? []
      : [...new Set([...stems, normalise(word), ...others.flatMap((language) => searchForm(word, language))])]
  kept.set(word, forms)
  return forms
}

/** The forms of a question's words, and the word that each belongs to. */
export type MarkedForms = ReadonlyMap<string, string>

/** The word of the question that a word of a text matches; undefined when none. */
export function soughtAs(word: string, sought: MarkedForms): string | undefined {
  for (const form of formsOf(word)) {
    const as = sought.get(form)
    if (as !== undefined) return as
  }
  return undefined
}

export const markFound = (text: string, sought: MarkedForms): Marked[] =>
  markWords(text, (word) => soughtAs(word, sought) !== undefined)

/** All matching words of some texts, in one spelling. */
export function wordsFound(texts: string[], sought: MarkedForms): string[] {
  const words = texts.flatMap((text) => [...wordsIn(text)].map(({ word }) => word))
  return [...new Set(words.filter((word) => soughtAs(word, sought) !== undefined).map(normalise))]
}
