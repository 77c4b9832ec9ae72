import { chownSync, lstatSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { connect, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { firstClosed, type Identity, type Place, readIfThere, writeAtomically } from './place.ts'
import { port } from './postmaster.ts'

/** Where to reach the guard of a data folder, as the guard recorded it. */
type Meeting = { home: string; pid: number; folder: string }

const meetingFile = (place: Place) => join(place.home, 'guard.json')
const socketOf = (folder: string) => join(folder, 'guard.sock')
const postgresSocket = `.s.PGSQL.${port}`
/** sun_path has 104 bytes on a Mac and 108 on Linux, with a final zero; PostgreSQL's name is our longest. */
const longest = 103 - postgresSocket.length - 1

/** Connects to the guard of this place; undefined when no guard listens. */
export function meetGuard(place: Place): Promise<Socket | undefined> {
  const meeting = readMeeting(place)
  if (!meeting) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const socket = connect(socketOf(meeting.folder))
    socket.once('connect', () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}

/** Calls back with each line received on a socket. */
export function onLine(socket: Socket, hear: (line: string) => void): void {
  createInterface({ input: socket })
    .on('line', hear)
    .on('error', () => {})
}

/**
 * Lets the guard listen in a folder that only PostgreSQL's user (and root) may enter, and records it. Prefers
 * the previous guard's folder, so that PostgreSQL's address stays the same. Next comes `run` in the home,
 * visible to processes with another /tmp. If that path is too long for a socket, uses a temporary folder.
 */
export async function openMeeting(place: Place, server: Server): Promise<string> {
  const before = readMeeting(place)?.folder
  const choices = [
    () => before && takeFolder(before, place.runAs),
    () => takeFolder(join(place.home, 'run'), place.runAs),
    () => newFolder(tmpdir(), place.runAs),
    () => newFolder('/tmp', place.runAs),
  ]
  for (const choose of choices) {
    const folder = choose()
    if (!folder) continue
    if (await listens(server, socketOf(folder))) {
      const meeting: Meeting = { home: place.home, pid: process.pid, folder }
      writeAtomically(meetingFile(place), JSON.stringify(meeting), place.home)
      return folder
    }
    closeFolder(folder)
  }
  throw new Error(
    `No folder for the database's socket: neither in ${place.home} nor in ${tmpdir()} nor in /tmp.`,
  )
}

/** Removes the record and folder. Not recursively: root must not follow links that others placed there. */
export function closeMeeting(place: Place, folder: string): void {
  rmSync(meetingFile(place), { force: true })
  closeFolder(folder)
}

function closeFolder(folder: string): void {
  try {
    for (const name of ['guard.sock', postgresSocket, `${postgresSocket}.lock`]) {
      rmSync(join(folder, name), { force: true })
    }
    rmdirSync(folder)
  } catch {}
}

/** A copied data folder contains a record with another home, which is ignored. */
function readMeeting(place: Place): Meeting | undefined {
  const text = readIfThere(meetingFile(place))
  const meeting = text ? (JSON.parse(text) as Meeting) : undefined
  return meeting?.home === place.home ? meeting : undefined
}

/** Creates the folder, or uses an existing one that nobody else may enter. */
function takeFolder(folder: string, runAs: Identity | undefined): string | undefined {
  if (Buffer.byteLength(folder) > longest) return undefined
  try {
    mkdirSync(folder, { mode: 0o700 })
    return give(folder, runAs)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return undefined
    const found = lstatSync(folder)
    const ours = found.uid === (runAs?.uid ?? process.getuid?.())
    return found.isDirectory() && ours && (found.mode & 0o077) === 0 ? folder : undefined
  }
}

function newFolder(parent: string, runAs: Identity | undefined): string | undefined {
  const prefix = join(parent, 'nashra-')
  if (Buffer.byteLength(prefix) + 6 > longest) return undefined
  if (runAs && firstClosed(parent, runAs)) return undefined
  try {
    return give(mkdtempSync(prefix), runAs)
  } catch {
    return undefined
  }
}

function give(folder: string, runAs: Identity | undefined): string {
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
  return folder
}

function listens(server: Server, path: string): Promise<boolean> {
  rmSync(path, { force: true })
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(path, () => resolve(true))
  })
}
