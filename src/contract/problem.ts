/** The response of the API to a request that fails: problem details (RFC 9457). */
import { z } from 'zod'

/** Every code of a problem, with its status. */
export const problemStatuses = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  failed: 500,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatuses

export const fieldError = z
  .object({
    path: z.string().describe('Where in the body or among the parameters: "content.headline".'),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'FieldError' })

export const problemDetails = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('One sentence for the person who asked.'),
    code: z.enum(Object.keys(problemStatuses) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem' })
