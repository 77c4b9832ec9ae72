/** The media items of the newsroom for exports to other programs, and their files. */
import { createHash } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { type Caption, captionsOf } from '../../content/media/captions.ts'
import type { MediaTable } from '../../content/media/tables.ts'
import type { Tables } from '../../kernel/tables.ts'
import { originalPath } from '../../platform/media/store.ts'
import { copyInto } from './files.ts'
import type { Report } from './report.ts'

const pageSize = 200

export type MediaRow = Selectable<MediaTable>

/** All media items except the removed ones, in order of creation. */
export async function* mediaPages(db: Kysely<Tables>): AsyncGenerator<MediaRow[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('media')
      .selectAll()
      .where('id', '>', after)
      .where('removedAt', 'is', null)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.id
  }
}

/** Other programs publish every file at once, so those under embargo or without rights stay aside. */
export const isWithheld = (row: MediaRow): boolean =>
  row.expired || row.embargoed || (row.embargoedUntil !== null && row.embargoedUntil > new Date())

const two = (value: number) => String(value).padStart(2, '0')

/** Whether other programs may show its file. */
export const hasShownFile = (row: MediaRow): boolean =>
  row.file !== null && row.removedAt === null && !isWithheld(row)

/** The path of a file below the folder of uploads: year, month, and a name of the kind and the number. */
export function uploadPath({ createdAt, type, id, file }: MediaRow): string {
  const month = `${createdAt.getUTCFullYear()}/${two(createdAt.getUTCMonth() + 1)}`
  return `${month}/${type}-${id}.${file!.split('.')[1]}`
}

export const captionPath = (row: MediaRow, { language, file }: Caption): string =>
  uploadPath(row).replace(
    /\.\w+$/,
    `-${language}-${createHash('sha1').update(file).digest('hex').slice(0, 6)}.vtt`,
  )

export interface CopyOptions {
  db: Kysely<Tables>
  mediaDir: string
  /** The folder of the export, and the folder of uploads in it. */
  folder: string
  uploads: string
  report: Report
}

/** Copies the file of an item and the captions of a video; answers whether other programs may show it. */
export async function copyMedia(row: MediaRow, options: CopyOptions): Promise<boolean> {
  const { db, mediaDir, folder, uploads, report } = options
  const name = `media item ${row.id} ${row.caption || row.altText}`
  if (row.file === null) {
    report.note('media items without a file', row.streamUrl ? `${name} ${row.streamUrl}` : name)
    return false
  }
  const isAside = isWithheld(row)
  const path = `${isAside ? 'not-public' : uploads}/${uploadPath(row)}`
  if (!(await copyInto(folder, originalPath(mediaDir, row.file), path))) {
    report.note('files that are missing on disk', `${name} ${row.file}`)
    return false
  }
  if (isAside) {
    report.note('files under embargo or without rights, in the folder not-public', `${name} ${path}`)
    return false
  }
  const captions = row.type === 'video' ? await captionsOf({ db }, row.id) : []
  for (const caption of captions)
    await copyInto(folder, originalPath(mediaDir, caption.file), `${uploads}/${captionPath(row, caption)}`)
  if (row.crops && Object.keys(row.crops).length > 0)
    report.note('pictures with sections that the newsroom cut; the whole picture is exported', name)
  return true
}
