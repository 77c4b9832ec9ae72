/**
 * Commands of one kind that come at the same time are carried out side by side in one transaction: a storm of them
 * costs a few commits and, where they gather what they ask, a few statements. What fails is tried again by itself,
 * and fails for itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { ringBell } from '../platform/changes.ts'
import type { Actor } from './actor.ts'
import { type Command, execute, newEnd, perform, writeEnd } from './command.ts'
import type { Tables } from './tables.ts'

/** Bounds how long one waits for the others. */
const mostTogether = 32
/** In a storm more come while one waits so long; who comes alone waits for nobody. */
const gatherMs = 60

interface Asked<Input, O> {
  actor: Actor
  input: Input
  resolve(output: O): void
  reject(error: unknown): void
}

/** Answers how to ask for the command; each is answered once it is committed. @throws CommandError as `execute` does */
export function createTogether<S extends z.ZodType, O>(db: Kysely<Tables>, what: Command<S, O>) {
  type One = Asked<z.input<S>, O>
  const waiting: One[] = []
  let isRunning = false

  const alone = ({ actor, input, resolve, reject }: One) =>
    execute(db, actor, what, input).then(resolve, reject)

  async function carryOut(all: One[]): Promise<void> {
    if (all.length === 1) return alone(all[0]!)
    let outputs: O[]
    try {
      outputs = await db.transaction().execute(async (tx) => {
        const end = newEnd()
        // All come to their end before the transaction does, also when one of them fails.
        const done = await Promise.allSettled(
          all.map(({ actor, input }) => perform(tx, actor, what, input, end)),
        )
        const failed = done.find((one) => one.status === 'rejected')
        if (failed) throw failed.reason
        await writeEnd(tx, end)
        await ringBell(tx)
        return done.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
      })
    } catch {
      await Promise.all(all.map(alone))
      return
    }
    for (const [i, { resolve }] of all.entries()) resolve(outputs[i]!)
  }

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      await carryOut(waiting.splice(0, mostTogether))
      if (waiting.length > 0 && waiting.length < mostTogether) await sleep(gatherMs)
    }
    isRunning = false
  }

  return (actor: Actor, input: z.input<S>): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ actor, input, resolve, reject })
      if (!isRunning) void run()
    })
}
