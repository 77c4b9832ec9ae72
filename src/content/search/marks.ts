/** Where a text holds what was asked, also where it spells it otherwise; and the part of a text that holds most. */
import { light10, normalise, wordsIn } from '../../language/search-form.ts'

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
  const forms = [light10(form), form]
  kept.set(word, forms)
  return forms
}

const isFound = (word: string, forms: ReadonlySet<string>) => formsOf(word).some((form) => forms.has(form))

/** The text in parts, those found marked; found words with nothing but a space between them are one part. */
export function markFound(text: string, forms: ReadonlySet<string>): Marked[] {
  const parts: Marked[] = []
  let end = 0
  for (const { at, word } of wordsIn(text)) {
    if (!isFound(word, forms)) continue
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

const wordsShown = 36
const wordsBefore = 6
/** Only so much of a long text is looked through. */
const longestRead = 30_000

/** The part of a text that holds most of what was asked, cut at words; its beginning when nothing is found. */
export function excerpt(text: string, forms: ReadonlySet<string>): string {
  const line = text.slice(0, longestRead).replace(/\s+/g, ' ').trim()
  const words = wordsIn(line)
  if (words.length <= wordsShown) return line
  const hits = words.flatMap(({ word }, n) => (isFound(word, forms) ? [{ n, form: formsOf(word)[0]! }] : []))
  let best = { first: 0, different: 0 }
  let from = 0
  const inWindow = new Map<string, number>()
  for (const { n, form } of hits) {
    inWindow.set(form, (inWindow.get(form) ?? 0) + 1)
    while (n - hits[from]!.n > wordsShown - wordsBefore) {
      const left = hits[from++]!.form
      const count = inWindow.get(left)! - 1
      if (count === 0) inWindow.delete(left)
      else inWindow.set(left, count)
    }
    if (inWindow.size > best.different) best = { first: hits[from]!.n, different: inWindow.size }
  }
  const start = Math.max(0, Math.min(best.first - wordsBefore, words.length - wordsShown))
  const last = words[Math.min(words.length, start + wordsShown) - 1]!
  const end = last.at + last.word.length
  const cut = line.slice(start === 0 ? 0 : words[start]!.at, end)
  return `${start > 0 ? '… ' : ''}${cut}${end < line.length ? ' …' : ''}`
}

/** How many different found words a text holds. */
export const countFound = (text: string, forms: ReadonlySet<string>): number =>
  new Set(
    wordsIn(text)
      .filter(({ word }) => isFound(word, forms))
      .map(({ word }) => formsOf(word)[0]),
  ).size
