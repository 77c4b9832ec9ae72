import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { orderMostRead } from './readership.ts'

export const mostReadTimers = [
  defineTimer({
    key: 'most-read',
    first: 'now',
    async run({ db, actor, postpone }) {
      await postpone(new Date(Date.now() + 60_000))
      await execute(db, actor, orderMostRead, { count: 10 })
      return null
    },
  }),
]
