/** Error responses of the API: problem details (RFC 9457). */
import type { Context } from 'hono'
import type { z } from 'zod'
import { InUse } from '../content/uses.ts'
import { type fieldError, type ProblemCode, problemStatuses } from '../contract/problem.ts'
import { CommandError, type Refusal } from '../kernel/command.ts'
import { isUnavailable } from '../platform/database.ts'
import { isOutOfRoom } from '../platform/room.ts'

/** Thrown by routes; `extra` are additional members of the problem. */
export class Problem extends Error {
  code: ProblemCode
  extra: Record<string, unknown>
  constructor(code: ProblemCode, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.code = code
    this.extra = extra
  }
}

export const fieldErrors = (issues: z.core.$ZodIssue[]): z.infer<typeof fieldError>[] =>
  issues.flatMap((issue) => {
    const { path, code = 'custom', message } = issue
    // Report each unknown key as a separate error at its place.
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        code: 'unknown',
        message: unknown(key),
      }))
    return [{ path: path.join('.'), code, message }]
  })

const unknown = (key: string) => `The key "${key}" is unknown.`

/** One sentence for an invalid body; names the unknown keys. */
export function sentenceOf(errors: z.infer<typeof fieldError>[]): string {
  const unknown = errors.filter(({ code }) => code === 'unknown').map(({ path }) => `"${path}"`)
  if (unknown.length === 0) return 'Some of the values are invalid.'
  return `This route does not know ${unknown.slice(0, 10).join(', ')}. Nothing was changed.`
}

const refusals: Record<Refusal, ProblemCode> = {
  forbidden: 'forbidden',
  invalid: 'invalid',
  'not-found': 'not-found',
  conflict: 'conflict',
}

/** Converts an error to a problem; null for an unexpected error. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof InUse)
    return new Problem('conflict', error.message, { reason: 'in-use', ...error.found })
  if (error instanceof CommandError) {
    const errors = error.issues.length > 0 ? { errors: fieldErrors(error.issues) } : {}
    const because = error.because ? { reason: error.because } : {}
    return new Problem(refusals[error.reason], error.message, { ...errors, ...because })
  }
  if (isOutOfRoom(error))
    return new Problem('unavailable', 'The disk is full. Nothing was changed.', {
      reason: 'no-room',
    })
  if (isUnavailable(error))
    return new Problem('unavailable', 'The database is unavailable. Nothing was changed.')
  return null
}

/** Sends a problem as the response. */
export function present(c: Context, { code, message, extra }: Problem): Response {
  const status = problemStatuses[code]
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  }
  if (code === 'unauthenticated') headers['WWW-Authenticate'] = 'Bearer'
  if (code === 'unavailable' || code === 'too-many')
    headers['Retry-After'] = extra.reason === 'no-room' ? '60' : '5'
  const title = code.replace(/-/g, ' ')
  return c.body(
    JSON.stringify({ type: `/problems/${code}`, title, status, detail: message, code, ...extra }),
    status,
    headers,
  )
}
