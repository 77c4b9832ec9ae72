/** Receives an uploaded file: writes it to disk, then checks it. A refused file leaves nothing behind. */
import { rm, stat } from 'node:fs/promises'
import type { ProblemCode } from '../../contract/problem.ts'
import { readDocument } from '../../ingest/documents/read.ts'
import { heicAsJpeg } from '../../ingest/pictures/heic/as-jpeg.ts'
import {
  type DocumentKind,
  headLength,
  isDocument,
  isPicture,
  isSound,
  isVideo,
  type Kind,
  kindOf,
  type SoundKind,
} from '../../ingest/pictures/kind.ts'
import type { PictureWords, Place } from '../../ingest/pictures/metadata/read.ts'
import { readPictureFile, refusePicture } from '../../ingest/pictures/read.ts'
import { PictureError, type RefusalReason } from '../../ingest/pictures/refusal.ts'
import { blankPersonal, readVideo } from '../../ingest/pictures/video.ts'
import { readSound } from '../../ingest/sounds/read.ts'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'
import { hashFile, type Received, receive, TooLarge } from '../../platform/media/receive.ts'
import { remux } from '../../platform/media/remux.ts'
import { createTurn } from '../../platform/media/turn.ts'
import { isOutOfRoom } from '../../platform/room.ts'
import type { MediaType } from '../../values/media-type.ts'
import { Problem } from '../problem.ts'

const megabyte = 1024 * 1024
export const largestPicture = 60 * megabyte
export const largestVideo = 2048 * megabyte
const largestSound = 500 * megabyte
const largestDocument = 50 * megabyte

export interface ReceivedUpload {
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
  /** The uploaded file, when the stored one was converted from it. */
  original: { path: string; file: string } | null
  /** Its embedded metadata; videos have none. */
  words: PictureWords | null
  /** Notices for the uploader. */
  notices: Notice[]
}

/** stilled: an animation, stored as its first picture; hevc: a video that many browsers cannot play. */
export type Notice = 'stilled' | 'hevc'

interface Incoming {
  mediaDir: string
  body: ReadableStream<Uint8Array> | null
  /** The announced size in bytes. */
  announced: number
  /** The publication's place, for reading embedded metadata. */
  place: Place
  /** For the sentence that refuses it. */
  filename: string
}

const codes: Record<RefusalReason, ProblemCode> = {
  empty: 'invalid',
  broken: 'invalid',
  tracked: 'invalid',
  'too-many-parts': 'invalid',
  'too-many-pixels': 'too-large',
  'too-long': 'too-large',
  'too-narrow': 'invalid',
  'no-picture': 'invalid',
  program: 'invalid',
  'not-utf-8': 'invalid',
  'not-a-picture': 'unsupported',
  svg: 'unsupported',
  heic: 'unsupported',
  quicktime: 'unsupported',
}

function toProblem(error: unknown, filename: string): unknown {
  const named = filename ? `${filename}: ` : ''
  if (error instanceof PictureError)
    return new Problem(codes[error.reason], named + error.message, { reason: error.reason })
  if (error instanceof TooLarge) {
    const sentence = `${named}The file is larger than the limit of ${Math.round(error.most / megabyte)} MB.`
    return new Problem('too-large', sentence, { reason: 'too-large', most: error.most })
  }
  if (isOutOfRoom(error))
    return new Problem('unavailable', 'The disk is full. Nothing was stored.', {
      reason: 'no-room',
    })
  return error
}

/** Reading a picture of a hundred megapixels takes hundreds of megabytes. */
const inTurn = createTurn()

/** @throws Problem with a `reason` that screens translate */
export async function receiveUpload({
  mediaDir,
  body,
  announced,
  place,
  filename,
}: Incoming): Promise<ReceivedUpload> {
  let received: Received | null = null
  try {
    if (!body) throw new PictureError('empty', 'The file is empty.')
    let kind = 'unknown' as Kind
    const hasFfmpeg = (await findFfmpeg()) !== null
    received = await receive(mediaDir, body, headLength, (head) => {
      kind = kindOf(head)
      const most = limitOf(kind, hasFfmpeg)
      if (most === null) throw refusePicture(kind)
      if (announced > most) throw new TooLarge(most)
      return most
    })
    if (received.size === 0) throw new PictureError('empty', 'The file is empty.')
    if (kind === 'heic') return await receiveHeic(received, place)
    if (kind === 'quicktime') return await receiveRemuxed(received)
    if (isSound(kind)) return await receiveSound(received, kind)
    if (isDocument(kind)) return await receiveDocument(received, kind)
    if (!isVideo(kind)) return await receivePicture(received, place)
    return await receiveVideo(received, kind).catch((error: unknown) => {
      // ffmpeg omits the sensor track.
      const reason = error instanceof PictureError ? error.reason : null
      if (reason === 'no-picture' && received) return receiveSound(received, 'm4a')
      const isTracked = reason === 'tracked'
      if (isTracked && hasFfmpeg && received) return receiveRemuxed(received)
      throw error
    })
  } catch (error) {
    if (received) await rm(received.path, { force: true })
    throw toProblem(error, filename)
  }
}

/** The size limit of a kind of file; null for kinds that are refused. */
function limitOf(kind: Kind, hasFfmpeg: boolean): number | null {
  if (isVideo(kind) || (kind === 'quicktime' && hasFfmpeg)) return largestVideo
  if (isSound(kind)) return largestSound
  if (isDocument(kind)) return largestDocument
  return isPicture(kind) || kind === 'heic' ? largestPicture : null
}

async function receivePicture({ path, sha256, size }: Received, place: Place): Promise<ReceivedUpload> {
  const { contentType, ending, width, height, isAnimated, ...words } = await inTurn(() =>
    readPictureFile(path, place),
  )
  const file = `${sha256}.${ending}`
  const stored = { file, contentType, width, height, sizeInBytes: size, durationSeconds: null }
  const notices: Notice[] = isAnimated ? ['stilled'] : []
  return { path, stored: { type: 'picture', ...stored }, original: null, words, notices }
}

/** Converted to JPEG once. The uploaded file is stored without public access, because it contains the location. */
async function receiveHeic({ path, sha256 }: Received, place: Place): Promise<ReceivedUpload> {
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

async function receiveVideo({ path, sha256, size }: Received, kind: 'mp4' | 'webm'): Promise<ReceivedUpload> {
  const facts = await readVideo(path, kind)
  const hash = (await blankPersonal(path, facts)) ? await hashFile(path) : sha256
  const { contentType, width, height, durationSeconds } = facts
  const stored = { file: `${hash}.${kind}`, contentType, width, height, sizeInBytes: size, durationSeconds }
  return { path, stored: { type: 'video', ...stored }, original: null, words: null, notices: [] }
}

async function receiveSound({ path, sha256, size }: Received, kind: SoundKind): Promise<ReceivedUpload> {
  const facts = await readSound(path, kind)
  const hash = (await blankPersonal(path, facts)) ? await hashFile(path) : sha256
  const { contentType, ending, durationSeconds } = facts
  const stored = { file: `${hash}.${ending}`, contentType, sizeInBytes: size, durationSeconds }
  return { path, stored: { type: 'audio', ...stored, ...flat }, original: null, words: null, notices: [] }
}

async function receiveDocument(
  { path, sha256, size }: Received,
  kind: DocumentKind,
): Promise<ReceivedUpload> {
  const { contentType, ending } = await readDocument(path, kind)
  const stored = { file: `${sha256}.${ending}`, contentType, sizeInBytes: size, durationSeconds: null }
  return { path, stored: { type: 'document', ...stored, ...flat }, original: null, words: null, notices: [] }
}

const flat = { width: null, height: null }

/**
 * A phone's video, converted by ffmpeg. The uploaded file is deleted, because it contains the location and
 * nothing else of use.
 */
async function receiveRemuxed({ path }: Received): Promise<ReceivedUpload> {
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
    const taken = await receiveVideo({ path: made, sha256: await hashFile(made), size }, 'mp4')
    await rm(path, { force: true })
    return { ...taken, notices: codec === 'hevc' ? ['hevc'] : [] }
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
}
