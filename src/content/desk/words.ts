/**
 * The words of headlines as the newsroom's lists and pickers look for them: by AND, the last one as it is being
 * typed, and as people type on a phone (without hamza, ه for ة, with the article or without it).
 */
import { light10, normalise, tokens } from '../../language/search-form.ts'

/** Beyond this a headline or a question says nothing new; it also bounds what a hostile one costs. */
const maxWords = 60
const maxLength = 100
const maxAsked = 8

/** What is kept of a headline: each word normalised, its stem, and both without the hamza's seat. */
export function headlineWords(headline: string): string[] {
  const words = tokens(headline).slice(0, maxWords)
  return [...new Set(words.flatMap(forms))]
}

/** What an article is found by in the newsroom: its headline's words, and a mark for each of its stories. */
export const deskWords = ({ headline, storyIds }: { headline: string; storyIds: number[] }): string[] => [
  ...headlineWords(headline),
  ...storyIds.map(storyMark),
]

/** No token has a colon in it, so a mark is never mistaken for a word. */
export const storyMark = (id: number): string => `story:${id}`

/**
 * A question as the text of a `tsquery`: every word must be there, in any of its forms, and the last one may be
 * unfinished. Empty when the question has no words, which is to be read as no question.
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

/** Whether a word of a headline is one that was asked for, as `wordsQuery` finds it: what a screen marks. */
export function isAsked(question: string): (word: string) => boolean {
  const asked = askedWords(question)
  const last = asked.pop() ?? []
  const whole = new Set(asked.flat())
  return (word) =>
    forms(word).some((form) => whole.has(form) || last.some((beginning) => form.startsWith(beginning)))
}

/** Tokens hold letters, digits and marks alone: no quote or operator of a tsquery can be in them. */
function forms(token: string): string[] {
  const normalised = normalise(token).slice(0, maxLength)
  if (normalised === '') return []
  const bare = normalise(token.replace(/ؤ/g, 'و').replace(/ئ/g, 'ي')).replace(/ء/g, '').slice(0, maxLength)
  return [...new Set([normalised, light10(normalised), ...(bare ? [bare, light10(bare)] : [])])]
}
