/** Articles about the same subject: first among those near in time, then further away. */
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { steer } from '../search/database-index.ts'
import type { Frequencies } from '../search/frequencies.ts'
import { compare, type Term, weigh } from './terms.ts'

export interface Similar {
  id: number
  publishedAt: Date
  /** Cosine of the terms, 0..1. */
  score: number
  /** The same, reduced for each day between the two articles. */
  rank: number
  /** The shared words, the most significant first. */
  words: string[]
}

const dayMs = 86_400_000
const nearDays = 3
const halfLifeDays = 3
/** Below this, two articles are seldom about the same story. */
export const leastAlike = 0.2
const candidates = 40
/** A term in more articles than this distinguishes nothing, and is slow to look up. */
const maxHolding = 20_000
const enough = 6

export async function similarTo(
  db: Transaction<Tables>,
  articleId: number,
  terms: Term[],
  at: Date,
  frequent: Frequencies,
): Promise<Similar[]> {
  const telling = terms.filter(({ form }) => frequent.of(form) * frequent.articles <= maxHolding)
  if (telling.length < 2) return []
  await steer(db)
  const near = await within(db, articleId, terms, telling, at, nearDays, frequent)
  if (near.length >= enough) return near
  const wide = await within(db, articleId, terms, telling, at, null, frequent)
  const known = new Set(near.map(({ id }) => id))
  return [...near, ...wide.filter(({ id }) => !known.has(id))]
}

async function within(
  db: Transaction<Tables>,
  articleId: number,
  terms: Term[],
  telling: Term[],
  at: Date,
  days: number | null,
  frequent: Frequencies,
): Promise<Similar[]> {
  const edge = (sign: number) => new Date(at.getTime() + sign * (days ?? 0) * dayMs)
  const window = days === null ? sql`true` : sql`published_at between ${edge(-1)} and ${edge(1)}`
  const parts = telling.map(
    ({ form, weight }) => sql`
      select article_id, published_at, ${weight * weight}::float8 as weight from search_documents
      where words @@ ${`'${form}'`}::tsquery and ${window}`,
  )
  const { rows: holding } = await sql<{ articleId: number; publishedAt: Date }>`
    select article_id, min(published_at) as published_at from (${sql.join(parts, sql` union all `)}) parts
    where article_id <> ${articleId} group by article_id having count(*) > 1
    order by sum(weight) desc, article_id desc limit ${candidates}`.execute(db)
  const others = await termsOfAll(
    db,
    holding.map((row) => row.articleId),
    frequent,
  )
  return holding
    .map(({ articleId: id, publishedAt }) => {
      const { score, words } = compare(terms, others.get(id) ?? [])
      const daysBetween = Math.abs(publishedAt.getTime() - at.getTime()) / dayMs
      const rank = score * 2 ** -Math.min(daysBetween / halfLifeDays, 2 + daysBetween / 365)
      return { id, publishedAt, score, rank, words }
    })
    .filter(({ score }) => score >= leastAlike)
    .sort((a, b) => b.rank - a.rank || b.id - a.id)
}

/** The terms of articles as the index stores them; words of a headline weigh more than those of a body. */
async function termsOfAll(
  db: Transaction<Tables>,
  ids: number[],
  frequent: Frequencies,
): Promise<Map<number, Term[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; forms: string[]; counts: number[] }>`
    select s.article_id as id, array_agg(lexeme) as forms, array_agg(
      cardinality(positions) + 2 * cardinality(array_positions(weights, 'A')) + cardinality(array_positions(weights, 'B'))
    ) as counts
    from search_documents s cross join lateral unnest(s.words) as word
    where s.article_id = any(${ids}::int[]) and positions is not null and lexeme !~ '^[0-9]+$' and length(lexeme) > 1
    group by s.article_id`.execute(db)
  return new Map(
    rows.map(({ id, forms, counts }) => [
      id,
      weigh(
        forms.map((form, n) => ({ form, count: counts[n]!, word: form })),
        frequent,
      ),
    ]),
  )
}
