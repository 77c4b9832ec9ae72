/**
 * `nashra backup`: writes a snapshot of the database and all media originals into one file, while the site
 * runs. Renditions are omitted, because they are made again on demand.
 */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { ConnectionSettings } from '../database.ts'
import type { Log } from '../log.ts'
import { type AddEntry, BackupError, writeArchive } from './archive.ts'
import { formatVersion, type Manifest } from './manifest.ts'
import {
  endedTables,
  lastMigration,
  plainSession,
  readSequences,
  readTables,
  secretTables,
} from './schema.ts'
import { seal, sealedEntry } from './sealed.ts'

/** Tables are split into entries of about this size, because an entry's size must be known before its bytes. */
const partBytes = 8 * 1024 * 1024

const leftOut = new Set([...endedTables, ...secretTables])

interface BackupOptions {
  connection: ConnectionSettings
  mediaDir: string
  file: string
  /** The program's version, for the manifest. */
  version: string
  /** The passphrase, and a function that reads the stored secrets within the backup's snapshot. */
  secrets?: { passphrase: string; read(client: pg.Client): Promise<string> }
  log: Log
}

export interface BackupResult {
  file: string
  bytes: number
  manifest: Manifest
  mediaFiles: number
}

/** Writes a backup. `file` is replaced only by a complete backup. */
export async function backup({
  connection,
  mediaDir,
  file,
  version,
  secrets,
  log,
}: BackupOptions): Promise<BackupResult> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'nashra backup',
  })
  client.on('error', () => {}) // the running query fails by itself
  await client.connect()
  try {
    await client.query(plainSession)
    await client.query('begin isolation level repeatable read, read only')
    const sealed = secrets ? await seal(secrets.passphrase, await secrets.read(client)) : null
    const manifest = await describe(client, version, sealed?.how ?? null)
    let mediaFiles = 0
    await writeArchive(file, async (add) => {
      const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
      await add('manifest.json', text.length, [text])
      if (sealed) await add(sealedEntry, sealed.bytes.length, [sealed.bytes])
      for (const table of manifest.tables) if (!leftOut.has(table.name)) await addTable(client, add, table)
      // After the snapshot, so that the files of all its rows are on disk.
      mediaFiles = await addOriginals(add, mediaDir, log)
      await warnOfMissing(client, mediaDir, log)
    })
    await client.query('commit')
    return { file, bytes: (await stat(file)).size, manifest, mediaFiles }
  } finally {
    await client.end().catch(() => {})
  }
}

async function describe(client: pg.Client, version: string, sealed: Manifest['sealed']): Promise<Manifest> {
  const migration = await lastMigration(client)
  if (migration === undefined)
    throw new BackupError('The database has no Nashra tables. There is nothing to back up.')
  const found = await readTables(client)
  // Locked until the end, so that a migration waits instead of changing a table halfway through.
  await client.query(`lock table ${found.map(({ name }) => `"${name}"`).join(', ')} in access share mode`)
  const tables: Manifest['tables'] = []
  for (const table of found) {
    if (leftOut.has(table.name)) {
      tables.push({ ...table, rows: 0 })
      continue
    }
    const { rows } = await client.query(`select count(*)::int8 as n from "${table.name}"`)
    tables.push({ ...table, rows: Number(rows[0].n) })
  }
  const server = await client.query('show server_version')
  return {
    format: formatVersion,
    createdAt: new Date().toISOString(),
    nashra: version,
    postgres: server.rows[0].server_version,
    migration,
    tables,
    sealed,
    sequences: await readSequences(client),
  }
}

async function addTable(
  client: pg.Client,
  add: AddEntry,
  { name, columns, rows }: Manifest['tables'][number],
): Promise<void> {
  const stream = client.query(
    copyTo(`copy "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) to stdout`),
  )
  let part = 0
  let chunks: Buffer[] = []
  let bytes = 0
  const flush = async () => {
    part++
    await add(`tables/${name}.${String(part).padStart(4, '0')}.copy`, bytes, chunks)
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    // In this format a line feed always ends a row, so that each part can be loaded separately.
    const end = bytes < partBytes ? 0 : chunk.lastIndexOf('\n') + 1
    if (end === 0) continue
    const rest = chunk.subarray(end)
    chunks[chunks.length - 1] = chunk.subarray(0, end)
    bytes -= rest.length
    await flush()
    chunks = [rest]
    bytes = rest.length
  }
  if (bytes > 0) await flush()
  if (stream.rowCount !== rows)
    throw new Error(`The table ${name} gave ${stream.rowCount} rows instead of ${rows}.`)
}

const original = /^([0-9a-f]{64})\.[a-z0-9]{2,4}$/

async function addOriginals(add: AddEntry, mediaDir: string, log: Log): Promise<number> {
  const folder = join(mediaDir, 'originals')
  const found = await readdir(folder, { recursive: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  let count = 0
  for (const path of found.sort()) {
    const [name, hash] = original.exec(basename(path)) ?? []
    if (!name || path !== join(name.slice(0, 2), name)) continue
    const source = join(folder, path)
    const { size } = await stat(source)
    const sum = await add(`media/${name}`, size, createReadStream(source) as AsyncIterable<Buffer>)
    if (sum !== hash)
      log.warn(
        { file: source },
        'A media file has changed since it was stored; the backup contains it as it is now.',
      )
    count++
  }
  return count
}

/** Warns of media files that rows refer to but that are missing on disk and thus from the backup. */
async function warnOfMissing(client: pg.Client, mediaDir: string, log: Log): Promise<void> {
  const { rows } = await client.query(`select distinct file from media where file is not null order by 1`)
  for (const { file } of rows) {
    const found = await stat(join(mediaDir, 'originals', file.slice(0, 2), file)).catch(() => null)
    if (!found) log.warn({ file }, 'A media file is missing on disk, and so in the backup.')
  }
}
