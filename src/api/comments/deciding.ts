/** What moderators do: publish, reject, undo, several at once; ban and lift a ban. */
import { z } from 'zod'
import { CommandError } from '../../content/command.ts'
import { openComments } from '../../content/comments/moderation/article.ts'
import { attendComment } from '../../content/comments/moderation/attend.ts'
import { banAuthor, liftBan } from '../../content/comments/moderation/bans.ts'
import {
  publishComment,
  rejectComment,
  rejectionCodes,
  undoDecision,
} from '../../content/comments/moderation/decide.ts'
import { removeComment } from '../../content/comments/remove.ts'
import { givenMoment, idParam, route } from '../route.ts'
import { decided, onlyModerators } from './shapes.ts'

/** The state that was read; left out, nothing is checked. */
const seen = { version: z.number().int().min(1).nullable().default(null) }
const code = z.enum(rejectionCodes)
const note = z.string().default('')

export const commentDecidingRoutes = [
  route({
    method: 'post',
    path: '/comments/{id}/publish',
    name: 'publishComment',
    summary:
      'Publishes a comment; of one that is public it settles the reports, of a rejected one it upholds the appeal.',
    params: idParam,
    body: z.object(seen).default({ version: null }),
    answer: decided,
    run: ({ execute, params, body }) => execute(publishComment, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/comments/{id}/reject',
    name: 'rejectComment',
    summary: 'Rejects a comment with a reason and a note, which its reader is told; an appeal is dismissed.',
    params: idParam,
    body: z.object({ ...seen, code, note }),
    answer: decided,
    run: ({ execute, params, body }) => execute(rejectComment, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/comments/{id}/undo',
    name: 'undoDecision',
    summary: 'Puts a comment where it was before the last decision of a person.',
    params: idParam,
    body: z.object(seen).default({ version: null }),
    answer: decided,
    run: ({ execute, params, body }) => execute(undoDecision, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/comments/attend',
    name: 'attendComment',
    summary: 'Says which comment one has in focus, for half a minute; answers which ones colleagues have.',
    body: z.object({ id: idParam.shape.id.nullable() }),
    answer: z.object({ others: z.array(z.object({ id: z.number(), name: z.string() })) }),
    run: ({ execute, body }) => execute(attendComment, body),
  }),
  route({
    method: 'post',
    path: '/comments/{id}/remove',
    name: 'removeComment',
    summary:
      'Erases a comment for a legal reason, its earlier texts too; that there was one, and why it went, stays.',
    params: idParam,
    body: z.object({ ground: z.string() }),
    run: ({ execute, params, body }) => execute(removeComment, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/comments/decide',
    name: 'decideComments',
    summary:
      'Publishes or rejects several; those that somebody else decided meanwhile are named and left alone.',
    body: z.object({
      comments: z
        .array(z.object({ id: idParam.shape.id, ...seen }))
        .min(1)
        .max(100),
      verdict: z.enum(['publish', 'reject']),
      /** Of a rejection. */
      code: code.default('other'),
      note,
    }),
    answer: z.object({
      decided: z.array(decided),
      refused: z.array(z.object({ id: z.number(), reason: z.string(), detail: z.string() })),
    }),
    async run({ actor, execute, body: { comments, verdict, code, note } }) {
      onlyModerators(actor)
      const answer = {
        decided: [] as z.infer<typeof decided>[],
        refused: [] as { id: number; reason: string; detail: string }[],
      }
      for (const comment of comments) {
        const decide =
          verdict === 'publish'
            ? execute(publishComment, comment)
            : execute(rejectComment, { ...comment, code, note })
        try {
          answer.decided.push(await decide)
        } catch (error) {
          if (!(error instanceof CommandError)) throw error
          answer.refused.push({ id: comment.id, reason: error.reason, detail: error.message })
        }
      }
      return answer
    },
  }),
  route({
    method: 'post',
    path: '/comments/{id}/ban',
    name: 'banAuthor',
    summary:
      'Bans the reader who wrote a comment, or for a guest their address; `reject` also rejects what they have waiting.',
    params: idParam,
    body: z.object({
      reason: z.string(),
      until: givenMoment.nullable().default(null),
      reject: z.boolean().default(false),
    }),
    answer: z.object({ id: z.number(), rejected: z.array(z.number()) }),
    status: 201,
    run: ({ execute, params, body }) => execute(banAuthor, { ...body, commentId: params.id }),
  }),
  route({
    method: 'delete',
    path: '/bans/{id}',
    name: 'liftBan',
    summary: 'Lifts a ban: they may take part again.',
    params: idParam,
    run: ({ execute, params }) => execute(liftBan, params),
  }),
  route({
    method: 'post',
    path: '/articles/{id}/comments',
    name: 'openComments',
    summary: 'Opens an article to comments or closes it, at once; what was written stays.',
    params: idParam,
    body: z.object({ open: z.boolean() }),
    answer: z.object({ id: z.number(), open: z.boolean() }),
    run: ({ execute, params, body }) => execute(openComments, { ...body, id: params.id }),
  }),
]
