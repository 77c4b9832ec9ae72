/** ETag and If-Match (RFC 9110): the version of a response, and edits that only apply to that version. */
import type { Context } from 'hono'
import { versionKey } from '../contract/conditions.ts'
import type { Operation } from '../contract/operation.ts'
import { CommandError } from '../kernel/command.ts'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'

/** The ETag of a response with a version; otherwise null. */
export function tagOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { version, revision } = answer as Record<string, unknown>
  const number = version ?? revision
  return typeof number === 'number' ? `"${number}"` : null
}

/**
 * The version in `If-Match`; null without the header, or when it accepts any version.
 * @throws Problem when it is not one of our ETags, or the operation checks no version
 */
export function givenVersion(c: Context<Env>, operation: Operation): number | null {
  const header = c.req.header('if-match')?.trim()
  if (header === undefined || header === '*') return null
  if (versionKey(operation) === null)
    throw new Problem('invalid', 'This route checks no version. Omit If-Match. Nothing was changed.')
  const number = /^"(\d{1,10})"$/.exec(header)?.[1]
  if (number === undefined)
    throw new Problem('precondition-failed', 'If-Match is not an ETag of this API. Nothing was changed.')
  return Number(number)
}

/** Runs an edit; a conflict of one with `If-Match` becomes the status 412. */
export async function underCondition<T>(version: number | null, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (version === null) throw error
    if (error instanceof CommandError && error.reason === 'conflict' && error.issues.length === 0)
      throw new Problem('precondition-failed', error.message)
    if (error instanceof Problem && error.code === 'conflict' && !('reason' in error.extra))
      throw new Problem('precondition-failed', error.message, error.extra)
    throw error
  }
}
