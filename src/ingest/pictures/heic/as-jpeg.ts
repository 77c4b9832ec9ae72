/** Imports a HEIC file: a JPEG for display, and the metadata of the original file. */
import { readFile, rm } from 'node:fs/promises'
import { hashFile, type Received } from '../../../platform/media/receive.ts'
import type { PictureWords, Place } from '../metadata/read.ts'
import { type PictureFacts, readHeicWords, readPicture } from '../read.ts'
import { convertHeic } from './convert.ts'

interface Converted {
  /** The JPEG; the caller stores or deletes it. */
  made: Received
  facts: PictureFacts
  words: PictureWords
}

/**
 * Converts the file at `path`; on any error nothing is left. One at a time: see `createTurn`.
 * @throws PictureError
 */
export async function heicAsJpeg(path: string, place: Place): Promise<Converted> {
  const made = `${path}.jpg.part`
  try {
    const words = await readHeicWords(await readFile(path), place)
    await convertHeic(path, made)
    const jpeg = await readFile(made)
    const facts = await readPicture(jpeg, place)
    return { made: { path: made, sha256: await hashFile(made), size: jpeg.length }, facts, words }
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
}
