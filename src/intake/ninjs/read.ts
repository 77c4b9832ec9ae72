/** The items of a file: JSON lines, one item, or an array of items; plain or gzipped; in bounded memory. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export const longestLine = 20 * 1024 * 1024

/** One item as it stands in the file; `line` counts from 1 (in an array: the place of the item), `size` is in characters. */
export type RawItem = { line: number; size: number } & ({ value: unknown } | { problem: string })

export interface ImportFile {
  path: string
  /** SHA-256 of the file's bytes. */
  hash: string
  size: number
  gzipped: boolean
}

export class FileError extends Error {}

/** Looks at a file: its size, its hash, whether it is gzipped (RFC 1952: by its first two bytes). */
export async function inspectFile(path: string): Promise<ImportFile> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new FileError(`There is no file ${path}.`)
  if (!found.isFile()) throw new FileError(`${path} is not a file.`)
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return {
    path,
    size: found.size,
    hash: hash.digest('hex'),
    gzipped: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b,
  }
}

type Line = { line: number; bytes: Buffer | null }

/** Lines as bytes; one that is too long comes as null. */
async function* linesOf(file: ImportFile, onRead: (bytes: number) => void): AsyncGenerator<Line> {
  const source = createReadStream(file.path, { highWaterMark: 256 * 1024 })
  source.on('data', (chunk) => onRead(chunk.length))
  const gunzip = createGunzip()
  const stream = file.gzipped ? source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip) : source
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
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        add(chunk.subarray(start, end))
        start = end + 1
        yield take()
      }
      add(chunk.subarray(start))
    }
    if (length > 0) yield take()
  } catch (error) {
    throw new FileError(`${file.path} breaks off at line ${line}: ${(error as Error).message}.`)
  } finally {
    source.destroy()
  }
}

const tooLong = `is longer than ${longestLine / 1024 / 1024} MB`
const decoder = new TextDecoder()

type Source = { line: number; source: string | null }

async function* sourcesOf(file: ImportFile, onRead: (bytes: number) => void): AsyncGenerator<Source> {
  for await (const { line, bytes } of linesOf(file, onRead)) {
    const source = bytes && decoder.decode(bytes).trim()
    if (source !== '') yield { line, source }
  }
}

function parsed({ line, source }: Source): RawItem {
  if (source === null) return { line, size: 0, problem: tooLong }
  try {
    return { line, size: source.length, value: JSON.parse(source) }
  } catch (error) {
    return { line, size: 0, problem: `is not JSON: ${(error as Error).message.slice(0, 200)}` }
  }
}

function* spread(item: RawItem): Generator<RawItem> {
  if ('value' in item && Array.isArray(item.value))
    for (const [i, value] of item.value.entries())
      yield { line: i + 1, size: item.size / item.value.length, value }
  else yield item
}

/**
 * A file whose first line is JSON by itself, or whose second one looks like an item, has an item a line; else
 * the whole is one JSON text, an item or an array of items.
 */
export async function* itemsOf(
  file: ImportFile,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<RawItem> {
  const sources = sourcesOf(file, onRead)
  const first = (await sources.next()).value as Source | undefined
  if (!first) return
  const start = parsed(first)
  const second = 'problem' in start ? ((await sources.next()).value as Source | undefined) : undefined
  const isWhole = second?.source && !first.source?.startsWith('{"') && !/^\{.*\}$/.test(second.source)
  if (!isWhole) {
    yield* spread(start)
    if (second) yield parsed(second)
    for await (const source of sources) yield parsed(source)
    return
  }
  const whole = [first.source, second.source]
  let length = 0
  for await (const { source } of sources) {
    length += source?.length ?? longestLine
    if (length > longestLine) {
      return yield {
        line: 1,
        size: 0,
        problem: `is one JSON text that ${tooLong}: give it as JSON lines, one item a line`,
      }
    }
    whole.push(source)
  }
  yield* spread(parsed({ line: 1, source: whole.join('\n') }))
}
