/**
 * The job that delivers to webhooks: separately for each, one message after another, so that a slow one does
 * not delay the others. The message's data is read when it is sent.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { isWithdrawal, presentEvent } from '../../content/webhooks/events.ts'
import { discardDelivery, noteDelivery } from '../../content/webhooks/outcome.ts'
import {
  askForDeliveries,
  type Due,
  nextDelivery,
  takeDelivery,
  wasTold,
  webhookJob,
  webhooksDue,
} from '../../content/webhooks/queue.ts'
import { signingSecrets } from '../../content/webhooks/secrets.ts'
import type { WebhookMessage } from '../../contract/webhooks.ts'
import { system } from '../../kernel/actor.ts'
import { untracked } from '../../kernel/read-context.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Work } from '../../platform/jobs.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { readItem } from './items.ts'
import { type Answer, sendMessage } from './send.ts'

const deliverer = system('webhooks')
/** The number of webhooks served at the same time. */
const concurrency = 8
const lookMs = 500
/** After this many consecutive failures, a webhook is suspended until its next attempt is due. */
const maxFailures = 3
const suspensionMs = 60_000

interface Place {
  db: Kysely<Tables>
  siteUrl: string
  outbound: Outbound
}

export const webhookTasks = (place: Place): Record<string, Work> => ({
  async [webhookJob](_payload, signal) {
    const { db } = place
    const active = new Map<number, Promise<void>>()
    const resting = new Set<number>()
    const failures: unknown[] = []
    while (!signal.aborted) {
      const due = await webhooksDue(db, [...active.keys(), ...resting], new Date())
      for (const id of due.slice(0, concurrency - active.size)) {
        const run = deliverAll(place, id, signal)
          .then((isDone) => void (isDone || resting.add(id)))
          .catch((error) => {
            // An error of our own, or shutdown: the job is retried.
            failures.push(error)
            resting.add(id)
          })
          .finally(() => active.delete(id))
        active.set(id, run)
      }
      if (active.size === 0) break
      await Promise.race([...active.values(), pause(lookMs)])
    }
    await Promise.all(active.values())
    if (failures.length > 0) throw failures[0]
    if (signal.aborted) throw signal.reason
    const next = await nextDelivery(db)
    if (next) await askForDeliveries(db, resting.size > 0 ? later(next) : next)
  },
})

const later = (at: Date) => new Date(Math.max(at.getTime(), Date.now() + suspensionMs))

/** Delivers all due messages to one webhook; false when it failed so often that it is suspended. */
async function deliverAll(place: Place, webhookId: number, signal: AbortSignal): Promise<boolean> {
  let failures = 0
  while (!signal.aborted) {
    const due = await execute(place.db, deliverer, takeDelivery, { webhookId })
    if (!due) return true
    const { error, waitMs } = await deliver(place, due, signal)
    failures = error === null ? 0 : failures + 1
    if (failures >= maxFailures || waitMs) return false
  }
  return true
}

const nothingSent: Answer = { status: null, error: null }

async function deliver({ db, siteUrl, outbound }: Place, due: Due, signal: AbortSignal): Promise<Answer> {
  const hook = await db
    .selectFrom('webhooks')
    .select(['id', 'url', 'secretNumber', 'previousSecretUntil', 'disabledAt'])
    .where('id', '=', due.webhookId)
    .executeTakeFirst()
  if (!hook || hook.disabledAt) return nothingSent
  const secrets = await signingSecrets(db, hook, new Date())
  const item = await readItem({ readContext: untracked(db), siteUrl }, due.itemKind, due.itemId)
  const hasLeft = item.state !== 'public' && !isWithdrawal(due.event)
  if (hasLeft && !(await wasTold(db, due))) {
    await execute(db, deliverer, discardDelivery, { id: due.id })
    return nothingSent
  }
  const type = presentEvent(due.event, item.state) as WebhookMessage['type']
  const message: WebhookMessage = { type, timestamp: due.createdAt.toISOString(), data: item.data }
  const body = JSON.stringify(message)
  const answer: Answer =
    secrets.length === 0
      ? { status: null, error: 'no-secret' }
      : await sendMessage(outbound, { id: due.messageId, url: hook.url, secrets, body }, signal)
  await execute(db, deliverer, noteDelivery, { id: due.id, sentEvent: type, ...answer })
  return answer
}
