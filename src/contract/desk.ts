/** The lists of the first screen of the newsroom. */

import { z } from 'zod'
import { deskArticle } from './articles/row.ts'
import { type JsonOf, operation } from './operation.ts'
import { instant } from './values.ts'

const articles = z.array(deskArticle)

export const overdue = z
  .object({
    key: z.string(),
    timer: z.string(),
    article: z.object({ id: z.number(), headline: z.string() }).nullable(),
    since: instant,
    attempts: z.number(),
    error: z.string().nullable(),
    nextAt: instant.nullable(),
  })
  .meta({ id: 'OverdueTask' })

export type Overdue = JsonOf<z.output<typeof overdue>>

export const deskOperations = {
  readDesk: operation({
    method: 'get',
    path: '/desk',
    name: 'readDesk',
    may: 'read',
    summary:
      'Lists articles: read most now, submitted to the desk, returned to me, scheduled next, my drafts, published last, open with colleagues. Also lists overdue tasks.',
    answer: z.object({
      readNow: z.array(z.object({ article: deskArticle, score: z.number(), share: z.number() })),
      submitted: articles,
      returned: articles,
      next: articles,
      mine: articles,
      published: articles,
      open: articles,
      /** Tasks whose time has passed and that were not done. */
      overdue: z.array(overdue),
    }),
  }),
}
