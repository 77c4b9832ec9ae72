import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { releaseMedia } from './embargo.ts'
import { expireMedia } from './write.ts'

export const mediaTimers = [
  defineTimer({
    key: 'expire-media',
    async run({ db, actor, id }) {
      await execute(db, actor, expireMedia, { id })
      return null
    },
  }),
  defineTimer({
    key: 'release-media',
    async run({ db, actor, id }) {
      await execute(db, actor, releaseMedia, { id })
      return null
    },
  }),
]
