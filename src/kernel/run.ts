/** Runs commands, one or a batch, through the same code (trace.ts). */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import { notifyChange } from '../platform/changes.ts'
import { isUnavailable } from '../platform/database.ts'
import type { Actor } from './actor.ts'
import { type Command, CommandError } from './command.ts'
import type { Tables } from './tables.ts'
import { admit, collect, settle, type Traces } from './trace.ts'

/**
 * Runs one command inside the caller's transaction; the caller notifies other processes at its end. The audit
 * log records the subject, for actions of people. `events: false` runs no listeners (for a preview).
 */
export async function perform<S extends z.ZodType, O>(
  db: Transaction<Tables>,
  actor: Actor,
  command: Command<S, O>,
  given: z.input<S>,
  options?: { events: boolean },
): Promise<O> {
  return performAdmitted(db, actor, command, admit(actor, command, given), options)
}

async function performAdmitted<S extends z.ZodType, O>(
  db: Transaction<Tables>,
  actor: Actor,
  command: Command<S, O>,
  admitted: z.output<S>,
  options?: { events: boolean },
): Promise<O> {
  const traces: Traces = []
  const output = await collect(db, actor, command, admitted, traces)
  await settle(db, traces, options)
  return output
}

/**
 * Runs one command in its own transaction; throws a CommandError when it is refused. `within` adds writes
 * that must only happen together with the command.
 */
export async function execute<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  actor: Actor,
  command: Command<S, O>,
  input: z.input<S>,
  within?: (tx: Transaction<Tables>) => Promise<void>,
): Promise<O> {
  const admitted = admit(actor, command, input)
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(async (tx) => {
        const output = await performAdmitted(tx, actor, command, admitted)
        await within?.(tx)
        await notifyChange(tx)
        return output
      })
    } catch (error) {
      if (!isCollision(error)) throw error
      if (tries === mostTries)
        throw new CommandError(
          'conflict',
          `This conflicts with existing data (${command.name}): ${(error as Error).message}.`,
        )
      await pause(tries)
    }
  }
}

const mostTries = 5
const pause = (tries: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries))
const hasCode = (error: unknown, ...codes: string[]) =>
  codes.includes((error as { code?: string }).code ?? '')

/** Two transactions that waited for each other (40P01) or conflicted in their reads (40001). */
const isInterrupted = (error: unknown) => hasCode(error, '40P01', '40001')

/**
 * An interrupted command, or one that took the same name or number as another at the same time (23505). It is
 * retried and then sees the result of the other.
 */
const isCollision = (error: unknown) => isInterrupted(error) || hasCode(error, '23505')

export type Outcome<O> = { ok: true; output: O } | { ok: false; error: Error }

interface Admitted<S extends z.ZodType> {
  actor: Actor
  input: z.output<S>
}

/** Checked inputs of a batch, with the errors of those that were refused. */
export interface PreparedBatch<S extends z.ZodType, O> {
  command: Command<S, O>
  admitted: (Admitted<S> & { at: number })[]
  /** By index in the batch. */
  refused: { at: number; error: Error }[]
}

/** Some commands of a batch failed: nothing of the batch was written. */
class BatchFailure extends Error {
  /** By index in the batch. */
  failures: Map<number, Error>
  constructor(failures: Map<number, Error>) {
    super('Commands of a batch failed.')
    this.failures = failures
  }
}

/**
 * Runs commands concurrently in one transaction and writes their traces together: where they use `batchLoad`,
 * a batch costs as many statements as one command. They must not depend on each other.
 * @throws BatchFailure with all failures, and database errors when it is unavailable
 */
export async function runTogether<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  command: Command<S, O>,
  all: Admitted<S>[],
  alongside?: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<O[]> {
  return db.transaction().execute(async (tx) => {
    // Each command has its own traces, so that they are written in the order of the batch.
    const traces = all.map((): Traces => [])
    // Wait for all commands before the transaction ends, even when one fails.
    const done = await Promise.allSettled(
      all.map(({ actor, input }, at) => collect(tx, actor, command, input, traces[at]!)),
    )
    const failed = done.flatMap((one, at) => (one.status === 'rejected' ? [[at, one.reason] as const] : []))
    if (failed.length > 0) throw new BatchFailure(new Map(failed))
    await settle(tx, traces.flat())
    await alongside?.(tx)
    await notifyChange(tx)
    return done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  })
}

/**
 * Runs each command behind a savepoint: a failed one leaves no trace, and the others are written. When one is
 * interrupted, all are repeated, because the transaction keeps its locks behind a savepoint.
 */
async function runOneByOne<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  command: Command<S, O>,
  all: Admitted<S>[],
  alongside?: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<Outcome<O>[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryOneByOne(db, command, all, alongside)
    } catch (error) {
      if (!isInterrupted(error) || tries === mostTries) throw error
      await pause(tries)
    }
  }
}

async function tryOneByOne<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  command: Command<S, O>,
  all: Admitted<S>[],
  alongside?: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<Outcome<O>[]> {
  return db.transaction().execute(async (tx) => {
    const outcomes: Outcome<O>[] = []
    for (const { actor, input } of all) {
      await sql`savepoint one`.execute(tx)
      try {
        outcomes.push({ ok: true, output: await performAdmitted(tx, actor, command, input) })
        await sql`release savepoint one`.execute(tx)
      } catch (error) {
        if (isUnavailable(error) || isInterrupted(error)) throw error
        await sql`rollback to savepoint one`.execute(tx)
        outcomes.push({ ok: false, error: error as Error })
      }
    }
    await alongside?.(tx)
    await notifyChange(tx)
    return outcomes
  })
}

/** Checks the inputs of a batch, and does the work that needs no database. */
export function prepareBatch<S extends z.ZodType, O>(
  actor: Actor,
  command: Command<S, O>,
  inputs: z.input<S>[],
): PreparedBatch<S, O> {
  const batch = emptyBatch(command)
  for (const given of inputs) addToBatch(batch, actor, given)
  return batch
}

/** A batch to which inputs are added one by one, so that other work can run in between. */
export const emptyBatch = <S extends z.ZodType, O>(command: Command<S, O>): PreparedBatch<S, O> => ({
  ...{ command, admitted: [], refused: [] },
})

/** Checks an input of a batch as `prepareBatch` does. */
export function addToBatch<S extends z.ZodType, O>(
  { command, admitted, refused }: PreparedBatch<S, O>,
  actor: Actor,
  given: z.input<S>,
): void {
  const at = admitted.length + refused.length
  try {
    const input = admit(actor, command, given)
    command.prepare?.(input)
    admitted.push({ at, actor, input })
  } catch (error) {
    refused.push({ at, error: error as Error })
  }
}

/**
 * Runs many commands of one kind in one transaction. They must number their revisions themselves and not
 * depend on each other. A refused command leaves no trace, and the others are written. If the database itself
 * refuses something, the batch is repeated with a savepoint per command. `alongside` writes in the same
 * transaction (for example the progress of an import).
 */
export async function executeBatch<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  { command, admitted, refused }: PreparedBatch<S, O>,
  alongside?: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<Outcome<O>[]> {
  const outcomes: Outcome<O>[] = []
  for (const { at, error } of refused) outcomes[at] = { ok: false, error }
  let left = admitted
  for (;;) {
    try {
      const outputs = await runTogether(db, command, left, alongside)
      for (const [i, { at }] of left.entries()) outcomes[at] = { ok: true, output: outputs[i]! }
      return outcomes
    } catch (error) {
      if (isUnavailable(error)) throw error
      const failures = error instanceof BatchFailure ? error.failures : new Map<number, Error>()
      const isAllRefused = [...failures.values()].every((one) => one instanceof CommandError)
      if (failures.size === 0 || !isAllRefused) break
      for (const [i, refusal] of failures) outcomes[left[i]!.at] = { ok: false, error: refusal }
      left = left.filter((_, i) => !failures.has(i))
    }
  }
  const tried = await runOneByOne(db, command, left, alongside)
  for (const [i, { at }] of left.entries()) outcomes[at] = tried[i]!
  return outcomes
}
