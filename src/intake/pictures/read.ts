/** What a picture is, by its content, and what it says of itself. */
import { readFile } from 'node:fs/promises'
import { pictures } from '../../platform/media/pictures.ts'
import { isPicture, type Kind, kindOf, type PictureKind } from './kind.ts'
import { type PictureWords, readMetadata } from './metadata.ts'
import { PictureError } from './refusal.ts'

export interface PictureFacts extends PictureWords {
  contentType: string
  ending: string
  /** As it is seen: the orientation of the file is applied. */
  width: number
  height: number
}

const mostPixels = 100_000_000
const kinds: Record<PictureKind, { contentType: string; ending: string }> = {
  jpeg: { contentType: 'image/jpeg', ending: 'jpg' },
  png: { contentType: 'image/png', ending: 'png' },
  webp: { contentType: 'image/webp', ending: 'webp' },
  gif: { contentType: 'image/gif', ending: 'gif' },
  tiff: { contentType: 'image/tiff', ending: 'tiff' },
  avif: { contentType: 'image/avif', ending: 'avif' },
}
const taken = 'JPEG, PNG, WebP, AVIF, GIF and TIFF are taken'

/** What cannot be taken is refused by its first bytes, before anything tries to draw it. */
export function refusePicture(kind: Kind): PictureError {
  if (kind === 'svg')
    return new PictureError(
      'svg',
      `The file is a picture of the kind svg, which can carry a program; ${taken}.`,
    )
  if (kind === 'heic')
    return new PictureError('heic', `The file is a picture of the kind heic, which cannot be read; ${taken}.`)
  if (kind === 'quicktime')
    return new PictureError('quicktime', 'The file is a QuickTime video; MP4 and WebM are taken.')
  const what = kind === 'unknown' ? '' : ` (it is ${kind})`
  return new PictureError('not-a-picture', `The file is not a picture that can be read${what}; ${taken}.`)
}

/**
 * Reads a picture; of an animated one the first frame. `timeZone` is that of times which do not say theirs.
 * @throws PictureError when it is empty, broken, of another kind, or larger than 100 megapixels
 */
export async function readPicture(bytes: Uint8Array, timeZone = 'UTC'): Promise<PictureFacts> {
  if (bytes.length === 0) throw new PictureError('empty', 'The file is empty.')
  const kind = kindOf(bytes)
  if (!isPicture(kind)) throw refusePicture(kind)
  const sharp = await pictures()
  const broken = (error: Error) =>
    new PictureError('broken', `The picture is broken: ${error.message.split('\n')[0]}.`)
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: Error) => {
      throw broken(error)
    })
  const { width, height } = facts.autoOrient
  if (width * height > mostPixels) {
    throw new PictureError(
      'too-many-pixels',
      `The picture has ${Math.round((width * height) / 1e6)} megapixels (${width} × ${height}); at most 100 are taken.`,
    )
  }
  // Decodes every pixel, small: a file that breaks off in the middle has a sound head.
  await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
    .resize(64)
    .raw()
    .toBuffer()
    .catch((error: Error) => {
      throw broken(error)
    })
  return { ...kinds[kind], width, height, ...(await readMetadata(bytes, timeZone)) }
}

/** As `readPicture`, of a file on disk. */
export const readPictureFile = async (path: string, timeZone: string): Promise<PictureFacts> =>
  readPicture(await readFile(path), timeZone)
