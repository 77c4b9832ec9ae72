/** Records which comment each moderator has open, so that no two work on the same one. */
import { z } from 'zod'
import { CommandError, command } from '../../../kernel/command.ts'
import { optionalId } from '../../../kernel/fields.ts'
import { may } from '../../policies.ts'

/** A screen repeats its presence within this time; otherwise the moderator counts as gone. */
export const presenceTimeoutMs = 25_000

/**
 * Records the comment that a moderator has in focus (null: none), and returns those of their colleagues.
 * Nothing is logged.
 */
export const setCommentPresence = command({
  name: 'comment.set-presence',
  input: z.object({ id: optionalId }),
  may: may.moderate,
  async run({ db, actor, now }, { id: commentId }) {
    if (actor.id === null) throw new CommandError('forbidden', 'Only a member of the staff can be present.')
    if (commentId === null) await db.deleteFrom('commentPresence').where('staffId', '=', actor.id).execute()
    else
      await db
        .insertInto('commentPresence')
        .columns(['staffId', 'commentId', 'at'])
        // The comment may have been deleted meanwhile.
        .expression((eb) =>
          eb
            .selectFrom('comments')
            .select((one) => [one.val(actor.id!).as('staffId'), 'comments.id', one.val(now).as('at')])
            .where('comments.id', '=', commentId),
        )
        .onConflict((oc) => oc.column('staffId').doUpdateSet({ commentId, at: now }))
        .execute()
    const others = await db
      .selectFrom('commentPresence as p')
      .innerJoin('staff as s', 's.id', 'p.staffId')
      .select(['p.commentId as id', 's.name'])
      .where('p.staffId', '!=', actor.id)
      .where('p.at', '>', new Date(now.getTime() - presenceTimeoutMs))
      .limit(100)
      .execute()
    return { others }
  },
})
