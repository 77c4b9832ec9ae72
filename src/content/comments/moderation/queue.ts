/** The moderators' queues: waiting comments, reported ones, appeals, decided ones. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import { maxCounted } from './counted.ts'
import { type ModeratedComment, showComments } from './show.ts'

export const queues = ['held', 'reported', 'appeals', 'decided'] as const
export type Queue = (typeof queues)[number]

export interface QueueFilter {
  queue: Queue
  sectionId?: number
  articleId?: number
  readerId?: number
  /** Words of the text or the name, as written. */
  q?: string
  /** The id of the last comment on the previous page. */
  after?: number
  limit: number
}

const maxSearched = 100_000

/**
 * Reads a queue in its order: waiting comments by severity, reports by their number, appeals oldest first,
 * decisions newest first. A page continues at the position of the last comment of the previous page, even if
 * that comment has left the queue.
 */
const orders: Record<Queue, { is: ReturnType<typeof sql<SqlBool>>; next: string; by: string }> = {
  held: {
    is: sql<SqlBool>`c.state = 'held'`,
    next: '(-c.score, c.posted_at, c.id) > (-l.score, l.posted_at, l.id)',
    by: 'c.score desc, c.posted_at, c.id',
  },
  reported: {
    is: sql<SqlBool>`c.report_count > 0 and c.state = 'published'`,
    next: '(c.report_count, c.id) < (l.report_count, l.id)',
    by: 'c.report_count desc, c.id desc',
  },
  appeals: {
    is: sql<SqlBool>`c.id in (select a.comment_id from comment_appeals a where a.decided_at is null) and c.state = 'rejected'`,
    next: 'c.id > l.id',
    by: 'c.id',
  },
  decided: {
    is: sql<SqlBool>`c.state in ('published', 'rejected')`,
    next: 'c.id < l.id',
    by: 'c.id desc',
  },
}

export async function readQueue(db: Kysely<Tables>, filter: QueueFilter): Promise<ModeratedComment[]> {
  const { is, next, by } = orders[filter.queue]
  const conditions = [is]
  if (filter.sectionId !== undefined)
    conditions.push(
      sql`exists (select 1 from articles s where s.id = c.article_id and s.section_id = ${filter.sectionId})`,
    )
  if (filter.articleId !== undefined) conditions.push(sql`c.article_id = ${filter.articleId}`)
  if (filter.readerId !== undefined) conditions.push(sql`c.reader_id = ${filter.readerId}`)
  if (filter.q)
    conditions.push(sql`strpos(lower(c.text || ' ' || c.name), ${filter.q.toLowerCase()}::text) > 0`)
  if (filter.after !== undefined)
    conditions.push(sql`exists (select 1 from comments l where l.id = ${filter.after} and ${sql.raw(next)})`)
  // The list of decisions grows without end, so words and sections are searched in its latest part only.
  if (filter.queue === 'decided' && (filter.q || filter.sectionId !== undefined))
    conditions.push(sql`c.id > (select max(id) - ${maxSearched}::integer from comments)`)
  const { rows } = await sql<{ id: number }>`
    select c.id from comments c where ${sql.join(conditions, sql` and `)}
    order by ${sql.raw(by)} limit ${filter.limit}
  `.execute(db)
  return showComments(
    db,
    rows.map(({ id }) => id),
  )
}

/** The number of comments in each queue, up to `maxCounted`. */
export async function countQueues(db: Kysely<Tables>): Promise<Record<Exclude<Queue, 'decided'>, number>> {
  const count = ({ is }: { is: ReturnType<typeof sql<SqlBool>> }) =>
    sql`(select count(*)::integer from (select 1 from comments c where ${is} limit ${maxCounted}) n)`
  const { rows } = await sql<{ held: number; reported: number; appeals: number }>`
    select ${count(orders.held)} as held, ${count(orders.reported)} as reported, ${count(orders.appeals)} as appeals
  `.execute(db)
  return rows[0]!
}
