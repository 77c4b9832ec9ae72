import type { Held } from '../held.ts'

const quote = (form: string) => `"${form.replaceAll('"', '""')}"`
const anyOf = (forms: string[]) => `(${forms.map(quote).join(' OR ')})`

/** What an article has to hold, as a full-text query of SQLite (FTS5, section 3). */
export function matchOf({ all, phrases, without, beginnings }: Held, words?: string[]): string {
  const parts = [
    ...[...all, ...(words ? [words] : [])].map(anyOf),
    ...phrases.map((phrase) => quote(phrase.join(' '))),
    ...(beginnings.length > 0 ? [`(${beginnings.map((one) => `${quote(one)} *`).join(' OR ')})`] : []),
  ]
  const wanted = parts.join(' AND ')
  return without.length > 0 ? `(${wanted}) NOT ${anyOf(without)}` : wanted
}

const lexeme = /'((?:[^']|'')*)'(?::([\dABCD,]+))?/g
/** Stands where two texts meet, so that no phrase reaches over. */
const filler = '-'

/** The words of an article in their order, from the text of its `tsvector`; marks, which have no place, come first. */
export function wordsInOrder(vector: string): string {
  const marks: string[] = []
  const words: string[] = []
  for (const [, form, places] of vector.matchAll(lexeme)) {
    if (places === undefined) marks.push(form!)
    else for (const place of places.split(',')) words[Number.parseInt(place, 10)] = form!
  }
  const text = [...marks]
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word !== undefined) text.push(word)
    else if (text.at(-1) !== filler) text.push(filler)
  }
  return text.join(' ')
}
