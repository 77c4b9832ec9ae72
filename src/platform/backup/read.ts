/** A backup's file, read from its beginning to its end: its manifest, then tables in parts, then media. */
import { text } from 'node:stream/consumers'
import { BackupError, readArchive } from './archive.ts'
import { type Manifest, parseManifest } from './manifest.ts'

interface Visitor {
  /** Some whole rows of a table, in the text format of COPY. */
  rows?(table: Manifest['tables'][number], bytes: AsyncIterable<Buffer>): Promise<void>
  media?(name: string, bytes: AsyncIterable<Buffer>): Promise<void>
}

const tablePart = /^tables\/([A-Za-z0-9_]+)\.\d{4,}\.copy$/
const mediaFile = /^media\/([0-9a-f]{64}\.[a-z0-9]{2,4})$/

/** Reads the whole file; resolves when all of it was as written. @throws BackupError of one sentence */
export async function readBackup(file: string, visit: Visitor): Promise<Manifest> {
  let manifest: Manifest | undefined
  try {
    await readArchive(file, async ({ name, bytes }) => {
      if (!manifest) {
        if (name !== 'manifest.json') throw new BackupError('It does not begin with a manifest.')
        manifest = parseManifest(await text(bytes))
        return
      }
      const table = manifest.tables.find((one) => one.name === tablePart.exec(name)?.[1])
      const media = mediaFile.exec(name)?.[1]
      if (table) await visit.rows?.(table, bytes)
      else if (media) await visit.media?.(media, bytes)
      else throw new BackupError(`It holds ${name}, which no backup holds.`)
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
}

/** What a backup holds. Reads all of it: what comes back is whole. @throws BackupError of one sentence */
export async function describeBackup(file: string): Promise<BackupDescription> {
  let mediaFiles = 0
  let mediaBytes = 0
  const manifest = await readBackup(file, {
    async media(_, bytes) {
      mediaFiles++
      for await (const chunk of bytes) mediaBytes += chunk.length
    },
  })
  return { manifest, mediaFiles, mediaBytes }
}
