/** Comments as a moderator's screen receives them. */
import { z } from 'zod'
import { type Actor, may } from '../../content/actor.ts'
import type { ModeratedComment } from '../../content/comments/moderation/show.ts'
import { articleAddress } from '../../site/addresses.ts'
import { Problem } from '../problem.ts'
import { instant } from '../route.ts'

export const commentState = z.enum(['unconfirmed', 'held', 'published', 'rejected', 'withdrawn', 'erased'])
const verdict = z.enum(['publish', 'hold', 'reject', 'withdraw', 'erase'])
const named = { id: z.number(), name: z.string() }

const reason = z.object({
  phase: z.string(),
  code: z.string(),
  /** What was seen in the text, as written; of a rejection, the note to the reader. */
  seen: z.string().optional(),
})

export const moderatedReader = z.object({
  ...named,
  standing: z.enum(['new', 'known', 'trusted']),
  publishedCount: z.number(),
  rejectedCount: z.number(),
  createdAt: instant,
  isBanned: z.boolean(),
})

export const moderatedComment = z.object({
  ...named,
  /** Goes with a decision: one that was made meanwhile is a conflict. */
  version: z.number(),
  text: z.string(),
  state: commentState,
  reasons: z.array(reason),
  /** How much speaks against it. */
  score: z.number(),
  postedAt: instant,
  editedAt: instant.nullable(),
  replyCount: z.number(),
  article: z.object({
    ...{ id: z.number(), headline: z.string(), section: z.string().nullable() },
    address: z.string().nullable(),
  }),
  parent: z.object({ ...named, text: z.string() }).nullable(),
  /** Null: a guest. */
  reader: moderatedReader.nullable(),
  reports: z.array(z.object({ reason: z.string(), note: z.string(), at: instant })),
  appeal: z.object({ text: z.string(), at: instant, upheld: z.boolean().nullable() }).nullable(),
  decided: z.object({ by: z.string(), at: instant, verdict }).nullable(),
})

export const presentComment = ({ article, ...comment }: ModeratedComment) => {
  const { id, headline, section, isPublic } = article
  return {
    ...comment,
    article: { id, headline, section, address: isPublic ? articleAddress(article) : null },
  }
}

export const decision = z.object({
  ...{ id: z.number(), at: instant, actor: z.string(), verdict },
  reasons: z.array(reason),
})

export const ban = z.object({
  id: z.number(),
  /** Null: guests of one address. */
  reader: z.object(named).nullable(),
  reason: z.string(),
  /** Null: until it is lifted. */
  until: instant.nullable(),
  at: instant,
  by: z.string().nullable(),
})

export function onlyModerators(actor: Actor): void {
  if (!may.moderate(actor)) throw new Problem('forbidden', 'Comments are for moderators and editors.')
}

/** Where a comment stands after a decision. */
export const decided = z.object({ id: z.number(), version: z.number(), state: commentState })
