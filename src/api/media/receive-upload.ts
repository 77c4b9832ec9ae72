/** Receives an uploaded file: writes it to disk, then checks it. A refused file leaves nothing behind. */
import { rm } from 'node:fs/promises'
import type { ProblemCode } from '../../contract/problem.ts'
import { type ExaminedFile, examineFile, limitOf } from '../../ingest/files/examine.ts'
import { headLength, type Kind, kindOf } from '../../ingest/pictures/kind.ts'
import type { Place } from '../../ingest/pictures/metadata/read.ts'
import { PictureError, type RefusalReason } from '../../ingest/pictures/refusal.ts'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'
import { type Received, receive, TooLarge } from '../../platform/media/receive.ts'
import { isOutOfRoom } from '../../platform/room.ts'
import { Problem } from '../problem.ts'

const megabyte = 1024 * 1024

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

/** @throws Problem with a `reason` that screens translate */
export async function receiveUpload({
  mediaDir,
  body,
  announced,
  place,
  filename,
}: Incoming): Promise<ExaminedFile> {
  let received: Received | null = null
  try {
    if (!body) throw new PictureError('empty', 'The file is empty.')
    let kind = 'unknown' as Kind
    const hasFfmpeg = (await findFfmpeg()) !== null
    received = await receive(mediaDir, body, headLength, (head) => {
      kind = kindOf(head)
      const most = limitOf(kind, hasFfmpeg)
      if (announced > most) throw new TooLarge(most)
      return most
    })
    return await examineFile(received, kind, place)
  } catch (error) {
    if (received) await rm(received.path, { force: true })
    throw toProblem(error, filename)
  }
}
