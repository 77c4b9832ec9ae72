/** Checks a received file by its content, and says how it will be stored. */
import { rm, stat } from 'node:fs/promises'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'
import { hashFile, type Received } from '../../platform/media/receive.ts'
import { remux } from '../../platform/media/remux.ts'
import { createTurn } from '../../platform/media/turn.ts'
import { isOutOfRoom } from '../../platform/room.ts'
import type { MediaType } from '../../values/media-type.ts'
import { readDocument } from '../documents/read.ts'
import { heicAsJpeg } from '../pictures/heic/as-jpeg.ts'
import {
  type DocumentKind,
  isDocument,
  isPicture,
  isSound,
  isVideo,
  type Kind,
  type SoundKind,
} from '../pictures/kind.ts'
import type { PictureWords, Place } from '../pictures/metadata/read.ts'
import { readPictureFile, refusePicture } from '../pictures/read.ts'
import { PictureError } from '../pictures/refusal.ts'
import { blankPersonal, readVideo } from '../pictures/video.ts'
import { readSound } from '../sounds/read.ts'

const megabyte = 1024 * 1024
const largestPicture = 60 * megabyte
const largestVideo = 2048 * megabyte
const largestSound = 500 * megabyte
const largestDocument = 50 * megabyte

export interface ExaminedFile {
  /** Its temporary path until it is stored or deleted. */
  path: string
  stored: {
    type: MediaType
    file: string
    contentType: string
    width: number | null
    height: number | null
    sizeInBytes: number
    durationSeconds: number | null
  }
  /** The received file, when the stored one was converted from it. */
  original: { path: string; file: string } | null
  /** Its embedded metadata; videos have none. */
  words: PictureWords | null
  /** Notices for the person who brings it. */
  notices: Notice[]
}

/** stilled: an animation, stored as its first picture; hevc: a video that many browsers cannot play. */
export type Notice = 'stilled' | 'hevc'

/** Reading a picture of a hundred megapixels takes hundreds of megabytes. */
const inTurn = createTurn()

/**
 * The size limit of a kind of file in bytes.
 * @throws PictureError for kinds that are refused
 */
export function limitOf(kind: Kind, hasFfmpeg: boolean): number {
  if (isVideo(kind) || (kind === 'quicktime' && hasFfmpeg)) return largestVideo
  if (isSound(kind)) return largestSound
  if (isDocument(kind)) return largestDocument
  if (isPicture(kind) || kind === 'heic') return largestPicture
  throw refusePicture(kind)
}

/**
 * Checks a received file, and converts the formats of phones. The caller stores or deletes the files that are named.
 * @throws PictureError when it is broken, or refused
 */
export async function examineFile(received: Received, kind: Kind, place: Place): Promise<ExaminedFile> {
  if (received.size === 0) throw new PictureError('empty', 'The file is empty.')
  if (kind === 'heic') return convertHeic(received, place)
  if (kind === 'quicktime') return remuxVideo(received)
  if (isSound(kind)) return examineSound(received, kind)
  if (isDocument(kind)) return examineDocument(received, kind)
  if (!isVideo(kind)) return examinePicture(received, place)
  try {
    return await examineVideo(received, kind)
  } catch (error) {
    const reason = error instanceof PictureError ? error.reason : null
    if (reason === 'no-picture') return examineSound(received, 'm4a')
    // ffmpeg omits the sensor track.
    if (reason === 'tracked' && (await findFfmpeg()) !== null) return remuxVideo(received)
    throw error
  }
}

async function examinePicture({ path, sha256, size }: Received, place: Place): Promise<ExaminedFile> {
  const { contentType, ending, width, height, isAnimated, ...words } = await inTurn(() =>
    readPictureFile(path, place),
  )
  const file = `${sha256}.${ending}`
  const stored = { file, contentType, width, height, sizeInBytes: size, durationSeconds: null }
  const notices: Notice[] = isAnimated ? ['stilled'] : []
  return { path, stored: { type: 'picture', ...stored }, original: null, words, notices }
}

/** Converted to JPEG once. The received file is stored without public access, because it contains the location. */
async function convertHeic({ path, sha256 }: Received, place: Place): Promise<ExaminedFile> {
  const { words, facts, made } = await inTurn(() => heicAsJpeg(path, place))
  const { contentType, ending, width, height } = facts
  const stored = { contentType, width, height, sizeInBytes: made.size, durationSeconds: null }
  return {
    path: made.path,
    stored: { type: 'picture', file: `${made.sha256}.${ending}`, ...stored },
    original: { path, file: `${sha256}.heic` },
    words,
    notices: [],
  }
}

async function examineVideo({ path, sha256, size }: Received, kind: 'mp4' | 'webm'): Promise<ExaminedFile> {
  const facts = await readVideo(path, kind)
  const hash = (await blankPersonal(path, facts)) ? await hashFile(path) : sha256
  const { contentType, width, height, durationSeconds } = facts
  const stored = { file: `${hash}.${kind}`, contentType, width, height, sizeInBytes: size, durationSeconds }
  return { path, stored: { type: 'video', ...stored }, original: null, words: null, notices: [] }
}

async function examineSound({ path, sha256, size }: Received, kind: SoundKind): Promise<ExaminedFile> {
  const facts = await readSound(path, kind)
  const hash = (await blankPersonal(path, facts)) ? await hashFile(path) : sha256
  const { contentType, ending, durationSeconds } = facts
  const stored = { file: `${hash}.${ending}`, contentType, sizeInBytes: size, durationSeconds }
  return { path, stored: { type: 'audio', ...stored, ...flat }, original: null, words: null, notices: [] }
}

async function examineDocument({ path, sha256, size }: Received, kind: DocumentKind): Promise<ExaminedFile> {
  const { contentType, ending } = await readDocument(path, kind)
  const stored = { file: `${sha256}.${ending}`, contentType, sizeInBytes: size, durationSeconds: null }
  return { path, stored: { type: 'document', ...stored, ...flat }, original: null, words: null, notices: [] }
}

const flat = { width: null, height: null }

/**
 * A phone's video, converted by ffmpeg. The received file is deleted, because it contains the location and
 * nothing else of use.
 */
async function remuxVideo({ path }: Received): Promise<ExaminedFile> {
  const made = `${path}.mp4.part`
  try {
    // Count the tracks before ffmpeg reads the file; ffmpeg omits sensor tracks.
    await readVideo(path, 'mp4').catch((error: unknown) => {
      if (!(error instanceof PictureError && error.reason === 'tracked')) throw error
    })
    const { codec } = await inTurn(() => remux(path, made)).catch((error: Error) => {
      if (isOutOfRoom(error)) throw error
      throw new PictureError(
        'broken',
        `The video cannot be converted to MP4: ${error.message.slice(0, 200)}.`,
      )
    })
    const { size } = await stat(made)
    const taken = await examineVideo({ path: made, sha256: await hashFile(made), size }, 'mp4')
    await rm(path, { force: true })
    return { ...taken, notices: codec === 'hevc' ? ['hevc'] : [] }
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
}
