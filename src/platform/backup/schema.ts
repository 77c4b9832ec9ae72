/** What the database's catalogue says of the tables that a backup holds. */
import type pg from 'pg'
import type { Manifest } from './manifest.ts'

/** The migrator's books are written by migrating; the change log speaks to processes that run now. */
const notOurs = `relname not in ('migrations', 'migrations_lock', 'changes')`

/** Text that means the same whatever the server's settings; no limit of time for what takes long. */
export const plainSession = `
  set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set search_path = public`

/** The tables of the schema public with the columns that hold data (generated ones are made again). */
export async function readTables(client: pg.Client): Promise<Omit<Manifest['tables'][number], 'rows'>[]> {
  const { rows } = await client.query(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${notOurs}
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`)
  return rows
}

/** The number each sequence would give next. Read after the snapshot: it may be ahead of the rows, never behind. */
export async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query(`
    select s.sequencename as name, coalesce(s.last_value + s.increment_by, s.start_value)::text as next
    from pg_sequences s join pg_class c on c.relname = s.sequencename and c.relnamespace = 'public'::regnamespace
    where s.schemaname = 'public'
      and not exists (
        select 1 from pg_depend d join pg_class on pg_class.oid = d.refobjid
        where d.objid = c.oid and d.deptype in ('a', 'i') and not (${notOurs}))
    order by 1`)
  return rows
}

/** The name of the last migration; undefined when the database has none of Nashra's tables. */
export async function lastMigration(client: pg.Client): Promise<string | undefined> {
  const known = await client.query(`select to_regclass('public.migrations') is not null as there`)
  if (!known.rows[0].there) return undefined
  const { rows } = await client.query('select name from migrations order by name desc limit 1')
  return rows[0]?.name
}
