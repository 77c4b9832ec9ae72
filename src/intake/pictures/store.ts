/** Takes a picture in: checked first, then kept as it came. */
import { keepOriginal } from '../../platform/media/keep.ts'
import { type PictureFacts, readPicture } from './read.ts'

export interface StoredPicture extends PictureFacts {
  /** The name of the original: the SHA-256 of its bytes and its ending. */
  file: string
  sizeInBytes: number
}

/**
 * Checks a picture and keeps its bytes as they came, metadata and all; what readers are sent are renditions,
 * which carry none. The same bytes are stored once. @throws PictureError
 */
export async function storePicture({
  mediaDir,
  bytes,
}: {
  mediaDir: string
  bytes: Uint8Array
}): Promise<StoredPicture> {
  const facts = await readPicture(bytes)
  return { ...facts, ...(await keepOriginal(mediaDir, bytes, facts.ending)) }
}
