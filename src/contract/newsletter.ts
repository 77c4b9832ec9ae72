/** The newsletter: its subscribers, the next issue, the last issues. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { instant } from './values.ts'

const counts = z
  .object({
    ...{ confirmed: z.number(), daily: z.number(), breaking: z.number(), pending: z.number() },
  })
  .meta({ id: 'SubscriberCounts' })

const issue = z
  .object({
    id: z.number(),
    kind: z.enum(['daily', 'breaking']),
    composedAt: instant,
    ...{ articles: z.number(), sent: z.number() },
  })
  .meta({ id: 'NewsletterIssue' })

export const newsletterOperations = {
  readNewsletter: operation({
    method: 'get',
    path: '/newsletter',
    name: 'readNewsletter',
    may: 'read',
    summary: 'Returns the numbers of subscribers, the next daily issue with its time, and the last issues.',
    answer: z.object({
      canMail: z.boolean(),
      counts,
      nextAt: instant.nullable(),
      next: z.array(z.object({ id: z.number(), headline: z.string(), section: z.string() })),
      issues: z.array(issue),
    }),
  }),
  sendTestIssue: operation({
    method: 'post',
    path: '/newsletter/test-issue',
    name: 'sendTestIssue',
    may: 'publish',
    summary: 'Sends the next daily issue, as a subscriber of all sections would get it now, to the caller.',
    answer: z.object({ email: z.string() }),
  }),
  previewNewsletter: operation({
    method: 'get',
    path: '/newsletter/preview',
    name: 'previewNewsletter',
    may: 'read',
    summary: 'Returns the next daily issue as a subscriber of all sections would get it now.',
    givesFile: 'text/html',
  }),
}
