import type { IndexQuery } from '../index-query.ts'

const quote = (form: string) => `"${form.replaceAll('"', '""')}"`
const anyOf = (forms: string[]) => `(${forms.map(quote).join(' OR ')})`

/**
 * The full-text query of SQLite (FTS5, section 3) for what an article must contain; empty when that is nothing.
 */
export function matchOf({ all, phrases, without, beginnings }: IndexQuery): string {
  const parts = [
    ...all.map(anyOf),
    ...phrases.map((phrase) => quote(phrase.join(' '))),
    ...(beginnings.length > 0 ? [`(${beginnings.map((one) => `${quote(one)} *`).join(' OR ')})`] : []),
  ]
  const wanted = parts.join(' AND ')
  return wanted && without.length > 0 ? `(${wanted}) NOT ${anyOf(without)}` : wanted
}

/** Separates two texts, so that no phrase spans both. */
const filler = '-'
const [zero, nine] = [48, 57]

/**
 * The words of an article in their order, parsed from its `tsvector` ('form':2A,17 'mark' …), where no word
 * contains a space or a quote. Marks have no position and come first.
 */
export function wordsInOrder(vector: string): string {
  const marks: string[] = []
  const words: string[] = []
  for (const lexeme of vector.split(' ')) {
    const end = lexeme.lastIndexOf("'")
    const form = lexeme.slice(1, end)
    if (end === lexeme.length - 1) marks.push(form)
    // After the colon: positions, each with the letter of its weight or none.
    let place = 0
    for (let at = end + 2; at <= lexeme.length; at++) {
      const code = lexeme.charCodeAt(at)
      if (code >= zero && code <= nine) place = place * 10 + code - zero
      else if (place > 0) {
        words[place] = form
        place = 0
      }
    }
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word !== undefined) marks.push(word)
    else if (marks.at(-1) !== filler) marks.push(filler)
  }
  return marks.join(' ')
}
