/**
 * Moderators' decisions about a comment: publish it, reject it with a reason, return it to the queue, undo a
 * decision.
 */
import { z } from 'zod'
import type { Actor } from '../../../kernel/actor.ts'
import { CommandError, command, type Work } from '../../../kernel/command.ts'
import { id, line } from '../../../kernel/fields.ts'
import { may } from '../../policies.ts'
import type { Reason } from '../reasons.ts'
import { rejectionCodes } from '../rejection-codes.ts'
import { type CommentRow, lockComment, setState, type Verdict } from '../state.ts'
import type { CommentState } from '../tables.ts'

/** The version of the comment that the moderator read; null checks nothing. */
const version = z.number().int().min(1).nullable().default(null)
const one = z.object({ id, version })

/**
 * States in which moderators decide nothing: the comment awaits its reader's confirmation, or was withdrawn or
 * erased.
 */
const isOver = (state: CommentState) => state === 'unconfirmed' || state === 'withdrawn' || state === 'erased'

/** The locked comment; refused when somebody else has decided since it was read. */
export async function commentToDecide(
  work: Work,
  { id: commentId, version: expected }: z.output<typeof one>,
): Promise<CommentRow> {
  const comment = await lockComment(work.db, commentId)
  if (isOver(comment.state)) throw new CommandError('conflict', 'The reader has withdrawn this comment.')
  if (expected !== null && comment.version !== expected) {
    const last = await lastDecision(work, commentId)
    throw new CommandError(
      'conflict',
      `${last?.actor ?? 'Somebody'} has decided since you read this comment.`,
    )
  }
  work.about(`comment:${commentId}`)
  return comment
}

const lastDecision = ({ db }: Work, commentId: number) =>
  db
    .selectFrom('commentDecisions')
    .select(['actor', 'staffId', 'verdict'])
    .where('commentId', '=', commentId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Applies a person's decision, which also settles the reports and answers an open appeal. */
async function decide(
  work: Work,
  comment: CommentRow,
  state: CommentState,
  reason: Reason,
  verdict: Verdict,
): Promise<{ id: number; version: number; state: CommentState }> {
  await decideAppeal(work, comment, state === 'published')
  const after = await setState(work, comment, state, [reason], verdict)
  if (comment.reportCount > 0)
    await work.db.updateTable('comments').set({ reportCount: 0 }).where('id', '=', comment.id).execute()
  return { id: after.id, version: after.version, state: after.state }
}

/** Publishes a comment. If it is public already, this settles its reports. */
export const publishComment = command({
  name: 'comment.publish',
  input: one,
  may: may.moderate,
  async run(work, input) {
    const comment = await commentToDecide(work, input)
    return decide(work, comment, 'published', { phase: 'moderator', code: 'approved' }, 'publish')
  },
})

export const rejectComment = command({
  name: 'comment.reject',
  input: one.extend({
    code: z.enum(rejectionCodes),
    /** A note to the reader beside the reason. */
    note: line(300).default(''),
  }),
  may: may.moderate,
  async run(work, { code, note, ...input }) {
    const comment = await commentToDecide(work, input)
    const reason: Reason = { phase: 'moderator', code, ...(note ? { seen: note } : {}) }
    return decide(work, comment, 'rejected', reason, 'reject')
  },
})

/** Undoes the last decision, which must be a person's, and restores the previous state. */
export const undoDecision = command({
  name: 'comment.undo',
  input: one,
  may: may.moderate,
  async run(work, input) {
    const comment = await commentToDecide(work, input)
    await refuseOwnAppeal(work, comment.id, 'any')
    const [last, before] = await work.db
      .selectFrom('commentDecisions')
      .select(['staffId', 'actor', 'verdict', 'reasons'])
      .where('commentId', '=', comment.id)
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    if (!last || !before || !isPersonal(last.reasons))
      throw new CommandError('conflict', 'There is no decision of a person to undo.')
    const state = stateOf[before.verdict]
    if (!state) throw new CommandError('conflict', 'The reader has withdrawn this comment.')
    await work.db
      .updateTable('commentAppeals')
      .set({ decidedAt: null, decidedBy: null, upheld: null })
      .where('commentId', '=', comment.id)
      .where('decidedAt', 'is not', null)
      .execute()
    const after = await setState(work, comment, state, before.reasons, before.verdict)
    return { id: after.id, version: after.version, state: after.state }
  },
})

const isPersonal = (reasons: Reason[]) => reasons.some(({ phase }) => phase === 'moderator')
const stateOf: Partial<Record<Verdict, CommentState>> = {
  publish: 'published',
  hold: 'held',
  reject: 'rejected',
}

/** The decision also answers an open appeal. */
async function decideAppeal(work: Work, comment: CommentRow, upheld: boolean): Promise<void> {
  await refuseOwnAppeal(work, comment.id, 'open')
  await work.db
    .updateTable('commentAppeals')
    .set({ decidedAt: work.now, decidedBy: work.actor.id, upheld })
    .where('commentId', '=', comment.id)
    .where('decidedAt', 'is', null)
    .execute()
}

/**
 * Refuses the moderator whose rejection is appealed, where another one could decide. Later decisions and
 * undoing do not matter.
 */
async function refuseOwnAppeal(work: Work, commentId: number, which: 'open' | 'any'): Promise<void> {
  const rejection = await work.db
    .selectFrom('commentAppeals as a')
    .innerJoin('commentDecisions as d', 'd.commentId', 'a.commentId')
    .select(['d.actor', 'd.staffId'])
    .where('a.commentId', '=', commentId)
    .where('d.verdict', '=', 'reject')
    .whereRef('d.at', '<=', 'a.at')
    .$if(which === 'open', (query) => query.where('a.decidedAt', 'is', null))
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (rejection && isSame(work.actor, rejection) && (await hasOthers(work)))
    throw new CommandError(
      'forbidden',
      'You rejected this comment, so somebody else of the moderators decides its appeal.',
    )
}

const isSame = (actor: Actor, decision: { staffId: number | null; actor: string }) => {
  const person = actor.id ?? actor.token?.staffId ?? null
  return person === null ? decision.actor === actor.name : decision.staffId === person
}

async function hasOthers({ db, actor }: Work): Promise<boolean> {
  const other = await db
    .selectFrom('staff')
    .select('id')
    .where('active', '=', true)
    .where('userId', 'is not', null)
    .where('role', 'in', ['moderator', 'editor', 'administrator'])
    .where('id', 'is distinct from', actor.id)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}
