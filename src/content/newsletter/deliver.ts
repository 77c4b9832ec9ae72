/** The records of the sending job: deliveries of an issue, and mailboxes that refuse mail. */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { may } from '../policies.ts'

/** After this many consecutive refusals a subscription is suspended. */
const maxRefusals = 3
const one = z.object({ issueId: id, subscriberId: id })

/** Claims one delivery; false when it was claimed before, or the subscriber has left meanwhile. */
export const takeDelivery = command({
  name: 'newsletter.take-delivery',
  input: one,
  may: may.runTheProgram,
  async run({ db, now }, { issueId, subscriberId }) {
    const subscriber = await db
      .selectFrom('subscribers')
      .select('id')
      .where('id', '=', subscriberId)
      .where('state', '=', 'confirmed')
      .forShare()
      .executeTakeFirst()
    if (!subscriber) return false
    const taken = await db
      .insertInto('newsletterDeliveries')
      .values({ issueId, subscriberId, at: now })
      .onConflict((oc) => oc.doNothing())
      .returning('issueId')
      .executeTakeFirst()
    return taken !== undefined
  },
})

/** Releases a delivery that the mail server did not accept, so that it is tried again. */
export const returnDelivery = command({
  name: 'newsletter.return-delivery',
  input: one,
  may: may.runTheProgram,
  run: async ({ db }, { issueId, subscriberId }) =>
    void (await db
      .deleteFrom('newsletterDeliveries')
      .where('issueId', '=', issueId)
      .where('subscriberId', '=', subscriberId)
      .execute()),
})

/** Records that a mailbox accepted a message, or refused it permanently. Repeated refusals end the subscription. */
export const noteAnswer = command({
  name: 'newsletter.note-answer',
  input: z.object({ subscriberId: id, refused: z.boolean() }),
  may: may.runTheProgram,
  async run({ db, now }, { subscriberId, refused }) {
    const row = await db
      .updateTable('subscribers')
      .set((eb) => ({ refusals: refused ? eb('refusals', '+', 1) : 0 }))
      .where('id', '=', subscriberId)
      .where((eb) => (refused ? eb.lit(true) : eb('refusals', '>', 0)))
      .returning('refusals')
      .executeTakeFirst()
    if (!row || row.refusals < maxRefusals) return
    await db
      .updateTable('subscribers')
      .set({ state: 'unsubscribed', unsubscribedAt: now })
      .where('id', '=', subscriberId)
      .where('state', '=', 'confirmed')
      .execute()
  },
})
