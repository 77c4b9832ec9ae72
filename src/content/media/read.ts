import { type JoinBuilder, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { MediaType } from '../../values/media-type.ts'
import { type Caption, captionsOf } from './captions.ts'
import { mediaVersion } from './pictures.ts'
import type { Crops } from './renditions.ts'

export interface PublicFile {
  file: string
  version: string
  contentType: string
  type: MediaType
  width: number | null
  height: number | null
  focalX: number
  focalY: number
  crops: Crops
  /** The title of a document, for the name of the downloaded file. */
  caption: string
  /** The captions of a video, by language. */
  captions: Caption[]
}

/**
 * Whether a public article, live coverage, entry, story, person, topic, programme or channel shows the item `m`, or
 * the video `v` whose poster it is.
 */
const shown = sql<boolean>`(
  exists (select 1 from article_media x join public_articles a on a.id = x.article_id where x.media_id in (m.id, v.id))
  or exists (select 1 from entry_media x join public_entries e on e.id = x.entry_id where x.media_id in (m.id, v.id))
  or exists (select 1 from coverage_media x join public_coverages c on c.id = x.coverage_id where x.media_id in (m.id, v.id))
  or exists (select 1 from stories where media_id = m.id)
  or exists (select 1 from people where media_id = m.id)
  or exists (select 1 from topics where media_id = m.id)
  or exists (select 1 from programmes where media_id = m.id)
  or exists (select 1 from programmes where podcast_media_id = m.id)
  or exists (select 1 from channels where media_id = m.id))`

/** The videos whose poster it is and that may be shown. */
const filmOf = (join: JoinBuilder<Tables & { m: Tables['media']; v: Tables['media'] }, 'm' | 'v'>) =>
  join.onRef('v.posterId', '=', 'm.id').on('v.expired', '=', false).on('v.embargoed', '=', false)

/** Whether readers see a media item now. */
export async function isPublic({ db }: Pick<ReadContext, 'db'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media as v', filmOf)
    .select('m.id')
    .where('m.id', '=', id)
    .where(shown)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a scheduled article will show the item, or the video whose poster it is. */
export async function isScheduled({ db }: Pick<ReadContext, 'db'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media as v', 'v.posterId', 'm.id')
    .select('m.id')
    .where('m.id', '=', id)
    .where(
      sql<boolean>`exists (select 1 from working_media x join articles a on a.id = x.article_id
        where a.state = 'scheduled' and x.media_id in (m.id, v.id))`,
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The stored file of a public media item: something public shows it, its rights have not expired, and it is not
 * under embargo.
 */
export async function publicFile(readContext: ReadContext, id: number): Promise<PublicFile | null> {
  const { db, dependOn } = readContext
  dependOn(`media:${id}`)
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media as v', filmOf)
    .select(['m.file', 'm.contentType', 'm.type', 'm.width', 'm.height', 'm.focalX', 'm.focalY', 'm.crops'])
    .select('m.caption')
    .where('m.id', '=', id)
    .where('m.expired', '=', false)
    .where('m.embargoed', '=', false)
    .where(shown)
    .limit(1)
    .executeTakeFirst()
  if (!row?.file) return null
  return {
    ...row,
    file: row.file,
    version: mediaVersion({ ...row, file: row.file }),
    contentType: row.contentType ?? 'application/octet-stream',
    captions: row.type === 'video' ? await captionsOf(readContext, id) : [],
  }
}
