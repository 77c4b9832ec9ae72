/** The database part of a restore, all in the caller's transaction. Needs no superuser. */
import { pipeline } from 'node:stream/promises'
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupError } from './archive.ts'
import type { Manifest } from './manifest.ts'
import { readSequences, readTables } from './schema.ts'

/** A query builder inside the running transaction of one connection; its own transactions are savepoints. */
export function within(client: pg.Client): Kysely<never> {
  const one = { query: client.query.bind(client), release: () => {} }
  const dialect = new PostgresDialect({ pool: { connect: async () => one, end: async () => {} } as never })
  const say = (sql: string) => async (connection: DatabaseConnection) =>
    void (await connection.executeQuery(CompiledQuery.raw(sql)))
  const driver = Object.assign(dialect.createDriver(), {
    beginTransaction: say('savepoint inner_one'),
    commitTransaction: say('release savepoint inner_one'),
    rollbackTransaction: say('rollback to savepoint inner_one'),
  })
  return new Kysely<never>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => dialect.createAdapter(),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createIntrospector: (db) => dialect.createIntrospector(db),
    },
  })
}

/** Our own objects in the schema public; skips objects of an extension or another role. */
const ours = (owner: string, catalogue: string) => `
  pg_has_role(${owner}, 'usage')
  and not exists (select 1 from pg_depend where classid = '${catalogue}'::regclass and objid = o.oid and deptype = 'e')`

const droppable = [
  [
    'view',
    `select oid::regclass as name from pg_class o where relkind = 'v' and relnamespace = 'public'::regnamespace and ${ours('relowner', 'pg_class')}`,
  ],
  [
    'materialized view',
    `select oid::regclass as name from pg_class o where relkind = 'm' and relnamespace = 'public'::regnamespace and ${ours('relowner', 'pg_class')}`,
  ],
  [
    'table',
    `select oid::regclass as name from pg_class o where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and ${ours('relowner', 'pg_class')}`,
  ],
  [
    'sequence',
    `select oid::regclass as name from pg_class o where relkind = 'S' and relnamespace = 'public'::regnamespace and ${ours('relowner', 'pg_class')}`,
  ],
  [
    'routine',
    `select oid::regprocedure as name from pg_proc o where pronamespace = 'public'::regnamespace and ${ours('proowner', 'pg_proc')}`,
  ],
  [
    'type',
    `select oid::regtype as name from pg_type o where typtype in ('e', 'd') and typnamespace = 'public'::regnamespace and ${ours('typowner', 'pg_type')}`,
  ],
] as const

/**
 * Drops our objects, so that the backup's schema can be created. Objects in other schemas that depend on our
 * tables (a reporting view, for example) are not dropped: PostgreSQL then names them and refuses.
 */
export async function clearSchema(client: pg.Client): Promise<void> {
  for (const [kind, query] of droppable) {
    const { rows } = await client.query(query)
    if (rows.length > 0) await client.query(`drop ${kind} ${rows.map((row) => row.name).join(', ')}`)
  }
}

/**
 * Drops the foreign keys, disables the triggers and empties the tables (migrations may have inserted rows).
 * Then `load` fills them in any order, and everything is restored, which checks all foreign keys at once.
 */
export async function refill(
  client: pg.Client,
  manifest: Manifest,
  load: () => Promise<void>,
): Promise<void> {
  await checkTables(client, manifest)
  const keys = await client.query(`
    select conrelid::regclass as on_table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`)
  const names = manifest.tables.map(({ name }) => `"${name}"`)
  for (const { on_table, name } of keys.rows)
    await client.query(`alter table ${on_table} drop constraint ${name}`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${names.join(', ')}`)
  await load()
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { on_table, name, definition } of keys.rows) {
    await client.query(`alter table ${on_table} add constraint ${name} ${definition}`)
  }
  // Unlike setval, this is rolled back with the transaction.
  for (const { name, next } of manifest.sequences)
    await client.query(`alter sequence "${name}" restart with ${next}`)
}

/** The manifest's names become part of SQL statements, so each must exist in the schema. */
async function checkTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const sorted = (names: string[]) => names.toSorted().join()
  const known = new Map((await readTables(client)).map((table) => [table.name, sorted(table.columns)]))
  const wrong = manifest.tables.find((table) => known.get(table.name) !== sorted(table.columns))
  if (wrong)
    throw new BackupError(
      `The backup's table ${wrong.name} does not match the schema of migration ${manifest.migration}.`,
    )
  const sequences = new Set((await readSequences(client)).map((sequence) => sequence.name))
  const unknown = manifest.sequences.find(({ name }) => !sequences.has(name))
  if (unknown)
    throw new BackupError(
      `The backup's sequence ${unknown.name} is not in the schema of migration ${manifest.migration}.`,
    )
}

/** Loads some complete rows; returns their number. */
export async function copyRows(
  client: pg.Client,
  table: Manifest['tables'][number],
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ')
  const stream = client.query(copyFrom(`copy "${table.name}" (${columns}) from stdin`))
  await pipeline(bytes, stream)
  return stream.rowCount
}
