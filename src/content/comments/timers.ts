import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { closeComments } from './closing.ts'
import { forgetOld } from './upkeep.ts'

export const commentTimers = [
  defineTimer({
    key: 'comments',
    first: 'now',
    async run({ db, actor, postpone }) {
      await postpone(new Date(Date.now() + 60_000))
      await execute(db, actor, closeComments, {})
      await execute(db, actor, forgetOld, {})
      return null
    },
  }),
]
