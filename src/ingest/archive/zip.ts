/**
 * Unpacks ZIP archives (APPNOTE 6.3.10, with ZIP64) into a folder. Paths outside of it, links, passwords and archives
 * that expand more than a hundredfold are refused before anything is written.
 */
import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { SourceError } from './run.ts'

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

const largestDirectory = 256 * 1024 * 1024
const mostEntries = 1_000_000
const mostExpansion = 100
/** Small files may expand further: a page of spaces harms nobody. */
const harmless = 64 * 1024 * 1024

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}

const broken = (path: string) => new SourceError(`${path} is no whole ZIP archive.`)

/** Where the directory of the archive stands. */
async function directoryOf(file: FileHandle, size: number, path: string) {
  const from = Math.max(0, size - 65_557)
  const tail = await bytesAt(file, from, size - from)
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (at < 0 || tail.length - at < 22) throw broken(path)
  const small = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  }
  const isLarge = small.count === 0xffff || small.length === 0xffffffff || small.offset === 0xffffffff
  const locator = at - 20
  if (!isLarge || locator < 0 || tail.toString('latin1', locator, locator + 4) !== 'PK\x06\x07') return small
  const end = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (end.length < 56 || end.toString('latin1', 0, 4) !== 'PK\x06\x06') throw broken(path)
  return {
    count: Number(end.readBigUInt64LE(32)),
    length: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  }
}

/** The values that a ZIP64 field holds in place of those that do not fit. */
function wide(extra: Buffer, values: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    return values.map((value) => {
      if (value !== 0xffffffff || place + 8 > extra.length) return value
      place += 8
      return Number(extra.readBigUInt64LE(place - 8))
    })
  }
  return values
}

/** A name that stays within the folder; null for folders. @throws SourceError for all others */
function safeName(name: string, mode: number, path: string): string | null {
  const isLink = (mode & 0o170000) === 0o120000
  const parts = name.split('/')
  if (isLink) throw new SourceError(`${path} contains a link (${name}).`)
  if (/^[/\\]|^[a-z]:|\\|\0/i.test(name) || parts.includes('..'))
    throw new SourceError(`${path} contains a path outside of it (${name}).`)
  return name.endsWith('/') ? null : name
}

async function entriesOf(file: FileHandle, size: number, path: string): Promise<Entry[]> {
  const { count, length, offset } = await directoryOf(file, size, path)
  if (length > largestDirectory || count > mostEntries || offset + length > size) throw broken(path)
  const directory = await bytesAt(file, offset, length)
  const entries: Entry[] = []
  for (let at = 0, n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw broken(path)
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const bytes = directory.subarray(at + 46, at + 46 + nameLength)
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [full = 0, packed = 0, local = 0] = wide(extra, [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ])
    if (directory.readUInt16LE(at + 8) & 1) throw new SourceError(`${path} has a password.`)
    const name = safeName(bytes.toString('utf8'), directory.readUInt16LE(at + 40), path)
    const method = directory.readUInt16LE(at + 10)
    if (name !== null) entries.push({ name, method, packed, size: full, offset: local })
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
  const total = entries.reduce((sum, one) => sum + one.size, 0)
  if (total > harmless && total > size * mostExpansion)
    throw new SourceError(`${path} would expand more than a hundredfold.`)
  return entries
}

/** Ends with an error when more comes than the directory announced. */
const atMost = (size: number, path: string) => {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      done(passed > size ? broken(path) : null, chunk)
    },
  })
}

/** The database may be on the same disk, so a tenth of what is free stays free. */
async function checkRoom(entries: Entry[], folder: string, path: string): Promise<void> {
  const total = entries.reduce((sum, one) => sum + one.size, 0)
  const { bavail, bsize } = await statfs(folder)
  if (total > bavail * bsize * 0.9)
    throw new SourceError(`${path} needs ${Math.ceil(total / 1024 ** 3)} GB, and ${folder} has less room.`)
}

/** Unpacks an archive. @throws SourceError when it is refused */
export async function unpackZip(path: string, folder: string): Promise<void> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const entries = await entriesOf(file, size, path)
    await checkRoom(entries, folder, path)
    for (const entry of entries) {
      const head = await bytesAt(file, entry.offset, 30)
      if (head.length < 30 || head.toString('latin1', 0, 4) !== 'PK\x03\x04') throw broken(path)
      const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      const target = join(folder, entry.name)
      await mkdir(dirname(target), { recursive: true })
      const end = start + Math.max(entry.packed, 1) - 1
      const source = file.createReadStream({ start, end, autoClose: false })
      const out = createWriteStream(target)
      if (entry.packed === 0) out.end()
      else if (entry.method === 0) await pipeline(source, atMost(entry.size, path), out)
      else if (entry.method === 8) await pipeline(source, createInflateRaw(), atMost(entry.size, path), out)
      else throw new SourceError(`${path} is packed in a way that is not known (${entry.method}).`)
    }
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError(`${path} cannot be unpacked: ${(error as Error).message}`)
  } finally {
    await file.close()
  }
}
