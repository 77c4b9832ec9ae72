/** Moderators' queues, one comment with its history, a reader. */

import { z } from 'zod'
import { idText } from '../../kernel/fields.ts'
import { operation } from '../operation.ts'
import { queues } from '../terms.ts'
import { idParam, list, listQuery } from '../values.ts'
import { ban, decision, moderatedComment, moderatedReader } from './comment.ts'

const one = idText.optional()

export const commentReadingOperations = {
  listComments: operation({
    method: 'get',
    path: '/comments',
    name: 'listComments',
    may: 'moderate',
    summary:
      'Lists comments that wait, were reported, have an appeal or were decided, in the order of their queue.',
    query: z.object({
      ...listQuery,
      queue: z.enum(queues).default('held'),
      ...{ sectionId: one, articleId: one, readerId: one },
    }),
    answer: list(moderatedComment),
  }),
  countComments: operation({
    method: 'get',
    path: '/comments/counts',
    name: 'countComments',
    may: 'moderate',
    summary: 'Returns the number of comments in each queue, up to 1,000.',
    answer: z.object({ held: z.number(), reported: z.number(), appeals: z.number() }),
  }),
  readComment: operation({
    method: 'get',
    path: '/comments/{id}',
    name: 'readComment',
    may: 'moderate',
    summary:
      'Returns one comment with all decisions about it, the other comments of its writer, and the active bans.',
    params: idParam,
    answer: z.object({
      comment: moderatedComment,
      decisions: z.array(decision),
      others: z.array(moderatedComment),
      bans: z.array(ban),
    }),
  }),
  readReader: operation({
    method: 'get',
    path: '/readers/{id}',
    name: 'readReader',
    may: 'moderate',
    summary: 'Returns a reader as moderators see them, with their last comments and active bans.',
    params: idParam,
    answer: z.object({
      reader: moderatedReader,
      comments: z.array(moderatedComment),
      bans: z.array(ban),
    }),
  }),
  listBans: operation({
    method: 'get',
    path: '/bans',
    name: 'listBans',
    may: 'moderate',
    summary: 'Lists active bans, newest first.',
    query: z.object({ limit: listQuery.limit, after: listQuery.after }),
    answer: list(ban),
  }),
}
