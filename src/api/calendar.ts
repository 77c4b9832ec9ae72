/** The newsroom's calendar. */

import { readCalendar } from '../content/desk/calendar.ts'
import { readPublication } from '../content/publication/publication.ts'
import { calendarOperations } from '../contract/calendar.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'

const maxDays = 42
const dayMs = 86_400_000

export const calendarRoutes = [
  handle(calendarOperations.readCalendar, async ({ db, readContext, query: { from, to } }) => {
    if (Date.parse(to) < Date.parse(from)) throw new Problem('invalid', 'The last day is before the first.')
    if (Date.parse(to) - Date.parse(from) >= maxDays * dayMs)
      throw new Problem('invalid', `The range is longer than ${maxDays} days.`)
    const { timeZone } = await readPublication(readContext)
    return { timeZone, days: await readCalendar(db, { from, to, timeZone }) }
  }),
]
