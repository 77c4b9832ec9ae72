/** A body is bounded, whatever it calls itself. A file has a bound of its own, while it comes. */
import { createMiddleware } from 'hono/factory'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'

const most = 6 * 1024 * 1024
const tooLarge = () => new Problem('too-large', 'This is more than 6 MB of text.')

/** Of what comes without a length no more is read than may come. */
async function readBounded(body: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export const limitBody = createMiddleware<Env>(async (c, next) => {
  const { url, method, headers, body } = c.req.raw
  if (Number(headers.get('content-length')) > most) throw tooLarge()
  if (body && headers.has('transfer-encoding'))
    c.req.raw = new Request(url, { method, headers, body: await readBounded(body) })
  await next()
})
