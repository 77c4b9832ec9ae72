/** Pages for when rendering fails. They are built at the start and need neither database nor cache. */

import { compressSync } from './compressed-fragment.ts'
import type { Answer, FallbackPage, Request } from './contract.ts'
import { type Head, respond, stitch } from './page.ts'

/** @param headers in addition to those of the page */
export function createFallback(
  status: 500 | 503,
  page: FallbackPage,
  headers: [string, string][],
): (request: Request) => Answer {
  const head: Head = {
    status,
    contentType: 'text/html; charset=utf-8',
    headers: [...page.headers, ['Cache-Control', 'no-store'], ...headers],
  }
  const compressedFragments = [compressSync(page.html)]
  const stitched = stitch(head, compressedFragments)
  return (request) => respond(head, stitched, compressedFragments, request)
}
