/**
 * Traces of commands: collected while commands run, then written for any number of them in one statement per
 * table.
 */
import { sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import { type Actor, signature } from './actor.ts'
import { type Command, CommandError, type Work, type WriteRows } from './command.ts'
import { type Event, type Listener, listenersOf } from './events.ts'
import type { Tables } from './tables.ts'

type Db = Transaction<Tables>

interface Revision {
  kind: string
  refId: number
  number: number
  content: unknown
}

interface Trace {
  work: Work
  command: string
  actor: Actor
  revisions: Revision[]
  rows: { write: WriteRows<never>; row: unknown }[]
  cacheTags: Set<string>
  events: Event[]
  subject: string | null
  /** For a listener whose failure undoes nothing else: called when its events fail. */
  onFailure?: (error: unknown) => void
  detail: Record<string, unknown> | null
}

/** The traces of commands that share a transaction: each command adds its own and those of commands it performed. */
export type Traces = Trace[]

/**
 * The parsed input for `run`.
 * @throws CommandError when the actor may not run the command, or the input is
 * invalid
 */
export function admit<S extends z.ZodType, O>(
  actor: Actor,
  { name, input, may }: Command<S, O>,
  given: z.input<S>,
): z.output<S> {
  if (!may(actor)) throw new CommandError('forbidden', `${actor.name} may not do this (${name}).`)
  const parsed = input.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const where = issue.path.join('.')
  throw new CommandError('invalid', `${where ? `${where}: ` : ''}${issue.message}`, parsed.error.issues)
}

/** Runs a command whose input was admitted, and adds its trace to `traces`. */
export async function collect<S extends z.ZodType, O>(
  db: Db,
  actor: Actor,
  { name, run }: Command<S, O>,
  admitted: z.output<S>,
  traces: Traces,
): Promise<O> {
  const trace = openTrace(db, actor, name, traces)
  const output = await run(trace.work, admitted)
  traces.push(trace)
  return output
}

/** Opens a trace; commands it performs add theirs to `traces`. `before`: other traces of the transaction. */
function openTrace(db: Db, actor: Actor, command: string, traces: Traces, before: Traces = []): Trace {
  const work: Work = {
    db,
    actor,
    now: new Date(),
    invalidate: (...named) => {
      for (const one of named)
        if (typeof one === 'string') trace.cacheTags.add(one)
        else for (const cacheTag of one) trace.cacheTags.add(cacheTag)
    },
    about: (subject, detail) => {
      trace.subject = subject
      trace.detail = detail ?? null
    },
    async revise(kind, refId, content, number) {
      const next = number ?? (await nextRevision(db, [...before, ...traces, trace], kind, refId))
      trace.revisions.push({ kind, refId, number: next, content })
      return next
    },
    defer: (write, row) => void trace.rows.push({ write, row }),
    emit: (event) => void trace.events.push(event),
    perform: (inner, input) => collect(db, actor, inner, admit(actor, inner, input), traces),
  }
  const trace: Trace = {
    ...{ work, command, actor, revisions: [], rows: [], events: [] },
    ...{ cacheTags: new Set<string>(), subject: null, detail: null },
  }
  return trace
}

async function nextRevision(db: Db, traces: Traces, kind: string, refId: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0) as last from revisions where kind = ${kind} and ref_id = ${refId}`.execute(
    db,
  )
  const last = traces
    .flatMap(({ revisions }) => revisions)
    .filter((one) => one.kind === kind && one.refId === refId)
    .reduce((highest, { number }) => Math.max(highest, number), rows[0]!.last)
  return last + 1
}

/** Events may cause events, up to this depth; beyond it, listeners trigger each other in a loop. */
const maxGenerations = 4

/**
 * Writes the traces of commands: deferred rows, then the results of listeners, revisions, change log, audit
 * log. `events: false` runs no listeners (for a preview).
 */
export async function settle(db: Db, traces: Traces, { events = true } = {}): Promise<void> {
  await writeRows(db, traces)
  for (let generation = 0; events; generation++) {
    const emitted = traces.flatMap((trace) =>
      trace.events.splice(0).map((event) => ({ event, work: trace.work, onFailure: trace.onFailure })),
    )
    if (emitted.length === 0) break
    if (generation === maxGenerations) {
      for (const { event, onFailure } of emitted) endRing(event, onFailure)
      break
    }
    for (const { event, work } of emitted)
      for (const listener of listenersOf(event))
        if (listener.apart) await runApart(db, work.actor, event, listener, listener.apart, traces)
        else await listener.run(work, event.payload as never)
    await writeRows(db, traces)
  }
  await writeRevisions(db, traces)
  await writeChanges(db, traces)
  await writeAudit(db, traces)
}

/** An event beyond the last generation: a defect of the product, or a failure of the module that emitted it. */
function endRing({ name }: Event, onFailure: Trace['onFailure']): void {
  const error = new Error(`${name} wakes itself: listeners of its events emit it again.`)
  if (!onFailure) throw error
  onFailure(error)
}

/** Runs a listener whose failure must not undo the command, and adds its trace when it succeeds. */
async function runApart(
  db: Db,
  actor: Actor,
  event: Event,
  { run }: Listener,
  { limitMs, isOff, onFailure }: NonNullable<Listener['apart']>,
  traces: Traces,
): Promise<void> {
  if (isOff()) return
  const own: Traces = []
  const trace = openTrace(db, actor, event.name, own, traces)
  await sql.raw(`savepoint listener; set local statement_timeout = ${limitMs}`).execute(db)
  try {
    await run(trace.work, event.payload as never)
    own.push(trace)
    await writeRows(db, own)
    await sql.raw('release savepoint listener; set local statement_timeout to default').execute(db)
  } catch (error) {
    // Throws when the database is unavailable; the whole command is then rolled back.
    await sql.raw('rollback to savepoint listener; release savepoint listener').execute(db)
    onFailure(error)
    return
  }
  for (const one of own) traces.push({ ...one, onFailure })
}

async function writeRows(db: Db, traces: Traces): Promise<void> {
  const waiting = Map.groupBy(
    traces.flatMap(({ rows }) => rows.splice(0)),
    ({ write }) => write,
  )
  for (const [write, rows] of waiting)
    await write(
      db,
      rows.map(({ row }) => row as never),
    )
}

async function writeRevisions(db: Db, traces: Traces): Promise<void> {
  const rows = traces.flatMap(({ revisions, command, actor }) =>
    revisions.map((one) => ({ ...one, content: one.content ?? null, command, actor: signature(actor) })),
  )
  if (rows.length === 0) return
  await sql`
    insert into revisions (kind, ref_id, number, command, actor, content)
    select kind, "refId", number, command, actor, content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (kind text, "refId" integer, number integer, command text, actor text, content jsonb)`.execute(
    db,
  )
}

/** Merges equal rows. */
async function writeChanges(db: Db, traces: Traces): Promise<void> {
  const rows = new Map(
    traces
      .filter(({ cacheTags }) => cacheTags.size > 0)
      .map(({ command, subject, actor, cacheTags }) => {
        const row = { command, subject, actor: signature(actor), cacheTags: [...cacheTags] }
        return [JSON.stringify(row), row] as const
      }),
  )
  if (rows.size > 0)
    await db
      .insertInto('changes')
      .values([...rows.values()])
      .execute()
}

/** The audit log is about staff; readers' actions are visible in their comments. */
const isPerson = ({ role, operated }: Actor) => (role === 'system' ? operated === true : role !== 'reader')

async function writeAudit(db: Db, traces: Traces): Promise<void> {
  const rows = traces
    .filter(({ subject, actor }) => subject !== null && isPerson(actor))
    .map(({ command, subject, actor, detail }) => ({
      ...{ actor: actor.name, staffId: actor.id, command, subject: subject! },
      detail: detail && JSON.stringify(detail),
    }))
  if (rows.length > 0) await db.insertInto('audit').values(rows).execute()
}
