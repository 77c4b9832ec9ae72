/**
 * The settings of the service worker. They precede its code in the file, so that a change of them updates the
 * worker.
 */
import type { DateStyle } from '../../language/dates.ts'

export interface WorkerConfig {
  dates: DateStyle
  name: string
  accent: string
  /** The files that every stored page needs. */
  files: string[]
  /** `{time}` in this sentence is replaced by the time of storing. */
  notice: string
  retry: string
}

/** The names of the caches. A new storage format gets a new name; the worker deletes all other caches. */
export const keptPages = 'pages-2'
export const keptFiles = 'files-1'
export const keptPictures = 'pictures-1'

/** The response header with the time of storing (ISO 8601), for the list of stored pages. */
export const keptHeader = 'x-kept'

export const offlineAddress = '/offline'
