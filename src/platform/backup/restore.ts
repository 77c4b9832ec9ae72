/**
 * `nashra restore`: restores a backup's database and media into any PostgreSQL from version 15. The whole
 * file is verified before anything changes; the database changes in one transaction, whether or not a site is
 * running.
 */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { notifyChange } from '../changes.ts'
import type { ConnectionSettings } from '../database.ts'
import { forgetJobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import { migrate } from '../migrate.ts'
import { BackupError, syncFolder } from './archive.ts'
import type { Manifest } from './manifest.ts'
import { type BackupDescription, describeBackup, readBackup } from './read.ts'
import { clearSchema, copyRows, refill, within } from './rebuild.ts'
import { endedTables, lastMigration, plainSession } from './schema.ts'
import { unseal } from './sealed.ts'

interface RestoreOptions {
  connection: ConnectionSettings
  mediaDir: string
  file: string
  migrationsDir: string
  /** Whether a newsroom that contains articles may be replaced. */
  replace: boolean
  passphrase?: string | undefined
  /** Reads data that must survive from the database that will be replaced. */
  before?(client: pg.Client): Promise<void>
  /**
   * Called in the transaction once all rows are loaded and the schema is up to date. Stores the secrets
   * (null: the backup has none) and overrides anything that must not be as in the backup.
   */
  after?(client: pg.Client, manifest: Manifest, secrets: string | null): Promise<void>
  log: Log
}

/**
 * Replaces the database with the backup's and adds its media files.
 * @throws BackupError with one sentence when the file is damaged or must not be restored here
 */
export async function restore({
  connection,
  mediaDir,
  file,
  migrationsDir,
  replace,
  passphrase,
  before,
  after,
  log,
}: RestoreOptions): Promise<BackupDescription> {
  const description = await describeBackup(file)
  const { manifest, sealed } = description
  // Decrypt first, so that a wrong passphrase is found before anything changes.
  const secrets =
    sealed && manifest.sealed && passphrase !== undefined
      ? await unseal(passphrase, manifest.sealed, sealed)
      : null
  await checkMigration(migrationsDir, manifest.migration)
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'nashra restore',
  })
  client.on('error', () => {}) // the running query fails by itself
  await client.connect()
  const unpacked = join(mediaDir, 'originals.restoring')
  try {
    await client.query(plainSession)
    await client.query('begin')
    await checkTarget(client, replace)
    await before?.(client)
    log.info({ file, createdAt: manifest.createdAt }, 'The backup is undamaged; restoring it.')
    await rm(unpacked, { recursive: true, force: true })
    await clearSchema(client)
    await migrate(within(client), migrationsDir, manifest.migration)
    const names = await load(client, manifest, file, unpacked)
    await migrate(within(client), migrationsDir)
    await forgetJobs(client)
    // Delete all sessions and tokens of the backup; nothing is sent until an administrator allows it.
    for (const name of endedTables) await client.query(`delete from "${name}"`)
    await client.query(`update outgoing set held_since = now(), held_because = 'restore'`)
    await after?.(client, manifest, secrets)
    // The caches of running processes belong to the old data.
    await client.query(
      `insert into changes (command, actor, cache_tags) values ('restore', 'restore', '{*}')`,
    )
    await notifyChange(within(client))
    // Before the commit, because no row may refer to a missing file. An unused file does no harm.
    await moveIn(unpacked, mediaDir, names)
    await client.query('commit')
    // All data is restored by now; without statistics, queries are only slower for a while.
    await client
      .query('analyze')
      .catch((error) => log.warn({ err: error }, 'The restored tables could not be analysed.'))
    return description
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await rm(unpacked, { recursive: true, force: true })
    await client.end().catch(() => {})
  }
}

async function checkMigration(migrationsDir: string, name: string): Promise<void> {
  const known = await readdir(migrationsDir)
  if (known.includes(`${name}.sql`)) return
  throw new BackupError(
    `The backup has the schema of migration ${name}, which this program does not know: restore it with a newer version of Nashra.`,
  )
}

async function checkTarget(client: pg.Client, replace: boolean): Promise<void> {
  const lock = await client.query(`select pg_try_advisory_xact_lock(hashtext('nashra restore')) as free`)
  if (!lock.rows[0].free) throw new BackupError('Another restore into this database is running.')
  if ((await lastMigration(client)) === undefined) {
    const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public' limit 1`)
    if (rows[0])
      throw new BackupError(
        `The database contains tables of another program (${rows[0].tablename}). Use another database.`,
      )
    return
  }
  const { rows } = await client.query(`select to_regclass('public.articles') is not null as there`)
  if (replace || !rows[0].there) return
  const found = await client.query('select exists (select 1 from articles) as some')
  if (found.rows[0].some) {
    throw new BackupError(
      'The database contains articles. Add --replace to replace everything in it with the backup.',
    )
  }
}

/** Fills the tables and unpacks the media files; returns their names. */
async function load(
  client: pg.Client,
  manifest: Manifest,
  file: string,
  unpacked: string,
): Promise<string[]> {
  const names: string[] = []
  const loaded = new Map<string, number>()
  await refill(client, manifest, async () => {
    await mkdir(unpacked, { recursive: true, mode: 0o700 })
    await readBackup(file, {
      async rows(table, bytes) {
        loaded.set(table.name, (loaded.get(table.name) ?? 0) + (await copyRows(client, table, bytes)))
      },
      async media(name, bytes) {
        await pipeline(bytes, createWriteStream(join(unpacked, name), { flush: true }))
        names.push(name)
      },
    })
    const short = manifest.tables.find(({ name, rows }) => (loaded.get(name) ?? 0) !== rows)
    if (short)
      throw new BackupError(
        `The backup's table ${short.name} gave ${loaded.get(short.name) ?? 0} of ${short.rows} rows.`,
      )
  })
  return names
}

async function moveIn(unpacked: string, mediaDir: string, names: string[]): Promise<void> {
  const folders = new Set<string>()
  for (const name of names) {
    const folder = join(mediaDir, 'originals', name.slice(0, 2))
    if (!folders.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 })
    folders.add(folder)
    await rename(join(unpacked, name), join(folder, name))
  }
  for (const folder of folders) await syncFolder(folder)
}
