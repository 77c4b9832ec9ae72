/** Reads a video by its content, from disk: a video is never held in memory. */
import { type FileHandle, open } from 'node:fs/promises'
import { filmFile } from './film-file.ts'
import type { VideoKind } from './kind.ts'
import { readMp4 } from './mp4.ts'
import { readWebm } from './webm.ts'

export interface VideoFacts {
  contentType: string
  ending: VideoKind
  width: number | null
  height: number | null
  /** Null when the file does not say. */
  durationSeconds: number | null
  /** The parts of the file that may contain location, time or device. */
  personal: { at: number; end: number }[]
}

const readers = { mp4: readMp4, webm: readWebm }

/**
 * @throws PictureError when it is broken, has too many parts, or contains its location in a form that cannot
 * be removed
 */
export async function readVideo(path: string, kind: VideoKind): Promise<VideoFacts> {
  const file = await open(path)
  try {
    return await readers[kind](filmFile(file, (await file.stat()).size))
  } finally {
    await file.close()
  }
}

/**
 * Readers get the video's own file, so personal parts are overwritten with empty space of the same length.
 * Returns whether there were any.
 */
export async function blankPersonal(
  path: string,
  { ending, personal }: { ending: string; personal: VideoFacts['personal'] },
): Promise<boolean> {
  if (personal.length === 0) return false
  const file = await open(path, 'r+')
  try {
    for (const { at, end } of personal) await blank[ending === 'webm' ? 'webm' : 'mp4'](file, at, end)
    await file.sync()
  } finally {
    await file.close()
  }
  return true
}

async function zero(file: FileHandle, from: number, end: number): Promise<void> {
  const nothing = Buffer.alloc(Math.min(65_536, Math.max(0, end - from)))
  for (let at = from; at < end; at += nothing.length)
    await file.write(nothing, 0, Math.min(nothing.length, end - at), at)
}

const blank = {
  /** A free box (ISO/IEC 14496-12, 8.1.2) of the same size. */
  async mp4(file: FileHandle, at: number, end: number): Promise<void> {
    const size = Buffer.alloc(4)
    await file.read(size, 0, 4, at)
    await file.write(Buffer.from('free'), 0, 4, at + 4)
    await zero(file, at + (size.readUInt32BE(0) === 1 ? 16 : 8), end)
  },
  /** A Void element (RFC 8794, 11.3.2), with a size of one byte where that is enough, otherwise of eight. */
  async webm(file: FileHandle, at: number, end: number): Promise<void> {
    const isShort = end - at < 128
    const head = Buffer.alloc(isShort ? 2 : 9)
    if (isShort) head[1] = 0x80 | (end - at - 2)
    else {
      head.writeBigUInt64BE(BigInt(end - at - 9), 1)
      head[1] = 0x01
    }
    head[0] = 0xec
    await file.write(head, 0, head.length, at)
    await zero(file, at + head.length, end)
  },
}
