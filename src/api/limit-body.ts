/** A body is bounded. A file has a bound of its own, while it comes. */
import { createMiddleware } from 'hono/factory'
import { boundedRequest } from '../platform/bounded-request.ts'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'

const most = 6 * 1024 * 1024

export const limitBody = createMiddleware<Env>(async (c, next) => {
  const bounded = await boundedRequest(c.req.raw, most)
  if (!bounded) throw new Problem('too-large', 'This is more than 6 MB of text.')
  c.req.raw = bounded
  await next()
})
