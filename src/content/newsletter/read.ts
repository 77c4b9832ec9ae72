/** Queries of the newsletter: issues, recipients, counts. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Card, cardsOf } from '../articles/cards.ts'
import { articlesSince, newsSince } from './issues.ts'
import type { IssueKind, SubscriberState } from './tables.ts'

export interface Issue {
  id: number
  kind: IssueKind
  composedAt: Date
  /** The public articles of the issue. */
  cards: Card[]
}

export async function readIssue(readContext: ReadContext, id: number): Promise<Issue | null> {
  readContext.dependOn(`newsletter:${id}`)
  const row = await readContext.db
    .selectFrom('newsletterIssues')
    .select(['id', 'kind', 'composedAt', 'articleIds'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return { id, kind: row.kind, composedAt: row.composedAt, cards: await cardsOf(readContext, row.articleIds) }
}

/** The id of the last daily issue; null before the first. */
export async function lastIssue({ db, dependOn }: ReadContext): Promise<number | null> {
  dependOn('newsletter')
  const row = await db
    .selectFrom('newsletterIssues')
    .select('id')
    .where('kind', '=', 'daily')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The issue that would be sent now; its `id` is 0. */
export async function nextIssue(readContext: ReadContext, now: Date): Promise<Issue> {
  const ids = await articlesSince(readContext, await newsSince(readContext, now))
  return { id: 0, kind: 'daily', composedAt: now, cards: await cardsOf(readContext, ids) }
}

export interface Receiver {
  id: number
  email: string
  sectionIds: number[]
}

/** The next recipients of an issue of this kind, in the order of their ids. */
export function receiversOf(
  { db }: Pick<ReadContext, 'db'>,
  kind: IssueKind,
  after: number,
  count: number,
): Promise<Receiver[]> {
  return db
    .selectFrom('subscribers')
    .select(['id', 'email', 'sectionIds'])
    .where('state', '=', 'confirmed')
    .where(kind, '=', true)
    .where('id', '>', after)
    .orderBy('id')
    .limit(count)
    .execute()
}

export interface Subscriber extends Receiver {
  state: SubscriberState
  daily: boolean
  breaking: boolean
}

export async function readSubscriber(
  { db }: Pick<ReadContext, 'db'>,
  id: number,
): Promise<Subscriber | undefined> {
  return db
    .selectFrom('subscribers')
    .select(['id', 'email', 'state', 'daily', 'breaking', 'sectionIds'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The numbers of subscribers, the time of the next daily issue (null when it is turned off) and the last issues. */
export async function readNewsletterForStaff({ db }: Pick<ReadContext, 'db'>) {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})`
  const counts = await db
    .selectFrom('subscribers')
    .select([
      count(sql`state = 'confirmed'`).as('confirmed'),
      count(sql`state = 'confirmed' and daily`).as('daily'),
      count(sql`state = 'confirmed' and breaking`).as('breaking'),
      count(sql`state = 'pending'`).as('pending'),
    ])
    .executeTakeFirstOrThrow()
  const issues = await db
    .selectFrom('newsletterIssues as i')
    .select(['i.id', 'i.kind', 'i.composedAt'])
    .select(sql<number>`cardinality(i.article_ids)`.as('articles'))
    .select(sql<number>`(select count(*) from newsletter_deliveries d where d.issue_id = i.id)`.as('sent'))
    .orderBy('i.id', 'desc')
    .limit(10)
    .execute()
  const moment = await db
    .selectFrom(['timers', 'publication'])
    .select('dueAt')
    .where('key', '=', 'newsletter')
    .where('newsletterDaily', '=', true)
    .executeTakeFirst()
  return { counts, issues, nextAt: moment?.dueAt ?? null }
}
