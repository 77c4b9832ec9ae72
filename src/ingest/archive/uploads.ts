/** The folder of media files that came with an archive. Nothing outside it is read, and no link in it is followed. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { decodedName } from './file-names.ts'

export interface Uploads {
  /** The path of a file on disk; null when it is not there. Names match in any Unicode form, also percent-encoded. */
  find(path: string): Promise<string | null>
}

interface Entry {
  name: string
  isFolder: boolean
}

/** Folders whose names are held at a time. */
const mostFolders = 500
/** Where uploads may lie below the folder that was named. */
const places = ['', 'wp-content/uploads', 'uploads', 'content']

const formOf = (name: string) => decodedName(name).normalize('NFC')

async function namesIn(folder: string): Promise<Map<string, Entry>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return new Map(
    entries
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => [formOf(entry.name), { name: entry.name, isFolder: entry.isDirectory() }]),
  )
}

/** @throws Error when it is no folder */
export async function openUploads(given: string): Promise<Uploads> {
  const root = await realpath(given).catch(() => null)
  if (!root || !(await stat(root)).isDirectory()) throw new Error(`There is no folder ${given}.`)
  const folders = new Map<string, Promise<Map<string, Entry>>>()

  function list(folder: string): Promise<Map<string, Entry>> {
    const known = folders.get(folder)
    if (known) return known
    if (folders.size >= mostFolders) folders.delete(folders.keys().next().value!)
    const names = namesIn(folder)
    folders.set(folder, names)
    return names
  }

  /** Follows the names that folders really contain, so that no path leads outside. */
  async function below(folder: string, parts: string[]): Promise<string | null> {
    const [first, ...rest] = parts
    const entry = (await list(folder)).get(formOf(first!))
    if (!entry || entry.isFolder !== rest.length > 0) return null
    const path = join(folder, entry.name)
    return rest.length === 0 ? path : below(path, rest)
  }

  return {
    async find(path) {
      const parts = path.split('/').filter(Boolean)
      if (parts.length === 0) return null
      for (const place of places) {
        const found = await below(root, [...place.split('/').filter(Boolean), ...parts])
        if (found) return found
      }
      return null
    },
  }
}
