/** Reads facts of an MP4 file from its boxes (ISO/IEC 14496-12). */
import type { FilmFile } from './film-file.ts'
import { PictureError } from './refusal.ts'
import type { VideoFacts } from './video.ts'

interface Box {
  type: string
  /** The positions of the box's start, its content and its end. */
  at: number
  from: number
  end: number
}

const broken = () => new PictureError('broken', 'The video is broken: the file ends before it should.')

/** Reads one box; a size of 1 means that a long size follows, 0 means until the end. */
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

function* inside({ count }: FilmFile, bytes: Buffer, from: number, end: number): Generator<Box> {
  for (let at = from; at < end; ) {
    const box = boxAt(bytes, at, end, at)
    if (!box || box.end > end) return
    count()
    yield box
    at = box.end
  }
}

/** Boxes with personal data: location (©xyz), device, serial number. */
const told = new Set(['udta', 'meta'])
/** The extension that carries XMP (XMP specification, part 3). */
const xmpId = 'be7acfcb97a942e89c71999491e3afac'

export async function readMp4(file: FilmFile): Promise<VideoFacts> {
  const { sounds: _, ...facts } = await readParts(file)
  if (facts.width === null) throw new PictureError('no-picture', 'This video has no picture.')
  return { ...facts, contentType: 'video/mp4', ending: 'mp4' }
}

/** The facts of an MP4 file with sound only. */
export async function readMp4Sound(
  file: FilmFile,
): Promise<Pick<VideoFacts, 'durationSeconds' | 'personal'>> {
  const { sounds, durationSeconds, personal } = await readParts(file)
  if (sounds === 0) throw new PictureError('broken', 'This audio file has no sound.')
  return { durationSeconds, personal }
}

async function readParts(file: FilmFile) {
  const { size, personal } = file
  let head: { bytes: Buffer; at: number } | null = null
  for (let at = 0; at < size; ) {
    const start = await file.startAt(at, 32)
    const box = boxAt(start, at, size)
    if (!box || box.end > size) throw broken()
    file.count()
    if (box.type === 'moov') {
      // ISO/IEC 14496-12, 8.2.1: exactly one. A second one would not be checked.
      if (head) throw new PictureError('broken', 'The video is broken: it has two heads.')
      head = { bytes: await file.bytes(box.at, box.end), at: box.at }
    }
    const isXmp = box.type === 'uuid' && start.toString('hex', box.from - at, box.from - at + 16) === xmpId
    if (told.has(box.type) || isXmp) file.tell(box)
    at = box.end
  }
  if (!head) throw broken()
  return { ...readHead(file, head.bytes, head.at), personal }
}

function readHead(file: FilmFile, bytes: Buffer, at: number) {
  const tell = (box: Box) => file.tell({ at: at + box.at, end: at + box.end })
  const [moov] = inside(file, bytes, 0, bytes.length)
  let durationSeconds: number | null = null
  let width: number | null = null
  let height: number | null = null
  let sounds = 0
  for (const box of inside(file, bytes, moov?.from ?? 0, moov?.end ?? 0)) {
    if (told.has(box.type)) tell(box)
    if (box.type === 'mvhd') durationSeconds = durationOf(bytes, box)
    if (box.type !== 'trak') continue
    const track = readTrack(file, bytes, box, tell)
    if (track.isSound) sounds++
    else if (track.width > 0 && width === null) ({ width, height } = track)
  }
  return { width, height, durationSeconds, sounds }
}

function durationOf(bytes: Buffer, { from, end }: Box): number | null {
  const isLong = bytes[from] === 1
  if (end - from < (isLong ? 32 : 20)) return null
  const scale = bytes.readUInt32BE(from + (isLong ? 20 : 12))
  const units = isLong ? Number(bytes.readBigUInt64BE(from + 24)) : bytes.readUInt32BE(from + 16)
  return scale > 0 ? Math.round((units / scale) * 1000) / 1000 : null
}

/** The displayed size: the last fields of the track's header, rotated as its matrix says. */
function readTrack(file: FilmFile, bytes: Buffer, track: Box, tell: (box: Box) => void) {
  let size = { width: 0, height: 0 }
  let isSound = false
  for (const box of inside(file, bytes, track.from, track.end)) {
    if (told.has(box.type)) tell(box)
    if (box.type === 'tkhd' && box.end - box.from >= 84) {
      const [width, height] = [bytes.readUInt32BE(box.end - 8) >> 16, bytes.readUInt32BE(box.end - 4) >> 16]
      const isTurned = bytes.readInt32BE(box.end - 44) === 0 && bytes.readInt32BE(box.end - 40) !== 0
      size = isTurned ? { width: height, height: width } : { width, height }
    }
    if (box.type === 'mdia') {
      for (const part of inside(file, bytes, box.from, box.end)) {
        if (told.has(part.type)) tell(part)
        const kind = bytes.toString('latin1', part.from + 8, part.from + 12)
        if (part.type === 'hdlr' && kind === 'soun') isSound = true
        // A sensor track: action cameras and phones record their location every second.
        if (part.type === 'hdlr' && (kind === 'meta' || kind === 'camm'))
          throw new PictureError(
            'tracked',
            'This video has a sensor track, for example with locations. Export it again without that track.',
          )
      }
    }
  }
  return { ...size, isSound }
}
