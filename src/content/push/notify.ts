/** Notifies the followers of an article: once for each article, in batches, by jobs. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import { id } from '../../kernel/fields.ts'
import { addJob } from '../../platform/jobs.ts'
import { articlePublished } from '../articles/events.ts'
import { may } from '../policies.ts'

/** The job that sends a notification to the next batch of followers. */
export const pushJob = 'push'
export const pushPayload = z.object({ notificationId: z.number(), after: z.number() })
/** The job that retries subscriptions whose push service asked to wait. */
export const pushAgainJob = 'push-again'
export const pushAgainPayload = z.object({
  notificationId: z.number(),
  subscriptionIds: z.array(z.number()),
  tries: z.number(),
})
/** Batches run one after the other, beside mail and video jobs. */
export const pushQueue = 'push'

/** Followers are not notified of news older than this: the site was down, or the clock was wrong. */
const freshMs = 3_600_000

/** Notifies the followers of an article's section or story, or of breaking news; once for each article. */
async function pushToFollowers(work: Work, articleId: number, publishedAt: Date): Promise<void> {
  if (work.now.getTime() - publishedAt.getTime() > freshMs) return
  const notification = await work.db
    .insertInto('pushNotifications')
    .values({ articleId, at: work.now })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!notification) return
  await addJob(
    work.db,
    pushJob,
    { notificationId: notification.id, after: 0 },
    `${pushJob}:${notification.id}:0`,
    {
      queue: pushQueue,
    },
  )
}

/**
 * Without a choice by the editor, followers are notified of breaking news on its first publication. Imported
 * articles are excluded.
 */
export const pushListeners: Listener[] = [
  on(articlePublished, async (work, { id, at, content, first, origin, backdated, notifyFollowers }) => {
    if (origin === 'import' || backdated) return
    if (notifyFollowers ?? (content.breaking && first)) await pushToFollowers(work, id, at)
  }),
]

/** Records the result of a batch: the number of accepted messages, and the subscriptions that ended. */
export const notePushed = command({
  name: 'push.note',
  input: z.object({ notificationId: id, sent: z.number().int().min(0), gone: z.array(id).max(1_000) }),
  may: may.runTheProgram,
  async run({ db }, { notificationId, sent, gone }) {
    if (gone.length > 0) await db.deleteFrom('pushSubscriptions').where('id', 'in', gone).execute()
    await db
      .updateTable('pushNotifications')
      .set({ sent: sql`sent + ${sent}`, gone: sql`gone + ${gone.length}` })
      .where('id', '=', notificationId)
      .execute()
  },
})
