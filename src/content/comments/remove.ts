/** A legal removal: what was written goes for good. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, requiredLine } from '../fields.ts'
import { eraseRevisions } from '../removal.ts'
import { emptyComment } from './own.ts'
import { lockComment, setState } from './state.ts'

/** One comment: that there was one, and why it went, stays. */
export const removeComment = command({
  name: 'comment.remove',
  input: z.object({ id, ground: requiredLine(1_000) }),
  may: may.eraseForLaw,
  async run(work, { id: commentId, ground }) {
    const comment = await lockComment(work.db, commentId)
    // A second ground would take the place of the first.
    if (comment.state === 'erased') throw new CommandError('conflict', 'This comment was erased already.')
    await emptyComment(work, [commentId])
    await work.db.updateTable('comments').set({ name: '' }).where('id', '=', commentId).execute()
    await setState(work, comment, 'erased', [{ phase: 'moderator', code: 'law', seen: ground }], 'erase')
    work.about(`comment:${commentId}`)
  },
})

/** All that was written under an article which is removed itself. */
export async function removeCommentsOf(work: Work, articleId: number): Promise<void> {
  const rows = await work.db
    .deleteFrom('comments')
    .where('articleId', '=', articleId)
    .returning('id')
    .execute()
  await eraseRevisions(
    work,
    'comment',
    rows.map(({ id }) => id),
  )
  await work.db.deleteFrom('commentCounts').where('articleId', '=', articleId).execute()
  work.touch(`comments:${articleId}`)
}
