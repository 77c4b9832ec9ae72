/** Records every few seconds how many readers each coverage has in this process. */
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import { countAudience } from '../content/coverage/audience.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'

const everyMs = 10_000
const program = system('program')
const thisProcess = `${hostname()}:${process.pid}`

export function reportAudience(
  db: Kysely<Tables>,
  readerCounts: () => Map<number, number>,
  onError: (error: unknown) => void,
) {
  /** Coverages for which a number of readers in this process is recorded. */
  const recorded = new Set<number>()
  let recording: Promise<void> | undefined

  async function record(): Promise<void> {
    const counts = readerCounts()
    for (const coverageId of new Set([...recorded, ...counts.keys()])) {
      const count = counts.get(coverageId) ?? 0
      if (count === 0 && !recorded.has(coverageId)) continue
      await execute(db, program, countAudience, { coverageId, process: thisProcess, count })
      if (count > 0) recorded.add(coverageId)
      else recorded.delete(coverageId)
    }
  }

  const timer = setInterval(() => {
    recording ??= record()
      .catch(onError)
      .finally(() => {
        recording = undefined
      })
  }, everyMs)
  timer.unref()

  return {
    async close() {
      clearInterval(timer)
      await recording
    },
  }
}
