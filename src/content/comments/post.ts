/**
 * Posts a comment: by a reader with an account, by a guest where guests are allowed, or to be confirmed by a
 * mailed link.
 */
import type { Insertable } from 'kysely'
import { z } from 'zod'
import { batchLoad } from '../../kernel/batch-load.ts'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, optionalId } from '../../kernel/fields.ts'
import { fingerprintOf } from '../../language/obfuscation/fingerprint.ts'
import { addJob } from '../../platform/jobs.ts'
import { mailJob, mailTries, message } from '../../platform/mail.ts'
import { may } from '../policies.ts'
import { commentingWithin } from './closing.ts'
import { commentText, ipHash, readerName } from './fields.ts'
import { type Finding, moderate } from './moderation/moderate.ts'
import { type CommentRow, holdsThread, insertDecided, moderation, setState } from './state.ts'
import type { CommentState, CommentsTable } from './tables.ts'

/** The proof of work that came with a comment. A valid one can be used once. */
const proofOfWork = z.union([
  z.enum(['none', 'stale']),
  z.object({ signature: z.string().min(1).max(200), expiresAt: z.date() }),
])

/** The confirmation mail. Until its link is opened, nobody sees the comment. */
const confirmation = z.object({
  tokenHash: z.string().min(20).max(100),
  expiresAt: z.date(),
  mail: message,
})

export interface PostedComment {
  id: number
  state: CommentState
  /** Whether the comment was already there from an earlier request. */
  again: boolean
  /** Whether the sender is surely the writer of the comment, and so may be shown it. */
  isTheirs: boolean
}

const verdicts = { publish: 'published', hold: 'held', reject: 'rejected' } as const

export const postComment = command({
  name: 'comment.post',
  input: z.object({
    articleId: id,
    /** The comment that it replies to. */
    parentId: optionalId.default(null),
    name: readerName,
    text: commentText,
    /** Chosen by the client: a repeated post with the same key adds nothing. */
    key: z.string().min(8).max(100),
    ipHash: ipHash.default(null),
    proofOfWork: proofOfWork.default('none'),
    /** The time at which an imported comment was written. */
    at: z.date().nullable().default(null),
    confirmation: confirmation.nullable().default(null),
  }),
  may: may.takePart,
  async run(work, { confirmation: mailed, proofOfWork: given, at, ...content }): Promise<PostedComment> {
    const { actor, now } = work
    const commenting = await commentingWithin(work, content.articleId)
    if (!commenting) throw new CommandError('not-found', `There is no article ${content.articleId}.`)
    if (!commenting.open) throw new CommandError('conflict', 'This article is closed to comments.')
    if (actor.id === null && !mailed && !commenting.guests)
      throw new CommandError('forbidden', 'Guests may not comment here.')
    const rootId = await threadOf(work, content.articleId, content.parentId)
    const written = { ...content, readerId: actor.id, fingerprint: fingerprintOf(content.text) }
    const row = { ...written, rootId, state: 'unconfirmed' as const, postedAt: at ?? now }
    if (mailed) return waitForMail(work, row, mailed)
    const { sectionId } = commenting
    const candidate = { ...written, sectionId, proofOfWork: await markProofUsed(work, given) }
    const { verdict, reasons, score } = await moderate(work, candidate)
    // The rules decide here, so the actor of the decision is the program, not the reader.
    const decided = { state: verdicts[verdict], reasons, verdict }
    const there = await insertDecided({ ...work, actor: moderation }, { ...row, score }, decided)
    if (!there) return { ...(await sentBefore(work, content.key, content.ipHash ?? null)), again: true }
    return { id: there.id, state: there.state, again: false, isTheirs: true }
  },
})

async function waitForMail(
  work: Work,
  content: Insertable<CommentsTable>,
  { mail, ...rest }: z.output<typeof confirmation>,
): Promise<PostedComment> {
  const { db } = work
  const row = await db
    .insertInto('comments')
    .values(content)
    .onConflict((oc) => oc.column('key').doNothing())
    .returning(['id', 'state'])
    .executeTakeFirst()
  if (!row) return { ...(await sentBefore(work, content.key, content.ipHash ?? null)), again: true }
  await db
    .insertInto('commentConfirmations')
    .values({ commentId: row.id, ...rest })
    .execute()
  await addJob(db, mailJob, mail, `comment:${row.id}`, { tries: mailTries })
  return { ...row, again: false, isTheirs: true }
}

/** Confirms the comments that wait for this token, as the reader who opened the mail. Returns the comments. */
export const confirmComments = command({
  name: 'comment.confirm',
  input: z.object({ tokenHash: z.string().max(100) }),
  may: may.takePart,
  async run(work, { tokenHash }) {
    const { db, actor, now } = work
    const waiting = await db
      .deleteFrom('commentConfirmations')
      .where('tokenHash', '=', tokenHash)
      .where('expiresAt', '>', now)
      .returning('commentId')
      .execute()
    const ids: number[] = []
    for (const { commentId } of waiting) {
      const row = await db
        .updateTable('comments')
        .set({ readerId: actor.id, name: actor.name, state: 'held' })
        .where('id', '=', commentId)
        .where('state', '=', 'unconfirmed')
        .returningAll()
        .executeTakeFirst()
      if (!row) continue
      await examineAgain(work, row)
      ids.push(commentId)
    }
    return { ids }
  },
})

/** The thread of a comment: that of the comment it replies to, which must be visible. */
async function threadOf({ db }: Work, articleId: number, parentId: number | null): Promise<number | null> {
  if (parentId === null) return null
  const parent = await parentOf(db, parentId)
  const isThere =
    parent?.articleId === articleId &&
    parent.state === 'published' &&
    (parent.rootState === null || holdsThread(parent.rootState))
  if (!isThere) throw new CommandError('conflict', 'The comment that this one answers is no longer there.')
  return parent.rootId ?? parentId
}

const parentOf = batchLoad(async (db, ids: number[]) => {
  const parents = await db
    .selectFrom('comments as c')
    .leftJoin('comments as r', 'r.id', 'c.rootId')
    .select(['c.id', 'c.articleId', 'c.rootId', 'c.state', 'r.state as rootState'])
    .where('c.id', 'in', ids)
    .execute()
  const byId = new Map(parents.map((parent) => [parent.id, parent]))
  return ids.map((one) => byId.get(one))
})

/** Within this time, an equal post from the same IP address counts as a repetition. */
const resentMs = 120_000

/**
 * The comment that was posted before under this key. A guest's text and mail address may be known to others, so
 * only a post that follows at once from the same IP address surely comes from the same writer.
 */
async function sentBefore({ db, actor, now }: Work, key: string, ipHash: string | null) {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'state', 'readerId', 'ipHash', 'postedAt', 'publishedAt'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const isResent =
    ipHash !== null && row.ipHash === ipHash && now.getTime() - row.postedAt.getTime() < resentMs
  // A text that was public proves nothing about its sender.
  const isTheirs = row.readerId === actor.id && (actor.id !== null || (isResent && row.publishedAt === null))
  return { id: row.id, state: row.state, isTheirs }
}

/** Marks a proof of work as used. One that was used before counts as stale. */
async function markProofUsed(
  { db }: Work,
  given: z.output<typeof proofOfWork>,
): Promise<'good' | 'none' | 'stale'> {
  if (typeof given === 'string') return given
  return (await isFirstUse(db, given)) ? 'good' : 'stale'
}

const isFirstUse = batchLoad(async (db, proofs: Exclude<z.output<typeof proofOfWork>, string>[]) => {
  const rows = await db
    .insertInto('usedProofs')
    .values(proofs)
    .onConflict((oc) => oc.doNothing())
    .returning('signature')
    .execute()
  const used = new Set(rows.map(({ signature }) => signature))
  return proofs.map(({ signature }) => used.delete(signature))
})

/** Moderates an existing comment again and sets the resulting state. */
export async function examineAgain(work: Work, row: CommentRow): Promise<CommentRow> {
  const { id: commentId, articleId, parentId, name, text, fingerprint, ipHash, readerId } = row
  const { sectionId } = await work.db
    .selectFrom('articles')
    .select('sectionId')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const candidate = { articleId, sectionId, readerId, name, text, fingerprint, ipHash, parentId, commentId }
  const finding = await moderate(work, { ...candidate, proofOfWork: 'none' })
  await work.db.updateTable('comments').set({ score: finding.score }).where('id', '=', commentId).execute()
  return carryOut(work, row, finding)
}

/** The rules decide here, so the actor of the decision is the program, not the reader. */
const carryOut = (work: Work, row: CommentRow, { verdict, reasons }: Finding): Promise<CommentRow> =>
  setState({ ...work, actor: moderation }, row, verdicts[verdict], reasons, verdict)
