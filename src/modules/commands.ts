/** Commands of modules: each becomes a command like those of the product, named `polls.vote`. */
import type { z } from 'zod'
import { isModuleOff } from '../content/modules/switch.ts'
import { may as policies } from '../content/policies.ts'
import type { Policy } from '../contract/operation.ts'
import { CommandError } from '../kernel/command.ts'
import { isUnavailable } from '../platform/database.ts'
import { declareCommand } from './declared-commands.ts'
import { reportFailure } from './failures.ts'
import { listenerMs } from './limits.ts'
import { ModuleError } from './within-limit.ts'
import { type ModuleWork, withModuleWork } from './work.ts'

export interface ModuleCommand<S extends z.ZodType = z.ZodType, O = unknown> {
  name: string
  input: S
  /** The policy: 'publish', 'administer', 'takePart' for readers; 'anyone'. */
  may: Policy
  run(work: ModuleWork, input: z.output<S>): Promise<O> | O
}

/** Passes on a module's refusal to the user; any other error of its code is reported as a failure. */
export function failed(module: string, kind: string, name: string, error: unknown): Error {
  if (error instanceof CommandError || isUnavailable(error)) return error as Error
  if (error instanceof ModuleError) return error
  reportFailure({ module, kind, name }, error)
  return new ModuleError(
    module,
    `The module "${module}" failed (${kind} ${name}): ${(error as Error)?.message}`,
    error,
  )
}

export function installCommands(module: string, commands: readonly ModuleCommand[]): void {
  for (const one of commands) {
    const isAllowed = one.may === 'anyone' ? () => true : policies[one.may]
    declareCommand(one, {
      name: `${module}.${one.name}`,
      input: one.input,
      may: isAllowed,
      async run(work, input) {
        if (isModuleOff(module))
          throw new CommandError('not-found', `The module "${module}" is switched off.`)
        work.about(`module:${module}`)
        try {
          return await withModuleWork(module, work, listenerMs, (own) => one.run(own, input))
        } catch (error) {
          throw failed(module, 'command', one.name, error)
        }
      },
    })
  }
}
