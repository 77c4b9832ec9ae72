/**
 * Slow work, as jobs in the same database (Graphile Worker, in a schema of its own): put there in the transaction of
 * what asked for it, carried out at least once, tried again later and later, and kept for the staff when it failed
 * for good. One process of all carries them out, a few at a time: who holds the lock. Jobs do not travel in backups.
 */
import type { Task } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { ConnectionSettings } from './database.ts'
import type { Log } from './log.ts'

/** Carries out a job. `signal` says that the process ends; what was thrown is tried again. */
export type Work = (payload: unknown, signal: AbortSignal) => Promise<void>

/** Tries in all, the last about an hour after the first. */
const mostTries = 6
const retryMs = 5_000

/** Makes the schema that jobs lie in, where there is none; who carries them out brings it up to date. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query("select to_regclass('graphile_worker.migrations') is not null as there")
  if (rows[0].there) return
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ pgPool: pool, logger: await loggerOf() })
}

/**
 * Adds a job in the caller's transaction. One with the same key that has not begun is the same job. Those of one
 * queue are carried out one after the other: what takes minutes names one, so that a message never waits for it.
 * One that is not to begin before `at` keeps the moment that it was first given.
 */
export async function addJob<T>(
  db: Kysely<T>,
  name: string,
  payload: object,
  key: string,
  queue: string | null = null,
  at: Date | null = null,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name => ${queue},
    run_at => ${at}::timestamptz, max_attempts => ${mostTries}::integer, job_key => ${key},
    job_key_mode => ${at ? 'preserve_run_at' : 'replace'})`.execute(db)
}

/** Takes away what has not begun: after a restore it would be done to another newsroom than the one that asked for it. */
export async function forgetJobs(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select to_regclass('graphile_worker._private_jobs') is not null as there",
  )
  if (rows[0].there) await client.query('delete from graphile_worker._private_jobs where locked_at is null')
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

/** What failed for good, the newest first, a hundred at most. */
export async function failedJobs<T>(db: Kysely<T>): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, task_identifier as name, key, attempts, coalesce(last_error, '') as error, updated_at as at
    from graphile_worker.jobs where ${failed} order by updated_at desc limit 100`.execute(db)
  return rows.map((row) => ({ ...row, id: Number(row.id), error: row.error.split('\n')[0]!.slice(0, 500) }))
}

/** Has a job that failed for good tried again from the beginning; false when there is none. */
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
  /** Called by the process that carries out jobs, before the first. */
  begin?(): Promise<void>
  log: Log
}

/** Carries out jobs in this process while no other does. */
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

/** Holds the lock for as long as its connection lives: what ends a process sets its job free at once. */
async function takeTurn(
  { connection, pool, tasks, begin, log }: Options,
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
    const runner = await run(
      {
        pgPool: pool,
        concurrency: 3,
        noHandleSignals: true,
        pollInterval: 2_000,
        logger: await loggerOf(log),
      },
      Object.fromEntries(Object.entries(tasks).map(([name, work]) => [name, taskOf(work, signal)])),
      [],
    )
    const stopped = runner.promise.catch((error) => log.warn({ err: error }, 'jobs stopped'))
    try {
      // Whoever held them before is gone.
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

const taskOf =
  (work: Work, ending: AbortSignal): Task =>
  (payload, { abortSignal }) =>
    work(payload, AbortSignal.any([ending, ...(abortSignal ? [abortSignal] : [])]))

async function loggerOf(log?: Log) {
  const { Logger } = await import('graphile-worker')
  return new Logger(() => (level, message) => {
    if (level === 'error') log?.error(message)
    else if (level === 'warning') log?.warn(message)
  })
}
