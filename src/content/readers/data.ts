/** What is kept of a reader: all of it for who asks, none of it for who wants it gone. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { emptyComment } from '../comments/own.ts'
import { lockComment, setState } from '../comments/state.ts'
import type { Reading } from '../reading.ts'

/** Everything that belongs to a reader, as plain data. */
export async function readerData({ db }: Reading, readerId: number) {
  const row = await db
    .selectFrom('readers')
    .select(['name', 'standing', 'createdAt', 'userId'])
    .where('id', '=', readerId)
    .executeTakeFirstOrThrow()
  const comments = await db
    .selectFrom('comments')
    .select(['id', 'articleId', 'parentId', 'name', 'text', 'state', 'postedAt', 'publishedAt', 'editedAt'])
    .where('readerId', '=', readerId)
    .orderBy('id')
    .execute()
  const ids = comments.map(({ id }) => id)
  const revisions = await db
    .selectFrom('revisions')
    .select(['refId as commentId', 'at', 'content'])
    .where('kind', '=', 'comment')
    .where('refId', 'in', [...ids, 0])
    .where('content', 'is not', null)
    .orderBy('id')
    .execute()
  const appeals = await db
    .selectFrom('commentAppeals')
    .select(['commentId', 'text', 'at', 'decidedAt', 'upheld'])
    .where('commentId', 'in', [...ids, 0])
    .execute()
  const reports = await db
    .selectFrom('commentReports')
    .select(['commentId', 'reason', 'note', 'at'])
    .where('reporter', '=', `reader:${readerId}`)
    .execute()
  const { userId, ...reader } = row
  const account = userId
    ? await sql<{ email: string; createdAt: Date }>`
        select email, created_at from reader_users where id = ${userId}`.execute(db)
    : null
  return { reader, account: account?.rows[0] ?? null, comments, revisions, appeals, reports }
}

/**
 * Erases a reader: the account, the name, what was written with its revisions, the notes to reports. That there was
 * a comment stays, where others have answered it.
 */
export const eraseReader = command({
  name: 'reader.erase',
  input: z.object({}),
  may: may.takePart,
  async run(work) {
    const { db, actor, now } = work
    if (actor.id === null) throw new CommandError('forbidden', 'A guest has no account.')
    const rows = await db
      .selectFrom('comments')
      .select(['id', 'state'])
      .where('readerId', '=', actor.id)
      .where('state', '<>', 'erased')
      .orderBy('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    for (const { id } of rows) await setState(work, await lockComment(db, id), 'erased', [], 'erase')
    await emptyComment(work, ids)
    if (ids.length > 0) await db.updateTable('comments').set({ name: '' }).where('id', 'in', ids).execute()
    await db
      .updateTable('commentReports')
      .set({ note: '' })
      .where('reporter', '=', `reader:${actor.id}`)
      .execute()
    const { userId } = await db
      .selectFrom('readers')
      .select('userId')
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('readers')
      .set({ name: '', userId: null, erasedAt: now })
      .where('id', '=', actor.id)
      .execute()
    if (userId) await sql`delete from reader_users where id = ${userId}`.execute(db)
    return { comments: ids.length }
  },
})
