/** The newsroom's suggestions while an article is written; none is applied by itself. */

import { z } from 'zod'
import { operation } from '../operation.ts'
import { idParam, instant } from '../values.ts'

const article = z.object({ id: z.number(), headline: z.string(), publishedAt: instant })

const words = z.array(z.string())

export const suggestionOperations = {
  suggestForArticle: operation({
    method: 'get',
    path: '/articles/{id}/suggestions',
    name: 'suggestForArticle',
    may: 'read',
    summary:
      'Suggests stories and related published articles, with the words that they share, and lists possible duplicates.',
    params: idParam,
    answer: z.object({
      stories: z.array(z.object({ id: z.number(), name: z.string(), words })),
      articles: z.array(article.extend({ words })),
      duplicates: z.array(article),
    }),
  }),
}
