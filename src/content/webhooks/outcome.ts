/** Records the outcome of an attempt: the next attempt, or that the webhook is switched off. */
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { may } from '../policies.ts'
import { webhooksCacheTag } from './queue.ts'
import type { DisabledBecause } from './tables.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** The waits between attempts: about two days in total. */
export const waits = [
  ...[5_000, 30_000, 2 * minuteMs, 10 * minuteMs],
  ...[hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs],
]
/** A receiver that accepted nothing for this long gets no more messages. */
export const failingForMs = 5 * 86_400_000
const goneStatus = 410
/** A receiver may ask to be left alone for so long at most. */
const longestAskedMs = 24 * hourMs

/** Records the outcome of an attempt. A webhook that failed for five days, or answers 410, is switched off. */
export const noteDelivery = command({
  name: 'webhooks.note-delivery',
  input: z.object({
    id: z.number(),
    sentEvent: z.string(),
    status: z.number().int().nullable(),
    error: z.string().max(200).nullable(),
    waitMs: z.number().positive().nullable().default(null),
  }),
  may: may.runTheProgram,
  async run(work, { id: deliveryId, sentEvent, status, error, waitMs }) {
    const { db, now, invalidate } = work
    const row = await db
      .selectFrom('webhookDeliveries as d')
      .innerJoin('webhooks as w', 'w.id', 'd.webhookId')
      .select(['d.attempts', 'd.event', 'd.webhookId', 'w.failingSince'])
      .where('d.id', '=', deliveryId)
      .where('d.state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const isTaken = error === null
    const wait = waits[row.attempts]
    const requestedMs = Math.min(waitMs ?? 0, longestAskedMs)
    await db
      .updateTable('webhookDeliveries')
      .set({
        ...{ attempts: row.attempts + 1, attemptedAt: now, status, error },
        sentEvent: sentEvent === row.event ? null : sentEvent,
        state: isTaken ? 'delivered' : wait === undefined ? 'failed' : 'waiting',
        ...(wait === undefined || isTaken
          ? {}
          : { nextAt: new Date(now.getTime() + Math.max(wait, requestedMs)) }),
      })
      .where('id', '=', deliveryId)
      .execute()
    invalidate(webhooksCacheTag)
    if (isTaken) {
      if (row.failingSince)
        await db.updateTable('webhooks').set({ failingSince: null }).where('id', '=', row.webhookId).execute()
      return
    }
    if (requestedMs > 0) await leaveAlone(work, row.webhookId, new Date(now.getTime() + requestedMs))
    const failingSince = row.failingSince ?? now
    await db.updateTable('webhooks').set({ failingSince }).where('id', '=', row.webhookId).execute()
    if (status === goneStatus) await switchOff(work, row.webhookId, 'gone')
    else if (now.getTime() - failingSince.getTime() >= failingForMs)
      await switchOff(work, row.webhookId, 'failures')
  },
})

/** Nothing that waits goes to a webhook before this time. */
const leaveAlone = ({ db }: Pick<Work, 'db'>, webhookId: number, until: Date) =>
  db
    .updateTable('webhookDeliveries')
    .set({ nextAt: until })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('nextAt', '<', until)
    .execute()

/** Drops a message about an item that became private before its receiver was told of it. */
export const discardDelivery = command({
  name: 'webhooks.discard-delivery',
  input: z.object({ id: z.number() }),
  may: may.runTheProgram,
  async run({ db, invalidate }, { id: deliveryId }) {
    await db
      .updateTable('webhookDeliveries')
      .set({ state: 'discarded' })
      .where('id', '=', deliveryId)
      .where('state', '=', 'waiting')
      .execute()
    invalidate(webhooksCacheTag)
  },
})

/** Drops the waiting deliveries; they can be replayed. */
export async function switchOff(
  { db, now }: Pick<Work, 'db' | 'now'>,
  webhookId: number,
  because: DisabledBecause,
): Promise<void> {
  await db
    .updateTable('webhooks')
    .set({ disabledAt: now, disabledBecause: because })
    .where('id', '=', webhookId)
    .execute()
  await db
    .updateTable('webhookDeliveries')
    .set({ state: 'discarded' })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute()
}
