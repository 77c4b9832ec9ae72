import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ownLike, type Place } from './place.ts'

/** Referenced here, because garbage collection would close it and release the lock. */
const held: DatabaseSync[] = []

/**
 * Takes the lock of a place for this guard, until this process ends. Node has no flock. SQLite locks its file
 * with fcntl: the kernel gives the lock to one process and releases it when that process dies, so there are
 * no stale locks and no pids to trust. @returns false when another process has the lock
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
