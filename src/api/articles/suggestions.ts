/** What the newsroom suggests while an article is written; nothing of it is applied by itself. */
import { z } from 'zod'
import { readWorking } from '../../content/articles/working.ts'
import { suggestionsFor } from '../../content/related/suggestions.ts'
import { idParam, instant, route } from '../route.ts'
import { missing } from './routes.ts'

const article = z.object({ id: z.number(), headline: z.string(), publishedAt: instant })
const words = z.array(z.string())

export const suggestionRoutes = [
  route({
    method: 'get',
    path: '/articles/{id}/suggestions',
    name: 'suggestForArticle',
    summary:
      'The stories it may belong to and published articles on the same, with the words that say so; and those that seem to be the same.',
    params: idParam,
    answer: z.object({
      stories: z.array(z.object({ id: z.number(), name: z.string(), words })),
      articles: z.array(article.extend({ words })),
      duplicates: z.array(article),
    }),
    async run({ reading, params: { id } }) {
      const found = await readWorking(reading, id)
      if (!found) throw missing(id)
      return suggestionsFor(reading, id, found.content, found.publishedAt ?? new Date())
    },
  }),
]
