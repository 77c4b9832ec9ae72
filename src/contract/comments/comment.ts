/** Comments as a moderator's screen receives them. */

import { z } from 'zod'
import { instant } from '../values.ts'

export const commentState = z
  .enum(['unconfirmed', 'held', 'published', 'rejected', 'withdrawn', 'erased'])
  .meta({ id: 'CommentState' })
export type CommentState = z.output<typeof commentState>

const verdict = z.enum(['publish', 'hold', 'reject', 'withdraw', 'erase'])

const named = { id: z.number(), name: z.string() }

const reason = z.strictObject({
  phase: z.string(),
  code: z.string(),
  /** The matched text, as written; for a rejection, the note to the reader. */
  seen: z.string().optional(),
})

const trustLevel = z.enum(['new', 'known', 'trusted'])
export type TrustLevel = z.output<typeof trustLevel>

export const moderatedReader = z
  .object({
    ...named,
    trustLevel: trustLevel,
    publishedCount: z.number(),
    rejectedCount: z.number(),
    createdAt: instant,
    isBanned: z.boolean(),
  })
  .meta({ id: 'Reader' })

export const moderatedComment = z
  .object({
    ...named,
    /** Sent with a decision: a decision made meanwhile is a conflict. */
    version: z.number(),
    text: z.string(),
    state: commentState,
    reasons: z.array(reason),
    /** The severity of the reasons. */
    score: z.number(),
    postedAt: instant,
    editedAt: instant.nullable(),
    replyCount: z.number(),
    article: z.object({
      ...{ id: z.number(), headline: z.string(), section: z.string().nullable() },
      address: z.string().nullable(),
    }),
    parent: z.object({ ...named, text: z.string() }).nullable(),
    /** Null for a guest. */
    reader: moderatedReader.nullable(),
    reports: z.array(z.object({ reason: z.string(), note: z.string(), at: instant })),
    appeal: z.object({ text: z.string(), at: instant, upheld: z.boolean().nullable() }).nullable(),
    decided: z.object({ by: z.string(), at: instant, verdict }).nullable(),
  })
  .meta({ id: 'Comment' })

export const decision = z
  .object({
    ...{ id: z.number(), at: instant, actor: z.string(), verdict },
    reasons: z.array(reason),
  })
  .meta({ id: 'Decision' })

export const ban = z
  .object({
    id: z.number(),
    /** Null for a ban of the guests of one IP address. */
    reader: z.object(named).nullable(),
    reason: z.string(),
    /** Null when the ban lasts until it is lifted. */
    until: instant.nullable(),
    at: instant,
    by: z.string().nullable(),
  })
  .meta({ id: 'Ban' })

/** The state of a comment after a decision. */
export const decided = z
  .object({ id: z.number(), version: z.number(), state: commentState })
  .meta({ id: 'DecidedComment' })
