/**
 * SITE_DIR: the folder of a newsroom's own code, brand and public files. Finds it and checks that it can be
 * trusted.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { addFolder, stampOf } from './fingerprint.js'
import { root } from './node-runtime.js'

export const configName = 'nashra.config.ts'

/** Packages are not the newsroom's own files: the lock file and npm's list identify them. */
const apart = ['node_modules', '.git']

/** Whether a path is a folder or below it. Both are absolute. */
export const isInside = (folder, path) => path === folder || path.startsWith(folder + sep)

/** The real path of SITE_DIR, or null. Throws one sentence when it cannot be used. */
export function readSiteDir(given = process.env.SITE_DIR) {
  if (!given) return null
  const named = `SITE_DIR=${given}`
  let folder
  try {
    folder = realpathSync(resolve(given))
  } catch (error) {
    throw new Error(`${named} cannot be read (${error.code}). Name the folder that contains ${configName}.`)
  }
  if (!lstatSync(folder).isDirectory()) throw new Error(`${named} is not a folder.`)
  if (isInside(folder, root)) throw new Error(`${named} contains Nashra itself. Choose another folder.`)
  refuseWritable(folder, named)
  refuseReplaceable(folder, named)
  const config = join(folder, configName)
  if (!existsSync(config))
    throw new Error(`${named} has no ${configName}. "nashra site init ${given}" writes one.`)
  if (!isInside(folder, realpathSync(config)))
    throw new Error(`${named} is refused: its ${configName} is a link that leaves the folder.`)
  return folder
}

/**
 * Refuses a folder whose parent is writable by others: they could replace the folder, unless the sticky bit
 * forbids it.
 */
function refuseReplaceable(folder, named) {
  if (process.getuid === undefined) return
  for (let above = dirname(folder); ; above = dirname(above)) {
    const { mode } = lstatSync(above)
    if (mode & 0o002 && !(mode & 0o1000))
      throw new Error(
        `${named} is refused: everybody may write to ${above} and could replace the folder. Remove that right: chmod o-w ${above}`,
      )
    if (above === dirname(above)) return
  }
}

/**
 * Code that runs inside the program must be writable only by its owner. Throws one sentence that names the
 * first other file.
 */
export function refuseWritable(folder, named) {
  const user = process.getuid?.()
  // Windows has no owners and modes of this kind.
  if (user === undefined) return
  const look = (path) => {
    const { uid, mode, ...found } = entryOf(path)
    if (found.isLink) return
    if (uid !== 0 && uid !== user)
      throw new Error(
        `${named} is refused: ${path} belongs to user ${uid}, who could change what runs here. It must belong to root or to the user who starts Nashra (${user}).`,
      )
    if (mode & 0o022)
      throw new Error(
        `${named} is refused: users other than its owner may write to ${path}. Remove that right: chmod -R go-w ${folder}`,
      )
    if (found.isFolder) for (const name of readdirSync(path)) if (name !== '.git') look(join(path, name))
  }
  look(folder)
}

function entryOf(path) {
  const found = lstatSync(path)
  return { uid: found.uid, mode: found.mode, isLink: found.isSymbolicLink(), isFolder: found.isDirectory() }
}

/** Adds everything that a build of the folder depends on to a hash. */
export function addSite(hash, folder) {
  addFolder(hash, folder, apart)
  return hash.update(stampOf(join(folder, 'node_modules/.package-lock.json')))
}

/** The module folders that contain a file of this name: `find(folder, 'newsroom.tsx')` → ['polls']. */
export function foldersWith(folder, name) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !apart.includes(entry.name))
    .filter((entry) => lstatSync(join(folder, entry.name, name), { throwIfNoEntry: false })?.isFile())
    .map((entry) => entry.name)
    .sort()
}

const maxFiles = 200
const mostBytes = 1_000_000
const isHidden = (path) => path.split('/').some((part) => part.startsWith('.') && part !== '.well-known')

/**
 * The public files as [path below public/, bytes]. Hidden files and links that leave the folder are omitted
 * and passed to `skipped`. Throws one sentence when there are too many files or one is too large.
 */
export function readPublicFiles(folder, skipped) {
  const top = join(folder, 'public')
  const files = []
  const visit = (path) => {
    for (const name of readdirSync(path).sort()) {
      const file = join(path, name)
      const below = relative(top, file).split(sep).join('/')
      let real
      try {
        real = realpathSync(file)
      } catch {
        skipped(`public/${below} is a broken link`)
        continue
      }
      if (isHidden(below)) skipped(`public/${below} is hidden`)
      else if (!isInside(top, real)) skipped(`public/${below} is a link that leaves the folder`)
      else if (lstatSync(file).isDirectory()) visit(file)
      else if (!lstatSync(real).isFile()) skipped(`public/${below} is not a regular file`)
      else files.push([below, real])
    }
  }
  if (lstatSync(top, { throwIfNoEntry: false })?.isDirectory()) visit(top)
  if (files.length > maxFiles) throw new Error(`public/ has ${files.length} files; the limit is ${maxFiles}.`)
  return files.map(([below, real]) => {
    const { size } = lstatSync(real)
    if (size > mostBytes)
      throw new Error(
        `public/${below} has ${Math.ceil(size / 1000)} KB; the limit is 1 MB. Larger files belong in the media library.`,
      )
    return [below, readFileSync(real)]
  })
}
