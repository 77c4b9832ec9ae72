/**
 * The pages for when a page cannot be made: built at start, they need neither database nor cache.
 */
import type { Answer, Request, SparePage } from './contract.ts'
import { type Head, respond, stitch } from './page.ts'
import { compressSync } from './piece.ts'

/** @param headers besides those of the page */
export function createSpare(
  status: 500 | 503,
  page: SparePage,
  headers: [string, string][],
): (request: Request) => Answer {
  const head: Head = {
    status,
    contentType: 'text/html; charset=utf-8',
    headers: [...page.headers, ['Cache-Control', 'no-store'], ...headers],
  }
  const pieces = [compressSync(page.html)]
  const stitched = stitch(head, pieces)
  return (request) => respond(head, stitched, pieces, request)
}
