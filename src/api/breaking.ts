/** The breaking-news line above every page. */
import { z } from 'zod'
import { breakingToEdit, setBreaking } from '../content/publication/publication.ts'
import { route } from './route.ts'
import { mediaId, seen } from './shapes.ts'

const articleState = z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed'])

export const breakingRoutes = [
  route({
    method: 'get',
    path: '/breaking',
    name: 'readBreaking',
    summary: 'The line that stands, and the article that it leads to; an empty text: none stands.',
    answer: z.object({
      text: z.string(),
      article: z.object({ id: z.number(), headline: z.string(), state: articleState }).nullable(),
      version: z.number(),
    }),
    run: ({ reading }) => breakingToEdit(reading),
  }),
  route({
    method: 'put',
    path: '/breaking',
    name: 'setBreaking',
    summary: 'Puts a line above every page; it leads to its article while that is published.',
    body: z.object({ text: z.string().trim().min(1), articleId: mediaId, ...seen }),
    answer: z.object({ version: z.number() }),
    run: ({ execute, body }) => execute(setBreaking, body),
  }),
  route({
    method: 'delete',
    path: '/breaking',
    name: 'endBreaking',
    summary: 'Takes the line away.',
    run: async ({ execute }) => void (await execute(setBreaking, { text: '' })),
  }),
]
