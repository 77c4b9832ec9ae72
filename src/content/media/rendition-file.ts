/** The file of a rendition, made on the first request; used by the public handler and the staff's. */
import type { MediaStore } from '../../platform/media/store.ts'
import { captionName } from './captions.ts'
import type { PublicFile } from './read.ts'
import { type Crop, crops, type Format, formats, renditionArea, renditionSize, widths } from './renditions.ts'

export interface FoundFile {
  path: string
  contentType: string
}

const renditionName = /^([a-z]{1,10})-(\d{2,4})\.(avif|webp|jpg)$/

const hlsName = /^hls-[a-z0-9-]{1,24}\.(m3u8|m4s|mp4)$/
const hlsTypes = { m3u8: 'application/vnd.apple.mpegurl', m4s: 'video/iso.segment', mp4: 'video/mp4' }

/**
 * `name` is the last part of an address: 'wide-640.avif', or for a video 'original.mp4', 'hls-master.m3u8', the
 * files it names, and 'captions-ar-0123456789.vtt'. Null for names that are not served: the original of a
 * picture reveals where and with which camera it was taken, so only its renditions are.
 */
export async function fileOf(store: MediaStore, media: PublicFile, name: string): Promise<FoundFile | null> {
  if (media.type === 'video') {
    if (name === `original.${media.file.split('.')[1]}`)
      return { path: store.original(media.file), contentType: media.contentType }
    const caption = media.captions.find((one) => captionName(one) === name)
    if (caption) return { path: store.original(caption.file), contentType: 'text/vtt; charset=utf-8' }
    const ending = hlsName.exec(name)?.[1] as keyof typeof hlsTypes | undefined
    const path = ending && (await store.hls(media.file, name))
    return path ? { path, contentType: hlsTypes[ending] } : null
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
