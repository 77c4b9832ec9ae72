/** What a reader finds: the articles that hold all that was asked; with few of them, those that hold most of it too. */
import type { Kysely } from 'kysely'
import { readToday } from '../publication/today.ts'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'
import { type Bounds, holdingAll, holdingAllNewest, holdingSome, type Sought, seek } from './candidates.ts'
import { type Frequencies, frequencies } from './frequencies.ts'
import type { Place, SearchIndex } from './held.ts'
import { asksSomething, type Question } from './question.ts'
import { type Ranked, rank } from './rank.ts'
import { searchTopic } from './topics.ts'
import { withIndex } from './which-index.ts'

export interface Asked extends Bounds {
  question: Question
  order: 'relevance' | 'date'
  /** The `next` of the page before. */
  after: string | null
}

export interface Found {
  /** Articles in their order. */
  ids: number[]
  /** Pass as `after` for the next page; null at the end. */
  next: string | null
  /** How many there are; null when they are too many to be counted, or hold some of the words only. */
  total: number | null
  /** Whether what was found holds only some of the words. */
  partly: boolean
}

/** With fewer than so many, what holds only some of the words is shown too. */
const few = 5
/** Of what holds only some of the words, so many are put in the order of their dates. */
const datedPartly = 60

export async function search(reading: Reading, asked: Asked, count: number): Promise<Found> {
  reading.note(searchTopic)
  if (!asksSomething(asked.question)) return { ids: [], next: null, total: 0, partly: false }
  const today = await readToday(reading)
  const frequent = await frequencies(reading.db)
  return withIndex(reading, frequent, (db, index) => find({ db, index, frequent, today, count }, asked))
}

/** What a search works with. */
interface Means {
  db: Kysely<Tables>
  index: SearchIndex
  frequent: Frequencies
  today: Date
  count: number
}

async function find(means: Means, asked: Asked): Promise<Found> {
  const { index, frequent } = means
  const words = soughtIn(asked.question.words, frequent)
  const whole = await holdingAll(index, asked.question, asked, words)
  const { phrases } = asked.question
  const asks = asked.question.words.length + phrases.length
  const isLittle = whole.ids.length === 0 || (whole.ids.length < few && asks > 1 && phrases.length === 0)
  if (!isLittle) return showAll(means, asked, words, whole)
  if (phrases.length === 0) return addSome(means, asked, words, whole.ids)
  // What was in quotation marks is nowhere as it stands: its words are.
  const question = {
    ...asked.question,
    words: [...new Set([...asked.question.words, ...phrases.flat()])],
    phrases: [],
  }
  const apart = soughtIn(question.words, frequent)
  const { ids } = await holdingAll(index, question, asked, apart)
  return { ...(await addSome(means, { ...asked, question }, apart, ids)), partly: true }
}

async function showAll(
  { db, index, frequent, today, count }: Means,
  asked: Asked,
  words: Sought[],
  { ids, complete }: Awaited<ReturnType<typeof holdingAll>>,
): Promise<Found> {
  const { question } = asked
  const total = complete ? ids.length : null
  if (asked.order === 'date' && !complete && question.phrases.length === 0) {
    const found = await holdingAllNewest(index, question, asked, words, datePlace(asked.after), count)
    return { ...page(found.map(unranked), asked, count, null), total, partly: false }
  }
  const all = soughtIn([...question.words, ...question.phrases.flat()], frequent)
  return { ...page(ordered(await rank(db, ids, all, today), asked), asked, count), total, partly: false }
}

const unranked = (place: Place): Ranked => ({ ...place, score: 0 })

/** With those that hold all words, these are few, others that hold most of them. */
async function addSome(
  { db, index, frequent, today, count }: Means,
  asked: Asked,
  words: Sought[],
  whole: number[],
): Promise<Found> {
  const some = await holdingSome(index, asked.question, asked, words, frequent)
  const ids = [...new Set([...whole, ...some])]
  const ranked = await rank(db, ids, words, today)
  const shown = asked.order === 'date' ? ranked.slice(0, datedPartly) : ranked
  const partly = ids.length > whole.length
  return { ...page(ordered(shown, asked), asked, count), total: partly ? null : ids.length, partly }
}

const soughtIn = (words: string[], frequent: Frequencies): Sought[] =>
  [...new Set(words)].map((word) => seek(word, frequent))

const ordered = (ranked: Ranked[], { order }: Asked): Ranked[] =>
  order === 'relevance'
    ? ranked
    : ranked.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.id - a.id)

/** The key of a place in the order: its score or time, and its id. */
const keyOf = ({ score, publishedAt, id }: Ranked, order: Asked['order']): [number, number] => [
  order === 'date' ? publishedAt.getTime() : Math.round(score * 1e7),
  id,
]

export const keyPattern = /^(-?\d{1,16})-([1-9]\d{0,9})$/

function readKey(after: string | null): [number, number] | null {
  const match = keyPattern.exec(after ?? '')
  return match ? [Number(match[1]), Number(match[2])] : null
}

function datePlace(after: string | null): Place | null {
  const key = readKey(after)
  return key && Math.abs(key[0]) < 8e15 ? { publishedAt: new Date(key[0]), id: key[1] } : null
}

/**
 * Where a page goes on: after its last article, wherever that stands now, since scores move a little as the archive
 * grows; where it is gone, at its score or time.
 */
function placeAfter(ranked: Ranked[], [last, lastId]: [number, number], order: Asked['order']): number {
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
  { after, order }: Asked,
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

/** All forms of what was asked, as they are looked for: what is marked in what was found. */
export async function soughtForms(
  db: Kysely<Tables>,
  { words, phrases }: Question,
): Promise<Map<string, string>> {
  const frequent = await frequencies(db)
  const sought = soughtIn([...words, ...phrases.flat()], frequent)
  // A word's own form is its own, also where it is another's with a particle.
  return new Map([
    ...sought.flatMap(({ forms }) => forms.map((form): [string, string] => [form, forms[0]!])),
    ...sought.map(({ forms: [own] }): [string, string] => [own!, own!]),
  ])
}
