/**
 * Keeps the file true to `searchable`, the one source: made from its rows, then corrected by what the change log names
 * since. Where the log does not lead from what the file holds to what is there, the file is made anew.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionSettings } from '../../../platform/database.ts'
import { searchableTopic } from '../topics.ts'
import type { IndexedRow, IndexFile } from './file.ts'

const batch = 500
/** A connection that fell silent must not hold up what is asked. */
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
  /** Which database this is, since when, with which schema: a restored one is another. */
  identity: string
}

interface Since {
  /** Whether the snapshot that the file knows can have been before the one of now. */
  later: boolean
  topics: string[]
}

const readNow = `
  select pg_current_snapshot()::text as snapshot, now() as at,
    (select md5(string_agg(name || timestamp, ',' order by name)) from migrations)
      || (select ' ' || system_identifier from pg_control_system())
      || (select ' ' || timeline_id from pg_control_checkpoint()) as identity`
const readSince = `
  select pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) as later, array(
    select distinct topic from changes cross join unnest(topics) as topic
    where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
      and (topic = '*' or starts_with(topic, $2))) as topics`
const prefix = searchableTopic('')

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
      // What was changed meanwhile is in the log.
      return bringUp(db, whenAnew)
    }
    const ids = (since?.topics ?? []).map((topic) => Number(topic.slice(prefix.length)))
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch)
      file.write(some, await rowsOf(db, 'article_id = any($1::int[])', some), {})
    }
    file.write([], [], said(now))
  }

  const leadsHere = ({ at, identity }: Now, { later, topics }: Since): boolean =>
    later &&
    !topics.includes('*') &&
    file.read('identity') === identity &&
    at.getTime() - Date.parse(file.read('at') ?? '') < longestAwayMs

  /** From where it was left, resting as long as it works: readers must not feel it. */
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
        // That a connection was lost is found out by using it.
        if (!wasKept || isOfFile(error)) throw error
        await bringUp(await connected(connection), whenAnew)
      }
    },
  }
}

/** Of SQLite, whatever it complains of. */
export const isOfFile = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_SQLITE_ERROR'

const said = ({ snapshot, at }: Now) => ({ snapshot, at: at.toISOString() })

async function rowsOf(db: pg.Client, where: string, value: number | number[]): Promise<IndexedRow[]> {
  const { rows } = await db.query(
    `select article_id as id, published_at as "publishedAt", words::text from searchable where ${where}`,
    [value],
  )
  return rows
}
