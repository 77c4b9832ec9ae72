/**
 * From words to a bounded number of articles, and their order. The index answers which articles hold what; only of
 * these few are the words read.
 */
import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { withoutParticle, withParticles } from '../../language/search-form.ts'
import type { Tables } from '../tables.ts'
import type { Frequencies } from './frequencies.ts'
import { lastMonths } from './months.ts'
import type { Question } from './question.ts'
import { headlineMark, listMark } from './text.ts'

type Db = Transaction<Tables>

export interface Bounds {
  /** Only what stands in all of these public lists: 'section:3', 'story:7', 'kind:video', 'agency:2'. */
  lists: string[]
  from: Date | null
  until: Date | null
}

export interface Ranked {
  id: number
  score: number
  publishedAt: Date
}

/** The newest that hold all words, and the newest whose headline does. */
const newest = 200
const newestByHeadline = 100
/** Among those that hold some of the words, so many are ordered by all of them. */
const mostPartly = 150
/** So many rows are read to find those. */
const mostRead = 12_000
/** A phrase is looked for in so many of the articles that hold its words. */
const mostForPhrase = 1_500
const phrasesAtOnce = 400
/** Of the weight of all words, what an article has to hold to be shown. */
const leastPart = 0.3

/** Weights of body, names, standfirst, headline. */
const weights = sql.raw(`'{0.3,0.5,0.6,1}'::float4[]`)
/** What ts_rank says of a word that stands once in a body. */
const tfOne = 0.3 / 1.645

const quote = (word: string) => `'${word}'`
/** Any of the forms under which a word may stand. */
const anyOf = (forms: string[]) =>
  forms.length === 1 ? quote(forms[0]!) : `(${forms.map(quote).join(' | ')})`
const phraseQuery = (words: string[]) => `(${words.map(quote).join(' <-> ')})`

/** What must be there and what must not, whatever else is. */
function required({ phrases, without }: Question, { lists }: Bounds): string[] {
  return [
    ...lists.map((list) => quote(listMark(list))),
    ...phrases.flatMap((phrase) => [...new Set(phrase)].map(quote)),
    ...without.map((word) => `!${quote(word)}`),
  ]
}

const between = ({ from, until }: Bounds): RawBuilder<SqlBool> => {
  const bounds = [
    ...(from ? [sql`published_at >= ${from}`] : []),
    ...(until ? [sql`published_at < ${until}`] : []),
  ]
  return bounds.length > 0 ? sql`${sql.join(bounds, sql` and `)}` : sql`true`
}

/**
 * A sequential scan would read the words of every article; the planner does not know what that costs. A query of a
 * few milliseconds is not worth compiling.
 */
export const steer = (db: Db) => sql`set local enable_seqscan = off; set local jit = off`.execute(db)

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

/** What an article must hold, as a tsquery, and about the part of all articles that does, 0..1. */
interface Holding {
  query: string
  part: number
}

/** Words keep company: what holds all is more than chance would have it, and at most as much as the rarest. */
const partOf = (parts: number[]): number =>
  Math.sqrt(Math.min(1, ...parts) * parts.reduce((all, part) => all * part, 1))

/** `asForm` says where the words are looked for: anywhere, or in the headline. */
function holdingOf(
  question: Question,
  bounds: Bounds,
  words: Sought[],
  { of }: Frequencies,
  asForm = (form: string) => form,
): Holding {
  const all = words.map(({ forms }) => forms.map(asForm))
  const parts = [
    ...bounds.lists.map((list) => of(listMark(list))),
    ...question.phrases.flat().map(of),
    ...all.map((forms) => Math.max(...forms.map(of))),
  ]
  return { query: [...required(question, bounds), ...all.map(anyOf)].join(' & '), part: partOf(parts) }
}

/** No article is of a later month, whatever the time zone. */
const ahead = () => Date.now() + 86_400_000

/** So many times more than are asked for should be in the months that are looked through first. */
const withMargin = 4

/**
 * The newest that hold something, before a place in the order of dates. Of very many only those of the last months
 * are read and ordered; where these turn out to be too few, all are.
 */
async function newestHolding(
  db: Db,
  { query, part }: Holding,
  bounds: Bounds,
  frequent: Frequencies,
  limit: number,
  before: { at: Date; id: number } | null = null,
): Promise<Ranked[]> {
  const share = (withMargin * limit) / Math.max(1, part * frequent.articles)
  const last = before?.at ?? new Date(Math.min(bounds.until?.getTime() ?? Number.POSITIVE_INFINITY, ahead()))
  const months = lastMonths(share, { from: bounds.from, until: last }, frequent)
  const read = async (within: string) => {
    const { rows } = await sql<Ranked>`
      select article_id as id, published_at, 0 as score from searchable
      where words @@ ${within}::tsquery and ${between(bounds)}
        ${before ? sql`and (published_at, article_id) < (${before.at}, ${before.id})` : sql``}
      order by published_at desc, article_id desc limit ${limit}`.execute(db)
    return rows
  }
  const found = months ? await read(`${months} & ${query}`) : []
  return months && found.length >= limit ? found : read(query)
}

/** The articles that hold all words, newest first among many; `complete` when these are all there are. */
export async function holdingAll(
  db: Db,
  question: Question,
  bounds: Bounds,
  words: Sought[],
  frequent: Frequencies,
): Promise<{ ids: number[]; complete: boolean }> {
  const limit = question.phrases.length > 0 ? mostForPhrase : newest
  const holding = holdingOf(question, bounds, words, frequent)
  const found = (await newestHolding(db, holding, bounds, frequent, limit + 1)).map(({ id }) => id)
  const complete = found.length <= limit
  if (question.phrases.length > 0) {
    const ids = await holdingPhrases(db, question.phrases, found.slice(0, limit))
    return { ids: ids.slice(0, newest), complete: complete && ids.length <= newest }
  }
  if (complete || words.length === 0) return { ids: found.slice(0, limit), complete }
  const named = holdingOf(question, bounds, words, frequent, headlineMark)
  const byHeadline = await newestHolding(db, named, bounds, frequent, newestByHeadline)
  return { ids: [...new Set([...found.slice(0, limit), ...byHeadline.map(({ id }) => id)])], complete }
}

/** One page of those that hold all words, the newest first, however many there are. */
export const holdingAllNewest = (
  db: Db,
  question: Question,
  bounds: Bounds,
  words: Sought[],
  frequent: Frequencies,
  before: { at: Date; id: number } | null,
  limit: number,
): Promise<Ranked[]> =>
  newestHolding(db, holdingOf(question, bounds, words, frequent), bounds, frequent, limit, before)

/** Of these, in their order, those that hold the phrases; no more than are shown, and one that says there are. */
async function holdingPhrases(db: Db, phrases: string[][], ids: number[]): Promise<number[]> {
  const query = phrases.map(phraseQuery).join(' & ')
  const found: number[] = []
  for (let at = 0; at < ids.length && found.length <= newest; at += phrasesAtOnce) {
    const some = ids.slice(at, at + phrasesAtOnce)
    const { rows } = await sql<{ articleId: number }>`
      select article_id from searchable
      where article_id = any(${some}::int[]) and words @@ ${query}::tsquery`.execute(db)
    const holding = new Set(rows.map((row) => row.articleId))
    found.push(...some.filter((id) => holding.has(id)))
  }
  return found
}

/** The articles that hold some of the words: looked for by the rarest, which say most, so that few rows are read. */
export async function holdingSome(
  db: Db,
  question: Question,
  bounds: Bounds,
  words: Sought[],
  { articles }: Frequencies,
): Promise<number[]> {
  const must = required(question, bounds)
  let read = 0
  const chosen = words
    .toSorted((a, b) => a.part - b.part)
    .filter(({ part }, n) => {
      read += part * articles
      return n === 0 || read <= mostRead
    })
  if (chosen.length === 0) return []
  const parts = chosen.map(
    ({ forms, weight }) => sql`
      select article_id, published_at, ${weight}::float8 as weight from searchable
      where words @@ ${[...must, anyOf(forms)].join(' & ')}::tsquery and ${between(bounds)}`,
  )
  const { rows } = await sql<{ articleId: number; weight: number }>`
    select article_id, sum(weight) as weight from (${sql.join(parts, sql` union all `)}) parts
    group by article_id order by weight desc, max(published_at) desc, article_id desc limit ${mostPartly}`.execute(
    db,
  )
  const least = leastPart * (rows[0]?.weight ?? 0)
  const ids = rows.filter((row) => row.weight >= least).map((row) => row.articleId)
  return question.phrases.length > 0 ? holdingPhrases(db, question.phrases, ids) : ids
}

/** The part of two words' weight that an article gets for having them side by side, as they were asked. */
const forNeighbours = 0.2
/** A year's news: what is new counts up to half as much more than the same long ago. */
const forFreshness = 0.5
const freshSeconds = 30 * 86_400

/** The order by relevance: each word by its rarity, by how often and where it stands in a text of this length. */
export async function rank(db: Db, ids: number[], words: Sought[], today: Date): Promise<Ranked[]> {
  if (ids.length === 0) return []
  const each = words.map(({ forms: [stem, ...others], weight }) => {
    const own = sql`ts_rank(${weights}, read.words, ${quote(stem!)}::tsquery)`
    if (others.length === 0) return sql`${weight}::float8 * ${own}`
    // A word says what it says once, with a particle or without. ts_rank divides by the number of words it is given.
    return sql`${weight}::float8 * greatest(${own},
      ${others.length}::int * ts_rank(${weights}, read.words, ${others.map(quote).join(' | ')}::tsquery))`
  })
  const pairs = words.slice(1).map((word, n) => {
    const [a, b] = [anyOf(words[n]!.forms), anyOf(word.forms)]
    const beside = `${a} <-> ${b} | ${a} <2> ${b}`
    return sql`case when read.words @@ ${beside}::tsquery then ${(words[n]!.weight + word.weight) * forNeighbours * tfOne}::float8 else 0 end`
  })
  const relevance = each.length > 0 ? sql.join([...each, ...pairs], sql` + `) : sql`1`
  const { rows } = await sql<Ranked>`
    select s.article_id as id, s.published_at, (${relevance}) / ln(1 + s.length)
      * (1 + ${forFreshness}::float8 / (1 + greatest(0, extract(epoch from ${today}::timestamptz - s.published_at)) / ${freshSeconds})) as score
    from searchable s cross join lateral (select s.words || ''::tsvector as words offset 0) read
    where s.article_id = any(${ids}::int[])
    order by score desc, s.published_at desc, s.article_id desc`.execute(db)
  return rows
}
