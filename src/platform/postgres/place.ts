import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeDataFolder } from '../data-folder.ts'

export type Identity = { uid: number; gid: number }

/** The location of the embedded database of one data folder; all its files are below `home`. */
export type Place = {
  dataDir: string
  home: string
  cluster: string
  /** The user that PostgreSQL runs as when we are root, because PostgreSQL refuses to run as root. */
  runAs: Identity | undefined
  /** The folder that `runAs` may not enter, when the home therefore had to be elsewhere. */
  closed: string | undefined
}

const elsewhere = '/var/lib/nashra'
const isRoot = () => process.getuid?.() === 0

/** Finds the place of an existing data folder. Reads only. Throws a sentence for the user. */
export function findPlace(dataDir: string): Place {
  const real = realpathSync(dataDir)
  const inside = realIfThere(join(real, 'postgres'))
  const recorded = readPointer(real)
  if (!isRoot()) {
    if (recorded) {
      throw new Error(`The database of ${real} was made by root and lives in ${recorded}: run this as root.`)
    }
    const owner = ownerOf(join(inside, 'cluster'))
    if (owner && owner.uid !== process.getuid?.()) {
      throw new Error(
        `The database in ${inside} belongs to uid ${owner.uid}: run this as that user or as root.`,
      )
    }
    return {
      dataDir: real,
      home: inside,
      cluster: join(inside, 'cluster'),
      runAs: undefined,
      closed: undefined,
    }
  }
  const outside = recorded ?? join(elsewhere, createHash('sha256').update(real).digest('hex').slice(0, 12))
  const insideOwner = ownerOf(join(inside, 'cluster'))
  const insideClosed = firstClosed(inside, insideOwner ?? nobody())
  if (insideOwner && insideClosed) {
    throw new Error(
      `PostgreSQL runs as uid ${insideOwner.uid} on ${inside}, and may not enter ${insideClosed}: let it (chmod o+x).`,
    )
  }
  const out = !insideOwner && (recorded !== undefined || insideClosed !== undefined)
  const home = out ? outside : inside
  const cluster = join(home, 'cluster')
  const runAs = ownerOf(cluster) ?? nobody()
  return { dataDir: real, home, cluster, runAs, closed: out ? (insideClosed ?? real) : undefined }
}

/** Creates the data folder and the home of its database, and records a home that is elsewhere. */
export function preparePlace(dataDir: string): Place {
  try {
    makeDataFolder(dataDir)
    const place = findPlace(dataDir)
    // PostgreSQL's user must pass through the home to its cluster, but must not list it.
    if (place.closed) makeFolder(elsewhere, 0o711)
    makeFolder(place.home, isRoot() ? 0o711 : 0o700)
    if (place.closed) {
      const pointer = JSON.stringify({ home: place.home, dataDir: place.dataDir })
      if (readIfThere(pointerOf(place.dataDir)) !== pointer)
        writeAtomically(pointerOf(place.dataDir), pointer, place.dataDir)
    }
    return place
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new Error(`The data folder ${dataDir} cannot be written (${code} at ${path ?? dataDir}).`)
    }
    if (code === 'ENOSPC') throw new Error(`The disk of the data folder ${dataDir} is full.`)
    throw error
  }
}

/**
 * Writes a file with mode 0600 completely or not at all; it belongs to the owner of `home` even when root
 * writes it.
 */
export function writeAtomically(file: string, text: string, home = dirname(file)): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  ownLike(home, draft)
  renameSync(draft, file)
}

/** Gives a file that root created in a user's folder to that user, who must be able to start without root. */
export function ownLike(folder: string, file: string): void {
  if (!isRoot()) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The first folder on the way to `path` that a user may not enter, by its mode bits. */
export function firstClosed(path: string, { uid, gid }: Identity): string | undefined {
  const above = dirname(path)
  const closed = above === path ? undefined : firstClosed(above, { uid, gid })
  if (closed || !existsSync(path)) return closed
  const found = statSync(path)
  const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001
  return found.mode & bit ? undefined : path
}

function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, mode) // regardless of the umask
  ownLike(dirname(folder), folder)
}

const pointerOf = (dataDir: string) => join(dataDir, 'postgres.place.json')

function readPointer(dataDir: string): string | undefined {
  const text = readIfThere(pointerOf(dataDir))
  if (text === undefined) return undefined
  const pointer = JSON.parse(text) as { home: string; dataDir: string }
  if (pointer.dataDir !== dataDir && existsSync(pointerOf(pointer.dataDir))) {
    throw new Error(
      `${dataDir} is a copy of ${pointer.dataDir}, whose database lives in ${pointer.home}: remove ${pointerOf(dataDir)} to start a new one.`,
    )
  }
  return pointer.home
}

function ownerOf(path: string): Identity | undefined {
  if (!existsSync(path)) return undefined
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

const realIfThere = (path: string) => (existsSync(path) ? realpathSync(path) : path)

/** initdb needs a user with an entry in passwd; `nobody` is 65534 on most systems, -2 on a Mac. */
function nobody(): Identity {
  const line = readIfThere('/etc/passwd')
    ?.split('\n')
    .find((entry) => entry.startsWith('nobody:'))
    ?.split(':')
  return line ? { uid: Number(line[2]) >>> 0, gid: Number(line[3]) >>> 0 } : { uid: 65534, gid: 65534 }
}
