/** The types of media items on screens. */

import type { Crop, LibraryItem, Media, MediaWithUses, Width } from '../../contract/media/item.ts'

export type { LibraryItem, Media, MediaWithUses }

type Filed = Pick<Media, 'id' | 'fileVersion'>

/** The staff's address of a rendition, also of an unpublished item. */
export const renditionUrl = ({ id, fileVersion }: Filed, crop: Crop, width: Width): string =>
  `/api/v1/media/${id}/${crop}-${width}.webp?v=${fileVersion}`

/** The file of a video, of audio or of a document. */
export const fileUrl = ({ id, fileVersion, ending }: Filed & Pick<Media, 'ending'>): string =>
  `/api/v1/media/${id}/original.${ending}?v=${fileVersion}`

/** The name of an item for people: its alt text or caption. */
export const nameOf = (item: Pick<Media, 'altText' | 'caption'>, otherwise: string): string =>
  item.altText || item.caption || otherwise
