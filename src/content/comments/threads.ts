/** The public comments: the threads of one article, page by page. */
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'

export const sorts = ['newest', 'oldest', 'discussed'] as const
export type Sort = (typeof sorts)[number]

export interface Comment {
  id: number
  rootId: number | null
  /** The writer it replies to, when that is not the thread's first comment. */
  answers: { id: number; name: string } | null
  name: string
  /** '' when its writer has withdrawn it. */
  text: string
  isGone: boolean
  postedAt: Date
  editedAt: Date | null
  replyCount: number
}

export interface Thread extends Comment {
  /** The first comments, oldest first. */
  replies: Comment[]
}

export interface Threads {
  threads: Thread[]
  /** The comment after which the next page begins; null on the last page. */
  next: number | null
}

interface Page {
  sort: Sort
  /** The last comment of the previous page. */
  after: number | null
  most: number
  /** The number of replies shown of each thread. */
  replies: number
  /** A page ends before it exceeds this number of characters. */
  characters: number
}

/** The first comment of a thread: a public one, or the placeholder of a removed one that has replies. */
const isShown = sql<SqlBool>`(c.state = 'published' or (c.state in ('withdrawn', 'erased') and c.reply_count > 0))`

type Query<O> = SelectQueryBuilder<Tables & { c: Tables['comments'] }, 'c', O>

const columns = [
  'c.id',
  'c.rootId',
  'c.parentId',
  'c.name',
  'c.text',
  'c.state',
  'c.postedAt',
  'c.editedAt',
  'c.replyCount',
] as const

export async function listThreads(
  { db, dependOn }: ReadContext,
  articleId: number,
  page: Page,
): Promise<Threads> {
  dependOn(`comments:${articleId}`)
  const { sort, after, most } = page
  const first = db
    .selectFrom('comments as c')
    .select(columns)
    .where('c.articleId', '=', articleId)
    .where('c.rootId', 'is', null)
    .where(isShown)
    .limit(most + 1)
  const rows = await ordered(first as never, sort, after).execute()
  const kept = fitting(rows as Row[], page)
  const replies = await firstReplies(
    db,
    kept.map(({ id }) => id),
    page.replies,
  )
  const threads = kept.map((row) => ({ ...toComment(row), replies: replies.get(row.id) ?? [] }))
  return { threads, next: rows.length > kept.length ? (kept.at(-1)?.id ?? null) : null }
}

function ordered<O>(query: Query<O>, sort: Sort, after: number | null): Query<O> {
  const key = sql.ref(sort === 'discussed' ? 'c.reply_count' : 'c.posted_at')
  const direction = sort === 'oldest' ? 'asc' : 'desc'
  const sorted = query.orderBy(key, direction).orderBy('c.id', direction)
  if (after === null) return sorted
  const column = sql.raw(sort === 'discussed' ? 'reply_count' : 'posted_at')
  const sign = sql.raw(sort === 'oldest' ? '>' : '<')
  return sorted.where(
    sql<SqlBool>`(${key}, c.id) ${sign} (select l.${column}, l.id from comments l where l.id = ${after})`,
  )
}

interface Row {
  id: number
  rootId: number | null
  parentId: number | null
  name: string
  text: string
  state: string
  postedAt: Date
  editedAt: Date | null
  replyCount: number
}

/** At least one thread, then as many as fit. */
function fitting(rows: Row[], { most, characters }: Page): Row[] {
  let length = 0
  const end = rows.findIndex((row, i) => {
    length += row.text.length
    return i > 0 && length > characters
  })
  return rows.slice(0, Math.min(most, end === -1 ? rows.length : end))
}

function toComment(row: Row, names?: Map<number, string>): Comment {
  const { parentId, state, name, text, ...rest } = row
  const isGone = state !== 'published'
  const answered = parentId !== null && parentId !== row.rootId ? names?.get(parentId) : undefined
  return {
    ...rest,
    isGone,
    name: isGone ? '' : name,
    text: isGone ? '' : text,
    answers: answered ? { id: parentId!, name: answered } : null,
  }
}

async function firstReplies(
  db: ReadContext['db'],
  rootIds: number[],
  most: number,
): Promise<Map<number, Comment[]>> {
  if (rootIds.length === 0 || most === 0) return new Map()
  const { rows } = await sql<Row>`
    select r.* from unnest(${rootIds}::integer[]) as roots (id), lateral (
      select c.id, c.root_id, c.parent_id, c.name, c.text, c.state, c.posted_at, c.edited_at, c.reply_count
      from comments c where c.root_id = roots.id and c.state = 'published'
      order by c.posted_at, c.id limit ${most}) r`.execute(db)
  const names = await namesOf(db, rows)
  const found = new Map<number, Comment[]>()
  for (const row of rows) {
    const list = found.get(row.rootId!) ?? []
    list.push(toComment(row, names))
    found.set(row.rootId!, list)
  }
  return found
}

/** The names of the writers that these comments reply to. */
async function namesOf(db: ReadContext['db'], rows: Row[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ parentId, rootId }) => (parentId !== rootId ? (parentId ?? []) : []))
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('comments')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('state', '=', 'published')
    .execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** A single public comment; undefined when it, its thread or its article is not public. */
export function readShown({ db }: Pick<ReadContext, 'db'>, id: number) {
  return db
    .selectFrom('comments as c')
    .innerJoin('publicArticles as a', 'a.id', 'c.articleId')
    .leftJoin('comments as r', 'r.id', 'c.rootId')
    .select(['c.articleId', 'c.name', 'c.text'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .where((eb) => eb.or([eb('r.id', 'is', null), eb('r.state', 'in', ['published', 'withdrawn', 'erased'])]))
    .executeTakeFirst()
}

/**
 * Whether a page may begin after this comment: only after one of the article that was once public. Otherwise
 * there would be endless addresses.
 */
export async function wasShown({ db }: ReadContext, articleId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .where('articleId', '=', articleId)
    .where('publishedAt', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export interface OneThread {
  root: Comment
  replies: Comment[]
  next: number | null
  /** Whether the replies begin with the requested comment instead of the first reply. */
  isMiddle: boolean
}

/** The thread of a comment, from that comment on; null when it is not public there. */
export async function readThread(
  { db, dependOn }: ReadContext,
  articleId: number,
  commentId: number,
  after: number | null,
  most: number,
): Promise<OneThread | null> {
  dependOn(`comment:${commentId}`)
  const comment = await db
    .selectFrom('comments')
    .select(['rootId', 'state', 'postedAt', 'articleId'])
    .where('id', '=', commentId)
    .executeTakeFirst()
  if (comment?.articleId !== articleId) return null
  const rootId = comment.rootId ?? commentId
  dependOn(`thread:${rootId}`)
  const root = await db
    .selectFrom('comments as c')
    .select(columns)
    .where('c.id', '=', rootId)
    .where(isShown)
    .executeTakeFirst()
  if (!root || (comment.rootId !== null && comment.state !== 'published')) return null
  const isMiddle = comment.rootId !== null
  let query = db
    .selectFrom('comments as c')
    .select(columns)
    .where('c.rootId', '=', rootId)
    .where('c.state', '=', 'published')
    .orderBy('c.postedAt')
    .orderBy('c.id')
    .limit(most + 1)
  if (after !== null) query = query.where(from('>', after))
  else if (isMiddle) query = query.where(from('>=', commentId))
  const rows = await query.execute()
  const names = await namesOf(db, rows)
  const kept = rows.slice(0, most)
  return {
    root: toComment(root),
    replies: kept.map((row) => toComment(row, names)),
    next: rows.length > most ? kept.at(-1)!.id : null,
    isMiddle: isMiddle && after === null,
  }
}

const from = (sign: '>' | '>=', id: number) =>
  sql<SqlBool>`(c.posted_at, c.id) ${sql.raw(sign)} (select l.posted_at, l.id from comments l where l.id = ${id})`
