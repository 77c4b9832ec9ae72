/** A reader's letter: what is kept of them is handed out, or erased. */
import { z } from 'zod'
import { may } from '../../content/actor.ts'
import { readerData } from '../../content/readers/data.ts'
import { eraseReaderFor } from '../../content/readers/erase.ts'
import { Problem } from '../problem.ts'
import { idParam, instant, route } from '../route.ts'
import { orNotFound } from '../shapes.ts'
import { commentState } from './shapes.ts'

const noted = z.object({ commentId: z.number(), at: instant })

export const readerDataRoutes = [
  route({
    method: 'get',
    path: '/readers/{id}/data',
    name: 'readReaderData',
    summary: 'All that is kept of a reader, as they can take it along themselves: a file to save.',
    params: idParam,
    answer: z.object({
      reader: z.object({ name: z.string(), standing: z.string(), createdAt: instant }),
      account: z.object({ email: z.string(), createdAt: instant }).nullable(),
      /** What their mailbox subscribes to. */
      newsletter: z
        .object({
          ...{
            state: z.enum(['pending', 'confirmed', 'unsubscribed']),
            daily: z.boolean(),
            breaking: z.boolean(),
          },
          ...{ sectionIds: z.array(z.number()), askedAt: instant },
          ...{ confirmedAt: instant.nullable(), unsubscribedAt: instant.nullable() },
        })
        .nullable(),
      comments: z.array(
        z.object({
          ...{ id: z.number(), articleId: z.number(), parentId: z.number().nullable() },
          ...{ name: z.string(), text: z.string(), state: commentState },
          ...{ postedAt: instant, publishedAt: instant.nullable(), editedAt: instant.nullable() },
        }),
      ),
      /** What the comments said before they were changed. */
      revisions: z.array(noted.extend({ content: z.unknown() })),
      appeals: z.array(
        noted.extend({ text: z.string(), decidedAt: instant.nullable(), upheld: z.boolean().nullable() }),
      ),
      reports: z.array(noted.extend({ reason: z.string(), note: z.string() })),
    }),
    async run({ actor, c, reading, params }) {
      if (!may.eraseForLaw(actor))
        throw new Problem('forbidden', 'What is kept of a reader is for administrators.')
      const data = orNotFound(await readerData(reading, params.id), 'reader')
      c.header('Content-Disposition', `attachment; filename="reader-${params.id}.json"`)
      return data
    },
  }),
  route({
    method: 'post',
    path: '/readers/{id}/erase',
    name: 'eraseReader',
    summary:
      'Erases a reader who asked for it: account, name and all they wrote, for good; the ground stays. Answers how many comments went.',
    params: idParam,
    body: z.object({ ground: z.string() }),
    answer: z.object({ comments: z.number() }),
    run: ({ execute, params, body }) => execute(eraseReaderFor, { ...body, id: params.id }),
  }),
]
