/** Commands of readers for their own comments: edit one for some minutes, withdraw it, appeal its rejection. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id } from '../../kernel/fields.ts'
import { cleanComment } from '../../language/comment-text.ts'
import { fingerprintOf } from '../../language/obfuscation/fingerprint.ts'
import { may } from '../policies.ts'
import { commentText } from './fields.ts'
import { examineAgain } from './post.ts'
import { type CommentRow, lockComment, queueCacheTag, setState } from './state.ts'

export const editMs = 10 * 60_000
/** The previous text of each edit is stored, and the new text is moderated. */
const maxVersions = 30

/** A guest comment has no owner; the handler checks its receipt before it calls the command. */
async function ownComment(work: Work, commentId: number): Promise<CommentRow> {
  const comment = await lockComment(work.db, commentId)
  if (comment.readerId !== work.actor.id) throw new CommandError('forbidden', 'This comment is not yours.')
  if (comment.state === 'withdrawn' || comment.state === 'erased')
    throw new CommandError('conflict', 'This comment was withdrawn.')
  return comment
}

/** The time until which a reader may edit this comment; null when they may not. */
export function editableUntil(
  { state, postedAt }: Pick<CommentRow, 'state' | 'postedAt'>,
  now: Date,
): Date | null {
  const until = new Date(postedAt.getTime() + editMs)
  return (state === 'held' || state === 'published') && now < until ? until : null
}

/**
 * Edits a comment. The previous text is stored as a revision, and the new text is moderated like a new comment.
 */
export const editComment = command({
  name: 'comment.edit',
  input: z.object({ id, text: commentText }),
  may: may.takePart,
  async run(work, { id: commentId, text }) {
    const comment = await ownComment(work, commentId)
    if (!editableUntil(comment, work.now))
      throw new CommandError('conflict', 'A comment can be changed for ten minutes after it was written.')
    if (text === comment.text) return { state: comment.state }
    if (comment.version > maxVersions)
      throw new CommandError('conflict', 'A comment can be changed so often and no more.')
    await work.revise('comment', commentId, { text: comment.text })
    const row = await work.db
      .updateTable('comments')
      .set({ text, fingerprint: fingerprintOf(text), editedAt: work.now })
      .where('id', '=', commentId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const { state } = await examineAgain(work, row)
    return { state }
  },
})

/**
 * Withdraws a comment. Its text is erased, in its revisions too; a placeholder stays where others have replied.
 */
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

/** Erases the text of comments, in their revisions and in the reasons that quote it. */
export async function emptyComment(work: Work, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const { db } = work
  await db
    .updateTable('comments')
    .set({ text: '', fingerprint: '', ipHash: null, emailHash: null })
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

/** Appeals a rejection; a comment has one appeal. */
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
    work.invalidate(queueCacheTag)
  },
})
