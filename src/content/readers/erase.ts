/** Erasing a reader: as they ask on their own page, or as they ask the newsroom in a letter. */
import { sql } from 'kysely'
import { z } from 'zod'
import { mailboxOf } from '../../platform/mail.ts'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { emptyComment } from '../comments/own.ts'
import type { Reason } from '../comments/reasons.ts'
import { lockComment, setState } from '../comments/state.ts'
import { id, requiredLine } from '../fields.ts'

/** Readers do it themselves, and need not say why. */
export const eraseReader = command({
  name: 'reader.erase',
  input: z.object({}),
  may: may.takePart,
  async run(work) {
    const { id: readerId } = work.actor
    if (readerId === null) throw new CommandError('forbidden', 'A guest has no account.')
    return eraseAllOf(work, readerId, [])
  },
})

/** An administrator does it for a reader. The ground stays, also of one who never wrote a comment. */
export const eraseReaderFor = command({
  name: 'reader.erase-for',
  input: z.object({ id, ground: requiredLine(1_000) }),
  may: may.eraseForLaw,
  async run(work, { id: readerId, ground }) {
    const reasons: Reason[] = [{ phase: 'moderator', code: 'reader-erased', seen: ground }]
    const erased = await eraseAllOf(work, readerId, reasons)
    await work.revise('reader', readerId, { erased: true, ground })
    work.about(`reader:${readerId}`)
    return erased
  },
})

/**
 * The account goes, the name, the newsletter's subscription, what was written with its revisions, the notes to
 * reports. That there was a comment stays, where others have answered it; the reasons are kept with each. Answers how
 * many comments went.
 */
async function eraseAllOf(work: Work, readerId: number, reasons: Reason[]): Promise<{ comments: number }> {
  const { db, now } = work
  const account = await db
    .selectFrom('readers')
    .select('userId')
    .where('id', '=', readerId)
    .executeTakeFirst()
  if (!account) throw new CommandError('not-found', `There is no reader ${readerId}.`)
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('readerId', '=', readerId)
    .where('state', '<>', 'erased')
    .orderBy('id')
    .execute()
  const ids = rows.map(({ id: commentId }) => commentId)
  for (const commentId of ids)
    await setState(work, await lockComment(db, commentId), 'erased', reasons, 'erase')
  await emptyComment(work, ids)
  if (ids.length > 0) await db.updateTable('comments').set({ name: '' }).where('id', 'in', ids).execute()
  await db
    .updateTable('commentReports')
    .set({ note: '' })
    .where('reporter', '=', `reader:${readerId}`)
    .execute()
  // Last, so that of two at once the second finds that the first has done it.
  const erased = await db
    .updateTable('readers')
    .set({ name: '', userId: null, erasedAt: now })
    .where('id', '=', readerId)
    .where('erasedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!erased) throw new CommandError('conflict', 'This reader was erased already.')
  if (account.userId) {
    const { rows: users } = await sql<{ email: string }>`
      delete from reader_users where id = ${account.userId} returning email`.execute(db)
    const emails = users.map(({ email }) => email.toLowerCase())
    // The newsletter knows the same mailbox.
    await db.deleteFrom('subscribers').where('email', 'in', emails).execute()
    await db.deleteFrom('newsletterAsks').where('email', 'in', emails.map(mailboxOf)).execute()
  }
  return { comments: ids.length }
}
