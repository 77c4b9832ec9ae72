/** What of a text was asked for, also where it spells it otherwise. */
import { light10, normalise, searchForm, wordsIn } from '../../language/search-form.ts'

export interface Marked {
  text: string
  found: boolean
}

const kept = new Map<string, string[]>()
const keptWords = 50_000

/** A word as it may have been looked for: its stem, and its spelling where a language has no stems. */
function formsOf(word: string): string[] {
  const known = kept.get(word)
  if (known) return known
  if (kept.size >= keptWords) kept.clear()
  const form = normalise(word)
  // A function word is never looked for, though it may be all that is left of another (ولايات and لا).
  const forms = searchForm(word).length === 0 ? [] : [light10(form), form]
  kept.set(word, forms)
  return forms
}

/** The forms under which the words of a question stand in texts, and the word that each is a form of. */
export type Sought = ReadonlyMap<string, string>

/** The word of the question that a word of a text is; undefined when it was not asked for. */
export function soughtAs(word: string, sought: Sought): string | undefined {
  for (const form of formsOf(word)) {
    const as = sought.get(form)
    if (as !== undefined) return as
  }
  return undefined
}

export const markFound = (text: string, sought: Sought): Marked[] =>
  markWords(text, (word) => soughtAs(word, sought) !== undefined)

/** The text in parts, those found marked; found words with nothing but a space between them are one part. */
export function markWords(text: string, isFound: (word: string) => boolean): Marked[] {
  const parts: Marked[] = []
  let end = 0
  for (const { at, word } of wordsIn(text)) {
    if (!isFound(word)) continue
    const between = text.slice(end, at)
    const last = parts.at(-1)
    if (last?.found && between === ' ') last.text += between + word
    else {
      if (between) parts.push({ text: between, found: false })
      parts.push({ text: word, found: true })
    }
    end = at + word.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), found: false })
  return parts
}
