/** Reads an import's file as lines of text: plain or gzipped, in any detectable encoding, in bounded memory. */

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { decode, type Encoding, guessEightBit, markedEncoding } from '../../language/encoding.ts'
import { unpackedBytes } from '../../platform/gunzip.ts'

export const longestLine = 20 * 1024 * 1024

export interface ImportFile {
  path: string
  /** The SHA-256 of the file's bytes. */
  hash: string
  size: number
  gzipped: boolean
  /** UTF-16, detected by its mark or zeros; otherwise `8-bit`, whose lines may be UTF-8 or an older encoding. */
  width: 'utf-16le' | 'utf-16be' | '8-bit'
}

export class FileError extends Error {}

/** Inspects a file: its size, its hash, whether it is gzipped (RFC 1952: by its first two bytes) or UTF-16. */
export async function inspectFile(path: string): Promise<ImportFile> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new FileError(`The file ${path} does not exist.`)
  if (!found.isFile()) throw new FileError(`${path} is not a file.`)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const bytes = { path, size: found.size, hash: hash.digest('hex') }
  const start = await firstBytes(path, false)
  const gzipped = start[0] === 0x1f && start[1] === 0x8b
  const marked = markedEncoding(gzipped ? await firstBytes(path, true) : start)
  return { ...bytes, gzipped, width: marked === null || marked === 'utf-8' ? '8-bit' : marked }
}

async function firstBytes(path: string, gzipped: boolean): Promise<Buffer> {
  for await (const chunk of bytesOf({ path, gzipped })) return chunk.subarray(0, 8_192)
  return Buffer.alloc(0)
}

/** @throws FileError when the file is truncated */
async function* bytesOf(
  { path, gzipped }: Pick<ImportFile, 'path' | 'gzipped'>,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const tell = (source: ReadStream) => void source.on('data', (chunk) => onRead(chunk.length))
  try {
    if (gzipped) return yield* unpackedBytes(path, { onOpen: tell })
    const source = createReadStream(path, { highWaterMark: 256 * 1024 })
    tell(source)
    yield* source as AsyncIterable<Buffer>
  } catch (error) {
    throw new FileError(`${path} breaks off: ${(error as Error).message}.`)
  }
}

/** The bytes of the text: UTF-16 converted to UTF-8, anything else unchanged. */
async function* eightBit(file: ImportFile, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (file.width === '8-bit') return yield* bytesOf(file, onRead)
  const decoder = new TextDecoder(file.width)
  for await (const chunk of bytesOf(file, onRead)) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

type Line = { line: number; bytes: Buffer | null }

/** Lines as bytes; null for a line that is too long. */
async function* linesOf(file: ImportFile, onRead: (bytes: number) => void): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let length = 0
  let line = 1
  const take = (): Line => {
    const bytes = length > longestLine ? null : Buffer.concat(parts)
    parts = []
    length = 0
    return { line: line++, bytes }
  }
  const add = (bytes: Buffer) => {
    length += bytes.length
    if (length > longestLine) parts = []
    else parts.push(bytes)
  }
  for await (const chunk of eightBit(file, onRead)) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end))
      start = end + 1
      yield take()
    }
    add(chunk.subarray(start))
  }
  if (length > 0) yield take()
}

const sampled = 1024 * 1024

/** The encoding of lines that are not UTF-8, judged by all of them together. */
async function olderEncoding(file: ImportFile): Promise<Encoding | null> {
  const sample: Buffer[] = []
  let length = 0
  for await (const { bytes } of linesOf(file, () => {})) {
    if (!bytes || isUtf8(bytes)) continue
    sample.push(bytes, Buffer.from('\n'))
    length += bytes.length
    if (length > sampled) break
  }
  return guessEightBit(Buffer.concat(sample))
}

export interface TextLine {
  line: number
  /** Null when `problem` gives the reason. */
  text: string | null
  problem: string
}

/** The non-empty lines, trimmed. `onEncoding` is called once when an older encoding is found. */
export async function* textLines(
  file: ImportFile,
  onRead: (bytes: number) => void = () => {},
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncGenerator<TextLine> {
  let older: Encoding | null | undefined
  if (file.width !== '8-bit') onEncoding(file.width)
  for await (const { line, bytes } of linesOf(file, onRead)) {
    if (!bytes) {
      yield { line, text: null, problem: `is longer than ${longestLine / 1024 / 1024} MB` }
    } else if (isUtf8(bytes)) {
      const text = decode(bytes, 'utf-8').trim()
      if (text !== '') yield { line, text, problem: '' }
    } else {
      if (older === undefined) {
        older = await olderEncoding(file)
        if (older) onEncoding(older)
      }
      if (older) yield { line, text: decode(bytes, older).trim(), problem: '' }
      else {
        const problem =
          'is not UTF-8, and its encoding cannot be told: save the file as UTF-8 and import it again'
        yield { line, text: null, problem }
      }
    }
  }
}
