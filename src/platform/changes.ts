/**
 * The change log. A command writes one row in its transaction; every process follows the log and learns which
 * cache tags were invalidated. Each row has its transaction's id, and a follower reads the rows that its last
 * snapshot could not see. Thus a change that commits late is neither missed nor waited for.
 */
import { type Generated, type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { ConnectionSettings } from './database.ts'

export interface ChangesTable {
  seq: Generated<number>
  xid: Generated<string>
  at: Generated<Date>
  command: string
  subject: string | null
  actor: string
  cacheTags: string[]
}

const bell = 'nashra_changes'
/** Notifications are merged: the log is read at most once per this interval. */
const pauseMs = 15
const pollMs = 1_000

export interface Follower {
  /** Resolves when everything committed before the call has been passed on. */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

interface FollowOptions {
  connection: ConnectionSettings
  onCacheTags(cacheTags: Set<string>): void
  onError?(error: unknown): void
}

type Rows = { snapshot: string; cacheTags: string[] | null }[]

const readNew = `
  select pg_current_snapshot()::text as snapshot, c.cache_tags as "cacheTags"
  from (select 1) one
  left join changes c on c.xid >= pg_snapshot_xmin($1::pg_snapshot)
    and not pg_visible_in_snapshot(c.xid, $1::pg_snapshot)`

/** Follows the change log from now on, over its own connection (LISTEN needs a direct one). */
export async function followChanges(options: FollowOptions): Promise<Follower> {
  let client: pg.Client | undefined
  let snapshot: string | undefined
  let closed = false
  let running: Promise<void> | undefined
  let again = false
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      ...options.connection,
      connectionTimeoutMillis: 3_000,
      query_timeout: 10_000,
      keepAlive: true,
    })
    fresh.on('error', () => drop(fresh))
    fresh.on('end', () => drop(fresh))
    fresh.on('notification', () => wake())
    await fresh.connect()
    await fresh.query(`listen ${bell}`)
    client = fresh
    return fresh
  }

  function drop(gone: pg.Client): void {
    if (client !== gone) return
    client = undefined
    gone.end().catch(() => {})
  }

  async function read(): Promise<void> {
    const connection = client ?? (await connect())
    if (snapshot === undefined) {
      const first = await connection.query('select pg_current_snapshot()::text as snapshot')
      snapshot = first.rows[0].snapshot as string
      // Anything may have changed before the first snapshot.
      options.onCacheTags(new Set(['*']))
      return
    }
    const { rows } = (await connection.query(readNew, [snapshot])) as { rows: Rows }
    const cacheTags = new Set<string>()
    for (const row of rows) for (const cacheTag of row.cacheTags ?? []) cacheTags.add(cacheTag)
    if (cacheTags.size > 0) options.onCacheTags(cacheTags)
    snapshot = rows[0]!.snapshot
  }

  function wake(): Promise<void> {
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      do {
        again = false
        try {
          await read()
        } catch (error) {
          if (client) drop(client)
          if (!closed) options.onError?.(error)
          break
        }
        if (again) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      } while (again && !closed)
    })().finally(() => {
      running = undefined
    })
    return running
  }

  function poll(): void {
    timer = setTimeout(async () => {
      await wake()
      if (!closed) poll()
    }, pollMs)
    timer.unref()
  }

  await wake()
  poll()
  return {
    async caughtUp() {
      await running
      await wake()
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await running
      const last = client
      client = undefined
      await last?.end().catch(() => {})
    },
  }
}

/** Sends NOTIFY at commit; followers read the changes from the log. */
export async function notifyChange<T>(tx: Kysely<T>): Promise<void> {
  await sql.raw(`notify ${bell}`).execute(tx)
}
