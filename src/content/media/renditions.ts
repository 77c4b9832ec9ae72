/** The renditions of a media item: a closed list, so that an address can ask for nothing else. */
import type { Picture } from './pictures.ts'

/** Width to height; 'full' keeps the original's. A crop keeps the focal point inside. */
export const crops = { full: null, wide: 16 / 9, photo: 3 / 2, square: 1, tall: 3 / 4 } as const
export type Crop = keyof typeof crops

export const widths = [160, 320, 480, 640, 960, 1280, 1600, 1920] as const
export type Width = (typeof widths)[number]

export const formats = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const
export type Format = keyof typeof formats

type Sized = Pick<Picture, 'id' | 'version' | 'width' | 'height'>

/** Pixels of a rendition: never larger than the original. */
export function renditionSize(
  picture: Pick<Picture, 'width' | 'height'>,
  crop: Crop,
  width: number,
): { width: number; height: number } {
  const ratio = crops[crop] ?? picture.width / picture.height
  const widest = Math.min(picture.width, Math.round(picture.height * ratio))
  const w = Math.min(width, widest)
  return { width: w, height: Math.max(1, Math.round(w / ratio)) }
}

/** The address of one rendition; kept by browsers for ever, since a new version has a new address. */
export function renditionUrl(picture: Sized, crop: Crop, width: Width, format: Format): string {
  return `/media/${picture.id}/${picture.version}/${crop}-${width}.${format}`
}

/** The address of the stored file itself (a video, a vector mark). */
export const originalUrl = (media: Pick<Picture, 'id' | 'version'> & { ending: string }) =>
  `/media/${media.id}/${media.version}/original.${media.ending}`

/** A `srcset` of the widths up to `largest` that the picture can fill. */
export function srcset(picture: Sized, crop: Crop, format: Format, largest: number): string {
  const widest = renditionSize(picture, crop, 10_000).width
  const useful = widths.filter(
    (width, i) => width <= largest && (width <= widest || (widths[i - 1] ?? 0) < widest),
  )
  return useful
    .map((width) => `${renditionUrl(picture, crop, width, format)} ${Math.min(width, widest)}w`)
    .join(', ')
}
