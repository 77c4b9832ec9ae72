/** Telling followers of an article: once for each, in batches, by a job; and what came of it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../actor.ts'
import { command, type Work } from '../command.ts'
import { id } from '../fields.ts'

/** The job that sends a notice to the next of those who follow. */
export const pushJob = 'push'
export const pushPayload = z.object({ noticeId: z.number(), after: z.number() })
/** The job that tries some again whose push service asked to wait. */
export const pushAgainJob = 'push-again'
export const pushAgainPayload = z.object({
  noticeId: z.number(),
  subscriptionIds: z.array(z.number()),
  tries: z.number(),
})
/** One after the other, beside mail and films. */
export const pushQueue = 'push'

/** News that comes later than this is no news for a lock screen: the site was down, or the clock stood still. */
const freshMs = 3_600_000

/** Has those who follow an article's section or story, or breaking news, told of it; once for each article. */
export async function tellFollowers(work: Work, articleId: number, publishedAt: Date): Promise<void> {
  if (work.now.getTime() - publishedAt.getTime() > freshMs) return
  const notice = await work.db
    .insertInto('pushNotices')
    .values({ articleId, at: work.now })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!notice) return
  await addJob(work.db, pushJob, { noticeId: notice.id, after: 0 }, `${pushJob}:${notice.id}:0`, pushQueue)
}

/** What came of a batch: how many messages were taken, and which browsers are no more. */
export const notePushed = command({
  name: 'push.note',
  input: z.object({ noticeId: id, sent: z.number().int().min(0), gone: z.array(id).max(1_000) }),
  may: may.runTheProgram,
  async run({ db }, { noticeId, sent, gone }) {
    if (gone.length > 0) await db.deleteFrom('pushSubscriptions').where('id', 'in', gone).execute()
    await db
      .updateTable('pushNotices')
      .set({ sent: sql`sent + ${sent}`, gone: sql`gone + ${gone.length}` })
      .where('id', '=', noticeId)
      .execute()
  },
})
