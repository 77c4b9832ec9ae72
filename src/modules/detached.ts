/**
 * Runs a module's work without waiting for it. A failure is reported with the module's name, and the process
 * continues.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { reportFailure } from './failures.ts'

const running = new AsyncLocalStorage<string>()

/** Runs code of a module; whatever it begins belongs to the module, also when the run is over. */
export const asModule = <T>(module: string, run: () => T): T => running.run(module, run)

/** Takes the rejected promises of modules. One of the product ends the process, as without this. */
export function containDetached(): { close(): void } {
  const hear = (error: unknown): void => {
    const module = running.getStore()
    if (module === undefined) throw error
    reportFailure({ module, kind: 'detached', name: 'promise' }, error)
  }
  process.on('unhandledRejection', hear)
  return { close: () => void process.off('unhandledRejection', hear) }
}
