/** The jobs of Web Push: a notice to the next of its followers, and once more to those whose service asked to wait. */
import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { pushKeys } from '../../content/push/keys.ts'
import {
  followersOf,
  type Notice,
  readNotice,
  type Subscription,
  subscriptionsOf,
} from '../../content/push/read.ts'
import {
  notePushed,
  pushAgainJob,
  pushAgainPayload,
  pushJob,
  pushPayload,
  pushQueue,
} from '../../content/push/tell.ts'
import type { Tables } from '../../content/tables.ts'
import { addJob, type Work } from '../../platform/jobs.ts'
import { readHouse } from '../../site/house.tsx'
import type { SiteReading } from '../../site/route.ts'
import { letterOf } from './message.ts'
import { type Answer, openSender } from './send.ts'

const herald = system('push')
/** Browsers of one job, and messages under way at a time. */
const perJob = 200
const abreast = 20
/** Who could not be reached after so many tries, an hour and more later, is not told of this. */
const mostTries = 5

interface Place {
  db: Kysely<Tables>
  siteUrl: string
  reading(): SiteReading
}

export const pushTasks = (place: Place): Record<string, Work> => ({
  async [pushJob](payload, signal) {
    const { noticeId, after } = pushPayload.parse(payload)
    const notice = await readNotice(place, noticeId)
    if (!notice) return
    const followers = await followersOf(place, notice, after, perJob)
    const last = followers.at(-1)
    if (!last) return
    // The next ones first: what goes wrong here must not hold up those after these.
    const next = { noticeId, after: last.id }
    await addJob(place.db, pushJob, next, `${pushJob}:${noticeId}:${last.id}`, pushQueue)
    await tell(place, notice, followers, 1, signal)
  },

  async [pushAgainJob](payload, signal) {
    const { noticeId, subscriptionIds, tries } = pushAgainPayload.parse(payload)
    const notice = await readNotice(place, noticeId)
    if (!notice) return
    await tell(place, notice, await subscriptionsOf(place.db, subscriptionIds), tries, signal)
  },
})

/**
 * Sends to each, once and, after a crash, perhaps twice: a device shows the second in the place of the first. Ended
 * in between, those who were not reached yet are tried again by the next job.
 */
async function tell(place: Place, notice: Notice, to: Subscription[], tries: number, signal: AbortSignal) {
  const { db, siteUrl } = place
  const letter = letterOf(notice, await readHouse(place.reading()))
  const sender = openSender(await pushKeys(db), siteUrl)
  const answers = new Map<Subscription, Answer>()
  const waiting = to.values()
  try {
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        for (const one of waiting) {
          if (signal.aborted) return
          answers.set(one, await sender.send(one, letter))
        }
      }),
    )
  } finally {
    sender.close()
  }
  const that = (is: Answer['is']) => [...answers].filter(([, answer]) => answer.is === is)
  const gone = that('gone').map(([{ id }]) => id)
  await execute(db, herald, notePushed, { noticeId: notice.id, sent: that('taken').length, gone })
  const later = to.filter((one) => (answers.get(one)?.is ?? 'wait') === 'wait')
  if (later.length === 0 || tries >= mostTries) return
  const waits = [...answers.values()].map((answer) => (answer.is === 'wait' ? answer.ms : 0))
  const subscriptionIds = later.map(({ id }) => id)
  const again = { noticeId: notice.id, subscriptionIds, tries: tries + 1 }
  const key = `${pushAgainJob}:${notice.id}:${hash('sha256', subscriptionIds.join(), 'base64url').slice(0, 16)}:${tries}`
  await addJob(db, pushAgainJob, again, key, pushQueue, new Date(Date.now() + Math.max(1_000, ...waits)))
}
