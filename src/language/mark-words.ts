/** A text in parts, some of them marked. It needs no stems, so the staff’s screens mark with it as well. */
import { wordsIn } from './search-form.ts'

export interface Marked {
  text: string
  found: boolean
}

/** The parts of a text, matches marked; matches with only a space between them become one part. */
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
