/** How often redirects were used, and which unknown addresses were asked for. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'
import { readOldAddress } from './key.ts'

const many = z.array(z.object({ id: z.number().int(), count: z.number().int().min(1) }))

/** The addresses that are kept: those asked for most. */
const maxMissing = 2_000
const keptDays = 30

/** Adds the counts of one process since its last report. */
export const countRedirects = command({
  name: 'redirects.count',
  input: z.object({
    redirects: many,
    patterns: many,
    missing: z.array(z.object({ key: z.string(), count: z.number().int().min(1) })),
  }),
  may: may.runTheProgram,
  async run({ db, now }, { redirects, patterns, missing }) {
    // In one order, so that two processes do not wait for each other.
    if (redirects.length > 0)
      await sql`
        insert into redirect_hits as h (redirect_id, hits, last_at)
        select id, count, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(redirects)}::jsonb) as row (id integer, count integer)
        where exists (select from redirects r where r.id = row.id) order by id
        on conflict (redirect_id) do update set hits = h.hits + excluded.hits, last_at = excluded.last_at`.execute(
        db,
      )
    for (const { id, count } of patterns.sort((a, b) => a.id - b.id))
      await sql`update redirect_patterns set hits = hits + ${count}, last_at = ${now} where id = ${id}`.execute(
        db,
      )
    if (missing.length === 0) return
    await sql`
      insert into missing_addresses as m (key, count, first_at, last_at)
      select key, count, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as row (key text, count integer) order by key
      on conflict (key) do update set count = m.count + excluded.count, last_at = excluded.last_at`.execute(
      db,
    )
    await sql`
      delete from missing_addresses where last_at < ${now}::timestamptz - make_interval(days => ${keptDays})
      or key in (select key from missing_addresses order by count desc, last_at desc offset ${maxMissing})`.execute(
      db,
    )
  },
})

const longestMissing = 300
/** Programs that look for holes ask for these on every site. */
const probes =
  /\.(?:php\d?|aspx?|jsp|cgi|env|git|sql|bak|ini|ya?ml|zip|tar|gz|rar|map|cfm?|do|action)$|\/\.|\/(?:wp-admin|wp-includes|wp-json|cgi-bin|vendor|phpmyadmin|actuator|solr|owa|boaform|hnap1|autodiscover|xmlrpc)(?:\/|$)/i
/** What may name a person, or be a secret of a link: mail addresses and long words of letters and digits. */
const personal = /@|(?=[a-z0-9_-]*\d)[a-z0-9_-]{32,}|\d{9,}/i

/**
 * Addresses of this program's own pages. They lead on by themselves when a thing changes, and they may hold words of content
 * that was removed for legal reasons, which must not be stored again.
 */
const own = /^\/(?:feeds|topics|stories|(?:articles|live|a)\/\d+)(?:\/|$)/

/** The form in which an unknown address is counted: its path alone. Null for addresses that are not counted. */
export function missingKey(path: string): string | null {
  const old = path.length > longestMissing * 6 ? null : readOldAddress(path)
  if (!old || old.isCut || old.path === '') return null
  return old.path.length > longestMissing || [probes, personal, own].some((form) => form.test(old.path))
    ? null
    : old.path
}

/** The unknown addresses, those asked for most first. */
export const listMissing = ({ db }: Pick<ReadContext, 'db'>, limit: number) =>
  db
    .selectFrom('missingAddresses')
    .select(['key as path', 'count', 'firstAt', 'lastAt'])
    .orderBy('count', 'desc')
    .orderBy('lastAt', 'desc')
    .orderBy('key')
    .limit(limit)
    .execute()
