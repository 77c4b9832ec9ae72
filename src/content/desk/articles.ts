/** The newsroom's lists of articles in all states, last edited first. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { storyMark, wordsQuery } from '../../language/list-words.ts'
import type { ArticleState } from '../articles/tables.ts'
import { articlesNaming } from '../uses.ts'
import { type DeskArticle, showArticles } from './show.ts'

/** The states of an article; for filters, the trash is one of them. */
export const deskStates = ['draft', 'scheduled', 'published', 'unpublished', 'removed', 'trashed'] as const

export interface DeskFilter {
  state?: ArticleState | 'trashed' | undefined
  /** The states in which readers do not see an article. */
  unpublished?: boolean | undefined
  /** A kind of the product, or `module.kind`. */
  kind?: string | undefined
  sectionId?: number | undefined
  storyId?: number | undefined
  /** The staff member who created it. */
  staffId?: number | undefined
  /** Submitted to the desk. */
  submitted?: boolean | undefined
  /** Returned by the desk, and not submitted again. */
  returned?: boolean | undefined
  /** The author, in public or in the latest revision. */
  personId?: number | undefined
  q?: string | undefined
  /** Edited after, and before, these times. */
  from?: Date | undefined
  to?: Date | undefined
}

/** The position where a page ends: the exact time, as the database writes it in UTC, and the id. */
export interface Cursor {
  at: string
  id: number
}

export interface DeskPage {
  items: DeskArticle[]
  after: Cursor | null
}

/** One page, ordered by the time of the last edit. Nothing is counted. */
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
  const {
    state,
    unpublished,
    kind,
    sectionId,
    storyId,
    staffId,
    personId,
    submitted,
    returned,
    q,
    from,
    to,
  } = filter
  const all = [
    state === 'trashed' ? sql<SqlBool>`a.trashed_at is not null` : sql<SqlBool>`a.trashed_at is null`,
  ]
  if (state === undefined) all.push(sql`a.state <> 'removed'`)
  else if (state !== 'trashed') all.push(sql`a.state = ${state}`)
  if (unpublished) all.push(sql`a.state <> 'published'`)
  if (kind) all.push(kind.includes('.') ? sql`a.module_kind = ${kind}` : sql`a.kind = ${kind}`)
  if (sectionId) all.push(sql`a.section_id = ${sectionId}`)
  // A returned article goes to the member who submitted it.
  const whose = returned ? sql`coalesce(a.submitted_by, a.created_by)` : sql`a.created_by`
  if (staffId) all.push(sql`${whose} = ${staffId}`)
  if (personId) all.push(sql`a.id in (${articlesNaming('person', personId)})`)
  if (submitted) all.push(sql`a.submitted_at is not null`)
  if (returned) all.push(sql`a.returned_at is not null`)
  if (from) all.push(sql`a.updated_at >= ${from}`)
  if (to) all.push(sql`a.updated_at < ${to}`)
  const terms = [q ? wordsQuery(q) : '', storyId ? `'${storyMark(storyId)}'` : ''].filter(Boolean)
  if (terms.length > 0) all.push(sql`a.words @@ ${terms.join(' & ')}::tsquery`)
  return all
}
