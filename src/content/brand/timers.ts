import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { endAnnouncement } from './write.ts'

export const brandTimers = [
  defineTimer({
    key: 'announcement',
    async run({ db, actor }) {
      await execute(db, actor, endAnnouncement, {})
      return null
    },
  }),
]
