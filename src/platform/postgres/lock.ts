import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ownLike, type Place } from './place.ts'

/** Kept from the garbage collector, which would close it and give up the lock. */
const held: DatabaseSync[] = []

/**
 * Takes the one guard's lock of a place, until this process ends however it ends.
 *
 * Node has no flock. SQLite locks its file with fcntl: the kernel gives the lock to one process, and takes
 * it back when that process is killed, so there is no stale lock to break and no pid to believe.
 * @returns false when another process has it
 */
export function tryLock(place: Place): boolean {
  const file = join(place.home, 'guard.lock')
  closeSync(openSync(file, 'a', 0o600))
  ownLike(place.home, file)
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    held.push(database)
    return true
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === 5) return false // SQLITE_BUSY
    throw error
  }
}
