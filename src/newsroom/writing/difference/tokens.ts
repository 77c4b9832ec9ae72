/** Differences between texts, by words or by letters. A word with its harakat is one. */
import { diffArrays } from 'diff'

export interface Part {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** Words (with marks, half-spaces and joiners), runs of space, and single signs. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200c\u200d]*|\s+|[^\s]\p{M}*/gu
/** Letters with the marks on them. */
const letter = /[\s\S]\p{M}*/gu

export const wordsOf = (text: string): string[] => text.match(word) ?? []

/** `fine` compares letter by letter, for changes of punctuation alone. */
export function compareTexts(before: string, after: string, fine = false): Part[] {
  const split = (text: string) => (fine ? (text.match(letter) ?? []) : wordsOf(text))
  const parts = diffArrays(split(before), split(after)).map(
    ({ added, removed, value }): Part => ({
      text: value.join(''),
      kind: added ? 'added' : removed ? 'removed' : 'same',
    }),
  )
  return fine ? parts : joinChanges(parts)
}

/** A space between two changed words belongs to the change: a rewritten clause is read as one. */
function joinChanges(parts: Part[]): Part[] {
  const out: Part[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) out.push({ text: removed, kind: 'removed' })
    if (added) out.push({ text: added, kind: 'added' })
    removed = ''
    added = ''
  }
  for (const [at, { text, kind }] of parts.entries()) {
    const between = kind === 'same' && /^\s+$/.test(text) && at > 0 && at < parts.length - 1
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (between && removed && added) {
      removed += text
      added += text
    } else {
      flush()
      out.push({ text, kind })
    }
  }
  flush()
  return out
}

/** How much of the longer text both have, 0 to 1, by words. */
export function likeness(before: string, after: string): number {
  const a = wordsOf(before).filter((token) => token.trim())
  const b = wordsOf(after).filter((token) => token.trim())
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const counts = new Map<string, number>()
  for (const token of a) counts.set(token, (counts.get(token) ?? 0) + 1)
  let common = 0
  for (const token of b) {
    const left = counts.get(token) ?? 0
    if (left > 0) {
      common++
      counts.set(token, left - 1)
    }
  }
  return common / Math.max(a.length, b.length)
}
