/**
 * Parses a reader's question: words, "phrases" or «phrases», and -words to exclude. Any text can be parsed;
 * stray characters are ignored.
 */
import type { Language } from '../../language/languages.ts'
import { spelledForm, tokens } from '../../language/search-form.ts'
import { queryForm, searchForm } from '../../language/search-terms.ts'

export const longestQuestion = 200
const maxWords = 16
const longestWord = 60

export interface Question {
  /** As typed, trimmed, and cut where it is too long. */
  text: string
  tooLong: boolean
  /** In search form, without duplicates. */
  words: string[]
  phrases: string[][]
  /** The words outside phrases in their `spelledForm`. */
  spelled: string[]
  without: string[]
}

const quoted = /(^|[\s(])(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”])/gu
/** Only directly before a word; a hyphen with a space after it is a pasted bullet. */
const minus = /(^|\s)[-−–](?=[\p{L}\p{N}])(\S+)/gu

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
      else if (words.length > 0) phrases.push(words.slice(0, maxWords))
      return `${before} `
    })
    .replace(minus, (_, before: string, word: string) => {
      without.push(...searchForm(word, language).map((form) => form.slice(0, longestWord)))
      return `${before} `
    })
  const words = forms(rest)
  const spelled = tokens(rest).filter((word) => searchForm(word, language).length > 0)
  const single = phrases.filter((phrase) => phrase.length === 1).flat()
  const wanted = [...new Set([...words, ...single])]
  return {
    text,
    tooLong: whole.length > text.length,
    words: wanted.slice(0, maxWords),
    phrases: phrases.filter((phrase) => phrase.length > 1).slice(0, 4),
    spelled: [...new Set(spelled.map(spelledForm))].slice(0, maxWords),
    without: [...new Set(without)].filter((word) => !wanted.includes(word)).slice(0, maxWords),
  }
}

/** Whether there is anything to search for. */
export const asksSomething = ({ words, phrases }: Question): boolean => words.length + phrases.length > 0

/** Whether a question has any words, even ones that occur in every text. */
export const holdsWords = (text: string): boolean => tokens(text).length > 0
