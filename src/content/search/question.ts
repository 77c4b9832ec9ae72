/**
 * What a reader asks, as it is understood: words, "phrases" or «phrases», and -words that must not be there.
 * Whatever is typed can be read: an odd sign is no word.
 */
import type { Language } from '../../language/languages.ts'
import { queryForm, searchForm, tokens } from '../../language/search-form.ts'

export const longestQuestion = 200
const mostWords = 16
const longestWord = 60

export interface Question {
  /** As typed, without its surroundings; cut where it is too long. */
  text: string
  tooLong: boolean
  /** In their search form, each once. */
  words: string[]
  phrases: string[][]
  without: string[]
}

const quoted = /(^|[\s(])(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”])/gu
/** Not at the beginning, where it is a bullet that came with what was pasted. */
const minus = /(\s)[-−–](?=[\p{L}\p{N}])(\S+)/gu

export function parseQuestion(typed: string, language: Language): Question {
  const whole = typed.toWellFormed().replace(/\s+/gu, ' ').trim()
  const text = Array.from(whole).slice(0, longestQuestion).join('')
  const phrases: string[][] = []
  const without: string[] = []
  const forms = (part: string) => queryForm(part, language).map((word) => word.slice(0, longestWord))
  const rest = text
    .replace(quoted, (_, before: string, no: string, ...parts: (string | undefined)[]) => {
      const words = forms(parts.slice(0, 4).find((part) => part !== undefined) ?? '')
      if (words.length > 0 && no) without.push(...(words.length === 1 ? words : []))
      else if (words.length > 0) phrases.push(words.slice(0, mostWords))
      return `${before} `
    })
    .replace(minus, (_, before: string, word: string) => {
      without.push(...searchForm(word, language).map((form) => form.slice(0, longestWord)))
      return `${before} `
    })
  const words = forms(rest)
  const single = phrases.filter((phrase) => phrase.length === 1).flat()
  return {
    text,
    tooLong: whole.length > text.length,
    words: [...new Set([...words, ...single])].slice(0, mostWords),
    phrases: phrases.filter((phrase) => phrase.length > 1).slice(0, 4),
    without: [...new Set(without)].filter((word) => !words.includes(word)).slice(0, mostWords),
  }
}

/** Whether there is anything to look for. */
export const asksSomething = ({ words, phrases }: Question): boolean => words.length + phrases.length > 0

/** Whether a question holds words at all, be they such as are in every text. */
export const holdsWords = (text: string): boolean => tokens(text).length > 0
