import { execute } from '../../kernel/run.ts'
import { afterRest, defineTimer } from '../../kernel/timers.ts'
import { relateMissing } from './relate.ts'

const everyMs = 3_000

export const relatedTimers = [
  defineTimer({
    key: 'related',
    first: 'now',
    async run({ db, actor }) {
      const began = Date.now()
      const found = await execute(db, actor, relateMissing, {})
      return found > 0 ? afterRest(began) : new Date(Date.now() + everyMs)
    },
  }),
]
