/** The captions of videos: one stored WebVTT file for each language. */
import type { ReadContext } from '../../kernel/read-context.ts'
import type { MediaType } from '../../values/media-type.ts'

export interface Caption {
  /** ISO 639: 'ar'. */
  language: string
  file: string
}

/** A part of the address, which changes with the captions. */
export const captionName = ({ language, file }: Caption) => `captions-${language}-${file.slice(0, 10)}.vtt`

export async function captionsOf({ db }: Pick<ReadContext, 'db'>, mediaId: number): Promise<Caption[]> {
  return (await captionsOfAll({ db }, [{ id: mediaId, type: 'video' }])).get(mediaId) ?? []
}

/** The captions of several videos, by id. */
export async function captionsOfAll(
  { db }: Pick<ReadContext, 'db'>,
  items: { id: number; type: MediaType }[],
): Promise<Map<number, Caption[]>> {
  const videos = items.filter((item) => item.type === 'video').map((item) => item.id)
  if (videos.length === 0) return new Map()
  const rows = await db
    .selectFrom('captions')
    .selectAll()
    .where('mediaId', 'in', videos)
    .orderBy('language')
    .execute()
  return Map.groupBy(rows, (row) => row.mediaId)
}
