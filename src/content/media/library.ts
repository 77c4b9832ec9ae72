/** The library: what the newsroom sees of its pictures and videos. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { wordsQuery } from '../desk/words.ts'
import type { Reading } from '../reading.ts'
import type { MediaTable, Tables } from '../tables.ts'
import { versionOf } from '../versions.ts'
import { mediaVersion } from './pictures.ts'
import type { PublicFile } from './read.ts'
import type { Crops } from './renditions.ts'
import { usedBy } from './uses.ts'

export interface LibraryItem {
  id: number
  type: 'picture' | 'video'
  /** Part of the staff's addresses; null while only what describes it is here. */
  fileVersion: string | null
  width: number | null
  height: number | null
  durationSeconds: number | null
  caption: string
  creditline: string
  altText: string
  expiresAt: Date | null
  expired: boolean
  /** Of a video: its still. */
  posterId: number | null
  createdAt: Date
  used: boolean
}

export interface LibraryQuery {
  q: string
  type: 'picture' | 'video' | null
  used: boolean | null
  after: number | null
  limit: number
}

type Db = Pick<Reading, 'db'>

const fileVersion = (row: {
  file: string | null
  focalX: number
  focalY: number
  crops: Crops
}): string | null => (row.file ? mediaVersion({ ...row, file: row.file }) : null)

/** What is used is asked of so many at a time: a library where all is used does not make a question slow. */
const window = 2_000
const mostWindows = 10

/**
 * Newest first. With `used` a page may hold fewer than `limit` (even none) and still have an `after`:
 * the library was looked through so far.
 */
export async function listMedia(
  { db }: Db,
  asked: LibraryQuery,
): Promise<{ items: LibraryItem[]; after: number | null }> {
  const items: LibraryItem[] = []
  let after = asked.after
  for (let round = 0; round < mostWindows; round++) {
    const wanted = asked.limit - items.length
    const rows = await readWindow({ db }, { ...asked, after }, asked.used === null ? wanted + 1 : window)
    const fitting = rows.filter((row) => asked.used === null || row.used === asked.used)
    const isLast = rows.length <= (asked.used === null ? wanted : window - 1)
    items.push(...fitting.slice(0, wanted).map(present))
    if (fitting.length > wanted || (items.length === asked.limit && !isLast))
      return { items, after: items.at(-1)!.id }
    if (isLast) return { items, after: null }
    after = rows.at(-1)!.id
  }
  return { items, after }
}

type Row = Awaited<ReturnType<typeof readWindow>>[number]

const present = ({ file, focalX, focalY, crops, ...row }: Row): LibraryItem => ({
  ...row,
  fileVersion: fileVersion({ file, focalX, focalY, crops }),
})

function readWindow({ db }: Db, { q, type, after }: LibraryQuery, size: number) {
  const words = wordsQuery(q)
  let query: SelectQueryBuilder<Tables & { m: MediaTable }, 'm', unknown> = db.selectFrom(
    'media as m',
  ) as never
  if (words) query = query.where(sql<boolean>`m.words @@ ${words}::tsquery`)
  if (type) query = query.where('m.type', '=', type)
  if (after !== null) query = query.where('m.id', '<', after)
  return query
    .select(['m.id', 'm.type', 'm.file', 'm.focalX', 'm.focalY', 'm.crops', 'm.width', 'm.height'])
    .select(['m.durationSeconds', 'm.caption', 'm.creditline', 'm.altText', 'm.expiresAt', 'm.expired'])
    .select(['m.posterId', 'm.createdAt'])
    .select(usedBy(sql.ref('m.id')).as('used'))
    .orderBy('m.id', 'desc')
    .limit(size)
    .execute()
}

/** All that is known of a media item; null when there is none. */
export async function readMedia({ db }: Db, id: number) {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('agencies as a', 'a.id', 'm.agencyId')
    .leftJoin('staff as s', 's.id', 'm.createdBy')
    .select([
      'm.id',
      'm.uri',
      'm.type',
      'm.file',
      'm.contentType',
      'm.width',
      'm.height',
      'm.durationSeconds',
    ])
    .select([
      'm.sizeInBytes',
      'm.caption',
      'm.creditline',
      'm.altText',
      'm.photographer',
      'm.copyrightNotice',
    ])
    .select(['m.usageTerms', 'm.keywords', 'm.takenAt', 'm.focalX', 'm.focalY', 'm.crops', 'm.posterId'])
    .select(['m.expiresAt', 'm.expired', 'm.createdAt', 'm.updatedAt', 'm.updatedBy'])
    .select(['m.agencyId', 'a.name as agencyName', 'm.createdBy', 's.name as creatorName'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { file, agencyId, agencyName, createdBy, creatorName, sizeInBytes, ...rest } = row
  return {
    ...rest,
    ending: file?.split('.')[1] ?? null,
    sizeInBytes: sizeInBytes === null ? null : Number(sizeInBytes),
    fileVersion: fileVersion(row),
    version: await versionOf({ db }, 'media', id),
    agency: agencyId === null ? null : { id: agencyId, name: agencyName ?? '' },
    createdBy: createdBy === null ? null : { id: createdBy, name: creatorName ?? '' },
  }
}

/** The stored file for the newsroom's own eyes, public or not. */
export async function staffFile({ db }: Db, id: number): Promise<PublicFile | null> {
  const row = await db
    .selectFrom('media')
    .select(['file', 'contentType', 'type', 'width', 'height', 'focalX', 'focalY', 'crops'])
    .where('id', '=', id)
    .executeTakeFirst()
  const version = row && fileVersion(row)
  if (!row?.file || !version) return null
  return { ...row, file: row.file, version, contentType: row.contentType ?? 'application/octet-stream' }
}

/** The newest item with these bytes. */
export async function mediaWithFile({ db }: Db, file: string): Promise<number | null> {
  const row = await db
    .selectFrom('media')
    .select('id')
    .where('file', '=', file)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
