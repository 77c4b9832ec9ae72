/** An MP4 file's facts, from the boxes of its head (ISO/IEC 14496-12). */
import type { FileHandle } from 'node:fs/promises'
import { PictureError } from './refusal.ts'
import type { VideoFacts } from './video.ts'

interface Box {
  type: string
  /** Where the box begins, where its content does, and where it ends. */
  at: number
  from: number
  end: number
}

const longestHead = 64 * 1024 * 1024
const broken = () => new PictureError('broken', 'The video is broken: the file ends before it should.')

/** One box; a size of 1 stands for a long one that follows, 0 for all that is left. */
function boxAt(bytes: Buffer, at: number, limit: number, offset = 0): Box | null {
  if (bytes.length < offset + 8 || at + 8 > limit) return null
  const short = bytes.readUInt32BE(offset)
  const isLong = short === 1
  if (isLong && bytes.length < offset + 16) return null
  const size = isLong ? Number(bytes.readBigUInt64BE(offset + 8)) : short === 0 ? limit - at : short
  const from = at + (isLong ? 16 : 8)
  if (!Number.isSafeInteger(size) || at + size < from) return null
  return { type: bytes.toString('latin1', offset + 4, offset + 8), at, from, end: at + size }
}

function* inside(bytes: Buffer, from: number, end: number): Generator<Box> {
  for (let at = from; at < end; ) {
    const box = boxAt(bytes, at, end, at)
    if (!box || box.end > end) return
    yield box
    at = box.end
  }
}

/** What a camera writes beside the film: its place (©xyz), its maker, its serial number. */
const told = new Set(['udta', 'meta'])
/** The extension that carries XMP (XMP specification, part 3). */
const xmpId = 'be7acfcb97a942e89c71999491e3afac'

export async function readMp4(file: FileHandle, size: number): Promise<VideoFacts> {
  const personal: VideoFacts['personal'] = []
  let head: { bytes: Buffer; at: number } | null = null
  for (let at = 0; at < size; ) {
    const start = Buffer.alloc(32)
    const { bytesRead } = await file.read(start, 0, 32, at)
    const box = boxAt(start.subarray(0, bytesRead), at, size)
    if (!box || box.end > size) throw broken()
    if (box.type === 'moov') {
      if (box.end - box.at > longestHead) throw broken()
      const bytes = Buffer.alloc(box.end - box.at)
      await file.read(bytes, 0, bytes.length, box.at)
      head = { bytes, at: box.at }
    }
    const isXmp = box.type === 'uuid' && start.toString('hex', box.from - at, box.from - at + 16) === xmpId
    if (told.has(box.type) || isXmp) personal.push({ at: box.at, end: box.end })
    at = box.end
  }
  if (!head) throw broken()
  const facts = readHead(head.bytes, (box) => personal.push({ at: head.at + box.at, end: head.at + box.end }))
  return { ...facts, contentType: 'video/mp4', ending: 'mp4', personal }
}

function readHead(bytes: Buffer, tell: (box: Box) => void) {
  const [moov] = inside(bytes, 0, bytes.length)
  let durationSeconds: number | null = null
  let width: number | null = null
  let height: number | null = null
  for (const box of inside(bytes, moov?.from ?? 0, moov?.end ?? 0)) {
    if (told.has(box.type)) tell(box)
    if (box.type === 'mvhd') durationSeconds = durationOf(bytes, box)
    if (box.type !== 'trak') continue
    const track = readTrack(bytes, box, tell)
    if (track.width > 0 && width === null) ({ width, height } = track)
  }
  if (width === null) throw new PictureError('broken', 'There is no picture in this video.')
  return { width, height, durationSeconds }
}

function durationOf(bytes: Buffer, { from, end }: Box): number | null {
  const isLong = bytes[from] === 1
  if (end - from < (isLong ? 32 : 20)) return null
  const scale = bytes.readUInt32BE(from + (isLong ? 20 : 12))
  const units = isLong ? Number(bytes.readBigUInt64BE(from + 24)) : bytes.readUInt32BE(from + 16)
  return scale > 0 ? Math.round((units / scale) * 1000) / 1000 : null
}

/** The size as it is shown: the last fields of the track's header, turned when its matrix turns it. */
function readTrack(bytes: Buffer, track: Box, tell: (box: Box) => void): { width: number; height: number } {
  let size = { width: 0, height: 0 }
  for (const box of inside(bytes, track.from, track.end)) {
    if (told.has(box.type)) tell(box)
    if (box.type === 'tkhd' && box.end - box.from >= 84) {
      const [width, height] = [bytes.readUInt32BE(box.end - 8) >> 16, bytes.readUInt32BE(box.end - 4) >> 16]
      const isTurned = bytes.readInt32BE(box.end - 44) === 0 && bytes.readInt32BE(box.end - 40) !== 0
      size = isTurned ? { width: height, height: width } : { width, height }
    }
    if (box.type === 'mdia') {
      for (const part of inside(bytes, box.from, box.end)) {
        if (told.has(part.type)) tell(part)
        const kind = bytes.toString('latin1', part.from + 8, part.from + 12)
        // A track of measurements beside the film: action cameras and phones write where they were, each second.
        if (part.type === 'hdlr' && (kind === 'meta' || kind === 'camm'))
          throw new PictureError(
            'tracked',
            'This video has a track of measurements in it, such as where it was taken. Export it again without it.',
          )
      }
    }
  }
  return size
}
