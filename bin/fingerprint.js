/** Fingerprints of files by name, size and time: fast enough to compute at every start. */
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The size and time of a file as one string; '' when it does not exist. */
export function stampOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.size} ${found.mtimeMs}` : ''
}

/** Adds the name, size and time of each file below a folder to a hash. `skip`: folder names to leave out. */
export function addFolder(hash, folder, skip = []) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (skip.includes(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, path, skip)
    else hash.update(`${path}\0${stampOf(path)}\n`)
  }
  return hash
}

export const newHash = () => createHash('sha256')
