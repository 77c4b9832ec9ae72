import { sql } from 'kysely'
import type { Reading } from '../reading.ts'
import { type Caption, captionsOf } from './captions.ts'
import { mediaVersion } from './pictures.ts'
import type { Crops } from './renditions.ts'

export interface PublicFile {
  file: string
  version: string
  contentType: string
  type: 'picture' | 'video'
  width: number | null
  height: number | null
  focalX: number
  focalY: number
  crops: Crops
  /** Of a video: its captions by language. */
  captions: Caption[]
}

/** A public article, a live coverage or an entry of one, a story, a person, a programme or a channel shows the item `m`, or the video `v` that it is the poster of. */
const shown = sql<boolean>`(
  exists (select 1 from article_media x join public_articles a on a.id = x.article_id where x.media_id in (m.id, v.id))
  or exists (select 1 from entry_media x join public_entries e on e.id = x.entry_id where x.media_id in (m.id, v.id))
  or exists (select 1 from coverage_media x join public_coverages c on c.id = x.coverage_id where x.media_id in (m.id, v.id))
  or exists (select 1 from stories where media_id = m.id)
  or exists (select 1 from people where media_id = m.id)
  or exists (select 1 from programmes where media_id = m.id)
  or exists (select 1 from channels where media_id = m.id))`

/** Whether readers see a media item now. */
export async function isPublic({ db }: Pick<Reading, 'db'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media as v', 'v.posterId', 'm.id')
    .select('m.id')
    .where('m.id', '=', id)
    .where(shown)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a scheduled article is going to show it, or the video that it is the poster of. */
export async function isScheduled({ db }: Pick<Reading, 'db'>, id: number): Promise<boolean> {
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
 * The stored file of a media item that the public may see: one that a public article, a live coverage,
 * a story, a person, a programme or a channel shows, and whose rights have not expired.
 */
export async function publicFile(reading: Reading, id: number): Promise<PublicFile | null> {
  const { db, note } = reading
  note(`media:${id}`)
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media as v', 'v.posterId', 'm.id')
    .select(['m.file', 'm.contentType', 'm.type', 'm.width', 'm.height', 'm.focalX', 'm.focalY', 'm.crops'])
    .where('m.id', '=', id)
    .where('m.expired', '=', false)
    .where(shown)
    .limit(1)
    .executeTakeFirst()
  if (!row?.file) return null
  return {
    ...row,
    file: row.file,
    version: mediaVersion({ ...row, file: row.file }),
    contentType: row.contentType ?? 'application/octet-stream',
    captions: row.type === 'video' ? await captionsOf(reading, id) : [],
  }
}
