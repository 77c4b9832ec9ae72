/** Opens the newsroom's database for any command, beside a running site or without one. */
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import type { Tables } from '../content/tables.ts'
import { type ConnectionSettings, type Database, openDatabase } from '../platform/database.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'
import { openEmbedded } from '../platform/postgres/embedded.ts'
import type { Settings } from '../platform/settings.ts'

/** The repository's root, from the sources as from the bundle in dist/. */
const root = new URL(import.meta.url.includes('/dist/') ? '../' : '../../', import.meta.url)
export const migrationsDir = fileURLToPath(new URL('migrations', root))
export const demoDir = fileURLToPath(new URL('demo', root))
export const newsroomDir = fileURLToPath(new URL('dist/newsroom', root))
export const assetsDir = fileURLToPath(new URL('dist/assets', root))

export interface Newsroom {
  db: Kysely<Tables>
  pool: Database<Tables>['pool']
  connection: ConnectionSettings
  /** Where the database is, for people: a folder, or an address without its password. */
  where: string
  close(): Promise<void>
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  url.password = ''
  return url.toString()
}

/** Connects, without waiting for a database that is away. `size` is the number of connections. */
export async function connectNewsroom(
  settings: Settings,
  notice: (sentence: string) => void,
  size = 10,
): Promise<Newsroom> {
  if (settings.databaseUrl) {
    const connection = { connectionString: settings.databaseUrl }
    const database = openDatabase<Tables>(connection, size)
    return { ...database, connection, where: withoutPassword(settings.databaseUrl) }
  }
  const embedded = await openEmbedded(settings.dataDir, { onNotice: notice })
  const database = openDatabase<Tables>(embedded.connection, size)
  const close = async () => {
    await database.close()
    await embedded.close()
  }
  return { ...database, connection: embedded.connection, where: embedded.where, close }
}

/** Connects and brings the schema up to date. */
export async function openNewsroom(
  settings: Settings,
  notice: (sentence: string) => void,
  size?: number,
): Promise<Newsroom> {
  const newsroom = await connectNewsroom(settings, notice, size)
  try {
    await migrate(newsroom.db as Kysely<never>, migrationsDir)
    await prepareJobs(newsroom.pool)
    return newsroom
  } catch (error) {
    await newsroom.close()
    throw error
  }
}
