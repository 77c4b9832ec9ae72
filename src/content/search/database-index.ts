/** The index that the database keeps (GIN over `searchable`): right in the moment of a commit, at any size. */
import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import type { Frequencies } from './frequencies.ts'
import { andAny, type Held, type Place, type SearchIndex } from './held.ts'
import { lastMonths } from './months.ts'

type Db = Transaction<Tables>

export const quote = (word: string) => `'${word}'`
/** Any of the forms under which a word may stand. */
export const anyOf = (forms: string[]) =>
  forms.length === 1 ? quote(forms[0]!) : `(${forms.map(quote).join(' | ')})`
const phraseQuery = (words: string[]) => `(${words.map(quote).join(' <-> ')})`

/** Times count in seconds, as in an index that numbers its articles by them. */
const second = sql`date_trunc('second', published_at)`

/** A phrase is looked for in so many of the articles that hold its words. */
const mostForPhrase = 1_500
const phrasesAtOnce = 400

/**
 * A sequential scan would read the words of every article; the planner does not know what that costs. A query of a
 * few milliseconds is not worth compiling.
 */
export const steer = (db: Db) => sql`set local enable_seqscan = off; set local jit = off`.execute(db)

export function databaseIndex(db: Db, frequent: Frequencies): SearchIndex {
  return {
    async newest(held, limit, before) {
      if (held.phrases.length > 0) return holdingPhrases(db, held, limit, frequent)
      const places = await newestHolding(db, held, frequent, limit + 1, before)
      return { places: places.slice(0, limit), complete: places.length <= limit }
    },
    async heaviest(held, words, limit) {
      const parts = words.map(
        ({ forms, weight }) => sql`
          select article_id, ${second} as second, ${weight}::float8 as weight from searchable
          where words @@ ${queryOf(andAny(held, forms))}::tsquery and ${between(held)}`,
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

/** All that is asked, as a tsquery; of phrases their words. */
const queryOf = ({ all, phrases, without, beginnings }: Held): string =>
  [
    ...phrases.flatMap((phrase) => [...new Set(phrase)].map(quote)),
    ...without.map((word) => `!${quote(word)}`),
    ...all.map(anyOf),
    ...(beginnings.length > 0 ? [`(${beginnings.map((one) => `${quote(one)}:*`).join(' | ')})`] : []),
  ].join(' & ')

/**
 * About the part of all articles that holds this, 0..1. Words keep company: what holds all is more than chance would
 * have it, and at most as much as the rarest.
 */
function partOf({ all, phrases }: Held, { of }: Frequencies): number {
  const parts = [...phrases.flat().map(of), ...all.map((forms) => Math.max(...forms.map(of)))]
  return Math.sqrt(Math.min(1, ...parts) * parts.reduce((product, part) => product * part, 1))
}

const between = ({ from, until }: Held): RawBuilder<SqlBool> => {
  const bounds = [...(from ? [sql`${second} >= ${from}`] : []), ...(until ? [sql`${second} < ${until}`] : [])]
  return bounds.length > 0 ? sql`${sql.join(bounds, sql` and `)}` : sql`true`
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
  held: Held,
  frequent: Frequencies,
  limit: number,
  before: Place | null = null,
): Promise<Place[]> {
  const query = queryOf(held)
  const share = (withMargin * limit) / Math.max(1, partOf(held, frequent) * frequent.articles)
  const last =
    before?.publishedAt ?? new Date(Math.min(held.until?.getTime() ?? Number.POSITIVE_INFINITY, ahead()))
  const months = lastMonths(share, { from: held.from, until: last }, frequent)
  const read = async (within: string) => {
    const { rows } = await sql<Place>`
      select article_id as id, ${second} as published_at from searchable
      where words @@ ${within}::tsquery and ${between(held)}
        ${before ? sql`and (${second}, article_id) < (${before.publishedAt}, ${before.id})` : sql``}
      order by ${second} desc, article_id desc limit ${limit}`.execute(db)
    return rows
  }
  const found = months ? await read(`${months} & ${query}`) : []
  return months && found.length >= limit ? found : read(query)
}

/** A phrase costs a look at the places of its words: it is looked for in those that hold them, a part at a time. */
async function holdingPhrases(db: Db, held: Held, limit: number, frequent: Frequencies) {
  const some = await newestHolding(db, held, frequent, mostForPhrase + 1)
  const query = held.phrases.map(phraseQuery).join(' & ')
  const places: Place[] = []
  for (let at = 0; at < Math.min(some.length, mostForPhrase) && places.length <= limit; at += phrasesAtOnce) {
    const part = some.slice(at, Math.min(at + phrasesAtOnce, mostForPhrase))
    const { rows } = await sql<{ articleId: number }>`
      select article_id from searchable
      where article_id = any(${part.map(({ id }) => id)}::int[]) and words @@ ${query}::tsquery`.execute(db)
    const holding = new Set(rows.map((row) => row.articleId))
    places.push(...part.filter(({ id }) => holding.has(id)))
  }
  const complete = some.length <= mostForPhrase && places.length <= limit
  return { places: places.slice(0, limit), complete }
}
