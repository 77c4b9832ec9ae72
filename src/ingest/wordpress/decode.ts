/** The text of an export file: plain or gzipped, in the declared or another encoding, with bad bytes in places. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { decode, guessEightBit, markedEncoding } from '../../language/encoding.ts'
import { ExpansionError, unpackedBytes } from '../../platform/gunzip.ts'
import { ElementError } from './elements.ts'

/** What the bytes of a file had wrong; filled while it is read. */
export interface ByteFaults {
  /** Runs of bytes that were read in an older encoding, and characters that nobody can read. */
  repaired: number
  lost: number
  /** Examples of both. */
  examples: string[]
  unread: string[]
  /** Why the file ended early. */
  cut: string | null
}

const headBytes = 64 * 1024
/** Without a line break, text is passed on at a space. */
const longestPending = 8 * 1024 * 1024

/** The bytes of a file, unpacked when it is gzipped; a cut file ends where it is cut. @throws ElementError */
async function* bytesOf(path: string, faults: ByteFaults, signal?: AbortSignal): AsyncGenerator<Buffer> {
  try {
    const isGzipped = (await firstTwo(path)).equals(Buffer.of(0x1f, 0x8b))
    if (isGzipped) yield* unpackedBytes(path, { signal })
    else yield* createReadStream(path, { highWaterMark: 256 * 1024, ...(signal && { signal }) })
  } catch (error) {
    if (signal?.aborted) throw error
    if (error instanceof ExpansionError) throw new ElementError(error.message)
    faults.cut = (error as Error).message
  }
}

async function firstTwo(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { start: 0, end: 1 })) return chunk as Buffer
  return Buffer.alloc(0)
}

const declaration = /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)["']/

/** The encoding that the file declares; null for UTF-8, an unknown name, or when its bytes are UTF-8 all the same. */
function declaredEncoding(head: Buffer): string | null {
  const label = declaration.exec(head.toString('latin1'))?.[1]?.toLowerCase()
  if (!label || /^utf-?(8|16.*)$/.test(label)) return null
  const whole = head.subarray(0, Math.max(head.lastIndexOf(10), 0))
  const isAscii = whole.every((byte) => byte < 0x80)
  if (!isAscii && isUtf8(whole)) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80

/** The runs of bytes within ASCII, and of those beyond it. */
function* runsOf(line: Buffer): Generator<Buffer> {
  let start = 0
  let high = isHigh(line[0])
  for (let at = 1; at <= line.length; at++) {
    if (at < line.length && isHigh(line[at]) === high) continue
    yield line.subarray(start, at)
    start = at
    high = !high
  }
}

/** Whether most of a run is UTF-8, so that only single bytes of it are bad. */
function isMostlyUtf8(run: Buffer): boolean {
  const text = new TextDecoder().decode(run)
  const bad = text.split('\ufffd').length - 1
  return (text.length - bad) * 2 > bad
}

/** A line with bad bytes: neighbouring words that are not UTF-8 are read together in an older encoding. */
function repairedLine(line: Buffer, faults: ByteFaults): string {
  const runs = [...runsOf(line)]
  let text = ''
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!
    if (isUtf8(run)) {
      text += decode(run, 'utf-8')
      continue
    }
    let end = at + 1
    const isBad = (one: Buffer | undefined) => one !== undefined && !isUtf8(one) && !isMostlyUtf8(one)
    while (isBad(run) && runs[end]?.toString('latin1') === ' ' && isBad(runs[end + 1])) end += 2
    const bad = Buffer.concat(runs.slice(at, end))
    const older = isBad(run) ? guessEightBit(bad) : null
    const read = older ? decode(bad, older) : new TextDecoder().decode(bad)
    if (older) faults.repaired++
    else faults.lost++
    const examples = older ? faults.examples : faults.unread
    if (examples.length < 5) examples.push(read.slice(0, 80))
    text += read
    at = end - 1
  }
  return text
}

function decodeLines(bytes: Buffer, older: string | null, faults: ByteFaults): string {
  if (older) return new TextDecoder(older).decode(bytes)
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let text = ''
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found + 1
    const line = bytes.subarray(start, end)
    text += isUtf8(line) ? decode(line, 'utf-8') : repairedLine(line, faults)
    start = end
  }
  return text
}

/** Joins the first chunks, because the encoding must be known before the first text. */
async function* withHead(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (head === null) yield chunk
    else {
      head = Buffer.concat([head, chunk])
      if (head.length < headBytes) continue
      yield head
      head = null
    }
  }
  if (head) yield head
}

/** The text of a file in pieces that end at a line; in bounded memory. */
export async function* textOfFile(
  path: string,
  faults: ByteFaults,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  let older: string | null = null
  let wide: TextDecoder | null = null
  let pending: Buffer | null = null
  let isFirst = true
  for await (const chunk of withHead(bytesOf(path, faults, signal))) {
    if (isFirst) {
      const marked = markedEncoding(chunk)
      if (marked === 'utf-16le' || marked === 'utf-16be') wide = new TextDecoder(marked)
      older = marked === null ? declaredEncoding(chunk) : null
    }
    isFirst = false
    if (wide) {
      yield wide.decode(chunk, { stream: true })
      continue
    }
    const bytes: Buffer = pending ? Buffer.concat([pending, chunk]) : chunk
    const line = bytes.lastIndexOf(10)
    const end = line < 0 && bytes.length > longestPending ? bytes.lastIndexOf(0x20) : line
    pending = bytes.subarray(end + 1)
    if (end >= 0) yield decodeLines(bytes.subarray(0, end + 1), older, faults)
  }
  if (wide) yield wide.decode()
  if (pending && pending.length > 0) yield decodeLines(pending, older, faults)
}
