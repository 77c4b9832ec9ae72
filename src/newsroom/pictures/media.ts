/** Media items as the screens know them. */
import type { LibraryItem, Media, MediaWithUses } from '../../api/media/shapes.ts'
import type { Crop, Width } from '../../content/media/renditions.ts'

export type { LibraryItem, Media, MediaWithUses }

type Filed = Pick<Media, 'id' | 'fileVersion'>

/** The staff's address of a rendition, public or not. */
export const renditionUrl = ({ id, fileVersion }: Filed, crop: Crop, width: Width): string =>
  `/api/v1/media/${id}/${crop}-${width}.webp?v=${fileVersion}`

/** The file of a video. */
export const videoUrl = ({ id, fileVersion, ending }: Filed & Pick<Media, 'ending'>): string =>
  `/api/v1/media/${id}/original.${ending}?v=${fileVersion}`

/** What it shows, for those who do not see it. */
export const nameOf = (item: Pick<Media, 'altText' | 'caption'>, otherwise: string): string =>
  item.altText || item.caption || otherwise
