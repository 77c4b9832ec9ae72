/** A reader writes a comment: by an account, as a guest where guests may, or to be confirmed by a mailed link. */
import type { Insertable } from 'kysely'
import { z } from 'zod'
import { likenessOf } from '../../language/disguise/likeness.ts'
import { addJob } from '../../platform/jobs.ts'
import { mailJob, message } from '../../platform/mail.ts'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, optionalId } from '../fields.ts'
import { gathered } from '../gathered.ts'
import { commentingWithin } from './closing.ts'
import { addressHash, commentText, readerName } from './fields.ts'
import { examine, type Finding } from './moderation/examine.ts'
import { type CommentRow, holdsThread, insertDecided, moderation, setState } from './state.ts'
import type { CommentState, CommentsTable } from './tables.ts'

/** What came with a comment to show that a machine took trouble; a good one is spent with it. */
const proof = z.union([
  z.enum(['none', 'stale']),
  z.object({ signature: z.string().min(1).max(200), expiresAt: z.date() }),
])

/** The mail whose link confirms a comment; until then nobody reads it. */
const confirmation = z.object({
  tokenHash: z.string().min(20).max(100),
  expiresAt: z.date(),
  mail: message,
})

export interface PostedComment {
  id: number
  state: CommentState
  /** It had been sent before. */
  again: boolean
  /** Whether it is sure to be of who sends now, who may then be shown it. */
  isTheirs: boolean
}

const verdicts = { publish: 'published', hold: 'held', reject: 'rejected' } as const

export const postComment = command({
  name: 'comment.post',
  input: z.object({
    articleId: id,
    /** The comment that it answers. */
    parentId: optionalId.default(null),
    name: readerName,
    text: commentText,
    /** Chosen by who posts: what is sent twice is there once. */
    key: z.string().min(8).max(100),
    address: addressHash.default(null),
    proof: proof.default('none'),
    /** Of what was written elsewhere, before. */
    at: z.date().nullable().default(null),
    confirmation: confirmation.nullable().default(null),
  }),
  may: may.takePart,
  async run(work, { confirmation: mailed, proof: brought, at, ...content }): Promise<PostedComment> {
    const { actor, now } = work
    const commenting = await commentingWithin(work, content.articleId)
    if (!commenting) throw new CommandError('not-found', `There is no article ${content.articleId}.`)
    if (!commenting.open) throw new CommandError('conflict', 'This article is closed to comments.')
    if (actor.id === null && !mailed && !commenting.guests)
      throw new CommandError('forbidden', 'Guests may not comment here.')
    const rootId = await threadOf(work, content.articleId, content.parentId)
    const written = { ...content, readerId: actor.id, likeness: likenessOf(content.text) }
    const row = { ...written, rootId, state: 'unconfirmed' as const, postedAt: at ?? now }
    if (mailed) return waitForMail(work, row, mailed)
    const { sectionId } = commenting
    const candidate = { ...written, sectionId, proof: await spend(work, brought) }
    const { verdict, reasons, score } = await examine(work, candidate)
    // The rules decide, not the reader who wrote.
    const decided = { state: verdicts[verdict], reasons, verdict }
    const there = await insertDecided({ ...work, actor: moderation }, { ...row, score }, decided)
    if (!there) return { ...(await sentBefore(work, content.key, content.address ?? null)), again: true }
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
  if (!row) return { ...(await sentBefore(work, content.key, content.address ?? null)), again: true }
  await db
    .insertInto('commentConfirmations')
    .values({ commentId: row.id, ...rest })
    .execute()
  await addJob(db, mailJob, mail, `comment:${row.id}`)
  return { ...row, again: false, isTheirs: true }
}

/** Confirms what waits for this token, as the reader who has opened the mail. Answers the comments. */
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

/** The thread that a comment belongs to: that of what it answers, which must be there to be read. */
async function threadOf({ db }: Work, articleId: number, parentId: number | null): Promise<number | null> {
  if (parentId === null) return null
  const parent = await parentOf(db, parentId)
  const isThere =
    parent?.articleId === articleId &&
    parent.state === 'published' &&
    (parent.rootState === null || holdsThread(parent.rootState))
  if (!isThere) throw new CommandError('conflict', 'What this answers is no longer there.')
  return parent.rootId ?? parentId
}

const parentOf = gathered(async (db, ids: number[]) => {
  const parents = await db
    .selectFrom('comments as c')
    .leftJoin('comments as r', 'r.id', 'c.rootId')
    .select(['c.id', 'c.articleId', 'c.rootId', 'c.state', 'r.state as rootState'])
    .where('c.id', 'in', ids)
    .execute()
  const byId = new Map(parents.map((parent) => [parent.id, parent]))
  return ids.map((one) => byId.get(one))
})

/** How long after a sending the same one, from the same address, is taken for its repetition. */
const resentMs = 120_000

/**
 * What was sent under this key before. A guest's text and mail address can be known to others: only what comes at
 * once and from the same address is sure to be of the same hand.
 */
async function sentBefore({ db, actor, now }: Work, key: string, address: string | null) {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'state', 'readerId', 'address', 'postedAt', 'publishedAt'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const isResent =
    address !== null && row.address === address && now.getTime() - row.postedAt.getTime() < resentMs
  // Words that were public say nothing of who wrote them.
  const isTheirs = row.readerId === actor.id && (actor.id !== null || (isResent && row.publishedAt === null))
  return { id: row.id, state: row.state, isTheirs }
}

/** Marks a proof as used; one that was used before is as good as an old one. */
async function spend({ db }: Work, given: z.output<typeof proof>): Promise<'good' | 'none' | 'stale'> {
  if (typeof given === 'string') return given
  return (await isSpentNow(db, given)) ? 'good' : 'stale'
}

const isSpentNow = gathered(async (db, proofs: Exclude<z.output<typeof proof>, string>[]) => {
  const rows = await db
    .insertInto('spentProofs')
    .values(proofs)
    .onConflict((oc) => oc.doNothing())
    .returning('signature')
    .execute()
  const spent = new Set(rows.map(({ signature }) => signature))
  return proofs.map(({ signature }) => spent.delete(signature))
})

/** Has a comment examined that is there already, and puts it where it now belongs. */
export async function examineAgain(work: Work, row: CommentRow): Promise<CommentRow> {
  const { id: commentId, articleId, parentId, name, text, likeness, address, readerId } = row
  const { sectionId } = await work.db
    .selectFrom('articles')
    .select('sectionId')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const candidate = { articleId, sectionId, readerId, name, text, likeness, address, parentId, commentId }
  const finding = await examine(work, { ...candidate, proof: 'none' })
  await work.db.updateTable('comments').set({ score: finding.score }).where('id', '=', commentId).execute()
  return carryOut(work, row, finding)
}

/** The rules decide, not the reader who wrote. */
const carryOut = (work: Work, row: CommentRow, { verdict, reasons }: Finding): Promise<CommentRow> =>
  setState({ ...work, actor: moderation }, row, verdicts[verdict], reasons, verdict)
