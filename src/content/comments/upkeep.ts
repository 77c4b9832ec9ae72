/** Deletes data that is no longer needed: unconfirmed comments, used proofs of work, IP hashes. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { may } from '../policies.ts'

/** The IP hash of a comment is kept this long, for the rate limits. */
const addressMs = 30 * 86_400_000
const attemptMs = 2 * 86_400_000
/** The number of rows deleted at once, so that nobody waits for it. */
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
    // In the accounts library's own tables: an unused link contains a mail address.
    await sql`delete from reader_verifications where expires_at < ${now}`.execute(db)
    await sql`delete from reader_sessions where expires_at < ${now}`.execute(db)
    await db.deleteFrom('usedProofs').where('expiresAt', '<', now).execute()
    await db.deleteFrom('attempts').where('at', '<', before(attemptMs)).execute()
    await db
      .updateTable('comments')
      .set({ ipHash: null })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('comments')
          .select('id')
          .where('ipHash', 'is not', null)
          .where('postedAt', '<', before(addressMs))
          .limit(most),
      )
      .execute()
  },
})
