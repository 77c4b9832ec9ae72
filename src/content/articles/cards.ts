/** Articles as lists show them. */
import { type Kysely, sql } from 'kysely'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import type { ArticleKind, Tables } from '../tables.ts'

export interface Card {
  id: number
  slug: string
  kind: ArticleKind
  headline: string
  standfirst: string
  language: string
  publishedAt: Date
  modifiedAt: Date
  breaking: boolean
  urgency: number
  section: { id: number; slug: string; name: string } | null
  /** The first byline, which an opinion column shows. */
  author: { id: number; slug: string; name: string } | null
  /** The lead picture; of a video without one, its poster. */
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
      'a.headline',
      'a.standfirst',
      'a.language',
      'a.breaking',
      'a.urgency',
    ])
    .select(['a.episodeNumber', 'a.commentsOpen', 'a.mediaId', 'a.videoId', 'a.publishedAt', 'a.modifiedAt'])
    .select(['s.id as sectionId', 's.slug as sectionSlug', 's.name as sectionName'])
    .select(['p.id as personId', 'p.slug as personSlug', 'p.name as personName'])
    .select(['v.durationSeconds', 'v.posterId'])
}

type Row = Awaited<ReturnType<ReturnType<typeof cardQuery>['execute']>>[number]

/** Rows to cards; notes everything that a card shows. */
async function toCards(reading: Reading, rows: Row[]): Promise<Card[]> {
  for (const row of rows) {
    reading.note(`article:${row.id}`)
    if (row.sectionId) reading.note(`section:${row.sectionId}`)
    if (row.personId) reading.note(`person:${row.personId}`)
    if (row.videoId) reading.note(`media:${row.videoId}`)
  }
  const pictures = await picturesOf(
    reading,
    rows.map((row) => row.mediaId ?? row.posterId),
  )
  return rows.map((row) => {
    const {
      id,
      slug,
      kind,
      headline,
      standfirst,
      language,
      breaking,
      urgency,
      durationSeconds,
      episodeNumber,
      commentsOpen,
    } = row
    return {
      ...{
        id,
        slug,
        kind,
        headline,
        standfirst,
        language,
        breaking,
        urgency,
        durationSeconds,
        episodeNumber,
        commentsOpen,
      },
      publishedAt: row.publishedAt!,
      modifiedAt: row.modifiedAt ?? row.publishedAt!,
      section: row.sectionId ? { id: row.sectionId, slug: row.sectionSlug!, name: row.sectionName! } : null,
      author: row.personId ? { id: row.personId, slug: row.personSlug!, name: row.personName! } : null,
      picture: pictures.get(row.mediaId ?? row.posterId ?? 0) ?? null,
    }
  })
}

/**
 * One public list, newest first: 'latest', 'section:3', 'story:7', 'person:5', 'kind:video', 'programme:2'.
 * `before` is the id of the last article of the page before.
 */
export async function listCards(
  reading: Reading,
  list: string,
  limit: number,
  before: number | null = null,
): Promise<CardPage> {
  reading.note(`list:${list}`)
  if (before !== null) reading.note(`article:${before}`)
  let query = cardQuery(reading.db)
    .innerJoin('listings as l', 'l.articleId', 'a.id')
    .where('l.list', '=', list)
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
  return { cards: await toCards(reading, shown), older: rows.length > limit ? shown.at(-1)!.id : null }
}

/** The cards of these articles that are public, in the order given. Notes each, found or not. */
export async function cardsOf(reading: Reading, ids: number[]): Promise<Card[]> {
  if (ids.length === 0) return []
  reading.note(...ids.map((id) => `article:${id}`))
  const rows = await cardQuery(reading.db).where('a.id', 'in', ids).execute()
  const byId = new Map((await toCards(reading, rows)).map((card) => [card.id, card]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many published articles stand in a list. */
export async function countList({ db, note }: Reading, list: string): Promise<number> {
  note(`list:${list}`)
  const row = await db
    .selectFrom('listings')
    .select(sql<number>`count(*)`.as('n'))
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  return row.n
}
