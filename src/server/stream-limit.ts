import { openFileLimit } from '../platform/open-files.ts'

/** Open files reserved for pages, the staff and the database when all event streams are in use. */
const filesForOthers = 512

/** The maximum number of event streams in this process. */
export const maxStreams = (): number => Math.max(64, openFileLimit() - filesForOthers)
