/** The newsroom's calendar. */

import { z } from 'zod'
import { articleKind, articleState } from './articles/row.ts'
import { operation } from './operation.ts'
import { instant } from './values.ts'

// Within the range of every calendar that computes a time zone.
const date = z.iso.date().refine((text) => text >= '1900-01-01' && text < '2200-01-01', 'is too far away')

export const calendarOperations = {
  readCalendar: operation({
    method: 'get',
    path: '/calendar',
    name: 'readCalendar',
    may: 'read',
    summary: 'Lists, by the days of the publication, scheduled articles, embargoes and published articles.',
    query: z.object({ from: date, to: date }),
    answer: z.object({
      timeZone: z.string(),
      days: z.array(
        z.object({
          date: z.string(),
          start: instant,
          end: instant,
          items: z.array(
            z.object({
              id: z.number(),
              event: z.enum(['scheduled', 'embargo', 'published']),
              at: instant,
              headline: z.string(),
              kind: articleKind,
              state: articleState,
              urgency: z.number(),
              breaking: z.boolean(),
              section: z.object({ id: z.number(), name: z.string() }).nullable(),
              /** Why a scheduled article was not published at its time. */
              error: z.string().nullable(),
            }),
          ),
          more: z.boolean(),
        }),
      ),
    }),
  }),
}
