import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { keepDeliveries } from './log.ts'

const everyMs = 600_000

export const webhookTimers = [
  defineTimer({
    key: 'webhooks',
    first: 'now',
    async run({ db, actor, postpone }) {
      await postpone(new Date(Date.now() + everyMs))
      await execute(db, actor, keepDeliveries, {})
      return null
    },
  }),
]
