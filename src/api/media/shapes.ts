/** Media items in the form that the API uses. */

import type { z } from 'zod'
import { readMedia } from '../../content/media/library.ts'
import { isPublic } from '../../content/media/read.ts'
import { usesOf } from '../../content/media/uses.ts'
import type { mediaItem } from '../../contract/media/item.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { MediaType } from '../../values/media-type.ts'
import { Problem } from '../problem.ts'

/** For a video, the thumbnail of its poster; null for audio and documents. */
export function thumbnailUrl(media: {
  id: number
  type: MediaType
  fileVersion: string | null
  posterId: number | null
}): string | null {
  if (media.type === 'video')
    return media.posterId === null ? null : `/api/v1/media/${media.posterId}/photo-320.webp`
  if (media.type !== 'picture') return null
  return media.fileVersion === null ? null : `/api/v1/media/${media.id}/photo-320.webp?v=${media.fileVersion}`
}

export const mediaNotFound = (id: number) => new Problem('not-found', `There is no media item ${id}.`)

/** @throws Problem when it does not exist */
export async function mediaById(
  { db }: Pick<ReadContext, 'db'>,
  id: number,
): Promise<z.output<typeof mediaItem>> {
  const media = await readMedia({ db }, id)
  if (!media) throw mediaNotFound(id)
  return { ...media, thumbnailUrl: thumbnailUrl(media), public: await isPublic({ db }, id) }
}

export const mediaWithUsesById = async ({ db }: Pick<ReadContext, 'db'>, id: number) => ({
  ...(await mediaById({ db }, id)),
  uses: await usesOf({ db }, id),
})
