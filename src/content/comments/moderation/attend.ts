/** Which comment each moderator has before them, so that two do not read the same one. */
import { z } from 'zod'
import { may } from '../../actor.ts'
import { CommandError, command } from '../../command.ts'
import { optionalId } from '../../fields.ts'

/** A screen says it again within this time; who has not is gone. */
export const attendingMs = 25_000

/** Says which comment one has in focus (null: none), and answers which ones colleagues have. Leaves no trace. */
export const attendComment = command({
  name: 'comment.attend',
  input: z.object({ id: optionalId }),
  may: may.moderate,
  async run({ db, actor, now }, { id: commentId }) {
    if (actor.id === null) throw new CommandError('forbidden', 'Only a member of the staff can be present.')
    if (commentId === null) await db.deleteFrom('commentPresence').where('staffId', '=', actor.id).execute()
    else
      await db
        .insertInto('commentPresence')
        .columns(['staffId', 'commentId', 'at'])
        // A comment may be gone by now.
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
      .where('p.at', '>', new Date(now.getTime() - attendingMs))
      .limit(100)
      .execute()
    return { others }
  },
})
