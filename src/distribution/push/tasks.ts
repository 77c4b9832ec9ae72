/**
 * The jobs of Web Push: a notification to the next batch of subscribers, and a retry for those whose service
 * asked to wait.
 */
import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { pushKeys } from '../../content/push/keys.ts'
import {
  notePushed,
  pushAgainJob,
  pushAgainPayload,
  pushJob,
  pushPayload,
  pushQueue,
} from '../../content/push/notify.ts'
import {
  followersOf,
  type PushNotification,
  readNotification,
  type Subscription,
  subscriptionsOf,
} from '../../content/push/read.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { addJob, type Work } from '../../platform/jobs.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { readLocale } from '../../site/locale.tsx'
import type { SiteReadContext } from '../../site/route.ts'
import { payloadOf } from './message.ts'
import { type Answer, openSender } from './send.ts'

const push = system('push')
/** Browsers per job, and concurrent messages. */
const batchSize = 200
const concurrency = 20
/**
 * A browser that could not be reached in this many attempts, over more than an hour, does not get the
 * notification.
 */
const maxTries = 5

interface Place {
  db: Kysely<Tables>
  siteUrl: string
  outbound: Outbound
  readContext(): SiteReadContext
}

export const pushTasks = (place: Place): Record<string, Work> => ({
  async [pushJob](payload, signal) {
    const { notificationId, after } = pushPayload.parse(payload)
    const notification = await readNotification(place, notificationId)
    if (!notification) return
    const followers = await followersOf(place, notification, after, batchSize)
    const last = followers.at(-1)
    if (!last) return
    // Add the next job first, so that failures do not delay the following subscribers.
    const next = { notificationId, after: last.id }
    await addJob(place.db, pushJob, next, `${pushJob}:${notificationId}:${last.id}`, { queue: pushQueue })
    await tell(place, notification, followers, 1, signal)
  },

  async [pushAgainJob](payload, signal) {
    const { notificationId, subscriptionIds, tries } = pushAgainPayload.parse(payload)
    const notification = await readNotification(place, notificationId)
    if (!notification) return
    await tell(place, notification, await subscriptionsOf(place.db, subscriptionIds), tries, signal)
  },
})

/**
 * Sends to each subscriber once, or twice after a crash; a device replaces the first notification with the
 * second. If interrupted, the next job sends to the remaining ones.
 */
async function tell(
  place: Place,
  notification: PushNotification,
  to: Subscription[],
  tries: number,
  signal: AbortSignal,
) {
  const { db, siteUrl, outbound } = place
  const payload = payloadOf(notification, await readLocale(place.readContext()))
  const send = openSender(await pushKeys(db), siteUrl, outbound)
  const answers = new Map<Subscription, Answer>()
  const waiting = to.values()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const one of waiting) {
        if (signal.aborted) return
        answers.set(one, await send(one, payload))
      }
    }),
  )
  const that = (is: Answer['is']) => [...answers].filter(([, answer]) => answer.is === is)
  const gone = that('gone').map(([{ id }]) => id)
  await execute(db, push, notePushed, { notificationId: notification.id, sent: that('taken').length, gone })
  const later = to.filter((one) => (answers.get(one)?.is ?? 'wait') === 'wait')
  if (later.length === 0 || tries >= maxTries) return
  const waits = [...answers.values()].map((answer) => (answer.is === 'wait' ? answer.ms : 0))
  const subscriptionIds = later.map(({ id }) => id)
  const again = { notificationId: notification.id, subscriptionIds, tries: tries + 1 }
  const key = `${pushAgainJob}:${notification.id}:${hash('sha256', subscriptionIds.join(), 'base64url').slice(0, 16)}:${tries}`
  await addJob(db, pushAgainJob, again, key, {
    queue: pushQueue,
    at: new Date(Date.now() + Math.max(1_000, ...waits)),
  })
}
