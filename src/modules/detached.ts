/**
 * Runs a module's work without waiting for it. A failure is reported with the module's name, and the process
 * continues.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { reportFailure } from './failures.ts'

const running = new AsyncLocalStorage<string | undefined>()

/** Runs code of a module; whatever it begins belongs to the module, also when the run is over. */
export const asModule = <T>(module: string, run: () => T): T => running.run(module, run)

/** Runs the product's code that a module called; whatever it begins belongs to the product. */
export const asProduct = <T>(run: () => T): T => running.run(undefined, run)

/**
 * Takes the rejected promises of modules, and what their timers and callbacks throw. A failure of the product
 * ends the process, as without this.
 */
export function containDetached(): { close(): void } {
  const hear = (name: string) => (error: unknown) => {
    const module = running.getStore()
    if (module === undefined) throw error
    reportFailure({ module, kind: 'detached', name }, error)
  }
  const promise = hear('promise')
  const callback = hear('callback')
  process.on('unhandledRejection', promise)
  process.on('uncaughtException', callback)
  return {
    close() {
      process.off('unhandledRejection', promise)
      process.off('uncaughtException', callback)
    },
  }
}
