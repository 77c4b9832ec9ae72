import { copyFileSync, fstatSync, ftruncateSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ownLike, type Place } from './place.ts'

const largest = 1_000_000

/** The guard and PostgreSQL write to the same file. */
export const logOf = (place: Place) => join(place.home, 'postgres.log')

/** Opens the log for appending, as standard output of the guard. */
export function openLog(place: Place): number {
  const fd = openSync(logOf(place), 'a', 0o600)
  ownLike(place.home, logOf(place))
  return fd
}

/** Copies a long log away and truncates the file in place, because PostgreSQL keeps writing to it. */
export function trimLog(place: Place, fd: number): void {
  if (fstatSync(fd).size <= largest) return
  copyFileSync(logOf(place), `${logOf(place)}.old`)
  ownLike(place.home, `${logOf(place)}.old`)
  ftruncateSync(fd)
}

export const logLength = (place: Place) => statSync(logOf(place)).size

/** The text written since the log had this length. */
export function logSince(place: Place, length: number): string {
  const bytes = readFileSync(logOf(place))
  return bytes.subarray(bytes.length < length ? 0 : length).toString()
}
