/** Receives an uploaded file: streamed to disk, hashed and limited, never whole in memory. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './store.ts'

export interface Received {
  path: string
  /** In hexadecimal. */
  sha256: string
  size: number
}

/** The file was larger than allowed; the rest was not read. */
export class TooLarge extends Error {
  most: number
  constructor(most: number) {
    super(`The file is larger than ${most} bytes.`)
    this.most = most
  }
}

const forgottenMs = 6 * 60 * 60_000
const incomingDir = (mediaDir: string) => join(mediaDir, 'incoming')

/**
 * Writes an upload to its own file below `mediaDir`; the caller keeps or deletes it. `maxOf` returns the size
 * limit, given the first bytes; an error it throws ends the upload. On any error nothing is left.
 */
export async function receive(
  mediaDir: string,
  body: AsyncIterable<Uint8Array>,
  headLength: number,
  maxOf: (head: Buffer) => number,
): Promise<Received> {
  await makeFolder(incomingDir(mediaDir))
  await sweep(mediaDir)
  const path = join(incomingDir(mediaDir), `${randomUUID()}.part`)
  const handle = await open(path, 'wx')
  try {
    const written = await write(handle, body, headLength, maxOf)
    await handle.sync()
    await handle.close()
    return { path, ...written }
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

async function write(
  handle: FileHandle,
  body: AsyncIterable<Uint8Array>,
  headLength: number,
  maxOf: (head: Buffer) => number,
): Promise<Omit<Received, 'path'>> {
  const hash = createHash('sha256')
  let head: Buffer | null = Buffer.alloc(0)
  let most = headLength
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (head) {
      head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)])
      if (head.length === headLength) {
        most = maxOf(head)
        head = null
      }
    }
    if (head === null && size > most) throw new TooLarge(most)
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  if (head && size > 0 && size > maxOf(head)) throw new TooLarge(size)
  return { sha256: hash.digest('hex'), size }
}

/** The hash of a file on disk. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

let sweptAt = 0

/** Deletes uploads left by killed processes; checked once an hour. */
async function sweep(mediaDir: string): Promise<void> {
  if (Date.now() - sweptAt < forgottenMs / 6) return
  sweptAt = Date.now()
  for (const name of await readdir(incomingDir(mediaDir))) {
    const path = join(incomingDir(mediaDir), name)
    const facts = await stat(path).catch(() => null)
    if (facts && Date.now() - facts.mtimeMs > forgottenMs) await rm(path, { force: true })
  }
}
