/** Where a media item is used: in what readers see, and in what the newsroom works on. */
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'

/** The tables that link to media items; each has an index by media item. */
const places = [
  'article_media.media_id',
  'working_media.media_id',
  'articles.media_id',
  'articles.video_id',
  'articles.audio_id',
  'articles.share_media_id',
  'stories.media_id',
  'people.media_id',
  'topics.media_id',
  'programmes.media_id',
  'programmes.podcast_media_id',
  'channels.media_id',
  'coverage_media.media_id',
  'entry_media.media_id',
  'media.poster_id',
].map((place) => place.split('.') as [string, string])

/** Pages are few, and have no rows of their own for the media they show. */
const onPages = sql`select value::integer from pages, jsonb_path_query(body, 'lax $.content[*].**.mediaId') value`

const shows = (id: RawBuilder<unknown>) => [
  ...places.map(
    ([table, column]) =>
      sql`exists (select from ${sql.table(table)} x where ${sql.ref(`x.${column}`)} = ${id})`,
  ),
  sql`${id} in (${onPages})`,
]

/** Whether anything shows the item with this id. */
export const usedBy = (id: RawBuilder<unknown>) => sql<boolean>`(${sql.join(shows(id), sql` or `)})`

/** Whether nothing shows it; written so that PostgreSQL excludes many items at once (by anti-joins). */
export const unusedBy = (id: RawBuilder<unknown>) =>
  sql<boolean>`(not ${sql.join(shows(id), sql` and not `)})`

export async function isUsed(db: Kysely<Tables>, id: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select ${usedBy(sql`${id}::integer`)} as used`.execute(db)
  return rows[0]?.used === true
}

interface Named {
  id: number
  name: string
}

export interface MediaUses {
  /** The newest of them; `more` says that there are others. */
  articles: {
    id: number
    headline: string
    state: Selectable<Tables['articles']>['state']
    trashed: boolean
  }[]
  more: boolean
  /** Live coverages that show it, themselves or in an entry. */
  coverages: Named[]
  stories: Named[]
  people: Named[]
  topics: Named[]
  programmes: Named[]
  channels: Named[]
  /** Pages. */
  pages: Named[]
  /** Videos whose poster it is. */
  videos: Named[]
}

const most = 50

export async function usesOf({ db }: Pick<ReadContext, 'db'>, id: number): Promise<MediaUses> {
  const named = async (table: 'stories' | 'people' | 'topics' | 'programmes' | 'channels') =>
    db
      .selectFrom(table)
      .select(['id', 'name'])
      .where((eb) =>
        table === 'programmes'
          ? eb.or([eb('mediaId', '=', id), eb(sql.ref('podcast_media_id'), '=', id)])
          : eb('mediaId', '=', id),
      )
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
  const articles = await sql<MediaUses['articles'][number]>`
    select a.id, a.state, a.trashed_at is not null as trashed,
      coalesce((select content->>'headline' from revisions r
        where r.kind = 'article' and r.ref_id = a.id and r.number = a.latest_revision), a.headline) as headline
    from articles a
    where a.id in (
      select article_id from article_media where media_id = ${id}
      union select article_id from working_media where media_id = ${id}
      union select x.id from articles x where x.media_id = ${id}
      union select x.id from articles x where x.video_id = ${id}
      union select x.id from articles x where x.audio_id = ${id}
      union select x.id from articles x where x.share_media_id = ${id})
    order by a.id desc limit ${most + 1}`.execute(db)
  const coverages = await sql<Named>`
    select c.id, c.headline as name from coverages c
    where c.id in (
      select coverage_id from coverage_media where media_id = ${id}
      union select e.coverage_id from entry_media x join entries e on e.id = x.entry_id where x.media_id = ${id})
    order by c.id desc limit ${most}`.execute(db)
  const pages = await sql<Named>`
    select id, title as name from pages
    where jsonb_path_exists(body, 'lax $.content[*].**.mediaId ? (@ == $id)', ${JSON.stringify({ id })}::jsonb)
    order by position, id`.execute(db)
  const videos = await db
    .selectFrom('media')
    .select(['id', 'caption as name'])
    .where('posterId', '=', id)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return {
    articles: articles.rows.slice(0, most),
    more: articles.rows.length > most,
    coverages: coverages.rows,
    stories: await named('stories'),
    people: await named('people'),
    topics: await named('topics'),
    programmes: await named('programmes'),
    channels: await named('channels'),
    pages: pages.rows,
    videos,
  }
}
