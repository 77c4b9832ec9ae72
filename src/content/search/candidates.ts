/**
 * From search words to a bounded number of articles. An index returns the matching articles; only the words of
 * these few are read.
 */
import { withoutParticle, withParticles } from '../../language/search-form.ts'
import type { Frequencies } from './frequencies.ts'
import type { IndexQuery, Place, SearchIndex } from './index-query.ts'
import type { Question } from './question.ts'
import type { Synonyms } from './synonyms.ts'
import { headlineMark, listMark } from './text.ts'

export interface Bounds {
  /** Only articles in all of these public lists: 'section:3', 'story:7', 'kind:video', 'agency:2'. */
  lists: string[]
  from: Date | null
  until: Date | null
}

/** The newest articles with all words, and the newest with all words in the headline. */
const newest = 200
const newestByHeadline = 100
/** The number of articles with some of the words that are ranked by all words. */
const maxPartly = 150
/** The number of rows read to find those. */
const mostRead = 12_000
/** The share of all words' weight that an article must contain to be shown. */
const leastPart = 0.3

/** A word of a question with all forms it is searched in; a form of several words contains spaces. */
export interface SearchTerm {
  /** Its own forms, with and without particles. */
  forms: string[]
  /** The forms of its synonyms. */
  synonyms: string[]
  /** The approximate share of articles that contain it, 0..1. */
  part: number
  /** The weight: rarer words weigh more. */
  weight: number
}

export const allForms = ({ forms, synonyms }: SearchTerm): string[] => [...forms, ...synonyms]

/** The terms of a question; synonyms count as one word. */
export function soughtIn(words: string[], frequent: Frequencies, synonyms: Synonyms): SearchTerm[] {
  const found: SearchTerm[] = []
  for (let at = 0; at < words.length; at++) {
    const rest = words.slice(at)
    const bare = withoutParticle(rest[0]!)
    const same = [...(synonyms.get(rest[0]!) ?? []), ...((bare && synonyms.get(bare)) || [])].find(
      (one) => one.words.length === 1 || one.words.every((word, n) => word === rest[n]),
    )
    at += (same?.words.length ?? 1) - 1
    const own = same && same.words.length > 1 ? same.forms[0]! : rest[0]!
    found.push(expandTerm(own, same?.forms ?? [], frequent))
  }
  return found
}

/**
 * A word is found with a particle attached, and without the one it was typed with, where that is the more
 * frequent word.
 */
function expandTerm(own: string, same: string[], { of }: Frequencies): SearchTerm {
  const bare = withoutParticle(own)
  const usual = bare && of(bare) > of(own) ? [bare] : []
  const forms = [own, ...withParticles(own), ...usual]
  const synonyms = new Set(same.flatMap((form) => [form, ...withParticles(form)])).difference(new Set(forms))
  const part = Math.min(1, Math.max(of(own), ...usual.map(of)))
  const withSame = [...synonyms]
    .filter((form) => same.includes(form))
    .reduce((sum, form) => sum + of(form), part)
  return {
    ...{ forms, synonyms: [...synonyms] },
    part: Math.min(1, withSame),
    weight: Math.log(1 + 1 / part),
  }
}

/** Marks of headlines have no positions, so a form of several words requires each of them. */
function inHeadline(sought: SearchTerm): string[][] {
  const single = allForms(sought).filter((form) => !form.includes(' '))
  if (single.length > 0) return [single.map(headlineMark)]
  return sought.forms[0]!.split(' ').map((word) => [headlineMark(word)])
}

const secondOf = (at: Date | null) => at && new Date(Math.floor(at.getTime() / 1000) * 1000)

/** `place`: search everywhere, or in the headline. */
const held = (
  { phrases, without }: Question,
  { lists, from, until }: Bounds,
  words: SearchTerm[],
  place = (word: SearchTerm) => [allForms(word)],
): IndexQuery => ({
  ...{ from: secondOf(from), until: secondOf(until), phrases, without },
  all: [...lists.map((list) => [listMark(list)]), ...words.flatMap(place)],
  beginnings: [],
})

/** The articles with all words, the newest of many; `complete` when these are all there are. */
export async function holdingAll(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: SearchTerm[],
): Promise<{ ids: number[]; complete: boolean }> {
  const { places, complete } = await index.newest(held(question, bounds, words), newest, null)
  const ids = places.map(({ id }) => id)
  if (complete || words.length === 0 || question.phrases.length > 0) return { ids, complete }
  const named = await index.newest(held(question, bounds, words, inHeadline), newestByHeadline, null)
  return { ids: [...new Set([...ids, ...named.places.map(({ id }) => id)])], complete }
}

/**
 * One page of the articles with all words, newest first, however many there are; one extra row shows that there
 * are more.
 */
export async function holdingAllNewest(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: SearchTerm[],
  before: Place | null,
  count: number,
): Promise<Place[]> {
  return (await index.newest(held(question, bounds, words), count + 1, before)).places
}

/**
 * The articles with some of the words, found by the rarest and most significant ones, so that few rows are
 * read.
 */
export async function holdingSome(
  index: SearchIndex,
  question: Question,
  bounds: Bounds,
  words: SearchTerm[],
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
  const weighed = chosen.map((word) => ({ forms: allForms(word), weight: word.weight }))
  const found = await index.heaviest(held(question, bounds, []), weighed, maxPartly)
  const least = leastPart * (found[0]?.weight ?? 0)
  return found.filter(({ weight }) => weight >= least).map(({ id }) => id)
}
