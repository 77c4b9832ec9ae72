/** The captions of videos: one stored WebVTT file for each language. */
import type { ReadContext } from '../../kernel/read-context.ts'
import type { MediaType } from '../../values/media-type.ts'

export interface Caption {
  /** ISO 639: 'ar'. */
  language: string
  file: string
}

export interface CaptionWithText extends Caption {
  /** Its words in paragraphs, which empty lines separate. */
  text: string
}

export const longestCaptionText = 20_000

/** A part of the address, which changes with the captions. */
export const captionName = ({ language, file }: Caption) => `captions-${language}-${file.slice(0, 10)}.vtt`

export async function captionsOf({ db }: Pick<ReadContext, 'db'>, mediaId: number): Promise<Caption[]> {
  return db
    .selectFrom('captions')
    .select(['language', 'file'])
    .where('mediaId', '=', mediaId)
    .orderBy('language')
    .execute()
}

/** The captions of several videos with their words, by id. */
export async function captionsOfAll(
  { db }: Pick<ReadContext, 'db'>,
  items: { id: number; type: MediaType }[],
): Promise<Map<number, CaptionWithText[]>> {
  const videos = items.filter((item) => item.type === 'video').map((item) => item.id)
  if (videos.length === 0) return new Map()
  const rows = await db
    .selectFrom('captions')
    .selectAll()
    .where('mediaId', 'in', videos)
    .orderBy('language')
    .execute()
  const texts = rows.map((row) => ({ ...row, text: row.text ?? '' }))
  return Map.groupBy(texts, (row) => row.mediaId)
}
