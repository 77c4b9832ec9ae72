import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { composeDaily, nextSending } from './issues.ts'

export const newsletterTimers = [
  defineTimer({
    key: 'newsletter',
    /** The first issue waits for its hour: a site that is started in the evening sends no morning issue. */
    async first(db) {
      const { timeZone, newsletterHour } = await db
        .selectFrom('publication')
        .select(['timeZone', 'newsletterHour'])
        .executeTakeFirstOrThrow()
      return nextSending(new Date(), timeZone, newsletterHour)
    },
    async run({ db, actor }) {
      await execute(db, actor, composeDaily, {})
      return null
    },
  }),
]
