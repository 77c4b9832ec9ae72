/** Articles as rows of a list, the calendar or the start screen. */

import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { ArticleKind } from '../../language/article-kinds.ts'
import type { ArticleState } from '../articles/tables.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'

/** A member who sent nothing for this long no longer has the article open. */
export const presenceTimeoutMs = 40_000

interface Named {
  id: number
  name: string
}

export interface DeskArticle {
  id: number
  /** The working headline: for a public article with unpublished changes, the one readers do not see yet. */
  headline: string
  state: ArticleState
  kind: ArticleKind
  moduleKind: string | null
  section: Named | null
  bylines: Named[]
  urgency: number
  breaking: boolean
  /** The slug in its public address. */
  slug: string
  createdBy: Named | null
  updatedAt: Date
  updatedBy: string
  publishedAt: Date | null
  scheduledAt: Date | null
  embargoedUntil: Date | null
  submittedAt: Date | null
  /** The time at which the desk returned it. */
  returnedAt: Date | null
  trashedAt: Date | null
  /** Whether a revision exists that readers do not see yet. */
  hasPendingChanges: boolean
  picture: Picture | null
  /** The members who have it open now. */
  openedBy: Named[]
}

/** These articles in the given order; missing ones are left out. */
export async function showArticles(db: Kysely<Tables>, ids: number[]): Promise<DeskArticle[]> {
  if (ids.length === 0) return []
  const [rows, bylines, openedBy] = await Promise.all([
    rowsOf(db, ids),
    publicBylines(db, ids),
    presentAt(db, ids),
  ])
  const isPending = (row: Row) => row.publishedRevision !== null && row.latestRevision > row.publishedRevision
  const [heads, pictures] = await Promise.all([
    workingHeads(
      db,
      rows.filter((row) => row.state !== 'published' || isPending(row)).map((row) => row.id),
    ),
    picturesOf(
      { db, dependOn: () => {} },
      rows.map((row) => row.mediaId ?? row.posterId),
    ),
  ])
  const people = await peopleOf(
    db,
    [...heads.values()].flatMap((head) => head.authorIds),
  )
  const byId = new Map(
    rows.map((row): [number, DeskArticle] => {
      const { sectionId, sectionName, creatorId, creatorName, mediaId, posterId, ...article } = row
      const { latestRevision: _, publishedRevision: __, ...columns } = article
      const head = heads.get(row.id)
      return [
        row.id,
        {
          ...columns,
          headline: head?.headline ?? row.headline,
          section: sectionId ? { id: sectionId, name: sectionName! } : null,
          createdBy: creatorId ? { id: creatorId, name: creatorName! } : null,
          bylines: head ? head.authorIds.flatMap((id) => people.get(id) ?? []) : (bylines.get(row.id) ?? []),
          hasPendingChanges: isPending(row),
          picture: pictures.get(mediaId ?? posterId ?? 0) ?? null,
          openedBy: openedBy.get(row.id) ?? [],
        },
      ]
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const rowsOf = (db: Kysely<Tables>, ids: number[]) =>
  db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .leftJoin('staff as c', 'c.id', 'a.createdBy')
    .leftJoin('media as v', 'v.id', 'a.videoId')
    .select([
      'a.id',
      'a.headline',
      'a.slug',
      'a.state',
      'a.kind',
      'a.moduleKind',
      'a.urgency',
      'a.breaking',
      'a.mediaId',
    ])
    .select(['a.updatedAt', 'a.updatedBy', 'a.publishedAt', 'a.scheduledAt', 'a.embargoedUntil'])
    .select([
      'a.submittedAt',
      'a.returnedAt',
      'a.trashedAt',
      'a.latestRevision',
      'a.publishedRevision',
      'v.posterId',
    ])
    .select(['s.id as sectionId', 's.name as sectionName', 'c.id as creatorId', 'c.name as creatorName'])
    .where('a.id', 'in', ids)
    .execute()

/**
 * Headline and authors of the latest revisions, for articles that are not public, whose authors have no rows, and for
 * those whose columns hold an older, public revision.
 */
async function workingHeads(
  db: Kysely<Tables>,
  ids: number[],
): Promise<Map<number, { headline: string; authorIds: number[] }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', (join) =>
      join
        .on('r.kind', '=', 'article')
        .onRef('r.refId', '=', 'a.id')
        .onRef('r.number', '=', 'a.latestRevision'),
    )
    .select('a.id')
    .select(sql<string>`r.content ->> 'headline'`.as('headline'))
    // Older revisions, which are immutable, name the authors `personIds`.
    .select(
      sql<number[] | null>`coalesce(r.content -> 'authorIds', r.content -> 'personIds')`.as('authorIds'),
    )
    .where('a.id', 'in', ids)
    .where(sql<boolean>`r.content ? 'headline'`)
    .execute()
  return new Map(rows.map(({ id, headline, authorIds }) => [id, { headline, authorIds: authorIds ?? [] }]))
}

async function publicBylines(db: Kysely<Tables>, ids: number[]): Promise<Map<number, Named[]>> {
  const rows = await db
    .selectFrom('articleBylines as b')
    .innerJoin('people as p', 'p.id', 'b.personId')
    .select(['b.articleId', 'p.id', 'p.name'])
    .where('b.articleId', 'in', ids)
    .orderBy('b.position')
    .execute()
  return grouped(rows)
}

async function peopleOf(db: Kysely<Tables>, ids: number[]): Promise<Map<number, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function presentAt(db: Kysely<Tables>, ids: number[]): Promise<Map<number, Named[]>> {
  const rows = await db
    .selectFrom('presence as p')
    .innerJoin('staff as s', 's.id', 'p.staffId')
    .select(['p.articleId', 's.id', 's.name'])
    .where('p.articleId', 'in', ids)
    .where('p.at', '>', new Date(Date.now() - presenceTimeoutMs))
    .orderBy('s.name')
    .execute()
  return grouped(rows)
}

function grouped(rows: { articleId: number; id: number; name: string }[]): Map<number, Named[]> {
  const all = new Map<number, Named[]>()
  for (const { articleId, id, name } of rows) {
    const list = all.get(articleId) ?? []
    all.set(articleId, list)
    list.push({ id, name })
  }
  return all
}
