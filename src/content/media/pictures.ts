/** Media items as pages show them. */
import { createHash } from 'node:crypto'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { MediaType } from '../../values/media-type.ts'
import { type CaptionWithText, captionsOfAll } from './captions.ts'
import type { Crops } from './renditions.ts'

export interface Picture {
  id: number
  type: MediaType
  /**
   * Changes with the file, its focal point and its crops, so that addresses with it can be cached for ever;
   * null while the item has no file.
   */
  version: string | null
  contentType: string | null
  /** The extension of its file; null while it has none. */
  ending: string | null
  width: number
  height: number
  crops: Crops
  alt: string
  caption: string
  creditline: string
  durationSeconds: number | null
  posterId: number | null
  /**
   * For a video: the address of an external stream ('' for none), whether renditions of its file exist, and the
   * languages of its captions.
   */
  streamUrl: string
  hls: boolean
  captions: CaptionWithText[]
  /** Of audio. */
  transcript: string
  sizeInBytes: number | null
}

interface FileState {
  file: string
  focalX: number
  focalY: number
  crops: Crops
}

/** Identifies one state of a file, its focal point and its crops, in at most 20 letters and digits. */
export function mediaVersion({ file, focalX, focalY, crops }: FileState): string {
  const percent = (part: number) =>
    Math.round(part * 100)
      .toString(36)
      .padStart(2, '0')
  const cut = Object.keys(crops).length > 0 ? hashOf(JSON.stringify(crops)) : ''
  return file.slice(0, 10) + percent(focalX) + percent(focalY) + cut
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 6)

/**
 * These media items by id. An item whose rights have expired, or that is under embargo, has no file to show.
 */
export async function picturesOf(
  { db, dependOn }: ReadContext,
  ids: (number | null)[],
): Promise<Map<number, Picture>> {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))]
  if (wanted.length === 0) return new Map()
  dependOn(...wanted.map((id) => `media:${id}`))
  const rows = await db.selectFrom('media').selectAll().where('id', 'in', wanted).execute()
  const captions = await captionsOfAll({ db }, rows)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        type: row.type,
        version: row.file && !row.expired && !row.embargoed ? mediaVersion({ ...row, file: row.file }) : null,
        contentType: row.contentType,
        ending: row.file?.split('.')[1] ?? null,
        width: row.width ?? (row.type === 'video' ? 1280 : 1600),
        height: row.height ?? (row.type === 'video' ? 720 : 1067),
        crops: row.crops,
        alt: row.altText,
        caption: row.caption,
        creditline: row.creditline,
        durationSeconds: row.durationSeconds,
        // Belongs to the video.
        posterId: row.expired || row.embargoed ? null : row.posterId,
        streamUrl: row.expired || row.embargoed ? '' : row.streamUrl,
        hls: row.hls,
        captions: captions.get(row.id) ?? [],
        transcript: row.expired || row.embargoed ? '' : row.transcript,
        sizeInBytes: row.sizeInBytes === null ? null : Number(row.sizeInBytes),
      },
    ]),
  )
}
