/**
 * Slow work, as jobs in the same database (Graphile Worker, in its own schema). A job is added in the
 * transaction that needs it, carried out at least once, retried after increasing delays, and kept for the
 * staff when it finally failed. Only the process holding the advisory lock runs jobs, a few at a time.
 * Backups do not contain jobs.
 */
import type { Task } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { ConnectionSettings } from './database.ts'
import type { Log } from './log.ts'

/** Carries out a job. `signal` aborts when the process ends; a job that throws is retried. */
export type Work = (payload: unknown, signal: AbortSignal) => Promise<void>

/**
 * The total number of attempts. The delays are e, e², e³ … seconds, so the last attempt is about four minutes
 * after the first.
 */
const maxTries = 6
const retryMs = 5_000

/** Marks jobs that send something to other machines. */
export const outgoingFlag = 'outgoing'

/** Creates the jobs' schema if it is missing. The process that runs jobs migrates it. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query("select to_regclass('graphile_worker.migrations') is not null as there")
  if (rows[0].there) return
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ pgPool: pool, logger: await loggerOf() })
}

export interface JobOptions {
  queue?: string | null
  at?: Date | null
  reach?: 'leaves' | 'stays'
  /** The total number of attempts. */
  tries?: number
}

/**
 * Adds a job in the caller's transaction. A job with the same key that has not started is replaced. Jobs of
 * one queue run one after another: work that takes minutes names a queue, so that messages never wait for it.
 * A job with `at` keeps the time it was first given. Jobs that stay on this machine must say so; all others
 * are held while the site's sending is paused (platform/outgoing.ts).
 */
export async function addJob<T>(
  db: Kysely<T>,
  name: string,
  payload: object,
  key: string,
  { queue = null, at = null, reach = 'leaves', tries = maxTries }: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name => ${queue},
    run_at => ${at}::timestamptz, max_attempts => ${tries}::integer, job_key => ${key},
    flags => ${reach === 'leaves' ? [outgoingFlag] : []}::text[], job_key_mode => ${at ? 'preserve_run_at' : 'replace'})`.execute(
    db,
  )
}

/** Marks waiting outgoing jobs by name: older versions queued them without the mark. */
const markOutgoing = (pool: pg.Pool, names: string[]) =>
  pool.query(
    `update graphile_worker._private_jobs as jobs
     set flags = coalesce(jobs.flags, '{}') || jsonb_build_object($2::text, true)
     from graphile_worker._private_tasks as tasks
     where tasks.id = jobs.task_id and tasks.identifier = any($1)
       and jobs.flags ? $2 is not true and jobs.locked_at is null`,
    [names, outgoingFlag],
  )

/** Deletes jobs that have not started: after a restore they would act on the wrong newsroom. */
export async function forgetJobs(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select to_regclass('graphile_worker._private_jobs') is not null as there",
  )
  if (rows[0].there) await client.query('delete from graphile_worker._private_jobs where locked_at is null')
}

/** Deletes jobs with these keys that have not started. */
export async function dropJobs<T>(db: Kysely<T>, keys: string[]): Promise<void> {
  if (keys.length > 0)
    await sql`delete from graphile_worker._private_jobs where key = any(${keys}) and locked_at is null`.execute(
      db,
    )
}

export interface QueuedJobs {
  name: string
  count: number
  oldest: Date
}

const outgoing = sql`jobs.flags ? ${outgoingFlag} and attempts < max_attempts and locked_at is null`

/** Outgoing jobs that are waiting, counted by name. */
export async function queuedOutgoing<T>(db: Kysely<T>): Promise<QueuedJobs[]> {
  const { rows } = await sql<QueuedJobs>`
    select task_identifier as name, count(*)::integer as count, min(created_at) as oldest
    from graphile_worker.jobs where ${outgoing} group by 1 order by 1`.execute(db)
  return rows
}

/** Deletes waiting outgoing jobs; returns their number. */
export async function dropOutgoing<T>(db: Kysely<T>): Promise<number> {
  const { rows } = await sql`
    delete from graphile_worker._private_jobs where id in (select id from graphile_worker.jobs where ${outgoing})
    returning id`.execute(db)
  return rows.length
}

export interface FailedJob {
  id: number
  name: string
  key: string | null
  attempts: number
  error: string
  at: Date
}

const failed = sql`attempts >= max_attempts and locked_at is null`

/** Jobs that finally failed, newest first, at most a hundred. */
export async function failedJobs<T>(db: Kysely<T>): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, task_identifier as name, key, attempts, coalesce(last_error, '') as error, updated_at as at
    from graphile_worker.jobs where ${failed} order by updated_at desc limit 100`.execute(db)
  return rows.map((row) => ({ ...row, id: Number(row.id), error: row.error.split('\n')[0]!.slice(0, 500) }))
}

/** Restarts a failed job from its first attempt; false when it does not exist. */
export async function retryJob<T>(db: Kysely<T>, id: number): Promise<boolean> {
  const { rows } = await sql`
    select id from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where id = ${id} and ${failed}), run_at => now(), attempts => 0)`.execute(
    db,
  )
  return rows.length > 0
}

interface Options {
  connection: ConnectionSettings
  pool: pg.Pool
  tasks: Record<string, Work>
  /** The names of outgoing jobs, whatever older versions wrote into the row. */
  outgoing: string[]
  /** Whether outgoing jobs are held now: they wait, and a running one is aborted. */
  isHeld(): Promise<boolean>
  /** Called before the first job, in the process that runs jobs. */
  begin?(): Promise<void>
  log: Log
}

/** Runs jobs in this process while no other process does. */
export function runJobs(options: Options): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  const ending = new AbortController()
  let turn: Promise<void> = Promise.resolve()

  const loop = (wait: number) => {
    timer = setTimeout(() => {
      turn = takeTurn(options, ending.signal)
        .catch((error) => options.log.warn({ err: error }, 'jobs wait'))
        .then(() => {
          if (!ending.signal.aborted) loop(retryMs)
        })
    }, wait)
    timer.unref()
  }

  loop(0)
  return {
    async close() {
      ending.abort()
      clearTimeout(timer)
      await turn
    },
  }
}

/** Holds the lock on its own connection, so that the end of a process releases its job at once. */
async function takeTurn(
  { connection, pool, tasks, outgoing, isHeld, begin, log }: Options,
  signal: AbortSignal,
): Promise<void> {
  const holder = new pg.Client({ ...connection, connectionTimeoutMillis: 3_000, keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    holder.on('error', () => resolve())
    holder.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  try {
    await holder.connect()
    const lock = "select pg_try_advisory_lock(hashtextextended('nashra jobs', 0)) as mine"
    if (!(await holder.query(lock)).rows[0].mine) return
    const { run } = await import('graphile-worker')
    await markOutgoing(pool, outgoing)
    const runner = await run(
      {
        pgPool: pool,
        concurrency: 3,
        noHandleSignals: true,
        pollInterval: 2_000,
        forbiddenFlags: async () => {
          if (!(await isHeld())) return null
          // An older version may run at the same time and queue more.
          await markOutgoing(pool, outgoing)
          return [outgoingFlag]
        },
        logger: await loggerOf(log),
      },
      Object.fromEntries(
        Object.entries(tasks).map(([name, work]) => [
          name,
          taskOf(work, signal, outgoing.includes(name) ? isHeld : null),
        ]),
      ),
      [],
    )
    const stopped = runner.promise.catch((error) => log.warn({ err: error }, 'jobs stopped'))
    try {
      // Their previous owner has ended.
      await holder.query(`select graphile_worker.force_unlock_workers(array(
        select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`)
      await begin?.()
      await Promise.race([lost, stopped])
    } finally {
      await runner.stop().catch(() => {})
    }
  } finally {
    await holder.end().catch(() => {})
  }
}

const lookMs = 500

const taskOf =
  (work: Work, ending: AbortSignal, isHeld: Options['isHeld'] | null): Task =>
  async (payload, { abortSignal }) => {
    const signals = [ending, ...(abortSignal ? [abortSignal] : [])]
    if (!isHeld) return work(payload, AbortSignal.any(signals))
    // When the database is restored meanwhile, it is another newsroom's: long outgoing jobs are aborted.
    const held = new AbortController()
    const look = setInterval(async () => {
      if (await isHeld().catch(() => false)) held.abort()
    }, lookMs)
    try {
      await work(payload, AbortSignal.any([...signals, held.signal]))
    } finally {
      clearInterval(look)
    }
  }

async function loggerOf(log?: Log) {
  const { Logger } = await import('graphile-worker')
  return new Logger(() => (level, message) => {
    if (level === 'error') log?.error(message)
    else if (level === 'warning') log?.warn(message)
  })
}
