/** What the API answers when it cannot do what was asked: problem details (RFC 9457). */
import type { Context } from 'hono'
import { z } from 'zod'
import { CommandError, type Refusal } from '../content/command.ts'
import { isUnavailable } from '../platform/database.ts'

const statuses = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  failed: 500,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof statuses

/** Thrown by a route; `extra` are members of the problem's own. */
export class Problem extends Error {
  code: ProblemCode
  extra: Record<string, unknown>
  constructor(code: ProblemCode, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.code = code
    this.extra = extra
  }
}

const fieldError = z.object({ path: z.string(), code: z.string(), message: z.string() })

export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(fieldError).optional(),
})

export const fieldErrors = (issues: z.core.$ZodIssue[]): z.infer<typeof fieldError>[] =>
  issues.map(({ path, code, message }) => ({ path: path.join('.'), code: code ?? 'custom', message }))

const refusals: Record<Refusal, ProblemCode> = {
  forbidden: 'forbidden',
  invalid: 'invalid',
  'not-found': 'not-found',
  conflict: 'conflict',
}

/** Any error as a problem; null for one that nobody foresaw. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof CommandError) {
    const errors = error.issues.length > 0 ? { errors: fieldErrors(error.issues) } : {}
    return new Problem(refusals[error.reason], error.message, errors)
  }
  if (isUnavailable(error)) return new Problem('unavailable', 'The database is away. Nothing was changed.')
  return null
}

/** A problem as an answer. */
export function present(c: Context, { code, message, extra }: Problem): Response {
  const status = statuses[code]
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  }
  if (code === 'unauthenticated') headers['WWW-Authenticate'] = 'Bearer'
  if (code === 'unavailable' || code === 'too-many') headers['Retry-After'] = '5'
  const title = code.replace(/-/g, ' ')
  return c.body(
    JSON.stringify({ type: `/problems/${code}`, title, status, detail: message, code, ...extra }),
    status,
    headers,
  )
}
