/** Stores the failures of modules for all processes, and logs them. */
import type { Kysely } from 'kysely'
import { type KeptFailure, noteModuleFailures } from '../content/modules/failures.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Log } from '../platform/log.ts'
import { containDetached } from './detached.ts'
import { onFailure } from './failures.ts'

/** A module that fails at every request is written at most once per this interval. */
const writeMs = 1_000

/** @param count counts one more failure */
export function keepFailures(
  db: Kysely<Tables>,
  log: Log,
  count: (module: string, kind: string) => void,
): { close(): Promise<void> } {
  let waiting = new Map<string, KeptFailure>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    timer = undefined
    const failures = [...waiting.values()]
    waiting = new Map()
    if (failures.length === 0) return
    await execute(db, system('modules'), noteModuleFailures, { failures }).catch((error) =>
      log.warn({ err: error }, 'failures of modules could not be stored'),
    )
  }

  const stop = onFailure(({ module, kind, name, message, last }, error) => {
    log.error({ err: error, module, kind, name }, `the module "${module}" failed`)
    count(module, kind)
    const key = `${module}/${kind}/${name}`
    const before = waiting.get(key)
    const times = { firstAt: before?.firstAt ?? last, lastAt: last, count: (before?.count ?? 0) + 1 }
    waiting.set(key, { module, kind, name, message, ...times })
    timer ??= setTimeout(() => {
      writing = write()
    }, writeMs)
    timer.unref()
  })
  const detached = containDetached()
  return {
    async close() {
      detached.close()
      stop()
      clearTimeout(timer)
      await writing
      await write()
    },
  }
}
