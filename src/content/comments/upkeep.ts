/** What is not needed any longer goes: comments that nobody confirmed, spent proofs, where a comment came from. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'

/** How long the hash of an address is kept beside a comment, for the limits. */
const addressMs = 30 * 86_400_000
const attemptMs = 2 * 86_400_000
/** So much at once, so that nobody waits for it. */
const most = 2_000

export const forgetOld = command({
  name: 'comments.forget-old',
  input: z.object({}),
  may: may.runTheProgram,
  async run({ db, now }) {
    const before = (ms: number) => new Date(now.getTime() - ms)
    await db
      .deleteFrom('comments')
      .where('state', '=', 'unconfirmed')
      .where('id', 'in', (eb) =>
        eb.selectFrom('commentConfirmations').select('commentId').where('expiresAt', '<', now).limit(most),
      )
      .execute()
    // In the accounts library's own tables: a link that was never used names a mailbox.
    await sql`delete from reader_verifications where expires_at < ${now}`.execute(db)
    await sql`delete from reader_sessions where expires_at < ${now}`.execute(db)
    await db.deleteFrom('spentProofs').where('expiresAt', '<', now).execute()
    await db.deleteFrom('attempts').where('at', '<', before(attemptMs)).execute()
    await db
      .updateTable('comments')
      .set({ address: null })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('comments')
          .select('id')
          .where('address', 'is not', null)
          .where('postedAt', '<', before(addressMs))
          .limit(most),
      )
      .execute()
  },
})
