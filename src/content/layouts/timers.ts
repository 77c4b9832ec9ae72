import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { turnLayout } from './write.ts'

export const layoutTimers = [
  defineTimer({
    key: 'layout',
    async run({ db, actor, id }) {
      await execute(db, actor, turnLayout, { id })
      return null
    },
  }),
]
