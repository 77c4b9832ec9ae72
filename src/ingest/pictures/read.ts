/** Reads a picture: its format and size by its content, and its metadata. */
import { readFile } from 'node:fs/promises'
import { pictures } from '../../platform/media/pictures.ts'
import { maxHeicPixels } from './heic/convert.ts'
import { isPicture, type Kind, kindOf, type PictureKind } from './kind.ts'
import { type PictureWords, type Place, readMetadata } from './metadata/read.ts'
import { PictureError } from './refusal.ts'

export interface PictureFacts extends PictureWords {
  contentType: string
  ending: string
  /** The displayed size, after applying the file's orientation. */
  width: number
  height: number
  /** An animated picture, of which only the first frame is shown. */
  isAnimated: boolean
}

const maxPixels = 100_000_000
/** The maximum side length of JPEG. */
const maxSide = 65_535
/** The maximum ratio of the sides: renditions of longer pictures would show nothing. */
const maxRatio = 100
const kinds: Record<PictureKind, { contentType: string; ending: string }> = {
  jpeg: { contentType: 'image/jpeg', ending: 'jpg' },
  png: { contentType: 'image/png', ending: 'png' },
  webp: { contentType: 'image/webp', ending: 'webp' },
  gif: { contentType: 'image/gif', ending: 'gif' },
  tiff: { contentType: 'image/tiff', ending: 'tiff' },
  avif: { contentType: 'image/avif', ending: 'avif' },
}
/** The default place. */
export const nowhere: Place = { timeZone: 'UTC', language: 'ar' }
const taken =
  'it takes pictures (JPEG, PNG, WebP, AVIF, GIF, TIFF, HEIC), videos (MP4, WebM), audio (MP3, M4A, AAC, Ogg, WAV) and documents (PDF, DOCX, XLSX, PPTX, CSV)'

/**
 * The metadata of a HEIC file; its pixels are not read.
 * @throws PictureError
 */
export async function readHeicWords(bytes: Uint8Array, place: Place): Promise<PictureWords> {
  const sharp = await pictures()
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: Error) => {
      throw brokenPicture(error)
    })
  refuseTooLarge(facts, maxHeicPixels)
  return readMetadata(bytes, facts, place)
}

/** Refuses other formats by their first bytes, before anything decodes them. */
export function refusePicture(kind: Kind): PictureError {
  if (kind === 'svg')
    return new PictureError('svg', `The file is an SVG picture, which can contain a program; ${taken}.`)
  if (kind === 'heic')
    return new PictureError(
      'heic',
      'The file is a HEIC picture, which must be converted before it is stored.',
    )
  if (kind === 'quicktime')
    return new PictureError(
      'quicktime',
      'The file is a QuickTime video, which is only accepted where ffmpeg is installed. MP4 and WebM are always accepted.',
    )
  const what = kind === 'unknown' ? '' : ` (it is ${kind})`
  return new PictureError('not-a-picture', `The library does not take this kind of file${what}; ${taken}.`)
}

/**
 * Reads a picture; of an animated one the first frame.
 * @throws PictureError when it is empty, broken, of another format, larger than 100 megapixels, or too narrow
 */
export async function readPicture(bytes: Uint8Array, place = nowhere): Promise<PictureFacts> {
  if (bytes.length === 0) throw new PictureError('empty', 'The file is empty.')
  const kind = kindOf(bytes)
  if (!isPicture(kind)) throw refusePicture(kind)
  const sharp = await pictures()
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: Error) => {
      throw brokenPicture(error)
    })
  const { width, height } = facts.autoOrient
  refuseTooLarge({ width, height }, maxPixels)
  // Decodes every pixel at a small size, because a truncated file has an intact header.
  await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
    .resize(64, 64, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer()
    .catch((error: Error) => {
      throw brokenPicture(error)
    })
  const isAnimated = (kind === 'gif' || kind === 'webp') && (facts.pages ?? 1) > 1
  return { ...kinds[kind], width, height, isAnimated, ...(await readMetadata(bytes, facts, place)) }
}

const brokenPicture = (error: Error) =>
  new PictureError('broken', `The picture is broken: ${error.message.split('\n')[0]}.`)

function refuseTooLarge({ width, height }: { width: number; height: number }, most: number): void {
  const [short, long] = width < height ? [width, height] : [height, width]
  if (long > maxSide)
    throw new PictureError(
      'too-long',
      `The picture has a side of ${long} pixels (${width} × ${height}); the limit is ${maxSide}.`,
    )
  if (long > short * maxRatio)
    throw new PictureError(
      'too-narrow',
      `The picture is more than ${maxRatio} times as long as it is wide (${width} × ${height}).`,
    )
  if (width * height <= most) return
  throw new PictureError(
    'too-many-pixels',
    `The picture has ${Math.round((width * height) / 1e6)} megapixels (${width} × ${height}); the limit is ${most / 1e6}.`,
  )
}

/** Like `readPicture`, for a file on disk. */
export const readPictureFile = async (path: string, place: Place): Promise<PictureFacts> =>
  readPicture(await readFile(path), place)
