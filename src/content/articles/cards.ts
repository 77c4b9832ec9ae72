/** Articles as lists show them. */
import { type Kysely, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { ArticleKind } from '../../language/article-kinds.ts'
import type { ArticleLabel } from '../../language/article-labels.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { spanCacheTags } from './cache-tags.ts'
import { shownKind } from './kinds.ts'

export interface Card {
  id: number
  slug: string
  kind: ArticleKind
  /** The kind that an installed and enabled module adds: 'reviews.film'. */
  moduleKind: string | null
  headline: string
  /** Empty: none. */
  kicker: string
  /** The headline on cards; empty: the headline itself. */
  frontHeadline: string
  label: ArticleLabel | null
  /** The name of the company that paid for it; empty: none. */
  sponsor: string
  standfirst: string
  language: string
  publishedAt: Date
  /** Whether only the day of publication is known; no time is shown then. */
  publishedDateOnly: boolean
  modifiedAt: Date
  breaking: boolean
  urgency: number
  section: { id: number; slug: string; name: string } | null
  /** The first author, shown with opinion columns. */
  author: { id: number; slug: string; name: string } | null
  /** The lead picture; for a video without one, its poster. */
  picture: Picture | null
  durationSeconds: number | null
  episodeNumber: number | null
  commentsOpen: boolean
}

export interface CardPage {
  cards: Card[]
  /** Pass as `before` for the next, older page; null at the end. */
  older: number | null
}

function cardQuery(db: Kysely<Tables>) {
  return db
    .selectFrom('publicArticles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .leftJoin('media as v', 'v.id', 'a.videoId')
    .leftJoin('articleBylines as b', (join) =>
      join.onRef('b.articleId', '=', 'a.id').on('b.position', '=', 0),
    )
    .leftJoin('people as p', 'p.id', 'b.personId')
    .select([
      'a.id',
      'a.slug',
      'a.kind',
      'a.moduleKind',
      'a.headline',
      ...(['a.kicker', 'a.frontHeadline', 'a.label', 'a.sponsor', 'a.standfirst'] as const),
      'a.language',
      'a.breaking',
      'a.urgency',
    ])
    .select(['a.episodeNumber', 'a.commentsOpen', 'a.mediaId', 'a.videoId', 'a.publishedAt', 'a.modifiedAt'])
    .select('a.publishedDateOnly')
    .select(['s.id as sectionId', 's.slug as sectionSlug', 's.name as sectionName'])
    .select(['p.id as personId', 'p.slug as personSlug', 'p.name as personName'])
    .select('v.durationSeconds')
    .select(
      sql<number | null>`case when v.expired or v.embargoed then null else v.poster_id end`.as('posterId'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof cardQuery>['execute']>>[number]

const withFile = (picture: Picture | undefined): Picture | null => (picture?.version ? picture : null)

/** Turns rows into cards and records a cache tag for everything that a card shows. */
async function toCards(readContext: ReadContext, rows: Row[]): Promise<Card[]> {
  for (const row of rows) {
    readContext.dependOn(`article:${row.id}`)
    if (row.sectionId) readContext.dependOn(`section:${row.sectionId}`)
    if (row.personId) readContext.dependOn(`person:${row.personId}`)
    if (row.videoId) readContext.dependOn(`media:${row.videoId}`)
  }
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.mediaId ?? row.posterId),
  )
  return rows.map((row) => {
    const { mediaId, posterId, videoId: _, sectionId, sectionSlug, sectionName, ...others } = row
    const { personId, personSlug, personName, ...columns } = others
    return {
      ...columns,
      moduleKind: shownKind(readContext, row.moduleKind),
      publishedAt: row.publishedAt!,
      modifiedAt: row.modifiedAt ?? row.publishedAt!,
      section: sectionId ? { id: sectionId, slug: sectionSlug!, name: sectionName! } : null,
      author: personId ? { id: personId, slug: personSlug!, name: personName! } : null,
      // A picture without a file is left out, so that no empty space is shown.
      picture: withFile(pictures.get(mediaId ?? posterId ?? 0)),
    }
  })
}

/**
 * One public list, newest first: 'latest', 'section:3', 'story:7', 'person:5', 'kind:video', 'programme:2'.
 * `before` is the id of the last article on the previous page.
 */
export async function listCards(
  readContext: ReadContext,
  list: string,
  limit: number,
  before: number | null = null,
): Promise<CardPage> {
  readContext.dependOn(`list:${list}`)
  return listedCards(readContext, { list }, limit, before)
}

/** An article of a list and those that follow it there, the next one first; null when it is not in the list. */
export async function cardsAfter(
  readContext: ReadContext,
  list: string,
  articleId: number,
  limit: number,
): Promise<{ own: Card | null; following: Card[] }> {
  readContext.dependOn(`list:${list}`, `article:${articleId}`)
  const rows = await cardQuery(readContext.db)
    .innerJoin('listings as l', 'l.articleId', 'a.id')
    .where('l.list', '=', list)
    .where(
      sql<boolean>`(l.published_at, l.article_id) >=
        (select published_at, article_id from listings where list = ${list} and article_id = ${articleId})`,
    )
    .orderBy('l.publishedAt')
    .orderBy('l.articleId')
    .limit(limit + 1)
    .execute()
  const [own = null, ...following] = await toCards(readContext, rows)
  return { own, following }
}

/** The public articles of a span of time, newest first. */
export async function cardsOfSpan(
  readContext: ReadContext,
  span: { from: Date; until: Date },
  limit: number,
  before: number | null,
): Promise<CardPage> {
  readContext.dependOn(...spanCacheTags(span, 'day'))
  return listedCards(readContext, { list: 'latest', ...span }, limit, before)
}

async function listedCards(
  readContext: ReadContext,
  { list, from, until }: { list: string; from?: Date; until?: Date },
  limit: number,
  before: number | null,
): Promise<CardPage> {
  if (before !== null) readContext.dependOn(`article:${before}`)
  let query = cardQuery(readContext.db)
    .innerJoin('listings as l', 'l.articleId', 'a.id')
    .where('l.list', '=', list)
    .$if(from !== undefined, (some) => some.where('l.publishedAt', '>=', from!))
    .$if(until !== undefined, (some) => some.where('l.publishedAt', '<', until!))
    .orderBy('l.publishedAt', 'desc')
    .orderBy('l.articleId', 'desc')
    .limit(limit + 1)
  if (before !== null) {
    query = query.where(
      sql<boolean>`(l.published_at, l.article_id) < (select published_at, id from articles where id = ${before})`,
    )
  }
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  return { cards: await toCards(readContext, shown), older: rows.length > limit ? shown.at(-1)!.id : null }
}

/**
 * The cards of those of these articles that are public, in the given order. Records a cache tag for each
 * article, found or not.
 */
export async function cardsOf(readContext: ReadContext, ids: number[]): Promise<Card[]> {
  if (ids.length === 0) return []
  readContext.dependOn(...ids.map((id) => `article:${id}`))
  const rows = await cardQuery(readContext.db).where('a.id', 'in', ids).execute()
  const byId = new Map((await toCards(readContext, rows)).map((card) => [card.id, card]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Only the newest articles of a list are looked at. */
const maxLookedAt = 60

/** The newest articles of a list that have a picture. */
export async function cardsWithPicture(readContext: ReadContext, list: string): Promise<Card[]> {
  const { cards } = await listCards(readContext, list, maxLookedAt)
  return cards.filter(({ picture }) => picture !== null)
}

/** The number of published articles in a list. */
export async function countList({ db, dependOn }: ReadContext, list: string): Promise<number> {
  dependOn(`list:${list}`)
  const row = await db
    .selectFrom('listings')
    .select(sql<number>`count(*)`.as('n'))
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  return row.n
}
