import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { moveNewsWindow } from './news-window.ts'
import { publishDue } from './publish.ts'

export const articleTimers = [
  defineTimer({
    key: 'publish',
    async run({ db, actor, id }) {
      await execute(db, actor, publishDue, { id })
      return null
    },
  }),
  defineTimer({
    key: 'news-window',
    first: 'now',
    async run({ db, actor }) {
      await execute(db, actor, moveNewsWindow, {})
      return null
    },
  }),
]
