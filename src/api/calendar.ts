/** The newsroom's calendar. */
import { z } from 'zod'
import { readCalendar } from '../content/desk/calendar.ts'
import { readPublication } from '../content/publication/publication.ts'
import { articleKind, articleState } from './articles/row.ts'
import { Problem } from './problem.ts'
import { instant, route } from './route.ts'

const mostDays = 42
const dayMs = 86_400_000
// Within reach of every calendar that computes a time zone.
const date = z.iso.date().refine((text) => text >= '1900-01-01' && text < '2200-01-01', 'is too far away')

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/calendar',
    name: 'readCalendar',
    summary: 'By the days of the publication: what goes out, what is under embargo, and what went out.',
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
              what: z.enum(['scheduled', 'embargo', 'published']),
              at: instant,
              headline: z.string(),
              kind: articleKind,
              state: articleState,
              urgency: z.number(),
              breaking: z.boolean(),
              section: z.object({ id: z.number(), name: z.string() }).nullable(),
            }),
          ),
          more: z.boolean(),
        }),
      ),
    }),
    async run({ db, reading, query: { from, to } }) {
      if (Date.parse(to) < Date.parse(from)) throw new Problem('invalid', 'The last day is before the first.')
      if (Date.parse(to) - Date.parse(from) >= mostDays * dayMs)
        throw new Problem('invalid', `These are more than ${mostDays} days.`)
      const { timeZone } = await readPublication(reading)
      return { timeZone, days: await readCalendar(db, { from, to, timeZone }) }
    },
  }),
]
