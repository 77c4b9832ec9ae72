/** What moderators read: what waits, what readers reported, appeals, what was decided. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../tables.ts'
import { mostCounted } from './counted.ts'
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
  /** The id of the last comment of the page before. */
  after?: number
  limit: number
}

const mostSearched = 100_000

/**
 * Each queue in its order: of what waits that first against which most speaks, of reports the most reported, of
 * appeals the oldest, of decisions the newest. A page goes on where its last comment stood, though it has left.
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
  // What was decided grows for ever: words and sections are looked for in the latest of it.
  if (filter.queue === 'decided' && (filter.q || filter.sectionId !== undefined))
    conditions.push(sql`c.id > (select max(id) - ${mostSearched}::integer from comments)`)
  const { rows } = await sql<{ id: number }>`
    select c.id from comments c where ${sql.join(conditions, sql` and `)}
    order by ${sql.raw(by)} limit ${filter.limit}
  `.execute(db)
  return showComments(
    db,
    rows.map(({ id }) => id),
  )
}

/** How many wait in each queue, up to `mostCounted`. */
export async function countQueues(db: Kysely<Tables>): Promise<Record<Exclude<Queue, 'decided'>, number>> {
  const count = ({ is }: { is: ReturnType<typeof sql<SqlBool>> }) =>
    sql`(select count(*)::integer from (select 1 from comments c where ${is} limit ${mostCounted}) n)`
  const { rows } = await sql<{ held: number; reported: number; appeals: number }>`
    select ${count(orders.held)} as held, ${count(orders.reported)} as reported, ${count(orders.appeals)} as appeals
  `.execute(db)
  return rows[0]!
}
