/** The log of deliveries: their times and answers. Tests and replays are deliveries too. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'
import { type ItemKind, testEvent } from './events.ts'
import { askForDeliveries, newMessageId, nextDelivery, webhooksCacheTag } from './queue.ts'

/** Sends an empty test message to a receiver. */
export const testWebhook = command({
  name: 'webhook.test',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: webhookId }) {
    await requireEnabled(work, webhookId)
    return queueOne(work, { webhookId, event: testEvent, itemKind: 'test', itemId: 0 })
  },
})

/** Sends a message about the item of a delivery again, as it is in public now. */
export const replayDelivery = command({
  name: 'webhook.replay',
  input: z.object({ id, deliveryId: z.number().int().positive() }),
  may: may.administer,
  async run(work, { id: webhookId, deliveryId }) {
    await requireEnabled(work, webhookId)
    const row = await work.db
      .selectFrom('webhookDeliveries')
      .select(['event', 'itemKind', 'itemId'])
      .where('id', '=', deliveryId)
      .where('webhookId', '=', webhookId)
      .executeTakeFirst()
    if (!row)
      throw new CommandError('not-found', `There is no delivery ${deliveryId} of webhook ${webhookId}.`)
    work.about(`webhook:${webhookId}`)
    return queueOne(work, { ...row, webhookId, replayOf: deliveryId })
  },
})

/** Sends anew what did not arrive since a time: each thing once, as it is in public now. Answers how many. */
export const replayFailed = command({
  name: 'webhook.replay-failed',
  input: z.object({ id, since: z.date() }),
  may: may.administer,
  async run(work, { id: webhookId, since }) {
    const { db } = work
    await requireEnabled(work, webhookId)
    const { rows } = await sql`
      insert into webhook_deliveries (webhook_id, message_id, event, item_kind, item_id, replay_of)
      select webhook_id, 'msg_' || replace(gen_random_uuid()::text, '-', ''), event, item_kind, item_id, id
      from (
        select distinct on (item_kind, item_id) * from webhook_deliveries
        where webhook_id = ${webhookId} and created_at >= ${since} and item_kind <> 'test'
        order by item_kind, item_id, id desc
      ) latest
      where state in ('failed', 'discarded')
      order by id limit ${most} returning id`.execute(db)
    if (rows.length > 0) await askForDeliveries(db)
    work.invalidate(webhooksCacheTag)
    work.about(`webhook:${webhookId}`, { count: rows.length })
    return { count: rows.length }
  },
})

async function requireEnabled({ db }: Work, webhookId: number): Promise<void> {
  const row = await db
    .selectFrom('webhooks')
    .select('disabledAt')
    .where('id', '=', webhookId)
    .forShare()
    .executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no webhook ${webhookId}.`)
  if (row.disabledAt) throw new CommandError('conflict', 'This webhook is switched off: switch it on first.')
}

async function queueOne(
  { db, invalidate }: Work,
  row: { webhookId: number; event: string; itemKind: ItemKind; itemId: number; replayOf?: number },
) {
  const delivery = await db
    .insertInto('webhookDeliveries')
    .values({ ...row, messageId: newMessageId() })
    .returning(['id', 'messageId'])
    .executeTakeFirstOrThrow()
  await askForDeliveries(db)
  invalidate(webhooksCacheTag)
  return delivery
}

/** The log of a webhook, newest first; `after` is the id of the last delivery on the previous page. */
export async function listDeliveries(
  { db }: Pick<ReadContext, 'db'>,
  webhookId: number,
  { limit, after }: { limit: number; after: number | null },
) {
  const rows = await db
    .selectFrom('webhookDeliveries')
    .select(['id', 'messageId', 'event', 'sentEvent', 'itemKind', 'itemId', 'createdAt', 'state'])
    .select(['attempts', 'nextAt', 'attemptedAt', 'status', 'error', 'replayOf'])
    .where('webhookId', '=', webhookId)
    .$if(after !== null, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return { items: rows.slice(0, limit), after: rows.length > limit ? String(rows[limit - 1]!.id) : null }
}

const keptMs = 30 * 86_400_000
/** The number of rows deleted at once, so that nobody waits for it. */
const most = 5_000

/** Deletes deliveries after a month, and ensures that waiting ones have a job: backups contain no jobs. */
export const keepDeliveries = command({
  name: 'webhooks.keep-deliveries',
  input: z.object({}),
  may: may.runTheProgram,
  async run({ db, now }) {
    await sql`delete from webhook_deliveries where id in (
      select id from webhook_deliveries
      where created_at < ${new Date(now.getTime() - keptMs)} and state <> 'waiting' order by id limit ${most})`.execute(
      db,
    )
    const next = await nextDelivery(db)
    if (next) await askForDeliveries(db, next)
  },
})
