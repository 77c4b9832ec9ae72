/** What moderators decide about a comment: publish, reject with a reason, back to the queue, and a decision undone. */
import { z } from 'zod'
import { type Actor, may } from '../../actor.ts'
import { CommandError, command, type Work } from '../../command.ts'
import { id, line } from '../../fields.ts'
import type { Reason } from '../reasons.ts'
import { type CommentRow, lockComment, setState, type Verdict } from '../state.ts'
import type { CommentState } from '../tables.ts'

/** Why a moderator rejects; a screen has a sentence for each, and the reader is told. */
export const rejectionCodes = [
  'abuse',
  'hate',
  'threat',
  'off-topic',
  'false-claim',
  'privacy',
  'advertising',
  'repeated',
  'other',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

/** The state of the comment that was read; null asks for no check. */
const version = z.number().int().min(1).nullable().default(null)
const one = z.object({ id, version })

/** States that nobody decides about: what waits for its reader's mail, and what its reader took away. */
const isOver = (state: CommentState) => state === 'unconfirmed' || state === 'withdrawn' || state === 'erased'

/** The comment, locked; refused when somebody else has decided since it was read. */
export async function commentToDecide(
  work: Work,
  { id: commentId, version: seen }: z.output<typeof one>,
): Promise<CommentRow> {
  const comment = await lockComment(work.db, commentId)
  if (isOver(comment.state)) throw new CommandError('conflict', 'The reader has taken this comment away.')
  if (seen !== null && comment.version !== seen) {
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

/** Carries out a person's decision; with it the reports are settled and an open appeal is answered. */
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

/** Also settles the reports of a comment that is public. */
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
    /** Told to the reader beside the reason. */
    note: line(300).default(''),
  }),
  may: may.moderate,
  async run(work, { code, note, ...input }) {
    const comment = await commentToDecide(work, input)
    const reason: Reason = { phase: 'moderator', code, ...(note ? { seen: note } : {}) }
    return decide(work, comment, 'rejected', reason, 'reject')
  },
})

/** Puts a comment where it was before the last decision, which must be a person's. */
export const undoDecision = command({
  name: 'comment.undo',
  input: one,
  may: may.moderate,
  async run(work, input) {
    const comment = await commentToDecide(work, input)
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
    if (!state) throw new CommandError('conflict', 'The reader has taken this comment away.')
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

/** Who rejected a comment does not answer its appeal, where there is somebody else who could. */
async function decideAppeal(work: Work, comment: CommentRow, upheld: boolean): Promise<void> {
  const { db, actor, now } = work
  const open = await db
    .selectFrom('commentAppeals')
    .select('commentId')
    .where('commentId', '=', comment.id)
    .where('decidedAt', 'is', null)
    .executeTakeFirst()
  if (!open) return
  const rejected = await lastDecision(work, comment.id)
  if (rejected?.verdict === 'reject' && isSame(actor, rejected) && (await hasOthers(work)))
    throw new CommandError(
      'forbidden',
      'You rejected this comment, so somebody else of the moderators decides its appeal.',
    )
  await db
    .updateTable('commentAppeals')
    .set({ decidedAt: now, decidedBy: actor.id, upheld })
    .where('commentId', '=', comment.id)
    .execute()
}

const isSame = (actor: Actor, decision: { staffId: number | null; actor: string }) =>
  actor.id === null ? decision.actor === actor.name : decision.staffId === actor.id

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
