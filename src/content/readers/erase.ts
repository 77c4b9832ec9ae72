/** Erases a reader, who asked for it on their own page or by a message to the newsroom. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import { fromAccount } from '../../language/mail-address.ts'
import { dropJobs } from '../../platform/jobs.ts'
import { mailboxOf } from '../../platform/mail.ts'
import { emptyComment } from '../comments/own.ts'
import type { Reason } from '../comments/reasons.ts'
import { lockComment, setState } from '../comments/state.ts'
import { may } from '../policies.ts'
import { identities, noteRemovals } from '../removals.ts'

/** For readers themselves, without a reason. */
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

/**
 * For an administrator, on a reader's request. The legal reason is stored, also for readers without comments.
 */
export const eraseReaderOnRequest = command({
  name: 'reader.erase-for',
  input: z.object({ id, legalReason: requiredLine(1_000) }),
  may: may.removeForLegalReasons,
  async run(work, { id: readerId, legalReason }) {
    const reasons: Reason[] = [{ phase: 'moderator', code: 'reader-erased', seen: legalReason }]
    const erased = await eraseAllOf(work, readerId, reasons)
    await work.revise('reader', readerId, { erased: true, legalReason })
    work.about(`reader:${readerId}`)
    return erased
  },
})

/**
 * Erases the account, the name, the newsletter subscription, the comments with their revisions, and the notes
 * of reports. Placeholders of comments stay where others have replied, with their reasons. Returns the number
 * of erased comments.
 */
async function eraseAllOf(work: Work, readerId: number, reasons: Reason[]): Promise<{ comments: number }> {
  const { db, now } = work
  const account = await db
    .selectFrom('readers')
    .select(['userId', 'createdAt'])
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
  // Last, so that of two concurrent calls the second one sees that the first has finished.
  const erased = await db
    .updateTable('readers')
    .set({ name: '', userId: null, erasedAt: now })
    .where('id', '=', readerId)
    .where('erasedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!erased) throw new CommandError('conflict', 'This reader was erased already.')
  const identity = identities.reader(readerId, account.createdAt)
  await noteRemovals(work, [{ kind: 'reader', refId: readerId, identity, hashes: [] }])
  await dropJobs(
    db,
    ids.map((commentId) => `comment:${commentId}`),
  )
  if (account.userId) {
    const { rows: users } = await sql<{ email: string }>`
      delete from reader_users where id = ${account.userId} returning email`.execute(db)
    const emails = users.map(({ email }) => fromAccount(email.toLowerCase()))
    // The newsletter subscription has the same mail address.
    await db.deleteFrom('subscribers').where('email', 'in', emails).execute()
    await db.deleteFrom('subscriptionRequests').where('email', 'in', emails.map(mailboxOf)).execute()
  }
  return { comments: ids.length }
}
