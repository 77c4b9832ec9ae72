/** Readers report a comment. A comment with many reports is held until a moderator has read it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { cleanComment } from '../../language/comment-text.ts'
import { may } from '../policies.ts'
import { ipHash } from './fields.ts'
import { lockComment, moderation, queueCacheTag, setState } from './state.ts'

export const reportReasons = ['abuse', 'hate', 'spam', 'privacy', 'off-topic', 'other'] as const

/** Reports by this many different readers hold a comment until a moderator has read it. */
const maxReports = 5

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
    /** The keyed hash of a guest's IP address. */
    ipHash: ipHash.default(null),
  }),
  may: may.takePart,
  async run(work, { id: commentId, reason, note, ipHash }) {
    const { db, actor } = work
    const comment = await lockComment(db, commentId)
    if (comment.state !== 'published') throw new CommandError('conflict', 'This comment is not public.')
    const reporter = actor.id === null ? ipHash : `reader:${actor.id}`
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
    work.invalidate(queueCacheTag)
    // Reports do not hold a comment that a moderator has already read and kept.
    const read = await db
      .selectFrom('commentDecisions')
      .select('id')
      .where('commentId', '=', commentId)
      .where('staffId', 'is not', null)
      .executeTakeFirst()
    if (reportCount >= maxReports && !read)
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
