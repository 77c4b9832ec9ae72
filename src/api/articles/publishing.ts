/** Articles and the public: published, scheduled, corrected, withdrawn, erased. */
import { z } from 'zod'
import {
  correctArticle,
  publishArticle,
  removeArticle,
  unpublishArticle,
  unscheduleArticle,
} from '../../content/articles/publish.ts'
import { readWorking } from '../../content/articles/working.ts'
import { givenMoment, idParam, instant, route } from '../route.ts'
import { missing } from './routes.ts'

/** The revision that was looked at: a later one is a conflict (409) and nothing goes out. */
const revision = z.number().int().positive().optional()
/** Whether followers are told on their devices; unsaid: of breaking news. */
const tellFollowers = z.boolean().nullable().default(null)
const reason = z.object({ reason: z.string() })

export const publishingRoutes = [
  route({
    method: 'post',
    path: '/articles/{id}/publish',
    name: 'publishArticle',
    summary: 'Publishes the latest revision now, or at a time; never before its embargo.',
    params: idParam,
    body: z
      .object({ at: givenMoment.nullable().default(null), revision, tellFollowers })
      .default({ at: null, tellFollowers: null }),
    answer: z.object({
      state: z.enum(['published', 'scheduled']),
      at: instant,
      address: z.string().nullable(),
    }),
    async run({ execute, reading, params: { id }, body }) {
      const { state, at } = await execute(publishArticle, { id, ...body })
      const article = await readWorking(reading, id)
      if (!article) throw missing(id)
      return { state, at, address: state === 'published' ? `/articles/${id}/${article.slug}` : null }
    },
  }),
  route({
    method: 'post',
    path: '/articles/{id}/unschedule',
    name: 'unscheduleArticle',
    summary: 'Takes a scheduled article back to the desk.',
    params: idParam,
    run: ({ execute, params }) => execute(unscheduleArticle, params),
  }),
  route({
    method: 'post',
    path: '/articles/{id}/correct',
    name: 'correctArticle',
    summary: 'Publishes the latest revision with a correction that readers see.',
    params: idParam,
    body: z.object({ note: z.string(), revision }),
    answer: z.object({ revision: z.number() }),
    run: ({ execute, params, body }) => execute(correctArticle, { ...params, ...body }),
  }),
  route({
    method: 'post',
    path: '/articles/{id}/unpublish',
    name: 'unpublishArticle',
    summary: 'Withdraws an article: its address says that it was, and why.',
    params: idParam,
    body: reason,
    run: ({ execute, params, body }) => execute(unpublishArticle, { ...params, ...body }),
  }),
  route({
    method: 'post',
    path: '/articles/{id}/remove',
    name: 'removeArticle',
    summary: 'A legal removal: the text is erased from all revisions too. It cannot be undone.',
    params: idParam,
    body: z.object({ ground: z.string() }),
    run: ({ execute, params, body }) => execute(removeArticle, { ...params, ...body }),
  }),
]
