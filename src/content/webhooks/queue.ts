/**
 * Deliveries: one row for each message to a webhook. Messages about one item are sent one after the other. A
 * later one replaces those that were not delivered, with an id of its own: a receiver that got the first one
 * but failed to answer ignores a second one with the same id.
 */
import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { Tables } from '../../kernel/tables.ts'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../policies.ts'
import { type ItemKind, kindOf, listensTo, mergedEvent } from './events.ts'

/** The job that delivers the due messages of all webhooks, beside mail and notifications. */
export const webhookJob = 'webhooks'
export const webhooksCacheTag = 'webhooks'

export const newMessageId = () => `msg_${randomBytes(18).toString('base64url')}`

export const askForDeliveries = (db: Kysely<Tables>, at: Date | null = null): Promise<void> =>
  addJob(db, webhookJob, {}, webhookJob, { queue: webhookJob, at })

export interface Happened {
  event: string
  itemId: number
}

/** Queues a message for every webhook that subscribed to this event, at the end of the command. */
export const queueEvent = (work: Work, event: string, itemId: number): void =>
  work.defer(writeDeliveries, { event, itemId })

export async function writeDeliveries(db: Transaction<Tables>, happened: Happened[]): Promise<void> {
  const hooks = await db
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('disabledAt', 'is', null)
    .execute()
  if (hooks.length === 0) return
  const rows = hooks.flatMap((hook) =>
    happened
      .filter(({ event }) => listensTo(hook.events, event))
      .map(({ event, itemId }) => ({
        ...{ webhookId: hook.id, messageId: newMessageId(), event, itemKind: kindOf(event), itemId },
      })),
  )
  if (rows.length === 0) return
  await db.insertInto('webhookDeliveries').values(rows).execute()
  await askForDeliveries(db)
}

export interface Due {
  id: number
  webhookId: number
  messageId: string
  event: string
  itemKind: ItemKind
  itemId: number
  createdAt: Date
}

/** Webhooks with a due delivery, except these. */
export async function webhooksDue(db: Kysely<Tables>, but: number[], now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('webhookDeliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhookId')
    .select('d.webhookId')
    .distinct()
    .where('d.state', '=', 'waiting')
    .where('d.nextAt', '<=', now)
    .where('w.disabledAt', 'is', null)
    .$if(but.length > 0, (query) => query.where('d.webhookId', 'not in', but))
    .execute()
  return rows.map((row) => row.webhookId)
}

/** The time of the next due delivery; null when none waits. */
export async function nextDelivery(db: Kysely<Tables>): Promise<Date | null> {
  const row = await db
    .selectFrom('webhookDeliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhookId')
    .select((eb) => eb.fn.min('d.nextAt').as('at'))
    .where('d.state', '=', 'waiting')
    .where('w.disabledAt', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/**
 * Claims the next message for a webhook: the newest about the item that waits longest; it replaces the others
 * about that item. Null when nothing is due.
 */
export const takeDelivery = command({
  name: 'webhooks.take-delivery',
  input: z.object({ webhookId: id }),
  may: may.runTheProgram,
  async run({ db, now }, { webhookId }): Promise<Due | null> {
    const first = await db
      .selectFrom('webhookDeliveries')
      .select(['itemKind', 'itemId'])
      .where('webhookId', '=', webhookId)
      .where('state', '=', 'waiting')
      .where('nextAt', '<=', now)
      .orderBy('nextAt')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!first) return null
    const waiting = await db
      .selectFrom('webhookDeliveries')
      .select(['id', 'webhookId', 'messageId', 'event', 'itemKind', 'itemId', 'createdAt'])
      .where('webhookId', '=', webhookId)
      .where('itemKind', '=', first.itemKind)
      .where('itemId', '=', first.itemId)
      .where('state', '=', 'waiting')
      .orderBy('id')
      .forUpdate()
      .execute()
    const last = waiting.at(-1)
    if (!last) return null
    const event = waiting.map((one) => one.event).reduce(mergedEvent)
    const earlier = waiting.slice(0, -1).map((one) => one.id)
    if (earlier.length > 0)
      await db
        .updateTable('webhookDeliveries')
        .set({ state: 'replaced' })
        .where('id', 'in', earlier)
        .execute()
    if (event !== last.event)
      await db.updateTable('webhookDeliveries').set({ event }).where('id', '=', last.id).execute()
    return { ...last, event }
  },
})

/** Whether a message about the same item was attempted before: it may have arrived, whatever the answer was. */
export async function wasTold(db: Kysely<Tables>, { webhookId, itemKind, itemId }: Due): Promise<boolean> {
  const row = await db
    .selectFrom('webhookDeliveries')
    .select('id')
    .where('webhookId', '=', webhookId)
    .where('itemKind', '=', itemKind)
    .where('itemId', '=', itemId)
    .where('attempts', '>', 0)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
