/** What the sending job writes: whom an issue was handed over for, and whose mailbox takes no more. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import { id } from '../fields.ts'

/** After so many refusals in a row nobody reads there. */
const mostRefusals = 3
const one = z.object({ issueId: id, subscriberId: id })

/** Takes one delivery; false when it was taken before, or the subscriber has left meanwhile. */
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

/** Gives it back: the server did not take it, and it is tried again. */
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

/** Notes that a mailbox took a message, or that it refused it for good; who refuses again and again is let go. */
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
    if (!row || row.refusals < mostRefusals) return
    await db
      .updateTable('subscribers')
      .set({ state: 'unsubscribed', unsubscribedAt: now })
      .where('id', '=', subscriberId)
      .where('state', '=', 'confirmed')
      .execute()
  },
})
