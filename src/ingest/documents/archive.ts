/** Lists the files in a ZIP archive (APPNOTE 6.3.10, 4.3) without unpacking any. */
import type { FileHandle } from 'node:fs/promises'

const endLength = 22
const longestComment = 65_535
const longestDirectory = 4 * 1024 * 1024
const mostFiles = 10_000

/** The names in the archive's directory; null when the file is not exactly one sound archive. */
export async function namesInArchive(file: FileHandle, size: number): Promise<string[] | null> {
  const tail = await bytesAt(file, Math.max(0, size - endLength - longestComment), size)
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (at < 0 || tail.length - at < endLength) return null
  const count = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const from = tail.readUInt32LE(at + 16)
  // Nothing may follow the archive, and nothing may lie between its parts.
  const isWhole = tail.readUInt16LE(at + 20) === tail.length - at - endLength
  const isClosed = from + length === size - (tail.length - at)
  if (!isWhole || !isClosed || length > longestDirectory || count > mostFiles) return null
  const directory = await bytesAt(file, from, from + length)
  const names: string[] = []
  for (let here = 0; names.length < count; ) {
    if (here + 46 > directory.length || directory.toString('latin1', here, here + 4) !== 'PK\x01\x02')
      return null
    const name = directory.readUInt16LE(here + 28)
    names.push(directory.toString('utf8', here + 46, here + 46 + name))
    here += 46 + name + directory.readUInt16LE(here + 30) + directory.readUInt16LE(here + 32)
  }
  return names
}

async function bytesAt(file: FileHandle, from: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - from)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
  return bytes.subarray(0, bytesRead)
}
