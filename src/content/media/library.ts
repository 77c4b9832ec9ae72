/** The library: what the newsroom sees of its pictures and videos. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { wordsQuery } from '../desk/words.ts'
import type { Reading } from '../reading.ts'
import type { MediaTable, Tables } from '../tables.ts'
import { versionOf } from '../versions.ts'
import { captionsOf } from './captions.ts'
import { mediaVersion } from './pictures.ts'
import type { PublicFile } from './read.ts'
import type { Crops } from './renditions.ts'
import { unusedBy, usedBy } from './uses.ts'

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

/** Use is asked of so many ids at a time: where nearly all is used, a question for the rest still ends soon. */
const windowSize = 10_000
const mostWindows = 4

interface Page {
  items: LibraryItem[]
  /** The items after this page have smaller ids. */
  after: number | null
}

/**
 * Newest first. With `used` a page may hold fewer than `limit` (even none) and still have an `after`:
 * the library was looked through so far.
 */
export async function listMedia({ db }: Db, asked: LibraryQuery): Promise<Page> {
  const { used, limit, after } = asked
  if (used !== null) return listByUse({ db }, asked, used)
  const rows = await readRows({ db }, asked, { below: after, from: 0 }, limit + 1)
  const items = rows.slice(0, limit).map(present)
  return { items, after: rows.length > limit ? items.at(-1)!.id : null }
}

async function listByUse({ db }: Db, asked: LibraryQuery, used: boolean): Promise<Page> {
  const items: LibraryItem[] = []
  let below = asked.after ?? (await newestId({ db })) + 1
  for (let round = 0; round < mostWindows && below > 1 && items.length < asked.limit; round++) {
    const wanted = asked.limit - items.length
    const from = Math.max(1, below - windowSize)
    const rows = await readRows({ db }, { ...asked, used }, { below, from }, wanted + 1)
    items.push(...rows.slice(0, wanted).map(present))
    if (rows.length > wanted) return { items, after: items.at(-1)!.id }
    below = from
  }
  return { items, after: below > 1 ? below : null }
}

async function newestId({ db }: Db): Promise<number> {
  const row = await db.selectFrom('media').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.id ?? 0
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

const present = ({ file, focalX, focalY, crops, ...row }: Row): LibraryItem => ({
  ...row,
  fileVersion: fileVersion({ file, focalX, focalY, crops }),
})

function readRows(
  { db }: Db,
  { q, type, used }: LibraryQuery,
  { below, from }: { below: number | null; from: number },
  limit: number,
) {
  const words = wordsQuery(q)
  const id = sql.ref('m.id')
  let query: SelectQueryBuilder<Tables & { m: MediaTable }, 'm', unknown> = db.selectFrom(
    'media as m',
  ) as never
  if (words) query = query.where(sql<boolean>`m.words @@ ${words}::tsquery`)
  if (type) query = query.where('m.type', '=', type)
  if (below !== null) query = query.where('m.id', '<', below)
  if (from > 0) query = query.where('m.id', '>=', from)
  if (used !== null) query = query.where(used ? usedBy(id) : unusedBy(id))
  return query
    .select(['m.id', 'm.type', 'm.file', 'm.focalX', 'm.focalY', 'm.crops', 'm.width', 'm.height'])
    .select(['m.durationSeconds', 'm.caption', 'm.creditline', 'm.altText', 'm.expiresAt', 'm.expired'])
    .select(['m.posterId', 'm.createdAt'])
    .select((used === null ? usedBy(id) : sql<boolean>`${sql.lit(used)}`).as('used'))
    .orderBy('m.id', 'desc')
    .limit(limit)
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
    .select(['m.streamUrl', 'm.hls'])
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
    captions: (await captionsOf({ db }, id)).map(({ language }) => language),
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
  const captions = row.type === 'video' ? await captionsOf({ db }, id) : []
  return {
    ...row,
    file: row.file,
    version,
    contentType: row.contentType ?? 'application/octet-stream',
    captions,
  }
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
