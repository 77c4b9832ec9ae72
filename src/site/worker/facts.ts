/** What the service worker is told: it stands in front of its code, so that a change of it renews the worker. */
import type { DateStyle } from '../../language/dates.ts'

export interface WorkerFacts {
  dates: DateStyle
  name: string
  accent: string
  /** What every kept page needs. */
  files: string[]
  /** Where the time of keeping stands in this sentence: `{time}`. */
  notice: string
  retry: string
}

/** The names of the caches. A new form of what is kept gets a new name; the worker drops all others. */
export const keptPages = 'pages-1'
export const keptFiles = 'files-1'
export const keptPictures = 'pictures-1'

/** On a page that was kept: when (ISO 8601), for the list of what can be read. */
export const keptHeader = 'x-kept'

export const offlineAddress = '/offline'
