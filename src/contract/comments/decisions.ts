/** Moderators' decisions: publish, reject, undo, several at once; ban and lift a ban. */

import { z } from 'zod'
import { id, optionalId } from '../../kernel/fields.ts'
import { operation } from '../operation.ts'
import { rejectionCodes } from '../terms.ts'
import { givenMoment, idParam } from '../values.ts'
import { decided } from './comment.ts'

/** The version that was read; left out, nothing is checked. */
const expectedVersion = { version: z.number().int().min(1).nullable().default(null) }

export const code = z.enum(rejectionCodes)

export const note = z.string().default('')

export const commentDecidingOperations = {
  publishComment: operation({
    method: 'post',
    path: '/comments/{id}/publish',
    name: 'publishComment',
    may: 'moderate',
    summary:
      'Publishes a comment. For a public comment this settles its reports; for a rejected one it upholds the appeal.',
    params: idParam,
    body: z.strictObject(expectedVersion).default({ version: null }),
    answer: decided,
  }),
  rejectComment: operation({
    method: 'post',
    path: '/comments/{id}/reject',
    name: 'rejectComment',
    may: 'moderate',
    summary: 'Rejects a comment with a reason and a note to its reader; an appeal is dismissed.',
    params: idParam,
    body: z.strictObject({ ...expectedVersion, code, note }),
    answer: decided,
  }),
  undoDecision: operation({
    method: 'post',
    path: '/comments/{id}/undo',
    name: 'undoDecision',
    may: 'moderate',
    summary: 'Undoes the last decision of a person, and restores the previous state.',
    params: idParam,
    body: z.strictObject(expectedVersion).default({ version: null }),
    answer: decided,
  }),
  setCommentPresence: operation({
    method: 'post',
    path: '/comments/presence',
    name: 'attendComment',
    may: 'moderate',
    summary:
      'Records which comment the caller has in focus, for half a minute; returns those of their colleagues.',
    body: z.strictObject({ id: optionalId }),
    answer: z.object({ others: z.array(z.object({ id: z.number(), name: z.string() })) }),
  }),
  removeComment: operation({
    method: 'post',
    path: '/comments/{id}/remove',
    name: 'removeComment',
    may: 'removeForLegalReasons',
    summary:
      'Erases a comment for a legal reason, its earlier texts too; a record of the removal and its reason stays.',
    params: idParam,
    body: z.strictObject({ legalReason: z.string() }),
  }),
  decideComments: operation({
    method: 'post',
    path: '/comments/decide',
    name: 'decideComments',
    may: 'moderate',
    summary:
      'Publishes or rejects several comments; those that somebody else decided meanwhile are listed and left unchanged.',
    body: z.strictObject({
      comments: z
        .array(z.strictObject({ id, ...expectedVersion }))
        .min(1)
        .max(100),
      verdict: z.enum(['publish', 'reject']),
      /** For a rejection. */
      code: code.default('other'),
      note,
    }),
    answer: z.object({
      decided: z.array(decided),
      refused: z.array(z.object({ id: z.number(), reason: z.string(), detail: z.string() })),
    }),
  }),
  banAuthor: operation({
    method: 'post',
    path: '/comments/{id}/ban',
    name: 'banAuthor',
    may: 'moderate',
    summary:
      'Bans the reader who wrote a comment, or for a guest the IP address; `reject` also rejects their waiting comments.',
    params: idParam,
    body: z.strictObject({
      reason: z.string(),
      until: givenMoment.nullable().default(null),
      reject: z.boolean().default(false),
    }),
    answer: z.object({ id: z.number(), rejected: z.array(z.number()) }),
    status: 201,
  }),
  liftBan: operation({
    method: 'delete',
    path: '/bans/{id}',
    name: 'liftBan',
    may: 'moderate',
    summary: 'Lifts a ban.',
    params: idParam,
  }),
  openComments: operation({
    method: 'post',
    path: '/articles/{id}/comments',
    name: 'openComments',
    may: 'moderate',
    summary: 'Opens an article to comments or closes it, at once; existing comments stay.',
    params: idParam,
    body: z.strictObject({ open: z.boolean() }),
    answer: z.object({ id: z.number(), open: z.boolean() }),
  }),
}
