/** Detects a full disk from an error of PostgreSQL, of this process or of a program it started. */

/**
 * The disk or memory is exhausted: insufficient resources (class 53) except too many connections, and the
 * disk's own codes: full, over quota, or file too large.
 */
const roomCodes = new Set(['53000', '53100', '53200', '53400', 'ENOSPC', 'EDQUOT', 'EFBIG'])

/** True when an error means that nothing more can be written, to the database or the disk. */
export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error &&
  (roomCodes.has(String((error as { code?: unknown }).code)) ||
    (error instanceof AggregateError && error.errors.some(isOutOfRoom)) ||
    (error.cause !== undefined && isOutOfRoom(error.cause)))

/** Messages of other programs about a full disk; they give no code. */
const sentences = {
  ENOSPC: /No space left on device|ENOSPC/,
  EDQUOT: /Disk quota exceeded|EDQUOT/,
  EFBIG: /File too large|EFBIG/,
} as const

/** The error of a program that ended, with a `code` when its last output or the signal indicates a full disk. */
export function withRoomCode(error: Error, said: string, signal: NodeJS.Signals | null): Error {
  const found = Object.entries(sentences).find(([, sentence]) => sentence.test(said))
  const code = signal === 'SIGXFSZ' ? 'EFBIG' : found?.[0]
  return code === undefined ? error : Object.assign(error, { code })
}
