import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { nextMidnight } from '../../language/days.ts'
import { fillGuide, moveGuide } from './write.ts'

/** The number of days ahead for which the guide is filled. */
const guideDays = 8
const longestMs = 10 * 60_000

export const channelTimers = [
  defineTimer({
    key: 'guide',
    first: 'now',
    async run({ db, actor }) {
      const { next } = await execute(db, actor, moveGuide, {})
      return new Date(Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, Date.now() + longestMs))
    },
  }),
  defineTimer({
    key: 'guide-days',
    first: 'now',
    async run({ db, actor }) {
      const now = new Date()
      await execute(db, actor, fillGuide, { from: now, days: guideDays })
      const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
      return nextMidnight(now, timeZone)
    },
  }),
]
