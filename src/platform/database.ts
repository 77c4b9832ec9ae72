/** One PostgreSQL, wherever it runs: a typed query builder over a small pool. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type ConnectionSettings = Pick<
  pg.PoolConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString'
>

export interface Database<Tables> {
  db: Kysely<Tables>
  pool: pg.Pool
  close(): Promise<void>
}

/** Opens a pool. A query that the server does not answer within its bound fails; it never hangs a page. */
export function openDatabase<Tables>(connection: ConnectionSettings, size = 10): Database<Tables> {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: 3_000,
    query_timeout: 30_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'nashra',
  })
  // A connection that breaks fails its query and is replaced by the pool; without listeners, for the idle ones
  // and for those at work, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, close: () => db.destroy() }
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
])

/** True when an error says that the database is away (not that the query is wrong). */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') {
    // Class 08 connection exception, 57P0x shutdown or crash, 53300 too many connections, 25006 read-only standby.
    if (
      networkCodes.has(code) ||
      code.startsWith('08') ||
      /^57P0/.test(code) ||
      code === '53300' ||
      code === '25006'
    )
      return true
  }
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed/i.test(
    error.message,
  )
}
