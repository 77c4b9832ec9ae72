/** The renditions of a media item: a closed list, so that no address can request another one. */
import type { Picture } from './pictures.ts'

/** Width to height; 'full' keeps the original's. */
export const crops = {
  full: null,
  wide: 16 / 9,
  standard: 4 / 3,
  photo: 3 / 2,
  square: 1,
  tall: 3 / 4,
} as const
export type Crop = keyof typeof crops
/** The crops that the desk can set; `standard` is for search engines only. */
export type Ratio = Exclude<Crop, 'full' | 'standard'>
export const ratios = ['wide', 'photo', 'square', 'tall'] as const satisfies Ratio[]

export const widths = [160, 320, 480, 640, 960, 1280, 1600, 1920] as const
export type Width = (typeof widths)[number]

export const formats = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const
export type Format = keyof typeof formats

/** A rectangle, 0..1 of the upright picture's width and height, from its left and top. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** The crops that the desk has set; a crop without a rectangle keeps the focal point inside. */
export type Crops = Partial<Record<Ratio, Area>>

interface Shape {
  width: number
  height: number
  crops?: Crops
}

type Sized = Pick<Picture, 'id' | 'version'> & Shape

const cutByHand = (picture: Shape, crop: Crop): Area | undefined =>
  crop === 'full' || crop === 'standard' ? undefined : picture.crops?.[crop]

/** The pixels of a rendition: never more than the original has of it. */
export function renditionSize(picture: Shape, crop: Crop, width: number): { width: number; height: number } {
  const ratio = crops[crop] ?? picture.width / picture.height
  const cut = cutByHand(picture, crop)
  const widest = cut
    ? Math.max(1, Math.round(cut.width * picture.width))
    : Math.min(picture.width, Math.round(picture.height * ratio))
  const w = Math.min(width, widest)
  return { width: w, height: Math.max(1, Math.round(w / ratio)) }
}

/**
 * The part of the picture that a crop shows: the desk's rectangle, or the largest one around the focal point.
 */
export function renditionArea(picture: Shape & { focalX: number; focalY: number }, crop: Crop): Area | null {
  const ratio = crops[crop]
  if (ratio === null || crop === 'full') return null
  const cut = cutByHand(picture, crop)
  if (cut) return cut
  const shape = picture.width / picture.height
  const width = Math.min(1, ratio / shape)
  const height = Math.min(1, shape / ratio)
  const within = (centre: number, size: number) => Math.min(Math.max(centre - size / 2, 0), 1 - size)
  return { x: within(picture.focalX, width), y: within(picture.focalY, height), width, height }
}

/** The address of one rendition. Browsers cache it for ever, since a new version has a new address. */
export function renditionUrl(picture: Sized, crop: Crop, width: Width, format: Format): string {
  return `/media/${picture.id}/${picture.version}/${crop}-${width}.${format}`
}

/** The address of the stored file itself (a video). */
export const originalUrl = (media: Pick<Picture, 'id' | 'version'> & { ending: string }) =>
  `/media/${media.id}/${media.version}/original.${media.ending}`

/** The address of another file of a video: its renditions, its captions. */
export const partUrl = (media: Pick<Picture, 'id' | 'version'>, name: string) =>
  `/media/${media.id}/${media.version}/${name}`

/**
 * A `srcset` of the widths up to `largest` that the picture can fill, without those that are too narrow for any
 * screen.
 */
export function srcset(picture: Sized, crop: Crop, format: Format, largest: number): string {
  const widest = renditionSize(picture, crop, 10_000).width
  const useful = widths.filter(
    (width, i) => width <= largest && (width <= widest || (widths[i - 1] ?? 0) < widest),
  )
  return useful
    .filter((width, i) => width * 5 > largest || i === useful.length - 1)
    .map((width) => `${renditionUrl(picture, crop, width, format)} ${Math.min(width, widest)}w`)
    .join(', ')
}
