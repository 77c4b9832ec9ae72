/**
 * The file of a backup: a tar archive (POSIX.1-2001, pax) compressed with Zstandard (RFC 8878), so that common
 * tools open it too. Its last entry, `SHA256SUMS`, names every other one as `sha256sum --check` reads it:
 * a file that was cut short or changed is known as such before anything of it is used.
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

/** Adds one entry of exactly `size` bytes; answers the SHA-256 of what was read, in hexadecimal. */
export type AddEntry = (
  name: string,
  size: number,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer>,
) => Promise<string>

export interface Entry {
  name: string
  size: number
  /** To be read to its end, or not at all. */
  bytes: AsyncIterable<Buffer>
}

/** A backup or a restore that cannot be; the message is a sentence for the person who asked. */
export class BackupError extends Error {}

/** Writes an archive beside `file` and gives it that name when all of it is on the disk; else leaves nothing. */
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
    // Whichever fails first says why; the file is let go of before it is taken away.
    await Promise.all([filled, written]).finally(() => written.catch(() => {}))
    await rename(draft, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/**
 * Reads an archive entry by entry; resolves when its list of sums agreed with all that was read.
 * @throws BackupError when the file is not whole; what `visit` throws
 */
export async function readArchive(file: string, visit: (entry: Entry) => Promise<void>): Promise<void> {
  const sums = new Map<string, string>()
  let listed: string | undefined
  let failure: { error: unknown } | undefined
  const extract = tar.extract()
  const fed = pipeline(createReadStream(file), createZstdDecompress(), extract)
  fed.catch(() => {}) // the iteration below throws the same
  try {
    for await (const source of extract) {
      const { name, size = 0, type } = source.header
      if (listed !== undefined) throw new BackupError(`It goes on after its end, with ${name}.`)
      if (type !== 'file' || sums.has(name))
        throw new BackupError(`It holds ${name}, which no backup holds so.`)
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
      for await (const _ of stream); // whatever the visitor left
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

/** The disk's complaint, not the file's contents'. */
const isFileError = (error: unknown) => 'syscall' in (error as NodeJS.ErrnoException)

function checkSums(sums: Map<string, string>, listed: string | undefined): void {
  if (listed === undefined) throw new BackupError('It ends too early: its list of check sums is missing.')
  const lines = listed.split('\n').filter(Boolean)
  for (const line of lines) {
    const [, sum, name = line] = sumLine.exec(line) ?? []
    if (!sum || sums.get(name) !== sum) throw new BackupError(`Its entry ${name} is not what was written.`)
  }
  if (lines.length !== sums.size)
    throw new BackupError('It holds entries that its list of check sums does not name.')
}

/** Makes the names in a folder last, as its files do. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {}) // not every file system can
  await handle.close()
}
