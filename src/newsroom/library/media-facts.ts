/** A media item on the article's screen: a small picture with its texts. */
import { api } from '../api.ts'
import type { Media } from './media.ts'

export type MediaFacts = Media & { thumbnail: string | null }

/** The poster represents a video. */
const thumbnailOf = ({ id, type, posterId, fileVersion }: Media): string | null => {
  const picture = type === 'picture' ? fileVersion && id : type === 'video' ? posterId : null
  return picture ? `/api/v1/media/${picture}/wide-640.webp?v=${fileVersion}` : null
}

export async function readMedia(id: number): Promise<MediaFacts> {
  const item = await api.get('/media/{id}', { params: { id } })
  return { ...item, thumbnail: thumbnailOf(item) }
}

export async function mediaShown(id: number) {
  const { thumbnail, caption, creditline, type } = await readMedia(id)
  return { thumbnailUrl: thumbnail ?? '', caption, creditline, type }
}
