/**
 * An article as it is searched: its words in their search form with their places and weights, and a mark for each
 * list that it stands in, as the text of a `tsvector`.
 */
import { languageOf } from '../../language/languages.ts'
import { searchForm } from '../../language/search-form.ts'
import type { ArticleContent } from '../articles/content.ts'
import { bodyText } from '../body/document.ts'

/** No token has a colon or a stroke in it, so neither mark is ever mistaken for a word. */
export const listMark = (list: string): string => list
export const headlineMark = (form: string): string => `|${form}`

/** Beyond these a text says nothing new; they also bound what a hostile one costs (a tsvector holds 1 MB). */
const mostWords = 15_000
const mostBytes = 400_000
const longestWord = 60
const mostPlaces = 200
/** Between two texts, so that no phrase reaches from one into the next. */
const gap = 8

type Weight = 'A' | 'B' | 'C' | 'D'

export interface SearchText {
  /** How many words there are. */
  length: number
  /** The text of a `tsvector`. */
  vector: string
}

/** What of an article is searched, by weight. */
type Searched = Pick<ArticleContent, 'headline' | 'standfirst' | 'body' | 'keywords' | 'places' | 'language'>

/** `lists` are those in which the article stands; `names` of who wrote it and of whom it comes. */
export function searchText(content: Searched, lists: string[], names: string[] = []): SearchText {
  const language = languageOf(content.language)
  const places = new Map<string, string[]>()
  let place = 0
  let length = 0
  let bytes = 0
  const add = (text: string, weight: Weight): string[] => {
    const words = searchForm(text, language)
    place += gap
    for (const word of words) {
      if (length >= mostWords || bytes >= mostBytes) break
      length++
      place++
      const form = word.length > longestWord ? word.slice(0, longestWord) : word
      let known = places.get(form)
      if (!known) {
        known = []
        places.set(form, known)
        bytes += form.length * 2
      }
      if (known.length < mostPlaces) known.push(weight === 'D' ? String(place) : place + weight)
    }
    return words
  }
  const headline = add(content.headline, 'A')
  add(content.standfirst, 'B')
  for (const text of [...content.keywords, ...content.places, ...names]) add(text, 'C')
  add(bodyText(content.body), 'D')
  const marks = [
    ...lists.map(listMark),
    ...new Set(headline.map((form) => headlineMark(form.slice(0, longestWord)))),
  ]
  const words = [...places].map(([form, at]) => `'${form}':${at.join()}`)
  return { length, vector: [...marks.map((mark) => `'${mark}'`), ...words].join(' ') }
}
