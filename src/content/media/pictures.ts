/** Media items as pages show them. */
import type { Reading } from '../reading.ts'

export interface Picture {
  id: number
  type: 'picture' | 'video'
  /** Changes with the file and its focal point, so that its addresses can be kept for ever; null while no file is here. */
  version: string | null
  contentType: string | null
  width: number
  height: number
  alt: string
  caption: string
  creditline: string
  durationSeconds: number | null
  posterId: number | null
}

/** Names one state of a file and its focal point. */
export const mediaVersion = (row: { file: string; focalX: number; focalY: number }) =>
  `${row.file.slice(0, 10)}${Math.round(row.focalX * 100).toString(36)}${Math.round(row.focalY * 100).toString(36)}`

/** The media items with these ids, by id; one whose rights have expired has no file to show. */
export async function picturesOf(
  { db, note }: Reading,
  ids: (number | null)[],
): Promise<Map<number, Picture>> {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))]
  if (wanted.length === 0) return new Map()
  note(...wanted.map((id) => `media:${id}`))
  const rows = await db.selectFrom('media').selectAll().where('id', 'in', wanted).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        type: row.type,
        version: row.file && !row.expired ? mediaVersion({ ...row, file: row.file }) : null,
        contentType: row.contentType,
        width: row.width ?? 1600,
        height: row.height ?? 1067,
        alt: row.altText,
        caption: row.caption,
        creditline: row.creditline,
        durationSeconds: row.durationSeconds,
        posterId: row.posterId,
      },
    ]),
  )
}
