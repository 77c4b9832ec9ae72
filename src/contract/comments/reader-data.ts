/** A reader's request about their data: it is exported, or erased. */

import { z } from 'zod'
import { operation } from '../operation.ts'
import { idParam, instant } from '../values.ts'
import { commentState } from './comment.ts'

const noted = z.object({ commentId: z.number(), at: instant })

export const readerDataOperations = {
  readReaderData: operation({
    method: 'get',
    path: '/readers/{id}/data',
    name: 'readReaderData',
    may: 'removeForLegalReasons',
    summary: 'Returns all data of a reader, as a file that they can take along.',
    params: idParam,
    answer: z.object({
      reader: z.object({ name: z.string(), trustLevel: z.string(), createdAt: instant }),
      account: z.object({ email: z.string(), createdAt: instant }).nullable(),
      /** The newsletter subscription of their mail address. */
      newsletter: z
        .object({
          ...{
            state: z.enum(['pending', 'confirmed', 'unsubscribed']),
            daily: z.boolean(),
            breaking: z.boolean(),
          },
          ...{ sectionIds: z.array(z.number()), askedAt: instant },
          ...{ confirmedAt: instant.nullable(), unsubscribedAt: instant.nullable() },
          ...{ labels: z.array(z.string()), importedFrom: z.string() },
        })
        .nullable(),
      comments: z.array(
        z.object({
          ...{ id: z.number(), articleId: z.number(), parentId: z.number().nullable() },
          ...{ name: z.string(), text: z.string(), state: commentState },
          ...{ postedAt: instant, publishedAt: instant.nullable(), editedAt: instant.nullable() },
        }),
      ),
      /** The earlier texts of edited comments. */
      revisions: z.array(noted.extend({ content: z.unknown() })),
      appeals: z.array(
        noted.extend({ text: z.string(), decidedAt: instant.nullable(), upheld: z.boolean().nullable() }),
      ),
      reports: z.array(noted.extend({ reason: z.string(), note: z.string() })),
    }),
  }),
  eraseReader: operation({
    method: 'post',
    path: '/readers/{id}/erase',
    name: 'eraseReader',
    may: 'removeForLegalReasons',
    summary:
      'Erases a reader on their request, permanently: account, name and comments. The legal reason is kept. Returns the number of erased comments.',
    params: idParam,
    body: z.strictObject({ legalReason: z.string() }),
    answer: z.object({ comments: z.number() }),
  }),
}
