import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { claimTimer, defineTimer } from '../../kernel/timers.ts'
import { nextMidnight } from '../../language/days.ts'
import { may } from '../policies.ts'
import { endBanner } from './breaking-banner.ts'

/** Long enough for every process to read the change log; revisions keep the history. */
const changesKeptMs = 7 * 86_400_000

/** Midnight in the publication's time zone: the day changes on every page. */
const turnDay = command({
  name: 'clock.turn-day',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const { timeZone } = await work.db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    if (!(await claimTimer(work, 'midnight', nextMidnight(work.now, timeZone)))) return
    await work.db
      .deleteFrom('changes')
      .where('at', '<', new Date(work.now.getTime() - changesKeptMs))
      .execute()
    work.invalidate('today')
    work.about('today')
  },
})

export const publicationTimers = [
  defineTimer({
    key: 'midnight',
    first: 'now',
    async run({ db, actor }) {
      await execute(db, actor, turnDay, {})
      return null
    },
  }),
  defineTimer({
    key: 'breaking',
    async run({ db, actor }) {
      await execute(db, actor, endBanner, {})
      return null
    },
  }),
]
