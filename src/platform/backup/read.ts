/** Reads a backup file from beginning to end: its manifest, then tables in parts, then media. */
import { buffer, text } from 'node:stream/consumers'
import { BackupError, readArchive } from './archive.ts'
import { type Manifest, parseManifest } from './manifest.ts'
import { maxSealedBytes, sealedEntry } from './sealed.ts'

interface Visitor {
  /** Some complete rows of a table, in the text format of COPY. */
  rows?(table: Manifest['tables'][number], bytes: AsyncIterable<Buffer>): Promise<void>
  media?(name: string, bytes: AsyncIterable<Buffer>): Promise<void>
  /** The secrets, encrypted with a passphrase. */
  sealed?(bytes: AsyncIterable<Buffer>, size: number): Promise<void>
}

const tablePart = /^tables\/([A-Za-z0-9_]+)\.\d{4,}\.copy$/
const mediaFile = /^media\/([0-9a-f]{64}\.[a-z0-9]{2,4})$/

/**
 * Reads the whole file; resolves when it is undamaged.
 * @throws BackupError with one sentence
 */
export async function readBackup(file: string, visit: Visitor): Promise<Manifest> {
  let manifest: Manifest | undefined
  try {
    await readArchive(file, async ({ name, size, bytes }) => {
      if (!manifest) {
        if (name !== 'manifest.json') throw new BackupError('It does not begin with a manifest.')
        manifest = parseManifest(await text(bytes))
        return
      }
      const table = manifest.tables.find((one) => one.name === tablePart.exec(name)?.[1])
      const media = mediaFile.exec(name)?.[1]
      if (table) await visit.rows?.(table, bytes)
      else if (name === sealedEntry && manifest.sealed) await visit.sealed?.(bytes, size)
      else if (media) await visit.media?.(media, bytes)
      else throw new BackupError(`It contains ${name}, which is not part of a backup.`)
    })
    if (!manifest) throw new BackupError('It is empty.')
    return manifest
  } catch (error) {
    if (error instanceof BackupError)
      throw new BackupError(`The backup ${file} cannot be used. ${error.message}`)
    throw error
  }
}

export interface BackupDescription {
  manifest: Manifest
  mediaFiles: number
  mediaBytes: number
  /** The encrypted secrets; null when the backup has none. */
  sealed: Buffer | null
}

/**
 * Describes the contents of a backup. Reads the whole file, so a result means that it is undamaged.
 * @throws BackupError with one sentence
 */
export async function describeBackup(file: string): Promise<BackupDescription> {
  let mediaFiles = 0
  let mediaBytes = 0
  let sealed: Buffer | null = null
  const manifest = await readBackup(file, {
    async media(_, bytes) {
      mediaFiles++
      for await (const chunk of bytes) mediaBytes += chunk.length
    },
    async sealed(bytes, size) {
      if (size > maxSealedBytes) throw new BackupError('Its secrets are larger than the limit.')
      sealed = await buffer(bytes)
    },
  })
  return { manifest, mediaFiles, mediaBytes, sealed }
}
