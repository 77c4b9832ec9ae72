/**
 * The index in the database (GIN over `search_documents`): current at every commit, for archives of any size.
 */
import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { Frequencies } from './frequencies.ts'
import { andAny, type IndexQuery, type Place, type SearchIndex } from './index-query.ts'
import { lastMonths } from './months.ts'

type Db = Transaction<Tables>

/** A form of several words matches them side by side. */
export const quote = (form: string): string =>
  form.includes(' ') ? `(${form.split(' ').map(quote).join(' <-> ')})` : `'${form}'`
/** Any of the forms of a word. */
export const anyOf = (forms: string[]) =>
  forms.length === 1 ? quote(forms[0]!) : `(${forms.map(quote).join(' | ')})`
const phraseQuery = (words: string[]) => `(${words.map(quote).join(' <-> ')})`

/** Times are in whole seconds, like in the local index, which numbers articles by them. */
const second = sql`date_trunc('second', published_at)`

/** A phrase is searched in this many of the articles that contain its words. */
const maxForPhrase = 1_500
const phrasesAtOnce = 400

/**
 * A sequential scan would read the words of every article, whose cost the planner underestimates. Compiling a
 * query of a few milliseconds does not pay off.
 */
export const steer = (db: Db) => sql`set local enable_seqscan = off; set local jit = off`.execute(db)

export function databaseIndex(db: Db, frequent: Frequencies): SearchIndex {
  return {
    async newest(indexQuery, limit, before) {
      if (indexQuery.phrases.length > 0) return holdingPhrases(db, indexQuery, limit, frequent)
      const places = await newestHolding(db, indexQuery, frequent, limit + 1, before)
      return { places: places.slice(0, limit), complete: places.length <= limit }
    },
    async heaviest(indexQuery, words, limit) {
      const parts = words.map(
        ({ forms, weight }) => sql`
          select article_id, ${second} as second, ${weight}::float8 as weight from search_documents
          where words @@ ${queryOf(andAny(indexQuery, forms))}::tsquery and ${between(indexQuery)}`,
      )
      const { rows } = await sql<{ id: number; weight: number }>`
        select article_id as id, sum(weight) as weight from (${sql.join(parts, sql` union all `)}) parts
        group by article_id order by weight desc, max(second) desc, article_id desc limit ${limit}`.execute(
        db,
      )
      return rows
    },
  }
}

/** The whole query as a tsquery; phrases as their words. */
const queryOf = ({ all, phrases, without, beginnings }: IndexQuery): string =>
  [
    ...phrases.flatMap((phrase) => [...new Set(phrase)].map(quote)),
    ...without.map((word) => `!${quote(word)}`),
    ...all.map(anyOf),
    ...(beginnings.length > 0 ? [`(${beginnings.map((one) => `${quote(one)}:*`).join(' | ')})`] : []),
  ].join(' & ')

/**
 * The approximate share of articles that match, 0..1. Words occur together, so it is more than the product of
 * their shares, and at most the share of the rarest.
 */
function partOf({ all, phrases }: IndexQuery, { of }: Frequencies): number {
  const parts = [...phrases.flat().map(of), ...all.map((forms) => Math.max(...forms.map(of)))]
  return Math.sqrt(Math.min(1, ...parts) * parts.reduce((product, part) => product * part, 1))
}

const between = ({ from, until }: IndexQuery): RawBuilder<SqlBool> => {
  const bounds = [...(from ? [sql`${second} >= ${from}`] : []), ...(until ? [sql`${second} < ${until}`] : [])]
  return bounds.length > 0 ? sql`${sql.join(bounds, sql` and `)}` : sql`true`
}

/** No article has a later month, in any time zone. */
const ahead = () => Date.now() + 86_400_000
/** The months that are searched first should contain this many times the requested number. */
const withMargin = 4

/**
 * The newest matches before a position in the order of dates. Of very many matches, only those of the last
 * months are read and sorted; if these are too few, all are.
 */
async function newestHolding(
  db: Db,
  indexQuery: IndexQuery,
  frequent: Frequencies,
  limit: number,
  before: Place | null = null,
): Promise<Place[]> {
  const query = queryOf(indexQuery)
  const share = (withMargin * limit) / Math.max(1, partOf(indexQuery, frequent) * frequent.articles)
  const last =
    before?.publishedAt ??
    new Date(Math.min(indexQuery.until?.getTime() ?? Number.POSITIVE_INFINITY, ahead()))
  const months = lastMonths(share, { from: indexQuery.from, until: last }, frequent)
  const read = async (within: string) => {
    const { rows } = await sql<Place>`
      select article_id as id, ${second} as published_at from search_documents
      where words @@ ${within}::tsquery and ${between(indexQuery)}
        ${before ? sql`and (${second}, article_id) < (${before.publishedAt}, ${before.id})` : sql``}
      order by ${second} desc, article_id desc limit ${limit}`.execute(db)
    return rows
  }
  const found = months ? await read(`${months} & ${query}`) : []
  return months && found.length >= limit ? found : read(query)
}

/**
 * Matching a phrase reads the positions of its words, so only the articles that contain them are checked, in
 * portions.
 */
async function holdingPhrases(db: Db, indexQuery: IndexQuery, limit: number, frequent: Frequencies) {
  const some = await newestHolding(db, indexQuery, frequent, maxForPhrase + 1)
  const query = indexQuery.phrases.map(phraseQuery).join(' & ')
  const places: Place[] = []
  for (let at = 0; at < Math.min(some.length, maxForPhrase) && places.length <= limit; at += phrasesAtOnce) {
    const part = some.slice(at, Math.min(at + phrasesAtOnce, maxForPhrase))
    const { rows } = await sql<{ articleId: number }>`
      select article_id from search_documents
      where article_id = any(${part.map(({ id }) => id)}::int[]) and words @@ ${query}::tsquery`.execute(db)
    const holding = new Set(rows.map((row) => row.articleId))
    places.push(...part.filter(({ id }) => holding.has(id)))
  }
  const complete = some.length <= maxForPhrase && places.length <= limit
  return { places: places.slice(0, limit), complete }
}
