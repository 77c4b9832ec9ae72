/** A folder and databases for the tests of backups, and the two commands. */
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import { restore } from '../../src/platform/backup/restore.ts'
import { backup } from '../../src/platform/backup/write.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Connection } from '../../src/platform/postgres/embedded.ts'
import { within } from './backup-newsroom.ts'

export const migrationsDir = resolve('migrations')
export const folder = mkdtempSync(join(tmpdir(), 'nashra-backup-test-'))
export const mediaDir = join(folder, 'media')
export const said: string[] = []
export const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(JSON.parse(line).msg) })
const server = inject('postgres')
let databases = 0

/** A new database on the embedded server, with the schema, or that of the migration `to`. */
export async function newDatabase(schema: boolean, to?: string): Promise<Connection> {
  const database = `backup_${process.pid}_${++databases}`
  await within(server, (client) => client.query(`create database ${database} template template0`))
  const connection = { ...server, database }
  if (schema) {
    const { db, close } = openDatabase<never>(connection, 1)
    await migrate(db, migrationsDir, to)
    await close()
  }
  return connection
}

export const bytes = Buffer.from('not really a picture')
export const picture = `${createHash('sha256').update(bytes).digest('hex')}.jpg`
export const originals = (dir: string) => join(dir, 'originals', picture.slice(0, 2))

export const file = (name: string) => join(folder, name)
export const takeOf = (name: string, connection: Connection) =>
  backup({ connection, mediaDir, file: file(name), version: '1.2.3', log })
export const bring = (
  name: string,
  connection: Connection,
  replace = false,
  into = file(`media of ${connection.database}`),
) => restore({ connection, mediaDir: into, file: file(name), migrationsDir, replace, log })
