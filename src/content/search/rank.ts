/** Ranks a small number of articles by relevance, from the stored words of each. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { spelledForm, tokens } from '../../language/search-form.ts'
import { allForms, type SearchTerm } from './candidates.ts'
import { anyOf, quote } from './database-index.ts'
import type { Place } from './index-query.ts'

export interface Ranked extends Place {
  score: number
}

/** The weights of body, names, standfirst and headline. */
const weights = sql.raw(`'{0.3,0.5,0.6,1}'::float4[]`)
/** The rank that ts_rank gives a word which occurs once in a body. */
const tfOne = 0.3 / 1.645
/** Two words that are neighbours in the question and in an article gain this share of their weights. */
const forNeighbours = 0.2
/** A new article counts up to half as much more than an old one; after `freshSeconds`, a quarter more. */
const forFreshness = 0.5
const freshSeconds = 30 * 86_400
/** A headline with every word as it was spelled ranks before one that shares only their stems. */
const forSpelling = 1.5
/** The weight of a synonym relative to the word itself. */
const ofSynonym = 0.5

/**
 * Each word counts by its rarity, its places in the article and their number, relative to the article's length.
 * @param spelled the question's words as `spelledForm` leaves them
 */
export async function rank(
  db: Kysely<Tables>,
  ids: number[],
  words: SearchTerm[],
  spelled: string[],
  today: Date,
): Promise<Ranked[]> {
  if (ids.length === 0) return []
  const each = words.map(({ forms: [stem, ...others], synonyms, weight }) => {
    const own = sql`ts_rank(${weights}, read.words, ${quote(stem!)}::tsquery)`
    if (others.length + synonyms.length === 0) return sql`${weight}::float8 * ${own}`
    // A word counts once, with or without a particle.
    return sql`${weight}::float8 * greatest(${own}, ${anyRank(others)}, ${ofSynonym}::float8 * ${anyRank(synonyms)})`
  })
  const pairs = words.slice(1).map((word, n) => {
    const [a, b] = [anyOf(allForms(words[n]!)), anyOf(allForms(word))]
    const beside = `${a} <-> ${b} | ${a} <2> ${b}`
    return sql`case when read.words @@ ${beside}::tsquery then ${(words[n]!.weight + word.weight) * forNeighbours * tfOne}::float8 else 0 end`
  })
  const relevance = each.length > 0 ? sql.join([...each, ...pairs], sql` + `) : sql`1`
  const { rows } = await sql<Ranked>`
    select s.article_id as id, date_trunc('second', s.published_at) as published_at, (${relevance}) / ln(1 + s.length)
      * (1 + ${forFreshness}::float8 / (1 + greatest(0, extract(epoch from ${today}::timestamptz - s.published_at)) / ${freshSeconds})) as score
    from search_documents s cross join lateral (select s.words || ''::tsvector as words offset 0) read
    where s.article_id = any(${ids}::int[])
    order by score desc, 2 desc, s.article_id desc`.execute(db)
  return spelled.length > 0 && rows.length > 0 ? bySpelling(db, rows, new Set(spelled)) : rows
}

/** ts_rank divides by the number of words in its query. */
const anyRank = (forms: string[]) =>
  forms.length === 0
    ? sql`0`
    : sql`${forms.length}::int * ts_rank(${weights}, read.words, ${forms.map(quote).join(' | ')}::tsquery)`

/** The index contains stems, so the spelling is checked in the headline itself. */
async function bySpelling(db: Kysely<Tables>, ranked: Ranked[], spelled: Set<string>): Promise<Ranked[]> {
  const ids = ranked.map(({ id }) => id)
  const rows = await db
    .selectFrom('publicArticles')
    .select(['id', 'headline'])
    .where('id', 'in', ids)
    .execute()
  const shares = new Map(
    rows.map(({ id, headline }) => {
      const own = new Set(tokens(headline).map(spelledForm))
      return [id, own.intersection(spelled).size / spelled.size]
    }),
  )
  return ranked
    .map((one) => ({ ...one, score: one.score * (1 + forSpelling * (shares.get(one.id) ?? 0) ** 2) }))
    .sort((a, b) => b.score - a.score)
}
