/** Webhooks as administrators manage them. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, line, optionalId, webAddress } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'
import { webhookEvents } from './events.ts'
import { switchOff } from './outcome.ts'
import { webhooksCacheTag } from './queue.ts'
import { forgetWebhookSecrets, overlapMs, webhookSecret } from './secrets.ts'

/** The maximum number of webhooks, since each is checked at every publication. */
const maxWebhooks = 50

const endpoint = webAddress
  .pipe(z.string().min(1, 'is missing'))
  .refine((text) => !URL.canParse(text) || new URL(text).username === '', 'must hold no name and password')

/** Adds a webhook (no id) and returns its secret, or edits one. Switching it on again resets its failures. */
export const saveWebhook = command({
  name: 'webhook.save',
  input: z.object({
    id: optionalId.default(null),
    url: endpoint,
    description: line(200).default(''),
    events: z.array(z.enum(webhookEvents)).min(1, 'name at least one event'),
    enabled: z.boolean().default(true),
  }),
  may: may.administer,
  async run(work, { id: webhookId, url, description, events, enabled }) {
    const { db, invalidate, about } = work
    invalidate(webhooksCacheTag)
    const columns = { url, description, events: webhookEvents.filter((event) => events.includes(event)) }
    if (webhookId === null) {
      const { count } = await db
        .selectFrom('webhooks')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow()
      if (count >= maxWebhooks)
        throw new CommandError('conflict', `There are ${maxWebhooks} webhooks already: delete one first.`)
      const row = await db.insertInto('webhooks').values(columns).returning('id').executeTakeFirstOrThrow()
      if (!enabled) await switchOff(work, row.id, 'staff')
      about(`webhook:${row.id}`)
      return { id: row.id, secret: await webhookSecret(db, row.id, 1) }
    }
    const before = await db
      .selectFrom('webhooks')
      .select('disabledAt')
      .where('id', '=', webhookId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new CommandError('not-found', `There is no webhook ${webhookId}.`)
    const isOn = before.disabledAt === null
    const afresh = enabled && !isOn ? { disabledAt: null, disabledBecause: null, failingSince: null } : {}
    await db
      .updateTable('webhooks')
      .set({ ...columns, ...afresh })
      .where('id', '=', webhookId)
      .execute()
    if (!enabled && isOn) await switchOff(work, webhookId, 'staff')
    about(`webhook:${webhookId}`)
    return { id: webhookId, secret: null }
  },
})

/** Deletes a webhook with its log. */
export const removeWebhook = command({
  name: 'webhook.remove',
  input: z.object({ id }),
  may: may.administer,
  async run({ db, invalidate, about }, { id: webhookId }) {
    const row = await db.deleteFrom('webhooks').where('id', '=', webhookId).returning('id').executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no webhook ${webhookId}.`)
    await forgetWebhookSecrets(db, webhookId)
    invalidate(webhooksCacheTag)
    about(`webhook:${webhookId}`)
  },
})

/** Creates a new secret and returns it, once. For a day, messages are also signed with the previous one. */
export const rotateWebhookSecret = command({
  name: 'webhook.rotate-secret',
  input: z.object({ id }),
  may: may.administer,
  async run({ db, now, invalidate, about }, { id: webhookId }) {
    const previousSecretUntil = new Date(now.getTime() + overlapMs)
    const row = await db
      .updateTable('webhooks')
      .set({ secretNumber: sql`secret_number + 1`, previousSecretUntil })
      .where('id', '=', webhookId)
      .returning('secretNumber')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no webhook ${webhookId}.`)
    await forgetWebhookSecrets(db, webhookId, row.secretNumber - 1)
    invalidate(webhooksCacheTag)
    about(`webhook:${webhookId}`)
    return { secret: await webhookSecret(db, webhookId, row.secretNumber), previousSecretUntil }
  },
})

/** All webhooks, the first added first, with the state of their deliveries, without secrets. */
export async function listWebhooks({ db }: Pick<ReadContext, 'db'>) {
  return db
    .selectFrom('webhooks as w')
    .select(['w.id', 'w.url', 'w.description', 'w.events', 'w.createdAt', 'w.previousSecretUntil'])
    .select(['w.failingSince', 'w.disabledAt', 'w.disabledBecause'])
    .select(
      sql<number>`(select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting')`.as(
        'waiting',
      ),
    )
    .select((eb) => [
      eb
        .selectFrom('webhookDeliveries as d')
        .select((d) => d.fn.max('d.attemptedAt').as('at'))
        .whereRef('d.webhookId', '=', 'w.id')
        .where('d.state', '=', 'delivered')
        .as('deliveredAt'),
    ])
    .orderBy('w.id')
    .execute()
}

/** The webhooks that the program itself has switched off. */
export const switchedOffWebhooks = ({ db }: Pick<ReadContext, 'db'>) =>
  db
    .selectFrom('webhooks')
    .select(['id', 'url', 'disabledAt', 'disabledBecause'])
    .where('disabledBecause', 'in', ['failures', 'gone'])
    .orderBy('disabledAt', 'desc')
    .execute()
