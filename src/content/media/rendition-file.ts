/** The file of a rendition, made when it is first asked for: the same for the public's door and for the staff's. */
import type { MediaStore } from '../../platform/media/store.ts'
import type { PublicFile } from './read.ts'
import { type Crop, crops, type Format, formats, renditionArea, renditionSize, widths } from './renditions.ts'

export interface FoundFile {
  path: string
  contentType: string
}

const renditionName = /^([a-z]{1,10})-(\d{2,4})\.(avif|webp|jpg)$/

/**
 * `name` is the last part of an address: 'wide-640.avif', or 'original.mp4' of a video. Null for what no address
 * may ask for: the original of a picture says where and with what it was taken, so it has renditions alone.
 */
export async function fileOf(store: MediaStore, media: PublicFile, name: string): Promise<FoundFile | null> {
  if (media.type === 'video') {
    return name === `original.${media.file.split('.')[1]}`
      ? { path: store.original(media.file), contentType: media.contentType }
      : null
  }
  const [, crop, width, format] = (renditionName.exec(name) ?? []) as unknown as [
    string,
    Crop,
    string,
    Format,
  ]
  if (crop === undefined || !Object.hasOwn(crops, crop) || !widths.includes(Number(width) as never))
    return null
  const original = {
    ...media,
    width: media.width ?? 1,
    height: media.height ?? 1,
  }
  const size = renditionSize(original, crop, Number(width))
  const rendition = { ...size, area: renditionArea(original, crop), format }
  const path = await store.rendition(media.file, `${media.version}-${name}`, rendition)
  return { path, contentType: formats[format] }
}
