/** Runs a module's code with a time limit. Calls it makes after the limit or its end are refused. */

import { isUnavailable } from '../platform/database.ts'
import { asModule, asProduct } from './detached.ts'

export interface Scope {
  /** @throws Error after the limit or the end */
  check(): void
  /** Makes a call for the module, and waits for it before the run ends. */
  ask<T>(what: () => Promise<T>): Promise<T>
}

/** A timeout or error of a module's code, with the module's name, for the caller. */
export class ModuleError extends Error {
  module: string
  constructor(module: string, message: string, cause: unknown) {
    super(message, { cause })
    this.module = module
  }
}

class Late extends Error {}

/** @param parent the run that contains this one; it limits this one too */
export async function withinLimit<T>(
  module: string,
  limitMs: number,
  run: (scope: Scope) => Promise<T> | T,
  parent?: Scope,
): Promise<T> {
  let isOver = false
  let outage: unknown
  const pending = new Set<Promise<unknown>>()
  const scope: Scope = {
    check() {
      if (isOver) throw new Error(`The module "${module}" was too slow or has ended. The call was refused.`)
      parent?.check()
    },
    ask(what) {
      const answer = (async () => {
        scope.check()
        return asProduct(what)
      })()
      const settled = answer.then(
        () => {},
        // The caller may no longer wait for it: its failure must not end the process.
        (error) => {
          if (isUnavailable(error)) outage ??= error
        },
      )
      pending.add(settled)
      void settled.then(() => pending.delete(settled))
      return answer
    },
  }
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`did not finish within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([asModule(module, async () => run(scope)), timedOut])
  } catch (error) {
    if (outage) throw outage
    // A host contacted by the module is unavailable, not the database.
    if (isUnavailable(error))
      throw new Error(`a host it contacted is unavailable: ${(error as { code?: string }).code ?? ''}`)
    throw error
  } finally {
    isOver = true
    clearTimeout(timer)
    await Promise.all(pending)
  }
}
