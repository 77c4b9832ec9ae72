/**
 * The file format of a backup: a tar archive (POSIX.1-2001, pax) compressed with Zstandard (RFC 8878), so
 * that common tools can open it. Its last entry, `SHA256SUMS`, lists all others in the format of `sha256sum
 * --check`, so that a truncated or changed file is detected before anything in it is used.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import * as tar from 'tar-stream'

const sumsName = 'SHA256SUMS'
const sumLine = /^([0-9a-f]{64}) {2}(\S+)$/

/** Adds one entry of exactly `size` bytes; returns the SHA-256 of the bytes in hexadecimal. */
export type AddEntry = (
  name: string,
  size: number,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer>,
) => Promise<string>

export interface Entry {
  name: string
  size: number
  /** Must be read to the end, or not at all. */
  bytes: AsyncIterable<Buffer>
}

/** A backup or restore that cannot be done; the message is a sentence for the user. */
export class BackupError extends Error {}

/** Writes an archive next to `file` and renames it once it is complete on disk; leaves nothing otherwise. */
export async function writeArchive(file: string, fill: (add: AddEntry) => Promise<void>): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  try {
    const pack = tar.pack()
    const sums: string[] = []
    const add: AddEntry = async (name, size, bytes) => {
      const hash = createHash('sha256')
      async function* hashed() {
        for await (const chunk of bytes) {
          hash.update(chunk)
          yield chunk
        }
      }
      await pipeline(hashed, pack.entry({ name, size }))
      const sum = hash.digest('hex')
      sums.push(`${sum}  ${name}\n`)
      return sum
    }
    const filled = fill(add).then(
      async () => {
        const list = Buffer.from(sums.join(''))
        await add(sumsName, list.length, [list])
        pack.finalize()
      },
      (error) => {
        pack.destroy(error)
        throw error
      },
    )
    const disk = createWriteStream(draft, { mode: 0o600, flush: true })
    const written = pipeline(pack, createZstdCompress(), disk)
    // Report the first failure, and close the file before deleting it.
    await Promise.all([filled, written]).finally(() => written.catch(() => {}))
    await rename(draft, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/**
 * Reads an archive entry by entry; resolves when its checksums match.
 * @throws BackupError when the file is damaged; errors of `visit`
 */
export async function readArchive(file: string, visit: (entry: Entry) => Promise<void>): Promise<void> {
  const sums = new Map<string, string>()
  let listed: string | undefined
  let failure: { error: unknown } | undefined
  const extract = tar.extract()
  const fed = pipeline(createReadStream(file), createZstdDecompress(), extract)
  fed.catch(() => {}) // the loop below throws the same error
  try {
    for await (const source of extract) {
      const { name, size = 0, type } = source.header
      if (listed !== undefined) throw new BackupError(`It continues after its end with ${name}.`)
      if (type !== 'file' || sums.has(name))
        throw new BackupError(`It contains ${name}, which is not part of a backup.`)
      if (name === sumsName) {
        listed = await text(source)
        continue
      }
      const hash = createHash('sha256')
      async function* bytes() {
        for await (const chunk of source as AsyncIterable<Buffer>) {
          hash.update(chunk)
          yield chunk
        }
      }
      const stream = bytes()
      await visit({ name, size, bytes: stream }).catch((error) => {
        failure = { error }
        throw error
      })
      for await (const _ of stream); // skip what the visitor did not read
      sums.set(name, hash.digest('hex'))
    }
    await fed
  } catch (error) {
    extract.destroy()
    await fed.catch(() => {})
    if (failure) throw failure.error
    if (error instanceof BackupError || isFileError(error)) throw error
    throw new BackupError(`It is damaged or not a backup (${(error as Error).message}).`)
  }
  checkSums(sums, listed)
}

/** An error of the disk, not of the file's contents. */
const isFileError = (error: unknown) => 'syscall' in (error as NodeJS.ErrnoException)

function checkSums(sums: Map<string, string>, listed: string | undefined): void {
  if (listed === undefined) throw new BackupError('It ends too early: its list of checksums is missing.')
  const lines = listed.split('\n').filter(Boolean)
  for (const line of lines) {
    const [, sum, name = line] = sumLine.exec(line) ?? []
    if (!sum || sums.get(name) !== sum)
      throw new BackupError(`Its entry ${name} does not match its checksum.`)
  }
  if (lines.length !== sums.size) throw new BackupError('It contains entries without a checksum.')
}

/** Syncs a folder, so that the names in it survive a crash. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {}) // some file systems cannot sync folders
  await handle.close()
}
