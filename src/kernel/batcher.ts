/**
 * Runs commands of one kind that arrive at the same time in one transaction, so that many of them cost a few
 * commits and, where they use batchLoad, a few statements. A failed command is retried alone and fails alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Command } from './command.ts'
import { execute, runTogether } from './run.ts'
import type { Tables } from './tables.ts'
import { admit } from './trace.ts'

/** Limits how long one command waits for the others. */
const maxTogether = 32
/** Under load, more commands arrive within this time. A command that arrives alone does not wait. */
const gatherMs = 60

interface Waiting<Input, O> {
  actor: Actor
  input: Input
  resolve(output: O): void
  reject(error: unknown): void
}

/**
 * Returns a function that runs the command; it resolves after commit.
 * @throws CommandError as `execute` does
 */
export function createBatcher<S extends z.ZodType, O>(db: Kysely<Tables>, command: Command<S, O>) {
  type One = Waiting<z.input<S>, O>
  const waiting: One[] = []
  let isRunning = false

  const alone = ({ actor, input, resolve, reject }: One) =>
    execute(db, actor, command, input).then(resolve, reject)

  async function runBatch(all: One[]): Promise<void> {
    if (all.length === 1) return alone(all[0]!)
    let outputs: O[]
    try {
      const admitted = all.map(({ actor, input }) => ({ actor, input: admit(actor, command, input) }))
      outputs = await runTogether(db, command, admitted)
    } catch {
      await Promise.all(all.map(alone))
      return
    }
    for (const [i, { resolve }] of all.entries()) resolve(outputs[i]!)
  }

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      await runBatch(waiting.splice(0, maxTogether))
      if (waiting.length > 0 && waiting.length < maxTogether) await sleep(gatherMs)
    }
    isRunning = false
  }

  return (actor: Actor, input: z.input<S>): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ actor, input, resolve, reject })
      if (!isRunning) void run()
    })
}
