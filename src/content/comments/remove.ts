/** Removes comments for legal reasons: their text is erased permanently. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import { dropJobs } from '../../platform/jobs.ts'
import { may } from '../policies.ts'
import { identities, noteRemovals } from '../removals.ts'
import { emptyComment } from './own.ts'
import { lockComment, setState } from './state.ts'

/** Removes one comment. A record of the removal and its reason stays. */
export const removeComment = command({
  name: 'comment.remove',
  input: z.object({ id, legalReason: requiredLine(1_000) }),
  may: may.removeForLegalReasons,
  async run(work, { id: commentId, legalReason }) {
    const comment = await lockComment(work.db, commentId)
    // A second removal would replace the first legal reason.
    if (comment.state === 'erased') throw new CommandError('conflict', 'This comment was erased already.')
    await emptyComment(work, [commentId])
    await work.db.updateTable('comments').set({ name: '' }).where('id', '=', commentId).execute()
    await setState(work, comment, 'erased', [{ phase: 'moderator', code: 'law', seen: legalReason }], 'erase')
    const identity = identities.comment(comment.key)
    await noteRemovals(work, [{ kind: 'comment', refId: commentId, identity, hashes: [] }])
    await dropJobs(work.db, [`comment:${commentId}`])
    work.about(`comment:${commentId}`)
  },
})

/** Removes all comments under an article that is being removed. */
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
  await dropJobs(
    work.db,
    rows.map(({ id }) => `comment:${id}`),
  )
  await work.db.deleteFrom('commentCounts').where('articleId', '=', articleId).execute()
  work.invalidate(`comments:${articleId}`)
}
