/**
 * Every write is a command: policy, rules, rows, immutable revision and change-log row, in one transaction.
 * There is no other way to write.
 */
import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import { type ChangesTable, ringBell } from '../platform/changes.ts'
import { type Actor, signature } from './actor.ts'
import type { Tables } from './tables.ts'

/** What a command works with inside its transaction. */
export interface Work {
  db: Transaction<Tables>
  actor: Actor
  /** The moment of the command, from the process's clock. */
  now: Date
  /** Names what the state before and the state after show. */
  touch(...topics: string[]): void
  /** Names what the command was about, for the log: 'article:8123'. */
  about(subject: string): void
  /** Keeps the state after as an immutable revision; answers its number. */
  revise(kind: string, refId: number, content: unknown, number?: number): Promise<number>
  /** Marks the change as one that nobody is to be told of. */
  hush(): void
  /** Has a row written at the end of the command, with all of its kind that a batch of commands brings. */
  atEnd<Row>(write: WriteRows<Row>, row: Row): void
}

export type WriteRows<Row> = (db: Transaction<Tables>, rows: Row[]) => Promise<void>

/** Rows that wait for the end, by who writes them. */
export interface Waiting {
  add<Row>(write: WriteRows<Row>, row: Row): void
  write(db: Transaction<Tables>): Promise<void>
}

export function waitingRows(): Waiting {
  const waiting = new Map<WriteRows<never>, unknown[]>()
  return {
    add(write, row) {
      const rows = waiting.get(write)
      if (rows) rows.push(row)
      else waiting.set(write, [row])
    },
    async write(db) {
      for (const [write, rows] of waiting) await write(db, rows as never[])
      waiting.clear()
    },
  }
}

/** What commands leave to the end of their transaction, where several of them write it together. */
export interface End {
  waiting: Waiting
  /** Rows of the change log, once their topics are known. */
  changes: (() => Insertable<ChangesTable> | null)[]
}

export const newEnd = (): End => ({ waiting: waitingRows(), changes: [] })

export async function writeEnd(db: Transaction<Tables>, { waiting, changes }: End): Promise<void> {
  await waiting.write(db)
  // What says the same is said once.
  const rows = new Map(
    changes.flatMap((change) => {
      const row = change()
      return row ? [[JSON.stringify(row), row] as const] : []
    }),
  )
  if (rows.size > 0)
    await db
      .insertInto('changes')
      .values([...rows.values()])
      .execute()
}

export interface Command<Schema extends z.ZodType, Output> {
  name: string
  /** The rules of form; what they make of the input is what `run` receives. */
  input: Schema
  may(actor: Actor): boolean
  run(work: Work, input: z.output<Schema>): Promise<Output>
}

export type Refusal = 'forbidden' | 'invalid' | 'not-found' | 'conflict'

/** A command that was refused: nothing was written. The message is a sentence for the person who asked. */
export class CommandError extends Error {
  reason: Refusal
  /** What was wrong with the form of the input, field by field. */
  issues: z.core.$ZodIssue[]
  constructor(reason: Refusal, message: string, issues: z.core.$ZodIssue[] = []) {
    super(message)
    this.reason = reason
    this.issues = issues
  }
}

export const command = <S extends z.ZodType, O>(definition: Command<S, O>): Command<S, O> => definition

/**
 * Carries out one command inside a transaction of the caller's, who rings the bell at its end. What it was about
 * is noted in the audit log, for the actions of people. With `together` the caller also writes the end.
 */
export async function perform<S extends z.ZodType, O>(
  db: Transaction<Tables>,
  actor: Actor,
  { name, input, may, run }: Command<S, O>,
  given: z.input<S>,
  together?: End,
): Promise<O> {
  if (!may(actor)) throw new CommandError('forbidden', `${actor.name} may not do this (${name}).`)
  const parsed = input.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const where = issue.path.join('.')
    throw new CommandError('invalid', `${where ? `${where}: ` : ''}${issue.message}`, parsed.error.issues)
  }
  const topics = new Set<string>()
  let subject: string | null = null
  let quiet = false
  const end = together ?? newEnd()
  const work: Work = {
    db,
    atEnd: end.waiting.add,
    actor,
    now: new Date(),
    touch: (...named) => {
      for (const topic of named) topics.add(topic)
    },
    about: (what) => {
      subject = what
    },
    hush: () => {
      quiet = true
    },
    async revise(kind, refId, content, number) {
      const next = number === undefined ? nextRevision(kind, refId) : sql<number>`${number}`
      const row = await db
        .insertInto('revisions')
        .values({
          kind,
          refId,
          number: next,
          command: name,
          actor: signature(actor),
          content: JSON.stringify(content),
        })
        .returning('number')
        .executeTakeFirstOrThrow()
      return row.number
    },
  }
  const output = await run(work, parsed.data)
  end.changes.push(() =>
    topics.size > 0 ? { command: name, subject, actor: signature(actor), topics: [...topics], quiet } : null,
  )
  if (!together) await writeEnd(db, end)
  // What readers do is told by their comments; the log is of the staff.
  if (subject !== null && actor.role !== 'system' && actor.role !== 'reader') {
    await db
      .insertInto('audit')
      .values({ actor: actor.name, staffId: actor.id, command: name, subject })
      .execute()
  }
  return output
}

const nextRevision = (kind: string, refId: number) =>
  sql<number>`(select coalesce(max(number), 0) + 1 from revisions where kind = ${kind} and ref_id = ${refId})`

/** Carries out one command in its own transaction; throws a CommandError when it is refused. */
export async function execute<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  actor: Actor,
  what: Command<S, O>,
  input: z.input<S>,
): Promise<O> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(async (tx) => {
        const output = await perform(tx, actor, what, input)
        await ringBell(tx)
        return output
      })
    } catch (error) {
      if (!isCollision(error)) throw error
      if (tries === 5)
        throw new CommandError(
          'conflict',
          `This collides with what is there (${what.name}): ${(error as Error).message}.`,
        )
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries))
    }
  }
}

/**
 * Two commands that waited for each other (40P01), read past each other (40001) or took the same name or number
 * at the same moment (23505): one of them begins again, and sees what the other did.
 */
const isCollision = (error: unknown) =>
  ['40P01', '40001', '23505'].includes((error as { code?: string }).code ?? '')

export type Outcome<O> = { ok: true; output: O } | { ok: false; error: Error }

/**
 * Carries out many commands of one kind in one transaction, each behind a savepoint: a refused one leaves no
 * trace and the rest goes in. `alongside` writes in the same transaction (how far an import has come, say).
 */
export async function executeMany<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  actor: Actor,
  what: Command<S, O>,
  inputs: z.input<S>[],
  alongside?: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<Outcome<O>[]> {
  return db.transaction().execute(async (tx) => {
    const outcomes: Outcome<O>[] = []
    for (const input of inputs) {
      await sql`savepoint one`.execute(tx)
      try {
        outcomes.push({ ok: true, output: await perform(tx, actor, what, input) })
        await sql`release savepoint one`.execute(tx)
      } catch (error) {
        await sql`rollback to savepoint one`.execute(tx)
        outcomes.push({ ok: false, error: error as Error })
      }
    }
    await alongside?.(tx)
    await ringBell(tx)
    return outcomes
  })
}
