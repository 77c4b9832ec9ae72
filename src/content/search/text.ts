/**
 * An article's search document as the text of a `tsvector`: its words in search form with positions and
 * weights, and a mark for each of its lists.
 */

import { bodyTerms } from '../../body/terms.ts'
import { languageOf } from '../../language/languages.ts'
import { searchForm } from '../../language/search-terms.ts'
import type { ArticleContent } from '../articles/content.ts'
import { searchedFields } from '../articles/field-values.ts'

/** No word contains a colon or a stroke, so a mark is never taken for a word. */
export const listMark = (list: string): string => list
export const headlineMark = (form: string): string => `|${form}`

/**
 * Limits beyond which a text adds nothing; they also bound the cost of hostile texts (a tsvector holds 1 MB).
 */
const maxWords = 15_000
const maxBytes = 400_000
const longestWord = 60
const maxPlaces = 200
/** The gap between two texts, so that no phrase spans both. */
const gap = 8

type Weight = 'A' | 'B' | 'C' | 'D'

export interface SearchText {
  /** The number of words. */
  length: number
  /** The text of a `tsvector`. */
  vector: string
}

/** The searched texts of an article, by weight. */
type Searched = Pick<
  ArticleContent,
  'headline' | 'standfirst' | 'body' | 'keywords' | 'places' | 'language'
> &
  Partial<Pick<ArticleContent, 'fields' | 'kind' | 'moduleKind'>>

/**
 * `lists` are the article's lists; `names` those of its authors and its agency; `spoken` are the transcripts of
 * its audio.
 */
export function searchText(
  content: Searched,
  lists: string[],
  names: string[] = [],
  spoken: string[] = [],
): SearchText {
  const language = languageOf(content.language)
  const places = new Map<string, string[]>()
  let place = 0
  let length = 0
  let bytes = 0
  const addWords = (words: string[], weight: Weight): string[] => {
    place += gap
    for (const word of words) {
      if (length >= maxWords || bytes >= maxBytes) break
      length++
      place++
      const form = word.length > longestWord ? word.slice(0, longestWord) : word
      let known = places.get(form)
      if (!known) {
        known = []
        places.set(form, known)
        bytes += form.length * 2
      }
      if (known.length < maxPlaces) known.push(weight === 'D' ? String(place) : place + weight)
    }
    return words
  }
  const add = (text: string, weight: Weight) => addWords(searchForm(text, language), weight)
  const headline = add(content.headline, 'A')
  add(content.standfirst, 'B')
  for (const text of searchedFields(content, 'B')) add(text, 'B')
  for (const text of [...content.keywords, ...content.places, ...names, ...searchedFields(content, 'C')])
    add(text, 'C')
  addWords(bodyTerms(content.body, content.language), 'D')
  for (const text of spoken) add(text, 'D')
  const marks = [
    ...lists.map(listMark),
    ...new Set(headline.map((form) => headlineMark(form.slice(0, longestWord)))),
  ]
  const words = [...places].map(([form, at]) => `'${form}':${at.join()}`)
  return { length, vector: [...marks.map((mark) => `'${mark}'`), ...words].join(' ') }
}
