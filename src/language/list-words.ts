/**
 * Words of headlines for the newsroom's lists and pickers. All words must match, the last one may be
 * incomplete, and phone spellings match too (without hamza, ه for ة, with or without the article).
 */
import { light10, normalise, tokens } from './search-form.ts'

/** More words add nothing to a headline or query; this also limits the cost of hostile ones. */
const maxWords = 60
const maxLength = 100
const maxAsked = 8

/** The stored words of a headline: each normalised, its stem, and both without the hamza's seat. */
export function headlineWords(headline: string): string[] {
  const words = tokens(headline).slice(0, maxWords)
  return [...new Set(words.flatMap(forms))]
}

/** The search words of an article in the newsroom: its headline's words, and a mark for each of its stories. */
export const deskWords = ({ headline, storyIds }: { headline: string; storyIds: number[] }): string[] => [
  ...headlineWords(headline),
  ...storyIds.map(storyMark),
]

/** Words never contain a colon, so a mark cannot be mistaken for a word. */
export const storyMark = (id: number): string => `story:${id}`

/**
 * A query as a `tsquery`: every word must match in some form, and the last one may be incomplete. Empty when
 * the query has no words; treat that as no query.
 */
export function wordsQuery(question: string): string {
  const words = askedWords(question)
  return words
    .map((word, at) => {
      const ending = at === words.length - 1 ? ':*' : ''
      const choices = word.map((form) => `'${form}'${ending}`).join(' | ')
      return word.length > 1 ? `(${choices})` : choices
    })
    .join(' & ')
}

const askedWords = (question: string): string[][] =>
  tokens(question)
    .map(forms)
    .filter((word) => word.length > 0)
    .slice(0, maxAsked)

/** Whether a word of a headline matches the query as in `wordsQuery`; screens highlight it. */
export function isAsked(question: string): (word: string) => boolean {
  const terms = askedWords(question)
  const last = terms.pop() ?? []
  const whole = new Set(terms.flat())
  return (word) =>
    forms(word).some((form) => whole.has(form) || last.some((beginning) => form.startsWith(beginning)))
}

/** Words contain only letters, digits and marks, so no quote or operator of a tsquery. */
function forms(token: string): string[] {
  const normalised = normalise(token).slice(0, maxLength)
  if (normalised === '') return []
  const bare = normalise(token.replace(/ؤ/g, 'و').replace(/ئ/g, 'ي')).replace(/ء/g, '').slice(0, maxLength)
  return [...new Set([normalised, light10(normalised), ...(bare ? [bare, light10(bare)] : [])])]
}
