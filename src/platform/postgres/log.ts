import { copyFileSync, fstatSync, ftruncateSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ownLike, type Place } from './place.ts'

const largest = 1_000_000

/** The guard and PostgreSQL write to one file. */
export const logOf = (place: Place) => join(place.home, 'postgres.log')

/** Opens the log for appending, for the standard output of the guard. */
export function openLog(place: Place): number {
  const fd = openSync(logOf(place), 'a', 0o600)
  ownLike(place.home, logOf(place))
  return fd
}

/** Moves a long log aside, keeping the file itself: PostgreSQL goes on writing to it. */
export function trimLog(place: Place, fd: number): void {
  if (fstatSync(fd).size <= largest) return
  copyFileSync(logOf(place), `${logOf(place)}.old`)
  ownLike(place.home, `${logOf(place)}.old`)
  ftruncateSync(fd)
}

export const logLength = (place: Place) => statSync(logOf(place)).size

/** What was written to the log since it had this length. */
export function logSince(place: Place, length: number): string {
  const bytes = readFileSync(logOf(place))
  return bytes.subarray(bytes.length < length ? 0 : length).toString()
}
