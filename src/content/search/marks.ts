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

/** The forms under which the words of a question stand in texts, and the word that each is a form of. */
export type Sought = ReadonlyMap<string, string>

/** The word of the question that a word of a text is; undefined when it was not asked for. */
function soughtAs(word: string, sought: Sought): string | undefined {
  const [stem, form] = formsOf(word) as [string, string]
  return sought.get(stem) ?? sought.get(form)
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

const wordsShown = 36
const wordsBefore = 6
/** Only so much of a long text is looked through. */
const longestRead = 30_000

/** The part of a text that holds most of what was asked, cut at words; its beginning when nothing is found. */
export function excerpt(text: string, sought: Sought): string {
  const line = text.slice(0, longestRead).replace(/\s+/g, ' ').trim()
  const asked = new Set(sought.values()).size
  const words: { at: number; word: string }[] = []
  const hits: { n: number; as: string }[] = []
  const inWindow = new Map<string, number>()
  let best = { first: 0, different: 0 }
  let from = 0
  let enough = Number.POSITIVE_INFINITY
  for (const one of wordsIn(line)) {
    const n = words.push(one) - 1
    // What holds all that was asked can't be bettered: the rest is not read.
    if (n >= enough) break
    const as = soughtAs(one.word, sought)
    if (as === undefined) continue
    hits.push({ n, as })
    inWindow.set(as, (inWindow.get(as) ?? 0) + 1)
    while (n - hits[from]!.n > wordsShown - wordsBefore) {
      const left = hits[from++]!.as
      const count = inWindow.get(left)! - 1
      if (count === 0) inWindow.delete(left)
      else inWindow.set(left, count)
    }
    if (inWindow.size <= best.different) continue
    best = { first: hits[from]!.n, different: inWindow.size }
    if (best.different === asked) enough = Math.max(0, best.first - wordsBefore) + wordsShown
  }
  const start = Math.max(0, Math.min(best.first - wordsBefore, words.length - wordsShown))
  const last = words[Math.min(words.length, start + wordsShown) - 1]
  if (!last || words.length <= wordsShown) return line
  const end = last.at + last.word.length
  const cut = line.slice(start === 0 ? 0 : words[start]!.at, end)
  return `${start > 0 ? '… ' : ''}${cut}${end < line.length ? ' …' : ''}`
}

/** How many of the words asked for a text holds. */
export function countFound(text: string, sought: Sought): number {
  const found = new Set<string>()
  for (const { word } of wordsIn(text)) {
    const as = soughtAs(word, sought)
    if (as !== undefined) found.add(as)
  }
  return found.size
}
