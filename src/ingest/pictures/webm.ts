/** Reads facts of a WebM file from its elements (RFC 8794, RFC 9559). */
import type { FilmFile } from './film-file.ts'
import { PictureError } from './refusal.ts'
import type { VideoFacts } from './video.ts'

const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  tags: 0x1254c367,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  track: 0xae,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
}
/** Personal elements: the title, the original file name, the date. */
const told = new Set([0x7ba9, 0x7384, 0x4461])
const longestPart = 4 * 1024 * 1024
type Count = () => void

interface Element {
  id: number
  at: number
  from: number
  /** Infinity: unknown size (an unfinished recording). */
  end: number
}

/** A variable-length number: the leading zero bits of the first byte give the number of bytes that follow. */
function vint(bytes: Buffer, offset: number, keepMarker: boolean): { value: number; length: number } | null {
  const first = bytes[offset]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (offset + length > bytes.length) return null
  let value = keepMarker ? first : first & (0xff >> length)
  let isUnknown = value === 0xff >> length
  for (let i = 1; i < length; i++) {
    const next = bytes[offset + i]!
    isUnknown &&= next === 0xff
    value = value * 256 + next
  }
  return { value: !keepMarker && isUnknown ? Number.POSITIVE_INFINITY : value, length }
}

function elementAt(bytes: Buffer, at: number, offset = 0): Element | null {
  const id = vint(bytes, offset, true)
  const size = id && vint(bytes, offset + id.length, false)
  if (!id || !size) return null
  const from = at + id.length + size.length
  return { id: id.value, at, from, end: from + size.value }
}

function* inside(count: Count, bytes: Buffer, from = 0, end = bytes.length): Generator<Element> {
  for (let at = from; at < end; ) {
    const element = elementAt(bytes, at, at)
    if (!element || element.end > end) return
    count()
    yield element
    at = element.end
  }
}

const numberOf = (bytes: Buffer, { from, end }: Element) =>
  end - from <= 6 && end > from ? bytes.readUIntBE(from, end - from) : 0
const floatOf = (bytes: Buffer, { from, end }: Element) =>
  end - from === 4 ? bytes.readFloatBE(from) : end - from === 8 ? bytes.readDoubleBE(from) : 0

export async function readWebm({ size, count, tell, personal, ...file }: FilmFile): Promise<VideoFacts> {
  const broken = () => new PictureError('broken', 'The video is broken: the file ends before it should.')
  const facts: VideoFacts = {
    ...{ contentType: 'video/webm', ending: 'webm', width: null, height: null, durationSeconds: null },
    personal,
  }
  for (let at = 0; at < size; ) {
    const element = elementAt(await file.startAt(at, 16), at)
    if (!element) throw broken()
    count()
    if (element.id === ids.segment) {
      if (element.end !== Number.POSITIVE_INFINITY && element.end > size) throw broken()
      at = element.from
      continue
    }
    if (element.end === Number.POSITIVE_INFINITY) break
    if (element.end > size) throw broken()
    if (element.id === ids.tags) tell(element)
    if ((element.id === ids.info || element.id === ids.tracks) && element.end - element.from <= longestPart) {
      const bytes = await file.bytes(element.from, element.end)
      if (element.id === ids.info) {
        facts.durationSeconds = durationOf(count, bytes)
        for (const { id, at: from, end } of inside(count, bytes))
          if (told.has(id)) tell({ at: element.from + from, end: element.from + end })
      } else Object.assign(facts, sizeOf(count, bytes))
    }
    at = element.end
  }
  if (facts.width === null) throw new PictureError('broken', 'This video has no picture.')
  return facts
}

function durationOf(count: Count, bytes: Buffer): number | null {
  let scale = 1_000_000
  let units = 0
  for (const element of inside(count, bytes)) {
    if (element.id === ids.timestampScale) scale = numberOf(bytes, element)
    if (element.id === ids.duration) units = floatOf(bytes, element)
  }
  const seconds = (units * scale) / 1e9
  return seconds > 0 && Number.isFinite(seconds) ? Math.round(seconds * 1000) / 1000 : null
}

function sizeOf(count: Count, bytes: Buffer): { width: number; height: number } | null {
  for (const track of inside(count, bytes)) {
    if (track.id !== ids.track) continue
    for (const part of inside(count, bytes, track.from, track.end)) {
      if (part.id !== ids.video) continue
      const size = { width: 0, height: 0 }
      for (const field of inside(count, bytes, part.from, part.end)) {
        if (field.id === ids.width) size.width = numberOf(bytes, field)
        if (field.id === ids.height) size.height = numberOf(bytes, field)
      }
      if (size.width > 0 && size.height > 0) return size
    }
  }
  return null
}
