/** Tells the newsroom, every few seconds, how many readers of each coverage this process has. */
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import { system } from '../content/actor.ts'
import { execute } from '../content/command.ts'
import { countWatchers } from '../content/coverage/watchers.ts'
import type { Tables } from '../content/tables.ts'

const everyMs = 10_000
const program = system('program')
const thisProcess = `${hostname()}:${process.pid}`

export function reportWatchers(
  db: Kysely<Tables>,
  watching: () => Map<number, number>,
  onError: (error: unknown) => void,
) {
  /** Those of which the newsroom believes that somebody reads them here. */
  const told = new Set<number>()
  let telling: Promise<void> | undefined

  async function tell(): Promise<void> {
    const counts = watching()
    for (const coverageId of new Set([...told, ...counts.keys()])) {
      const count = counts.get(coverageId) ?? 0
      if (count === 0 && !told.has(coverageId)) continue
      await execute(db, program, countWatchers, { coverageId, process: thisProcess, count })
      if (count > 0) told.add(coverageId)
      else told.delete(coverageId)
    }
  }

  const timer = setInterval(() => {
    telling ??= tell()
      .catch(onError)
      .finally(() => {
        telling = undefined
      })
  }, everyMs)
  timer.unref()

  return {
    async close() {
      clearInterval(timer)
      await telling
    },
  }
}
