/**
 * Many commands in one transaction, each behind its savepoint, in as few round trips as can be: what the commands
 * log and keep is written together at the end, and one savepoint goes as the next comes.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../content/actor.ts'
import {
  type Command,
  CommandError,
  type Outcome,
  type Work,
  type WriteRows,
  waitingRows,
} from '../../content/command.ts'
import type { Tables } from '../../content/tables.ts'
import { ringBell } from '../../platform/changes.ts'

interface Revision {
  kind: string
  refId: number
  number: number
  content: unknown
}
interface Change {
  topics: string[]
  subject: string | null
  quiet: boolean
}

/** What one command leaves behind, kept until it is known that it went well. */
interface Traces {
  output: unknown
  revisions: Revision[]
  change: Change
  rows: { write: WriteRows<never>; row: unknown }[]
}

async function carryOut<S extends z.ZodType>(
  db: Transaction<Tables>,
  actor: Actor,
  { input, run }: Command<S, unknown>,
  given: z.input<S>,
): Promise<Traces> {
  const parsed = input.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new CommandError('invalid', [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
  }
  const revisions: Revision[] = []
  const topics = new Set<string>()
  const rows: Traces['rows'] = []
  const change: Change = { topics: [], subject: null, quiet: false }
  const work: Work = {
    db,
    actor,
    now: new Date(),
    atEnd: (write, row) => void rows.push({ write, row }),
    touch: (...named) => {
      for (const topic of named) topics.add(topic)
    },
    about: (subject) => {
      change.subject = subject
    },
    hush: () => {
      change.quiet = true
    },
    async revise(kind, refId, content, number) {
      if (number === undefined) throw new Error('In a batch, a revision is numbered by its command.')
      revisions.push({ kind, refId, number, content })
      return number
    },
  }
  const output = await run(work, parsed.data)
  change.topics = [...topics]
  return { output, revisions, change, rows }
}

async function writeTraces(tx: Transaction<Tables>, actor: Actor, command: string, traces: Traces[]) {
  const revisions = traces.flatMap((one) => one.revisions)
  const waiting = waitingRows()
  for (const { rows } of traces) for (const { write, row } of rows) waiting.add(write, row as never)
  await waiting.write(tx)
  const changes = traces.map((one) => one.change).filter((change) => change.topics.length > 0)
  if (revisions.length > 0) {
    await sql`
      insert into revisions (kind, ref_id, number, command, actor, content)
      select kind, "refId", number, ${command}, ${actor.name}, content
      from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb)
        as row (kind text, "refId" integer, number integer, content jsonb)`.execute(tx)
  }
  if (changes.length > 0) {
    await tx
      .insertInto('changes')
      .values(changes.map((change) => ({ command, actor: actor.name, ...change })))
      .execute()
  }
}

/** As `executeMany` does, for commands that number their revisions themselves. */
export async function executeBatch<S extends z.ZodType, O>(
  db: Kysely<Tables>,
  actor: Actor,
  what: Command<S, O>,
  inputs: z.input<S>[],
  alongside: (tx: Transaction<Tables>) => Promise<unknown>,
): Promise<Outcome<O>[]> {
  if (!what.may(actor)) throw new CommandError('forbidden', `${actor.name} may not do this (${what.name}).`)
  return db.transaction().execute(async (tx) => {
    const outcomes: Outcome<O>[] = []
    const traces: Traces[] = []
    await sql`savepoint one`.execute(tx)
    for (const input of inputs) {
      try {
        const trace = await carryOut(tx, actor, what, input)
        await sql`release savepoint one; savepoint one`.execute(tx)
        traces.push(trace)
        outcomes.push({ ok: true, output: trace.output as O })
      } catch (error) {
        await sql`rollback to savepoint one`.execute(tx)
        outcomes.push({ ok: false, error: error as Error })
      }
    }
    await writeTraces(tx, actor, what.name, traces)
    await alongside(tx)
    await ringBell(tx)
    return outcomes
  })
}
