/** Differences between texts, by words or letters. A word includes its harakat. */
import { diffArrays } from 'diff'

export interface Part {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/**
 * A token is a number with its signs and separators (3.5, ‎-5%, ١٬٢٣٤, 2-1, 90+3, 2016-02-19), a Latin name or address
 * (GPT-5), a word with its marks and joiners, a run of spaces, or a single sign. A number is never split, because bidi
 * would move its halves apart.
 */
const number = String.raw`(?:(?<![\p{L}\p{N}])[+±\-−])?[$€£¥]?\p{Nd}+(?:[.,:\/٫٬’\-–—+]\p{Nd}+)*[%‰٪°$€£¥]?(?![\p{L}\p{N}])`
const name = String.raw`[@#]?[A-Za-z][A-Za-z0-9]*(?:[\-–.@_:\/?&=+]+[A-Za-z0-9]+)+`
const word = new RegExp(
  `${number}|${name}|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\u0640\\u200c\\u200d]*|\\s+|[^\\s]\\p{M}*`,
  'gu',
)
/** Letters with their marks; a number counts as one here too. */
const letter = new RegExp(`${number}|[\\s\\S]\\p{M}*`, 'gu')

export const wordsOf = (text: string): string[] => text.match(word) ?? []

/** `fine` compares by letters, for changes of punctuation. */
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

/** A space between two changed words counts as changed, so that a rewritten clause is one change. */
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

/** The shared part of the longer text, 0 to 1, by words. */
export function similarity(before: string, after: string): number {
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
