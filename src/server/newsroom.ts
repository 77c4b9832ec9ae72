/** Opens the newsroom's database for any command, whether or not a site is running. */
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import type { Tables } from '../kernel/tables.ts'
import { makeDataFolder } from '../platform/data-folder.ts'
import { type ConnectionSettings, type Database, openDatabase } from '../platform/database.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { migrate, readSchemaState } from '../platform/migrate.ts'
import { openEmbedded } from '../platform/postgres/embedded.ts'
import type { Settings } from '../platform/settings.ts'
import { checkSecretKey } from './secret-key.ts'

/** The relative path from a build's folder to the repository's root; only builds define it. */
declare const __CHECKOUT__: string | undefined

const isBuilt = typeof __CHECKOUT__ !== 'undefined'
export const root = new URL(isBuilt ? __CHECKOUT__ : '../../', import.meta.url)
/** The folder of the build: the running bundle's own folder, or dist/ when running from source. */
const built = isBuilt ? new URL('./', import.meta.url) : new URL('dist/', root)
export const migrationsDir = fileURLToPath(new URL('migrations', root))
export const demoDir = fileURLToPath(new URL('demo', root))
export const newsroomDir = fileURLToPath(new URL('newsroom', built))
export const assetsDir = fileURLToPath(new URL('assets', built))
/** The files of SITE_DIR/public; the folder is missing without a SITE_DIR. */
export const publicDir = fileURLToPath(new URL('public', built))

export interface Newsroom {
  db: Kysely<Tables>
  pool: Database<Tables>['pool']
  connection: ConnectionSettings
  /** The database's location for messages: a folder, or a URL without its password. */
  where: string
  close(): Promise<void>
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  url.password = ''
  return url.toString()
}

/** Connects, without waiting for an unavailable database. `size` is the number of connections. */
export async function connectNewsroom(
  settings: Settings,
  notice: (sentence: string) => void,
  size = 10,
): Promise<Newsroom> {
  makeDataFolder(settings.dataDir)
  if (settings.databaseUrl) {
    const connection = { connectionString: settings.databaseUrl }
    const database = openDatabase<Tables>(connection, size, { prepare: settings.prepareStatements })
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

/** Connects and migrates the schema. A schema newer than the program is refused, or left unchanged. */
export async function openNewsroom(
  settings: Settings,
  notice: (sentence: string) => void,
  size?: number,
  takes: 'own version' | 'any version' = 'own version',
): Promise<Newsroom> {
  const newsroom = await connectNewsroom(settings, notice, size)
  try {
    const db = newsroom.db as Kysely<never>
    const isNewer = takes === 'any version' && (await readSchemaState(db, migrationsDir)).unknown.length > 0
    if (isNewer) return newsroom
    await migrate(db, migrationsDir)
    await prepareJobs(newsroom.pool)
    await checkSecretKey(newsroom.db, settings)
    return newsroom
  } catch (error) {
    await newsroom.close()
    throw error
  }
}
