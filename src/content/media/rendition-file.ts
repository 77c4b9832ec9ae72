/** The file of a rendition, made on the first request; used by the public handler and the staff's. */
import type { MediaStore } from '../../platform/media/store.ts'
import { captionName } from './captions.ts'
import type { PublicFile } from './read.ts'
import { type Crop, crops, type Format, formats, renditionArea, renditionSize, widths } from './renditions.ts'

export interface FoundFile {
  path: string
  contentType: string
  /** The value of Content-Disposition (RFC 6266), for files that are downloaded and not shown. */
  disposition?: string
}

const renditionName = /^([a-z]{1,10})-(\d{2,4})\.(avif|webp|jpg)$/

const hlsName = /^hls-[a-z0-9-]{1,24}\.(m3u8|m4s|mp4)$/
const hlsTypes = { m3u8: 'application/vnd.apple.mpegurl', m4s: 'video/iso.segment', mp4: 'video/mp4' }

/** The name of a downloaded document: its title, encoded as RFC 8187 requires. */
export function attachment(title: string, ending: string): string {
  const kept = title.replace(/[\u0000-\u001f"*/:<>?\\|]+/g, ' ').replace(/\s+/g, ' ')
  const name = kept.trim().slice(0, 100).trim().toWellFormed()
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `attachment; filename="document.${ending}"${name ? `; filename*=UTF-8''${encoded}.${ending}` : ''}`
}

/**
 * `name` is the last part of an address: 'wide-640.avif'; for a video, audio or a document 'original.mp4'; for a
 * video also 'hls-master.m3u8', the files it names, and 'captions-ar-0123456789.vtt'. Null for names that are not
 * served: the original of a picture reveals where and with which camera it was taken, so only its renditions are.
 */
export async function fileOf(store: MediaStore, media: PublicFile, name: string): Promise<FoundFile | null> {
  const ending = media.file.split('.')[1]!
  if (media.type !== 'picture' && name === `original.${ending}`) {
    const found = { path: store.original(media.file), contentType: media.contentType }
    return media.type === 'document' ? { ...found, disposition: attachment(media.caption, ending) } : found
  }
  if (media.type === 'video') {
    const caption = media.captions.find((one) => captionName(one) === name)
    if (caption) return { path: store.original(caption.file), contentType: 'text/vtt; charset=utf-8' }
    const hlsEnding = hlsName.exec(name)?.[1] as keyof typeof hlsTypes | undefined
    const path = hlsEnding && (await store.hls(media.file, name))
    return path ? { path, contentType: hlsTypes[hlsEnding] } : null
  }
  if (media.type !== 'picture') return null
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
