import { openFileLimit } from '../platform/open-files.ts'

/** Open files that are left to pages, the staff and the database when all event streams are taken. */
const filesForOthers = 512

/** How many event streams this process can hold open. */
export const mostStreams = (): number => Math.max(64, openFileLimit() - filesForOthers)
