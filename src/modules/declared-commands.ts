/** Commands of modules by the objects that declare them. */
import type { z } from 'zod'
import type { Command } from '../kernel/command.ts'
import type { ModuleCommand } from './commands.ts'

const made = new WeakMap<object, Command<z.ZodType, unknown>>()

export const declareCommand = (declared: ModuleCommand, command: Command<z.ZodType, unknown>): void =>
  void made.set(declared, command)

/** @throws Error when no installed module declares it */
export function commandOf<S extends z.ZodType, O>(command: ModuleCommand<S, O>): Command<S, O> {
  const found = made.get(command)
  if (!found) throw new Error(`No module declares the command "${command.name}" in its list of commands.`)
  return found as Command<S, O>
}
