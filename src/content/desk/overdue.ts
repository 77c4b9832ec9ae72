/** Overdue timers and articles: the reason, the number of attempts and the next attempt. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

export interface Overdue {
  /**
   * A timer's key, such as 'publish:8123' or 'newsletter'; for an article without an attempt, the article's
   * key.
   */
  key: string
  /** The part of the key that names the task. */
  timer: string
  article: { id: number; headline: string } | null
  /** For an article, its scheduled time; otherwise the time of the first failure. */
  since: Date
  /** The number of failures; 0: not tried yet. */
  attempts: number
  error: string | null
  nextAt: Date | null
}

/** A shorter delay is normal: the scheduler runs once a second. */
const patience = sql`interval '2 minutes'`

/**
 * Failed timers that wait for their next attempt, and scheduled articles whose time has passed; oldest first.
 */
export async function readOverdue(db: Kysely<Tables>): Promise<Overdue[]> {
  const { rows } = await sql<{
    key: string
    articleId: number | null
    headline: string | null
    since: Date
    attempts: number
    error: string | null
    nextAt: Date | null
  }>`
    select coalesce(m.key, 'publish:' || a.id) as key, a.id as "articleId",
      coalesce((select r.content->>'headline' from revisions r
        where r.kind = 'article' and r.ref_id = a.id and r.number = a.latest_revision), a.headline) as headline,
      coalesce(a.scheduled_at, m.failed_since) as since, coalesce(m.attempts, 0) as attempts, m.error,
      m.due_at as "nextAt"
    from (select * from timers where attempts > 0 or key like 'publish:%') m
    full join (select * from articles where state = 'scheduled') a on m.key = 'publish:' || a.id
    where m.attempts > 0 or a.scheduled_at < now() - ${patience}
    order by since limit 100`.execute(db)
  return rows.map(({ articleId, headline, ...row }) => ({
    ...row,
    timer: row.key.split(':')[0]!,
    article: articleId ? { id: articleId, headline: headline ?? '' } : null,
  }))
}
