/** The tables and columns that a backup contains, from the database's catalogue. */
import type pg from 'pg'
import type { Manifest } from './manifest.ts'

/** Excluded: migrating writes the migrator's tables, and the change log is only for running processes. */
const notOurs = `relname not in ('migrations', 'migrations_lock', 'changes')`

/** Sessions, tokens and temporary counters: not restored, because they belong to the database that created them. */
export const endedTables = [
  ...['auth_sessions', 'auth_verifications', 'auth_rate_limits', 'tokens', 'invitations', 'previews'],
  ...['sign_in_failures', 'known_sign_ins', 'used_codes', 'unnamed_proxies'],
  ...['reader_sessions', 'reader_verifications', 'reader_rate_limits', 'attempts', 'used_proofs'],
]

/** Stored secrets: a backup encrypts them with a passphrase or omits them. */
export const secretTables = ['secrets', 'auth_two_factors']

/** Session settings that make the text of values independent of the server's settings; no statement timeout. */
export const plainSession = `
  set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set search_path = public`

/** The tables of the schema public, with their stored columns (generated columns are recreated). */
export async function readTables(client: pg.Client): Promise<Omit<Manifest['tables'][number], 'rows'>[]> {
  const { rows } = await client.query(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${notOurs}
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`)
  return rows
}

/** The next value of each sequence. Read after the snapshot, so it may be ahead of the rows, but never behind. */
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

/** The name of the last migration; undefined when the database has no Nashra tables. */
export async function lastMigration(client: pg.Client): Promise<string | undefined> {
  const known = await client.query(`select to_regclass('public.migrations') is not null as there`)
  if (!known.rows[0].there) return undefined
  const { rows } = await client.query('select name from migrations order by name desc limit 1')
  return rows[0]?.name
}
