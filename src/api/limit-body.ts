/** Limits the size of request bodies. File uploads have their own limit. */
import { createMiddleware } from 'hono/factory'
import { inWords } from '../contract/body-bounds.ts'
import { boundedRequest } from '../platform/bounded-request.ts'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'

export const limitBody = (max: number) =>
  createMiddleware<Env>(async (c, next) => {
    const bounded = await boundedRequest(c.req.raw, max)
    if (!bounded) throw new Problem('too-large', `The body is larger than ${inWords(max)}.`)
    c.req.raw = bounded
    await next()
  })
