/** Newsletter issues: composed once each, daily by the clock, or for breaking news. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { claimTimer } from '../../kernel/timers.ts'
import { dayAfter, isoDay, momentAt } from '../../language/days.ts'
import { addJob } from '../../platform/jobs.ts'
import { articlePublished } from '../articles/events.ts'
import { may } from '../policies.ts'
import { publicationChanged } from '../publication/events.ts'
import type { IssueKind } from './tables.ts'

const hourMs = 3_600_000
/** The maximum number of articles in a daily issue, articles arranged on the front page first. */
export const maxArticles = 40
const keptMs = 30 * 24 * hourMs

/** All newsletter jobs share one queue: issues are sent one after the other, beside all other jobs. */
export const newsletterQueue = 'newsletter'
export const sendJob = 'newsletter-send'
/**
 * The attempts span half a day: a subscriber whose mail server defers the morning's issue gets it by the
 * evening, or not at all.
 */
export const sendTries = 11
export const sendPayload = z.object({ issueId: z.number(), after: z.number() })

/**
 * The next time after `now` at which it is this hour in the time zone (or the next hour, where this one is
 * skipped).
 */
export function nextSending(now: Date, timeZone: string, hour: number): Date {
  const today = isoDay(now, timeZone)
  for (let days = 0; days < 3; days++) {
    const at = momentAt(dayAfter(today, days), hour * 60, timeZone)
    if (at > now) return at
  }
  throw new RangeError(`There is no ${hour} o’clock in ${timeZone}.`)
}

/** The articles of the next daily issue: public and new since the last one, those on the front page first. */
export async function articlesSince({ db }: Pick<ReadContext, 'db'>, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('listings as l')
    .leftJoin('front as f', 'f.articleId', 'l.articleId')
    .select('l.articleId')
    .where('l.list', '=', 'latest')
    .where('l.publishedAt', '>', since)
    .orderBy(sql`f.position nulls last`)
    .orderBy('l.publishedAt', 'desc')
    .limit(maxArticles)
    .execute()
  return rows.map(({ articleId }) => articleId)
}

/** The time from which articles count as new: the last issue's, a day ago at most. */
export async function newsSince({ db }: Pick<ReadContext, 'db'>, now: Date): Promise<Date> {
  const last = await db
    .selectFrom('newsletterIssues')
    .select('composedAt')
    .where('kind', '=', 'daily')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return new Date(Math.max(last?.composedAt.getTime() ?? 0, now.getTime() - 25 * hourMs))
}

/**
 * For the scheduler, at the publication's hour: composes the day's issue, once, if there is news. Returns the
 * next time.
 */
export const composeDaily = command({
  name: 'newsletter.compose-daily',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const settings = await work.db
      .selectFrom('publication')
      .select(['timeZone', 'newsletterHour', 'newsletterDaily'])
      .executeTakeFirstOrThrow()
    const next = nextSending(work.now, settings.timeZone, settings.newsletterHour)
    if (!(await claimTimer(work, 'newsletter', next))) return
    await forgetOld(work)
    if (!settings.newsletterDaily) return
    const articleIds = await articlesSince(work, await newsSince(work, work.now))
    if (articleIds.length === 0) return
    await compose(work, 'daily', `daily:${isoDay(work.now, settings.timeZone)}`, articleIds)
  },
})

/** Sends the breaking news of a public article, once for each article. */
async function sendBreakingIssue(work: Work, articleId: number): Promise<void> {
  const { newsletterBreaking } = await work.db
    .selectFrom('publication')
    .select('newsletterBreaking')
    .executeTakeFirstOrThrow()
  if (newsletterBreaking) await compose(work, 'breaking', `breaking:${articleId}`, [articleId])
}

export const newsletterListeners: Listener[] = [
  on(articlePublished, async (work, { id, content, first, origin, backdated }) => {
    if (content.breaking && first && origin === 'newsroom' && !backdated) await sendBreakingIssue(work, id)
  }),
  on(publicationChanged, async (work, { changed, timeZone, newsletterHour }) => {
    if (!changed.includes('timeZone') && !changed.includes('newsletterHour')) return
    const dueAt = nextSending(work.now, timeZone, newsletterHour)
    await work.db.updateTable('timers').set({ dueAt }).where('key', '=', 'newsletter').execute()
  }),
]

async function compose(work: Work, kind: IssueKind, key: string, articleIds: number[]): Promise<void> {
  const issue = await work.db
    .insertInto('newsletterIssues')
    .values({ key, kind, articleIds, composedAt: work.now })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!issue) return
  await addJob(work.db, sendJob, { issueId: issue.id, after: 0 }, `${sendJob}:${issue.id}:0`, {
    queue: newsletterQueue,
    tries: sendTries,
  })
  work.invalidate('newsletter', `newsletter:${issue.id}`)
}

/**
 * Deletes data that is no longer needed: mail addresses of unconfirmed and former subscribers, and old
 * requests.
 */
async function forgetOld({ db, now }: Work): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db
    .deleteFrom('subscriptionRequests')
    .where('at', '<', ago(24 * hourMs))
    .execute()
  await db
    .deleteFrom('subscribers')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'pending'), eb('askedAt', '<', ago(7 * 24 * hourMs))]),
        eb.and([eb('state', '=', 'unsubscribed'), eb('unsubscribedAt', '<', ago(keptMs))]),
      ]),
    )
    .execute()
  await db.deleteFrom('newsletterDeliveries').where('at', '<', ago(keptMs)).execute()
}
