import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { afterRest, defineTimer } from '../../kernel/timers.ts'
import { indexUpkeep } from './upkeep.ts'

/** The progress of each database's upkeep in this process. */
const upkeeps = new WeakMap<Kysely<Tables>, ReturnType<typeof indexUpkeep>>()

export const searchTimers = [
  defineTimer({
    key: 'search',
    first: 'now',
    async run({ db, actor }) {
      const upkeep = upkeeps.get(db) ?? indexUpkeep(db, actor)
      upkeeps.set(db, upkeep)
      const began = Date.now()
      const isMore = await upkeep()
      return isMore ? afterRest(began) : new Date(Date.now() + 60_000)
    },
  }),
]
