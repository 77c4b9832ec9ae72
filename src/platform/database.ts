/** The connection to PostgreSQL: a typed query builder over a small pool. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { prepareStatements } from './prepared.ts'
import { isOutOfRoom } from './room.ts'

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

/**
 * Opens a pool. A query that the server does not answer in time fails, so that it never blocks a page.
 * `prepare`: whether to use named statements, which poolers that share connections between transactions do
 * not support.
 */
export function openDatabase<Tables>(
  connection: ConnectionSettings,
  size = 10,
  { prepare = true } = {},
): Database<Tables> {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: 3_000,
    query_timeout: 30_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'nashra',
    // Runs before the connection is used, so that nothing else is queried meanwhile.
    ...(prepare ? { onConnect: prepareStatements } : {}),
  })
  // A broken connection fails its query, and the pool replaces it. Without these listeners, it would end the
  // process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
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

/** True when an error means that the database is unavailable or full, not that the query is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isOutOfRoom(error)) return true
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
