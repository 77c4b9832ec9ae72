/** The newsroom's search: public articles by their whole text, others by their working headline. */

import { z } from 'zod'
import { idText, numberText } from '../kernel/fields.ts'
import { articleKind, deskArticle } from './articles/row.ts'
import { operation } from './operation.ts'
import { keyPattern } from './terms.ts'
import { givenMoment } from './values.ts'

export const searchOperations = {
  search: operation({
    method: 'get',
    path: '/search',
    name: 'search',
    may: 'read',
    summary:
      'Searches published articles by their whole text, as readers do, and other articles by the words of their headline.',
    query: z.object({
      q: z.string().max(300),
      sectionId: idText.optional(),
      storyId: idText.optional(),
      agencyId: idText.optional(),
      kind: articleKind.optional(),
      from: givenMoment.optional(),
      to: givenMoment.optional(),
      order: z.enum(['relevance', 'date']).default('relevance'),
      after: z.string().regex(keyPattern, 'is not a cursor of this search').optional(),
      limit: numberText(1, 50).default(20),
    }),
    answer: z.object({
      items: z.array(deskArticle.extend({ excerpt: z.string() })),
      /** Only on the first page: articles that readers do not see, last edited first. */
      unpublished: z.array(deskArticle),
      /** The forms of the question's words in texts. */
      forms: z.array(z.string()),
      /** The matching words in the headlines and excerpts of this page, in one spelling; they are marked. */
      found: z.array(z.string()),
      /** Null when there are too many results to count, or some contain only a part of the words. */
      total: z.number().nullable(),
      partly: z.boolean(),
      /**
       * When some results contain only a part of the words: the number of those with all words, which come
       * first.
       */
      whole: z.number(),
      /** The corrected question. */
      meant: z.string().nullable(),
      after: z.string().nullable(),
    }),
  }),
}
