/** The library: media items as the newsroom sees them. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import { versionOf } from '../../kernel/versions.ts'
import { wordsQuery } from '../../language/list-words.ts'
import type { MediaType } from '../../values/media-type.ts'
import { captionsOf } from './captions.ts'
import { mediaVersion } from './pictures.ts'
import type { PublicFile } from './read.ts'
import type { Crops } from './renditions.ts'
import type { MediaTable } from './tables.ts'
import { unusedBy, usedBy } from './uses.ts'

export interface LibraryItem {
  id: number
  type: MediaType
  /** A part of the staff's addresses; null while the item has no file. */
  fileVersion: string | null
  width: number | null
  height: number | null
  durationSeconds: number | null
  caption: string
  creditline: string
  altText: string
  expiresAt: Date | null
  expired: boolean
  embargoed: boolean
  /** The still picture of a video. */
  posterId: number | null
  createdAt: Date
  used: boolean
}

export interface LibraryQuery {
  q: string
  type: MediaType | null
  used: boolean | null
  after: number | null
  limit: number
}

type Db = Pick<ReadContext, 'db'>

const fileVersion = (row: {
  file: string | null
  focalX: number
  focalY: number
  crops: Crops
}): string | null => (row.file ? mediaVersion({ ...row, file: row.file }) : null)

/**
 * Uses are looked up for this many ids at a time, so that a query ends soon even where nearly all items are
 * used.
 */
const windowSize = 10_000
const maxWindows = 4

interface Page {
  items: LibraryItem[]
  /** The items on the next page have smaller ids. */
  after: number | null
}

/**
 * Newest first. With `used`, a page may have fewer items than `limit` (even none) and still an `after`: it
 * marks how far the library was searched.
 */
export async function listMedia({ db }: Db, query: LibraryQuery): Promise<Page> {
  const { used, limit, after } = query
  if (used !== null) return listByUse({ db }, query, used)
  const rows = await readRows({ db }, query, { below: after, from: 0 }, limit + 1)
  const items = rows.slice(0, limit).map(present)
  return { items, after: rows.length > limit ? items.at(-1)!.id : null }
}

async function listByUse({ db }: Db, query: LibraryQuery, used: boolean): Promise<Page> {
  const items: LibraryItem[] = []
  let below = query.after ?? (await newestId({ db })) + 1
  for (let round = 0; round < maxWindows && below > 1 && items.length < query.limit; round++) {
    const wanted = query.limit - items.length
    const from = Math.max(1, below - windowSize)
    const rows = await readRows({ db }, { ...query, used }, { below, from }, wanted + 1)
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
    .select(['m.posterId', 'm.createdAt', 'm.embargoed'])
    .select((used === null ? usedBy(id) : sql<boolean>`${sql.lit(used)}`).as('used'))
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()
}

/** One media item in full; null when there is none. */
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
    .select([
      'm.transcript',
      'm.streamUrl',
      'm.hls',
      'm.instructions',
      'm.embargoedUntil',
      'm.embargoed',
      'm.originalFile',
    ])
    .select(['m.agencyId', 'a.name as agencyName', 'm.createdBy', 's.name as creatorName'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { file, originalFile, agencyId, agencyName, createdBy, creatorName, sizeInBytes, ...rest } = row
  return {
    ...rest,
    ending: file?.split('.')[1] ?? null,
    originalEnding: originalFile?.split('.')[1] ?? null,
    sizeInBytes: sizeInBytes === null ? null : Number(sizeInBytes),
    fileVersion: fileVersion(row),
    version: await versionOf({ db }, 'media', id),
    captions: (await captionsOf({ db }, id)).map(({ language }) => language),
    agency: agencyId === null ? null : { id: agencyId, name: agencyName ?? '' },
    createdBy: createdBy === null ? null : { id: createdBy, name: creatorName ?? '' },
  }
}

/** The stored file for the staff, also of an unpublished item. */
export async function staffFile({ db }: Db, id: number): Promise<PublicFile | null> {
  const row = await db
    .selectFrom('media')
    .select(['file', 'contentType', 'type', 'width', 'height', 'focalX', 'focalY', 'crops', 'caption'])
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

/** The newest item with these bytes, or whose file was converted from them. */
export async function mediaWithFile({ db }: Db, file: string): Promise<number | null> {
  const row = await db
    .selectFrom('media')
    .select('id')
    .where(({ or, eb }) => or([eb('file', '=', file), eb('originalFile', '=', file)]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
