/** The maximum size of a request body. Files have their own limit. */
import type { Operation } from './operation.ts'

/** The limit for the staff. The longest article is smaller. */
const staffBytes = 6 * 1024 * 1024
/** The limit for callers who are not signed in: they send names, addresses and passwords. */
export const strangerBytes = 64 * 1024

export const bodyBytes = ({ may }: Pick<Operation, 'may'>): number =>
  may === 'anyone' ? strangerBytes : staffBytes

export const inWords = (bytes: number): string =>
  bytes < 1_048_576 ? `${bytes / 1024} KB` : `${bytes / 1_048_576} MB`
