/** Migrations: SQL files in the repository's migrations folder, each applied once, in the order of their names. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, type Migration, Migrator, sql } from 'kysely'

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(folder, name), 'utf8')
    return [name.replace(/\.sql$/, ''), { up: async (db) => void (await sql.raw(text).execute(db)) }]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** A newer version of the program has used the database. */
export class NewerDatabase extends Error {}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).map((name) => name.replace(/\.sql$/, ''))

export interface SchemaState {
  /** Migrations of this program that are not applied yet. */
  missing: string[]
  /** Applied migrations that this program does not know, the latest last. */
  unknown: string[]
}

/** Compares the database's migrations with the program's; an empty database lacks all of them. */
export async function readSchemaState(db: Kysely<never>, folder: string): Promise<SchemaState> {
  const { rows: there } = await sql<{ found: boolean }>`
    select to_regclass('public.migrations') is not null as found
  `.execute(db)
  const applied = there[0]?.found
    ? (await sql<{ name: string }>`select name from public.migrations order by name`.execute(db)).rows
    : []
  const names = new Set(applied.map(({ name }) => name))
  const known = await namesIn(folder)
  return {
    missing: known.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !known.includes(name)),
  }
}

export const newerSentence = ({ unknown }: SchemaState) =>
  `The database is newer than this program: it has the migration ${unknown.at(-1)}, which this program does not know. Start the version of Nashra that it was last used with, or a later one.`

/**
 * Applies missing migrations (up to `to`); concurrent processes wait for each other.
 * @throws NewerDatabase
 */
export async function migrate(db: Kysely<never>, folder: string, to?: string): Promise<string[]> {
  const state = await readSchemaState(db, folder)
  if (state.unknown.length > 0) throw new NewerDatabase(newerSentence(state))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    // The schema is named because the job queue has a table of the same name. Migrations developed in
    // parallel are applied in whatever order they arrive.
    allowUnorderedMigrations: true,
    migrationTableSchema: 'public',
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  })
  const { error, results = [] } = to ? await migrator.migrateTo(to) : await migrator.migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}
