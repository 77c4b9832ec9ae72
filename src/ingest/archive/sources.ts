/** The files that an import was given: files, folders, packed ones. */
import { lstat, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Loss } from './loss.ts'
import { SourceError } from './run.ts'
import { unpackZip } from './zip.ts'

export interface Sources {
  /** All files, in the order of their names within each given path. */
  files: string[]
  /** The folder of media files that came with them. */
  uploads: string | undefined
  /** What of them could not be read. */
  losses?: Loss[]
  /** Lists of members. */
  members?: string[]
  /** Removes what was unpacked. */
  close(): Promise<void>
}

const mostFiles = 100_000
/** Folders of media files, which are not searched for exports. */
const mediaFolders = /^(uploads|wp-content|content|images|media)$/

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    return head.toString('latin1') === 'PK\x03\x04'
  } finally {
    await file.close()
  }
}

/** Opens the given paths. @throws SourceError when one cannot be read */
export async function openSources(paths: string[]): Promise<Sources> {
  const files: string[] = []
  const folders: string[] = []
  let uploads: string | undefined

  async function walk(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
      if (entry.isDirectory() && mediaFolders.test(entry.name)) uploads ??= path
      else if (entry.isDirectory() && depth < 5) await walk(path, depth + 1)
      else if (entry.isFile()) await take(path, false)
      if (files.length > mostFiles) throw new SourceError(`${folder} holds more than ${mostFiles} files.`)
    }
  }
  async function take(path: string, isGiven: boolean): Promise<void> {
    if (/\.zip$/i.test(path) || (isGiven && (await isZip(path)))) {
      const folder = await mkdtemp(join(tmpdir(), 'nashra-import-'))
      folders.push(folder)
      await unpackZip(path, folder)
      await walk(folder, 0)
    } else files.push(path)
  }
  const close = async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
  try {
    for (const given of paths) {
      const path = resolve(given)
      const info = await lstat(path).catch(() => null)
      if (!info) throw new SourceError(`${given} does not exist.`)
      if (info.isDirectory()) await walk(path, 0)
      else await take(path, true)
    }
  } catch (error) {
    await close()
    if (error instanceof SourceError) throw error
    throw new SourceError(`The source cannot be read: ${(error as Error).message}`)
  }
  return { files, uploads, close }
}
