/** What readers do with what they have written: change it for some minutes, take it away, ask for a second look. */
import { z } from 'zod'
import { cleanComment } from '../../language/comment-text.ts'
import { likenessOf } from '../../language/disguise/likeness.ts'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id } from '../fields.ts'
import { eraseRevisions } from '../removal.ts'
import { commentText } from './fields.ts'
import { examineAgain } from './post.ts'
import { type CommentRow, lockComment, queueTopic, setState } from './state.ts'

export const editMs = 10 * 60_000
/** Each change is kept and read again. */
const mostVersions = 30

/** A guest's comment has no owner but who holds its receipt: the door has looked at that. */
async function ownComment(work: Work, commentId: number): Promise<CommentRow> {
  const comment = await lockComment(work.db, commentId)
  if (comment.readerId !== work.actor.id) throw new CommandError('forbidden', 'This comment is not yours.')
  if (comment.state === 'withdrawn' || comment.state === 'erased')
    throw new CommandError('conflict', 'This comment was taken away.')
  return comment
}

/** Until when a reader may change this comment; null: no longer, or not at all. */
export function editableUntil(
  { state, postedAt }: Pick<CommentRow, 'state' | 'postedAt'>,
  now: Date,
): Date | null {
  const until = new Date(postedAt.getTime() + editMs)
  return (state === 'held' || state === 'published') && now < until ? until : null
}

/** The text before is kept as a revision; the new one is examined like one that was just written. */
export const editComment = command({
  name: 'comment.edit',
  input: z.object({ id, text: commentText }),
  may: may.takePart,
  async run(work, { id: commentId, text }) {
    const comment = await ownComment(work, commentId)
    if (!editableUntil(comment, work.now))
      throw new CommandError('conflict', 'A comment can be changed for ten minutes after it was written.')
    if (text === comment.text) return { state: comment.state }
    if (comment.version > mostVersions)
      throw new CommandError('conflict', 'A comment can be changed so often and no more.')
    await work.revise('comment', commentId, { text: comment.text })
    const row = await work.db
      .updateTable('comments')
      .set({ text, likeness: likenessOf(text), editedAt: work.now })
      .where('id', '=', commentId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const { state } = await examineAgain(work, row)
    return { state }
  },
})

/** The text goes, from its revisions too; where others have answered, a line stays in its place. */
export const withdrawComment = command({
  name: 'comment.withdraw',
  input: z.object({ id }),
  may: may.takePart,
  async run(work, { id: commentId }) {
    const comment = await ownComment(work, commentId)
    await emptyComment(work, [commentId])
    await setState(work, comment, 'withdrawn', [], 'withdraw')
  },
})

/** Takes what was written out of comments, their revisions and what moderation saw in them. */
export async function emptyComment(work: Work, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const { db } = work
  await db
    .updateTable('comments')
    .set({ text: '', likeness: '', address: null })
    .where('id', 'in', ids)
    .execute()
  await db.updateTable('commentDecisions').set({ reasons: '[]' }).where('commentId', 'in', ids).execute()
  await db.updateTable('commentAppeals').set({ text: '' }).where('commentId', 'in', ids).execute()
  await eraseRevisions(work, 'comment', ids)
}

const appealText = z
  .string()
  .max(10_000)
  .transform(cleanComment)
  .pipe(z.string().min(1, 'is missing').max(1_000, 'is longer than 1000 characters'))

/** One appeal for each comment that was rejected. */
export const appealComment = command({
  name: 'comment.appeal',
  input: z.object({ id, text: appealText }),
  may: may.takePart,
  async run(work, { id: commentId, text }) {
    const comment = await ownComment(work, commentId)
    if (comment.state !== 'rejected') throw new CommandError('conflict', 'This comment was not rejected.')
    const row = await work.db
      .insertInto('commentAppeals')
      .values({ commentId, text, at: work.now })
      .onConflict((oc) => oc.doNothing())
      .returning('commentId')
      .executeTakeFirst()
    if (!row) throw new CommandError('conflict', 'There was an appeal already.')
    work.touch(queueTopic)
  },
})
