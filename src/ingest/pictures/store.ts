/** Stores a picture: checks it first, then keeps the file unchanged. */
import { keepOriginal } from '../../platform/media/keep.ts'
import { type PictureFacts, readPicture } from './read.ts'

export interface StoredPicture extends PictureFacts {
  /** The name of the original: the SHA-256 of its bytes and its extension. */
  file: string
  sizeInBytes: number
}

/**
 * Checks a picture and stores its bytes with their metadata; readers get renditions, which have none. The
 * same bytes are stored once.
 * @throws PictureError
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
