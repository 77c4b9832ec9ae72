/**
 * From words to a bounded number of articles. An index answers which articles hold what; only of these few are the
 * words read.
 */
import { withoutParticle, withParticles } from '../../language/search-form.ts'
import type { Frequencies } from './frequencies.ts'
import type { Held, Place, SearchIndex } from './held.ts'
import type { Question } from './question.ts'
import { headlineMark, listMark } from './text.ts'

export interface Bounds {
  /** Only what stands in all of these public lists: 'section:3', 'story:7', 'kind:video', 'agency:2'. */
  lists: string[]
  from: Date | null
  until: Date | null
}

/** The newest that hold all words, and the newest whose headline does. */
const newest = 200
const newestByHeadline = 100
/** Among those that hold some of the words, so many are ordered by all of them. */
const mostPartly = 150
/** So many rows are read to find those. */
const mostRead = 12_000
/** Of the weight of all words, what an article has to hold to be shown. */
const leastPart = 0.3

/** A word of a question with all the forms it is looked for in. */
export interface Sought {
  forms: string[]
  /** About the part of all articles that holds it, 0..1. */
  part: number
  /** The rarer, the more it says. */
  weight: number
}

/** A word is found with a particle attached; and without the one it was typed with, where that is the usual word. */
export function seek(word: string, { of }: Frequencies): Sought {
  const bare = withoutParticle(word)
  const forms = [word, ...withParticles(word), ...(bare && of(bare) > of(word) ? [bare] : [])]
  const part = Math.min(1, Math.max(of(word), bare && forms.includes(bare) ? of(bare) : 0))
  return { forms, part, weight: Math.log(1 + 1 / part) }
}

const secondOf = (at: Date | null) => at && new Date(Math.floor(at.getTime() / 1000) * 1000)

/** `asForm` says where the words are looked for: anywhere, or in the headline. */
const held = (
  { phrases, without }: Question,
  { lists, from, until }: Bounds,
  words: Sought[],
  asForm = (form: string) => form,
): Held => ({
  ...{ from: secondOf(from), until: secondOf(until), phrases, without },
  all: [...lists.map((list) => [listMark(list)]), ...words.map(({ forms }) => forms.map(asForm))],
  beginnings: [],
})

/** The articles that hold all words, newest first among many; `complete` when these are all there are. */
export async function holdingAll(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: Sought[],
): Promise<{ ids: number[]; complete: boolean }> {
  const { places, complete } = await index.newest(held(question, bounds, words), newest, null)
  const ids = places.map(({ id }) => id)
  if (complete || words.length === 0 || question.phrases.length > 0) return { ids, complete }
  const named = await index.newest(held(question, bounds, words, headlineMark), newestByHeadline, null)
  return { ids: [...new Set([...ids, ...named.places.map(({ id }) => id)])], complete }
}

/** One page of those that hold all words, the newest first, however many there are; and one that says there are more. */
export async function holdingAllNewest(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: Sought[],
  before: Place | null,
  count: number,
): Promise<Place[]> {
  return (await index.newest(held(question, bounds, words), count + 1, before)).places
}

/** The articles that hold some of the words: looked for by the rarest, which say most, so that few rows are read. */
export async function holdingSome(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: Sought[],
  { articles }: Frequencies,
): Promise<number[]> {
  let read = 0
  const chosen = words
    .toSorted((a, b) => a.part - b.part)
    .filter(({ part }, n) => {
      read += part * articles
      return n === 0 || read <= mostRead
    })
  if (chosen.length === 0) return []
  const found = await index.heaviest(held(question, bounds, []), chosen, mostPartly)
  const least = leastPart * (found[0]?.weight ?? 0)
  return found.filter(({ weight }) => weight >= least).map(({ id }) => id)
}
