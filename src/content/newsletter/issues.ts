/** Issues: what the newsletter tells, composed once each by the clock (daily) or by breaking news. */
import { sql } from 'kysely'
import { z } from 'zod'
import { dayStart, isoDay, wallTime } from '../../language/days.ts'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../actor.ts'
import { command, type Work } from '../command.ts'
import { claimMoment } from '../moments.ts'
import type { Reading } from '../reading.ts'
import type { IssueKind } from './tables.ts'

const hourMs = 3_600_000
/** The most that a daily issue tells of; of what was arranged on the front first. */
export const mostArticles = 40
const keptMs = 30 * 24 * hourMs

/** Jobs of the newsletter stand in one queue: issues go out one after the other, beside all else. */
export const newsletterQueue = 'newsletter'
export const sendJob = 'newsletter-send'
export const sendPayload = z.object({ issueId: z.number(), after: z.number() })

/** The next moment after `now` at which the wall of the time zone shows this hour (or, skipped, the next one). */
export function nextSending(now: Date, timeZone: string, hour: number): Date {
  for (let days = 0; days < 3; days++) {
    const day = isoDay(now.getTime() + days * 24 * hourMs, timeZone)
    let at = new Date(dayStart(day, timeZone).getTime() + hour * hourMs)
    // A clock that was put forward or back that night.
    const wall = wallTime(at, timeZone).hour
    if (wall !== hour) at = new Date(at.getTime() + (hour - wall) * hourMs)
    if (at > now) return at
  }
  throw new RangeError(`There is no ${hour} o’clock in ${timeZone}.`)
}

/** The articles of the next daily issue: public, new since the last one, what the front shows first. */
export async function articlesSince({ db }: Pick<Reading, 'db'>, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('listings as l')
    .leftJoin('front as f', 'f.articleId', 'l.articleId')
    .select('l.articleId')
    .where('l.list', '=', 'latest')
    .where('l.publishedAt', '>', since)
    .orderBy(sql`f.position nulls last`)
    .orderBy('l.publishedAt', 'desc')
    .limit(mostArticles)
    .execute()
  return rows.map(({ articleId }) => articleId)
}

/** Since when an issue that is composed now tells: the last one, a day at most. */
export async function newsSince({ db }: Pick<Reading, 'db'>, now: Date): Promise<Date> {
  const last = await db
    .selectFrom('newsletterIssues')
    .select('composedAt')
    .where('kind', '=', 'daily')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return new Date(Math.max(last?.composedAt.getTime() ?? 0, now.getTime() - 25 * hourMs))
}

/** The scheduler's, at the publication's hour: composes the day's issue if there is news, once. Says when it comes again. */
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
    if (!(await claimMoment(work, 'newsletter', next))) return
    await forgetOld(work)
    if (!settings.newsletterDaily) return
    const articleIds = await articlesSince(work, await newsSince(work, work.now))
    if (articleIds.length === 0) return
    await compose(work, 'daily', `daily:${isoDay(work.now, settings.timeZone)}`, articleIds)
  },
})

/** Has the breaking news of a public article sent, once for each article. */
export async function tellBreaking(work: Work, articleId: number): Promise<void> {
  const { newsletterBreaking } = await work.db
    .selectFrom('publication')
    .select('newsletterBreaking')
    .executeTakeFirstOrThrow()
  if (newsletterBreaking) await compose(work, 'breaking', `breaking:${articleId}`, [articleId])
}

async function compose(work: Work, kind: IssueKind, key: string, articleIds: number[]): Promise<void> {
  const issue = await work.db
    .insertInto('newsletterIssues')
    .values({ key, kind, articleIds, composedAt: work.now })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!issue) return
  await addJob(work.db, sendJob, { issueId: issue.id, after: 0 }, `${sendJob}:${issue.id}:0`, newsletterQueue)
  work.touch('newsletter', `newsletter:${issue.id}`)
}

/** What is not needed any more: addresses of people who did not confirm or have left, and who was asked for. */
async function forgetOld({ db, now }: Work): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await db
    .deleteFrom('newsletterAsks')
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
