/** A newsroom with everything that is hard to keep, and everything that a restored one must have. */
import pg from 'pg'
import type { Connection } from '../../src/platform/postgres/embedded.ts'

export async function within<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  return work(client).finally(() => client.end())
}

const tables = `select tablename from pg_tables where schemaname = 'public' and tablename not in ('changes', 'migrations_lock') order by 1`

/** Every row of every table, as text. */
/** Values that differ in a restored database: the time of the schema, and held outgoing messages. */
const unlike: Record<string, string> = {
  migrations: "- 'timestamp'::text",
  outgoing: "- '{held_since,held_because}'::text[]",
}

export const contents = (connection: Connection) =>
  within(connection, async (client) => {
    const all: Record<string, string[]> = {}
    for (const { tablename } of (await client.query(tables)).rows) {
      const { rows } = await client.query(
        `select (to_jsonb(t) ${unlike[tablename] ?? ''})::text as row from "${tablename}" t order by 1`,
      )
      all[tablename] = rows.map(({ row }) => row)
    }
    return all
  })

/** The parts of a schema: foreign keys, active triggers, indexes. */
export const shape = (connection: Connection) =>
  within(connection, async (client) => {
    const { rows } = await client.query(`
      select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as what from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
      union all select indexdef from pg_indexes where schemaname = 'public' order by 1`)
    return rows.map(({ what }) => what)
  })

export const text = 'سطر أول\nسطر \\N ثانٍ\tبعلامة جدولة \\. و"اقتباس" \u200f😀'

/** `picture` is the name of a stored file. */
export async function fill(connection: Connection, picture: string, long = 1): Promise<void> {
  await within(connection, async (client) => {
    await client.query(`update publication set name = 'الشاهد', time_zone = 'Asia/Beirut'`)
    await client.query(`insert into sections (slug, name) values ('سياسة', 'سياسة'), ('اقتصاد', 'اقتصاد')`)
    // A poster that comes after its video in every order: the table refers to itself, backwards and forwards.
    await client.query(
      `insert into media (id, type, file, caption, focal_x) overriding system value values (7, 'picture', $1, $2, 0.1)`,
      [picture, text],
    )
    await client.query(
      `insert into media (id, type, poster_id) overriding system value values (3, 'video', 7), (9, 'video', 7)`,
    )
    await client.query(`select setval('media_id_seq', 9)`)
    for (let n = 0; n < 40; n++) {
      await client.query(
        `insert into articles (state, slug, headline, standfirst, body, section_id, media_id, keywords, published_at)
         values ('published', 'س', $1, $2, $3, 1 + $4::int % 2, 7, $5, timestamptz '2026-01-01 10:00+03' + $4::int * interval '1 hour')`,
        [
          `خبر ${n}`,
          n % 3 === 0 ? '' : text,
          JSON.stringify({ type: 'doc', content: [], big: text.repeat(long) }),
          n,
          [text, '', '{}'],
        ],
      )
    }
    await client.query(
      `insert into coverages (state, slug, headline, summary, section_id, media_id, sequence) values ('live', 'ت', $1, $2, 1, 7, 9)`,
      [text, JSON.stringify({ type: 'doc', content: [] })],
    )
    await client.query(
      `insert into entries (coverage_id, key, state, sequence, changed_sequence, headline, body)
       values (1, 'a', 'published', 8, 9, $1, '{}'), (1, 'b', 'draft', null, 0, '', '{}')`,
      [text],
    )
    await client.query(`insert into entry_media values (1, 7)`)
    await client.query(`insert into article_related select id, id % 40 + 1, 0 from articles`)
    await client.query(`update publication set breaking_text = 'عاجل', breaking_article_id = 5`)
    await client.query(
      `insert into revisions (kind, ref_id, number, command, actor, content) values ('article', 1, 1, 'x', 'y', '{"a":1}')`,
    )
    await client.query(`insert into timers values ('publish:99', '2027-01-01'), ('midnight', now())`)
    await client.query(`insert into changes (command, actor, cache_tags) values ('x', 'y', '{article:1}')`)
    // Numbers that were taken and given up are not given again.
    await client.query(`select nextval('articles_id_seq') from generate_series(1, 60)`)
  })
}
