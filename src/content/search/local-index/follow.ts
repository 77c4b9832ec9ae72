/**
 * Keeps the file consistent with `search_documents`: filled from its rows, then updated from the change log.
 * Where the log does not cover the changes since the file's state, the file is rebuilt.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionSettings } from '../../../platform/database.ts'
import { searchableCacheTag } from '../cache-tags.ts'
import type { IndexedRow, IndexFile } from './file.ts'

const batch = 500
/** Questions must not wait for an unresponsive connection. */
const patience = {
  connectionTimeoutMillis: 3_000,
  query_timeout: 30_000,
  statement_timeout: 30_000,
  keepAlive: true,
}
/** The change log is kept for a week. */
const longestAwayMs = 6 * 86_400_000
const everything = 'all'

interface Now {
  snapshot: string
  at: Date
  /** Identifies the database and its schema: a restored one differs. */
  identity: string
}

interface Since {
  /** Whether the file's snapshot can be older than the current one. */
  later: boolean
  cacheTags: string[]
}

const readNow = `
  select pg_current_snapshot()::text as snapshot, now() as at,
    (select md5(string_agg(name || timestamp, ',' order by name)) from migrations)
      || (select ' ' || system_identifier from pg_control_system())
      || (select ' ' || timeline_id from pg_control_checkpoint()) as identity`
const readSince = `
  select pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) as later, array(
    select distinct tag from changes cross join unnest(cache_tags) as tag
    where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
      and (tag = '*' or starts_with(tag, $2))) as "cacheTags"`
const prefix = searchableCacheTag('')

export interface Following {
  /**
   * Brings the file up to what is committed.
   * @param whenAnew is told before it is made anew, which takes as long as the archive is large
   */
  follow(connection: ConnectionSettings, whenAnew: () => void): Promise<void>
}

export function following(file: IndexFile): Following {
  let client: pg.Client | undefined

  async function connected(connection: ConnectionSettings): Promise<pg.Client> {
    if (client) return client
    const fresh = new pg.Client({ ...connection, ...patience, application_name: 'nashra search index' })
    const drop = () => {
      if (client === fresh) client = undefined
    }
    fresh.on('error', drop)
    fresh.on('end', drop)
    await fresh.connect()
    client = fresh
    return fresh
  }

  async function bringUp(db: pg.Client, whenAnew: () => void): Promise<void> {
    const now: Now = (await db.query(readNow)).rows[0]
    const known = file.read('snapshot')
    const since: Since | null = known ? (await db.query(readSince, [known, prefix])).rows[0] : null
    if (!since || !leadsHere(now, since)) {
      whenAnew()
      file.clear()
      file.write([], [], { ...said(now), identity: now.identity, reached: '0' })
    }
    if (file.read('reached') !== everything) {
      whenAnew()
      await readAll(db)
      // Changes made meanwhile are in the change log.
      return bringUp(db, whenAnew)
    }
    const ids = (since?.cacheTags ?? []).map((cacheTag) => Number(cacheTag.slice(prefix.length)))
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch)
      file.write(some, await rowsOf(db, 'article_id = any($1::int[])', some), {})
    }
    file.write([], [], said(now))
  }

  const leadsHere = ({ at, identity }: Now, { later, cacheTags }: Since): boolean =>
    later &&
    !cacheTags.includes('*') &&
    file.read('identity') === identity &&
    at.getTime() - Date.parse(file.read('at') ?? '') < longestAwayMs

  /** Continues where it stopped, pausing as long as it works, so that readers notice nothing. */
  async function readAll(db: pg.Client): Promise<void> {
    for (;;) {
      const began = Date.now()
      const reached = Number(file.read('reached'))
      const rows = await rowsOf(db, `article_id > $1 order by article_id limit ${batch}`, reached)
      if (rows.length === 0) break
      file.write([], rows, { reached: String(rows.at(-1)!.id) })
      await sleep(Date.now() - began)
    }
    file.write([], [], { reached: everything })
  }

  return {
    async follow(connection, whenAnew) {
      const wasKept = client !== undefined
      try {
        await bringUp(await connected(connection), whenAnew)
      } catch (error) {
        client?.end().catch(() => {})
        client = undefined
        // Using a lost connection reveals the loss.
        if (!wasKept || isOfFile(error)) throw error
        await bringUp(await connected(connection), whenAnew)
      }
    },
  }
}

/** Any error of SQLite. */
export const isOfFile = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_SQLITE_ERROR'

const said = ({ snapshot, at }: Now) => ({ snapshot, at: at.toISOString() })

async function rowsOf(db: pg.Client, where: string, value: number | number[]): Promise<IndexedRow[]> {
  const { rows } = await db.query(
    `select article_id as id, published_at as "publishedAt", words::text from search_documents where ${where}`,
    [value],
  )
  return rows
}
