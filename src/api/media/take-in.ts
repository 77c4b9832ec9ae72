/** A file that is being sent: to disk, then looked at. What cannot be taken leaves nothing behind. */
import { rm } from 'node:fs/promises'
import { headLength, isPicture, isVideo, type Kind, kindOf } from '../../intake/pictures/kind.ts'
import type { PictureWords } from '../../intake/pictures/metadata.ts'
import { readPictureFile, refusePicture } from '../../intake/pictures/read.ts'
import { PictureError, type RefusalReason } from '../../intake/pictures/refusal.ts'
import { blankPersonal, readVideo } from '../../intake/pictures/video.ts'
import { hashFile, type Received, receive, TooLarge } from '../../platform/media/receive.ts'
import { createTurn } from '../../platform/media/turn.ts'
import { Problem, type ProblemCode } from '../problem.ts'

const megabyte = 1024 * 1024
export const largestPicture = 60 * megabyte
export const largestVideo = 2048 * megabyte

export interface TakenIn {
  /** Where it lies until it is kept or dropped. */
  path: string
  stored: {
    type: 'picture' | 'video'
    file: string
    contentType: string
    width: number | null
    height: number | null
    sizeInBytes: number
    durationSeconds: number | null
  }
  /** What it says of itself; a video says nothing. */
  words: PictureWords | null
}

interface Incoming {
  mediaDir: string
  body: ReadableStream<Uint8Array> | null
  /** What the sender says is coming, in bytes. */
  announced: number
  timeZone: string
  /** For the sentence that refuses it. */
  filename: string
}

const codes: Record<RefusalReason, ProblemCode> = {
  empty: 'invalid',
  broken: 'invalid',
  tracked: 'invalid',
  'too-many-pixels': 'too-large',
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
    const sentence = `${named}The file is larger than the ${Math.round(error.most / megabyte)} MB that are taken.`
    return new Problem('too-large', sentence, { reason: 'too-large', most: error.most })
  }
  if ((error as { code?: string }).code === 'ENOSPC')
    return new Problem('unavailable', 'There is no room left for files. Nothing was kept.', {
      reason: 'no-room',
    })
  return error
}

/** A picture of a hundred megapixels takes hundreds of megabytes to look at. */
const inTurn = createTurn()

/** @throws Problem with a `reason` that a screen has a sentence for */
export async function takeIn({ mediaDir, body, announced, timeZone, filename }: Incoming): Promise<TakenIn> {
  let received: Received | null = null
  try {
    if (!body) throw new PictureError('empty', 'The file is empty.')
    let kind: Kind = 'unknown'
    received = await receive(mediaDir, body, headLength, (head) => {
      kind = kindOf(head)
      if (!isPicture(kind) && !isVideo(kind)) throw refusePicture(kind)
      const most = isVideo(kind) ? largestVideo : largestPicture
      if (announced > most) throw new TooLarge(most)
      return most
    })
    if (received.size === 0) throw new PictureError('empty', 'The file is empty.')
    return isVideo(kind) ? await takeVideo(received, kind) : await takePicture(received, timeZone)
  } catch (error) {
    if (received) await rm(received.path, { force: true })
    throw toProblem(error, filename)
  }
}

async function takePicture({ path, sha256, size }: Received, timeZone: string): Promise<TakenIn> {
  const { contentType, ending, width, height, ...words } = await inTurn(() => readPictureFile(path, timeZone))
  const file = `${sha256}.${ending}`
  const stored = { file, contentType, width, height, sizeInBytes: size, durationSeconds: null }
  return { path, stored: { type: 'picture', ...stored }, words }
}

async function takeVideo({ path, sha256, size }: Received, kind: 'mp4' | 'webm'): Promise<TakenIn> {
  const facts = await readVideo(path, kind)
  const hash = (await blankPersonal(path, facts)) ? await hashFile(path) : sha256
  const { contentType, width, height, durationSeconds } = facts
  const stored = { file: `${hash}.${kind}`, contentType, width, height, sizeInBytes: size, durationSeconds }
  return { path, stored: { type: 'video', ...stored }, words: null }
}
