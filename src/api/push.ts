/** Who is told on their devices, and what of. */
import { z } from 'zod'
import { pushOverview } from '../content/push/read.ts'
import { instant, route } from './route.ts'

export const pushRoutes = [
  route({
    method: 'get',
    path: '/push',
    name: 'readPush',
    summary: 'How many browsers asked to be told of news, and the last articles that they were told of.',
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
    run: ({ reading }) => pushOverview(reading),
  }),
]
