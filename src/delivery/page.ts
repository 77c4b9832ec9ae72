/**
 * Assembles a page: one gzip member (RFC 1952) of a constant header, the compressed fragments, an empty final
 * block, the combined CRC-32 and the length.
 */

import { type CompressedFragment, FINAL_BLOCK, inflate, versionOf } from './compressed-fragment.ts'
import type { Answer, Request } from './contract.ts'
import { combine } from './crc.ts'

/** The parts of a plan from which headers are made. */
export interface Head {
  status: number
  contentType: string
  headers?: readonly [string, string][]
}

/** The parts that are the same in every response, computed once when the page is assembled. */
export interface Page {
  readonly crc: number
  /** The size of the page in bytes, uncompressed and as gzip. */
  readonly length: number
  readonly gzipLength: number
  /** A hash of the fragments' versions. */
  readonly version: string
  readonly gzipEtag: string
  /**
   * Last-Modified: when the newest fragment was made. A conditional request by date gets the whole page; the
   * ETag is exact.
   */
  readonly modified: string
  readonly gzipHeaders: string[]
  readonly unchangedHeaders: string[]
}

/** Deflate, no name, no time, unknown operating system, highest compression level. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
const TRAILER_BYTES = FINAL_BLOCK.length + 8
export const REVALIDATE = 'public, max-age=0, must-revalidate'
const NOTHING: Buffer[] = []

export function stitch(head: Head, fragments: readonly CompressedFragment[]): Page {
  let crc = 0
  let length = 0
  let gzipLength = GZIP_HEADER.length + TRAILER_BYTES
  let versions = ''
  let since = 0
  for (const compressed of fragments) {
    crc = combine(crc, compressed.crc, compressed.shift)
    length += compressed.length
    gzipLength += compressed.deflated.length
    versions += compressed.version
    since = Math.max(since, compressed.since)
  }
  const version = versionOf(versions)
  const gzipEtag = `"${version}-gz"`
  const modified = new Date(since).toUTCString()
  return {
    crc,
    length,
    gzipLength,
    version,
    gzipEtag,
    modified,
    gzipHeaders: contentHeaders(head, gzipLength, gzipEtag, modified, true),
    unchangedHeaders: commonHeaders(head, gzipEtag, modified),
  }
}

/** Responds to a request with this page; `fragments` are those that it was assembled from. */
export function respond(
  head: Head,
  page: Page,
  fragments: readonly CompressedFragment[],
  request: Request,
): Answer {
  const { status } = head
  const etag = request.gzip ? page.gzipEtag : `"${page.version}-id"`
  // RFC 9110, 13.2.1: preconditions apply only to responses that would be 200.
  if (status === 200 && request.ifNoneMatch !== undefined && names(request.ifNoneMatch, etag)) {
    const headers = request.gzip ? page.unchangedHeaders : commonHeaders(head, etag, page.modified)
    return { status: 304, headers, body: NOTHING }
  }
  const headers = request.gzip
    ? page.gzipHeaders
    : contentHeaders(head, page.length, etag, page.modified, false)
  if (request.method === 'HEAD') return { status, headers, body: NOTHING }
  return {
    status,
    headers,
    body: request.gzip ? gzipBody(page, fragments) : [inflate(fragments, page.length)],
  }
}

/** Whether an If-None-Match header contains the ETag. The comparison is weak (RFC 9110, 13.1.2). */
function names(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.match(/"[^"]*"/g)?.includes(etag) ?? false
}

function gzipBody(page: Page, fragments: readonly CompressedFragment[]): Buffer[] {
  const trailer = Buffer.allocUnsafe(TRAILER_BYTES)
  FINAL_BLOCK.copy(trailer)
  trailer.writeUInt32LE(page.crc, 2)
  trailer.writeUInt32LE(page.length % 2 ** 32, 6)
  const body: Buffer[] = [GZIP_HEADER]
  for (const compressed of fragments) body.push(compressed.deflated)
  body.push(trailer)
  return body
}

function contentHeaders(head: Head, length: number, etag: string, modified: string, gzip: boolean): string[] {
  const headers = ['Content-Type', head.contentType, 'Content-Length', String(length)]
  if (gzip) headers.push('Content-Encoding', 'gzip')
  return headers.concat(commonHeaders(head, etag, modified))
}

/** The headers that a 304 response has too. */
function commonHeaders(head: Head, etag: string, modified: string): string[] {
  const headers = ['Vary', 'Accept-Encoding']
  if (head.status === 200) headers.push('ETag', etag, 'Last-Modified', modified)
  if (!head.headers?.some(([name]) => name.toLowerCase() === 'cache-control'))
    headers.push('Cache-Control', REVALIDATE)
  for (const [name, value] of head.headers ?? []) headers.push(name, value)
  return headers
}
