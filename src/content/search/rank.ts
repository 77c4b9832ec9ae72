/** The order by relevance, of so few articles that the words of each are read. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Sought } from './candidates.ts'
import { anyOf, quote } from './database-index.ts'
import type { Place } from './held.ts'

export interface Ranked extends Place {
  score: number
}

/** Weights of body, names, standfirst, headline. */
const weights = sql.raw(`'{0.3,0.5,0.6,1}'::float4[]`)
/** What ts_rank says of a word that stands once in a body. */
const tfOne = 0.3 / 1.645
/** The part of two words' weight that an article gets for having them side by side, as they were asked. */
const forNeighbours = 0.2
/** A year's news: what is new counts up to half as much more than the same long ago. */
const forFreshness = 0.5
const freshSeconds = 30 * 86_400

/** Each word counts by its rarity, by how often and where it stands in a text of this length. */
export async function rank(
  db: Kysely<Tables>,
  ids: number[],
  words: Sought[],
  today: Date,
): Promise<Ranked[]> {
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
    select s.article_id as id, date_trunc('second', s.published_at) as published_at, (${relevance}) / ln(1 + s.length)
      * (1 + ${forFreshness}::float8 / (1 + greatest(0, extract(epoch from ${today}::timestamptz - s.published_at)) / ${freshSeconds})) as score
    from searchable s cross join lateral (select s.words || ''::tsvector as words offset 0) read
    where s.article_id = any(${ids}::int[])
    order by score desc, 2 desc, s.article_id desc`.execute(db)
  return rows
}
