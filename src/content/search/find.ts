/**
 * The search of readers: articles that contain the whole question; where these are few, also articles that
 * contain most of it.
 */
import type { Kysely } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import { isId } from '../../values/id.ts'
import { readToday } from '../publication/today.ts'
import { searchCacheTag } from './cache-tags.ts'
import {
  allForms,
  type Bounds,
  holdingAll,
  holdingAllNewest,
  holdingSome,
  type SearchTerm,
  soughtIn,
} from './candidates.ts'
import { type Frequencies, frequencies } from './frequencies.ts'
import type { Place, SearchIndex } from './index-query.ts'
import { asksSomething, type Question } from './question.ts'
import { type Ranked, rank } from './rank.ts'
import { readSynonyms, type Synonyms } from './synonyms.ts'
import { withIndex } from './which-index.ts'

export interface SearchRequest extends Bounds {
  question: Question
  order: 'relevance' | 'date'
  /** The `next` of the previous page. */
  after: string | null
}

export interface Found {
  /** Articles in their order. */
  ids: number[]
  /** Pass as `after` for the next page; null at the end. */
  next: string | null
  /** The number of results; null when there are too many to count, or some contain only a part of the words. */
  total: number | null
  /** Whether some results contain only a part of the words. */
  partly: boolean
  /** The number of results that contain all words. */
  whole: number
}

/** With fewer results than this, articles with a part of the words are shown too. */
const few = 5
/**
 * In a short question all words matter, so articles with all of them come first. The subject of a long one may
 * also be written about in other words.
 */
const short = 2
/** The number of articles with some of the words that are sorted by date. */
const datedPartly = 60

export async function search(
  readContext: ReadContext,
  request: SearchRequest,
  count: number,
): Promise<Found> {
  readContext.dependOn(searchCacheTag)
  if (!asksSomething(request.question)) return { ids: [], next: null, total: 0, partly: false, whole: 0 }
  const today = await readToday(readContext)
  const [frequent, synonyms] = await Promise.all([frequencies(readContext.db), readSynonyms(readContext.db)])
  return withIndex(readContext, frequent, (db, index) =>
    find({ db, index, frequent, synonyms, today, count }, request),
  )
}

/** The data that a search needs. */
interface Means {
  db: Kysely<Tables>
  index: SearchIndex
  frequent: Frequencies
  synonyms: Synonyms
  today: Date
  count: number
}

async function find(means: Means, request: SearchRequest): Promise<Found> {
  const { index, frequent, synonyms } = means
  const words = soughtIn(request.question.words, frequent, synonyms)
  const whole = await holdingAll(index, request.question, request, words)
  const { phrases } = request.question
  const asks = request.question.words.length + phrases.length
  const isLittle = whole.ids.length === 0 || (whole.ids.length < few && asks > 1 && phrases.length === 0)
  if (!isLittle) return showAll(means, request, words, whole)
  if (phrases.length === 0) return addSome(means, request, words, whole.ids)
  // A quoted phrase that matches nowhere is searched as single words.
  const question = {
    ...request.question,
    words: [...new Set([...request.question.words, ...phrases.flat()])],
    phrases: [],
  }
  const apart = soughtIn(question.words, frequent, synonyms)
  const { ids } = await holdingAll(index, question, request, apart)
  return { ...(await addSome(means, { ...request, question }, apart, ids)), partly: true, whole: 0 }
}

async function showAll(
  { db, index, frequent, synonyms, today, count }: Means,
  request: SearchRequest,
  words: SearchTerm[],
  { ids, complete }: Awaited<ReturnType<typeof holdingAll>>,
): Promise<Found> {
  const { question } = request
  const total = complete ? ids.length : null
  if (request.order === 'date' && !complete && question.phrases.length === 0) {
    const found = await holdingAllNewest(index, question, request, words, datePlace(request.after), count)
    return { ...page(found.map(unranked), request, count, null), total, partly: false, whole: 0 }
  }
  const all = soughtIn([...new Set([...question.words, ...question.phrases.flat()])], frequent, synonyms)
  const ranked = await rank(db, ids, all, question.spelled, today)
  return { ...page(ordered(ranked, request), request, count), total, partly: false, whole: 0 }
}

const unranked = (place: Place): Ranked => ({ ...place, score: 0 })

/** When the articles with all words are few, adds others that contain most of them. */
async function addSome(
  { db, index, frequent, today, count }: Means,
  request: SearchRequest,
  words: SearchTerm[],
  whole: number[],
): Promise<Found> {
  const some = await holdingSome(index, request.question, request, words, frequent)
  const ids = [...new Set([...whole, ...some])]
  const ranked = await rank(db, ids, words, request.question.spelled, today)
  const shown = ordered(request.order === 'date' ? ranked.slice(0, datedPartly) : ranked, request)
  const partly = ids.length > whole.length
  const holdsAll = new Set(words.length <= short ? whole : [])
  const list = [...shown.filter(({ id }) => holdsAll.has(id)), ...shown.filter(({ id }) => !holdsAll.has(id))]
  return { ...page(list, request, count), total: partly ? null : ids.length, partly, whole: whole.length }
}

const ordered = (ranked: Ranked[], { order }: SearchRequest): Ranked[] =>
  order === 'relevance'
    ? ranked
    : ranked.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.id - a.id)

/** The key of a position in the order: score or time, and id. */
const keyOf = ({ score, publishedAt, id }: Ranked, order: SearchRequest['order']): [number, number] => [
  order === 'date' ? publishedAt.getTime() : Math.round(score * 1e7),
  id,
]

export const keyPattern = /^(-?\d{1,16})-([1-9]\d{0,9})$/

function readKey(after: string | null): [number, number] | null {
  const match = keyPattern.exec(after ?? '')
  return match && isId(Number(match[2])) ? [Number(match[1]), Number(match[2])] : null
}

function datePlace(after: string | null): Place | null {
  const key = readKey(after)
  return key && Math.abs(key[0]) < 8e15 ? { publishedAt: new Date(key[0]), id: key[1] } : null
}

/**
 * The position of the next page: after the last article, wherever it is now, since scores move as the archive
 * grows; at its score or time when it is gone.
 */
function placeAfter(
  ranked: Ranked[],
  [last, lastId]: [number, number],
  order: SearchRequest['order'],
): number {
  const place = ranked.findIndex(({ id }) => id === lastId)
  if (place !== -1) return place + 1
  const next = ranked.findIndex((one) => {
    const [value, id] = keyOf(one, order)
    return value < last || (value === last && id < lastId)
  })
  return next === -1 ? ranked.length : next
}

function page(
  ranked: Ranked[],
  { after, order }: SearchRequest,
  count: number,
  key = readKey(after),
): { ids: number[]; next: string | null } {
  const rest = key ? ranked.slice(placeAfter(ranked, key, order)) : ranked
  const shown = rest.slice(0, count)
  return {
    ids: shown.map((one) => one.id),
    next: rest.length > count ? keyOf(shown.at(-1)!, order).join('-') : null,
  }
}

/** All searched forms of the question, which are marked in the results. */
export async function soughtForms(
  db: Kysely<Tables>,
  { words, phrases }: Question,
): Promise<Map<string, string>> {
  const [frequent, synonyms] = await Promise.all([frequencies(db), readSynonyms(db)])
  const sought = soughtIn([...new Set([...words, ...phrases.flat()])], frequent, synonyms)
  const parts = (form: string, own: string) => form.split(' ').map((word): [string, string] => [word, own])
  // A word's own form belongs to the word, even where it is another word with a particle.
  return new Map([
    ...sought.flatMap((word) => allForms(word).flatMap((form) => parts(form, word.forms[0]!))),
    ...sought.flatMap(({ forms: [own] }) => parts(own!, own!)),
  ])
}
