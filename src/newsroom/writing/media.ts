/** A media item as the article's screen shows it: small, with its words. */
import type { libraryItem } from '../../api/media/shapes.ts'
import type { Answered } from '../../api/route.ts'
import { api } from '../api.ts'

type Item = Answered<import('zod').infer<typeof libraryItem>>
export type MediaFacts = Pick<Item, 'id' | 'type' | 'caption' | 'creditline' | 'altText'> & {
  thumbnail: string | null
}

/** A video is shown by its poster. */
const thumbnailOf = ({ id, type, posterId, fileVersion }: Item): string | null => {
  const picture = type === 'picture' ? fileVersion && id : posterId
  return picture ? `/api/v1/media/${picture}/wide-640.webp?v=${fileVersion}` : null
}

export async function readMedia(id: number): Promise<MediaFacts> {
  const item = await api.get<Item>(`/media/${id}`)
  return { ...item, thumbnail: thumbnailOf(item) }
}

export async function mediaShown(id: number) {
  const { thumbnail, caption, creditline, type } = await readMedia(id)
  return { thumbnailUrl: thumbnail ?? '', caption, creditline, type }
}
