/**
 * Reads the parts of a video file from disk, within limits: a small file can contain millions of meaningless
 * parts.
 */
import type { FileHandle } from 'node:fs/promises'
import { PictureError } from './refusal.ts'

/** A twelve-hour video written second by second has fewer parts. */
const maxParts = 200_000
/** The maximum number of personal parts; each is overwritten separately. */
const maxPersonal = 1_000
/** The maximum number of bytes in memory. */
const maxBytes = 64 * 1024 * 1024
const windowLength = 16 * 1024

const tooMany = () => new PictureError('too-many-parts', 'This video has too many parts. Export it again.')

export interface FilmFile {
  size: number
  /**
   * Counts a part.
   * @throws PictureError when there are too many
   */
  count(): void
  /** The bytes at a position: `length` of them, or fewer at the end of the file. */
  startAt(at: number, length: number): Promise<Buffer>
  /**
   * All bytes from `from` to `end`.
   * @throws PictureError when they are too many for memory
   */
  bytes(from: number, end: number): Promise<Buffer>
  /**
   * Records a personal part.
   * @throws PictureError when there are too many
   */
  tell(part: { at: number; end: number }): void
  personal: { at: number; end: number }[]
}

export function filmFile(file: FileHandle, size: number): FilmFile {
  const personal: FilmFile['personal'] = []
  let parts = 0
  let held = 0
  let window = { at: 0, bytes: Buffer.alloc(0) }
  return {
    size,
    personal,
    count() {
      if (++parts > maxParts) throw tooMany()
    },
    async startAt(at, length) {
      // Small parts are adjacent, so many are read at a time.
      const isHeld = at >= window.at && Math.min(at + length, size) <= window.at + window.bytes.length
      if (!isHeld) {
        const bytes = Buffer.alloc(windowLength)
        const { bytesRead } = await file.read(bytes, 0, windowLength, at)
        window = { at, bytes: bytes.subarray(0, bytesRead) }
      }
      return window.bytes.subarray(at - window.at, at - window.at + length)
    },
    async bytes(from, end) {
      held += end - from
      if (held > maxBytes) throw tooMany()
      const bytes = Buffer.alloc(end - from)
      await file.read(bytes, 0, bytes.length, from)
      return bytes
    },
    tell({ at, end }) {
      if (personal.length === maxPersonal) throw tooMany()
      personal.push({ at, end })
    },
  }
}
