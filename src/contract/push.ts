/** Push notifications: subscribed browsers and the last notifications. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { instant } from './values.ts'

export const pushOperations = {
  readPush: operation({
    method: 'get',
    path: '/push',
    name: 'readPush',
    may: 'read',
    summary: 'Returns the number of subscribed browsers, and the last articles that they were notified of.',
    answer: z.object({
      subscriptions: z.number(),
      notices: z.array(
        z.object({
          articleId: z.number(),
          headline: z.string(),
          at: instant,
          sent: z.number(),
          gone: z.number(),
        }),
      ),
    }),
  }),
}
