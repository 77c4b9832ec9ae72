/** Articles as the newsroom lists them: whatever their state, newest work first. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { ArticleKind, ArticleState, Tables } from '../tables.ts'
import { type DeskArticle, showArticles } from './show.ts'
import { storyMark, wordsQuery } from './words.ts'

/** The states of an article, and the bin, which is one to those who look for something. */
export const deskStates = ['draft', 'scheduled', 'published', 'unpublished', 'removed', 'discarded'] as const

export interface DeskFilter {
  state?: ArticleState | 'discarded' | undefined
  /** What readers do not see. */
  unpublished?: boolean | undefined
  kind?: ArticleKind | undefined
  sectionId?: number | undefined
  storyId?: number | undefined
  /** Whose work it is: who began it. */
  staffId?: number | undefined
  /** In the hands of the desk. */
  handedIn?: boolean | undefined
  q?: string | undefined
  /** Worked on since, and before. */
  from?: Date | undefined
  to?: Date | undefined
}

/** Where a page ended: the exact moment, as the database writes it in UTC, and the id. */
export interface Cursor {
  at: string
  id: number
}

export interface DeskPage {
  items: DeskArticle[]
  after: Cursor | null
}

/** One page by the moment of the last work on it; nothing is counted. */
export async function listArticles(
  db: Kysely<Tables>,
  filter: DeskFilter,
  { order, limit, after }: { order: 'newest' | 'oldest'; limit: number; after: Cursor | null },
): Promise<DeskPage> {
  const direction = order === 'newest' ? 'desc' : 'asc'
  let query = db
    .selectFrom('articles as a')
    .select(['a.id', sql<string>`(a.updated_at at time zone 'UTC')::text`.as('moment')])
    .orderBy('a.updatedAt', direction)
    .orderBy('a.id', direction)
    .limit(limit + 1)
  for (const condition of conditions(filter)) query = query.where(condition)
  if (after) {
    const past = sql.raw(order === 'newest' ? '<' : '>')
    query = query.where(
      sql<SqlBool>`(a.updated_at, a.id) ${past} (${after.at}::timestamp at time zone 'UTC', ${after.id})`,
    )
  }
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await showArticles(
      db,
      shown.map((row) => row.id),
    ),
    after: last ? { at: last.moment, id: last.id } : null,
  }
}

function conditions(filter: DeskFilter) {
  const { state, unpublished, kind, sectionId, storyId, staffId, handedIn, q, from, to } = filter
  const all = [
    state === 'discarded' ? sql<SqlBool>`a.discarded_at is not null` : sql<SqlBool>`a.discarded_at is null`,
  ]
  if (state === undefined) all.push(sql`a.state <> 'removed'`)
  else if (state !== 'discarded') all.push(sql`a.state = ${state}`)
  if (unpublished) all.push(sql`a.state <> 'published'`)
  if (kind) all.push(sql`a.kind = ${kind}`)
  if (sectionId) all.push(sql`a.section_id = ${sectionId}`)
  if (staffId) all.push(sql`a.created_by = ${staffId}`)
  if (handedIn) all.push(sql`a.handed_in_at is not null`)
  if (from) all.push(sql`a.updated_at >= ${from}`)
  if (to) all.push(sql`a.updated_at < ${to}`)
  const asked = [q ? wordsQuery(q) : '', storyId ? `'${storyMark(storyId)}'` : ''].filter(Boolean)
  if (asked.length > 0) all.push(sql`a.words @@ ${asked.join(' & ')}::tsquery`)
  return all
}
