/** Readers point a moderator to a comment. What many point to waits until one has read it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { cleanComment } from '../../language/comment-text.ts'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id } from '../fields.ts'
import { addressHash } from './fields.ts'
import { lockComment, moderation, queueTopic, setState } from './state.ts'

export const reportReasons = ['abuse', 'hate', 'spam', 'privacy', 'off-topic', 'other'] as const

/** So many different readers take a comment off the page until a moderator has read it. */
const mostReports = 5

export const reportComment = command({
  name: 'comment.report',
  input: z.object({
    id,
    reason: z.enum(reportReasons),
    note: z
      .string()
      .max(5_000)
      .transform(cleanComment)
      .pipe(z.string().max(500, 'is longer than 500 characters')),
    /** Of a guest. */
    address: addressHash.default(null),
  }),
  may: may.takePart,
  async run(work, { id: commentId, reason, note, address }) {
    const { db, actor } = work
    const comment = await lockComment(db, commentId)
    if (comment.state !== 'published') throw new CommandError('conflict', 'This comment is not public.')
    const reporter = actor.id === null ? address : `reader:${actor.id}`
    if (reporter === null) throw new CommandError('forbidden', 'Who reports is not known.')
    const row = await db
      .insertInto('commentReports')
      .values({ commentId, reporter, reason, note, at: work.now })
      .onConflict((oc) => oc.doNothing())
      .returning('commentId')
      .executeTakeFirst()
    if (!row) return { again: true }
    const { reportCount } = await db
      .updateTable('comments')
      .set({ reportCount: sql`report_count + 1` })
      .where('id', '=', commentId)
      .returning('reportCount')
      .executeTakeFirstOrThrow()
    work.touch(queueTopic)
    // What a moderator has read and let stand is not taken away by a crowd.
    const read = await db
      .selectFrom('commentDecisions')
      .select('id')
      .where('commentId', '=', commentId)
      .where('staffId', 'is not', null)
      .executeTakeFirst()
    if (reportCount >= mostReports && !read)
      await setState(
        { ...work, actor: moderation },
        comment,
        'held',
        [{ phase: 'reports', code: 'many-reports', seen: String(reportCount) }],
        'hold',
      )
    return { again: false }
  },
})
