/**
 * Stitching: a page is one gzip member (RFC 1952) made of a constant header, the pieces as they are kept, an
 * empty final block, the combined CRC-32 and the length.
 */
import type { Answer, Request } from './contract.ts'
import { combine } from './crc.ts'
import { FINAL_BLOCK, inflate, type Piece, versionOf } from './piece.ts'

/** Of a plan: what the headers are made from. */
export interface Head {
  status: number
  contentType: string
  headers?: readonly [string, string][]
}

/** What is the same in every answer of one page: computed once, when its pieces come together. */
export interface Page {
  readonly crc: number
  /** Bytes of the page, uncompressed and as gzip. */
  readonly length: number
  readonly gzipLength: number
  /** A hash of the pieces' versions. */
  readonly version: string
  readonly gzipTag: string
  readonly gzipHeaders: string[]
  readonly unchangedHeaders: string[]
}

/** Deflate, no name, no time, made by an unknown system, at the highest level. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
const TRAILER_BYTES = FINAL_BLOCK.length + 8
export const REVALIDATE = 'public, max-age=0, must-revalidate'
const NOTHING: Buffer[] = []

export function stitch(head: Head, pieces: readonly Piece[]): Page {
  let crc = 0
  let length = 0
  let gzipLength = GZIP_HEADER.length + TRAILER_BYTES
  let versions = ''
  for (const piece of pieces) {
    crc = combine(crc, piece.crc, piece.shift)
    length += piece.length
    gzipLength += piece.deflated.length
    versions += piece.version
  }
  const version = versionOf(versions)
  const gzipTag = `"${version}-gz"`
  return {
    crc,
    length,
    gzipLength,
    version,
    gzipTag,
    gzipHeaders: contentHeaders(head, gzipLength, gzipTag, true),
    unchangedHeaders: commonHeaders(head, gzipTag),
  }
}

/** Answers a request for this page; `pieces` are those that it was stitched from. */
export function respond(head: Head, page: Page, pieces: readonly Piece[], request: Request): Answer {
  const { status } = head
  const tag = request.gzip ? page.gzipTag : `"${page.version}-id"`
  // RFC 9110, 13.2.1: preconditions are only for what would be answered 200.
  if (status === 200 && request.ifNoneMatch !== undefined && names(request.ifNoneMatch, tag)) {
    const headers = request.gzip ? page.unchangedHeaders : commonHeaders(head, tag)
    return { status: 304, headers, body: NOTHING }
  }
  const headers = request.gzip ? page.gzipHeaders : contentHeaders(head, page.length, tag, false)
  if (request.method === 'HEAD') return { status, headers, body: NOTHING }
  return { status, headers, body: request.gzip ? gzipBody(page, pieces) : [inflate(pieces, page.length)] }
}

/** Whether an If-None-Match header names the tag. Comparison is weak (RFC 9110, 13.1.2). */
function names(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch === tag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.match(/"[^"]*"/g)?.includes(tag) ?? false
}

function gzipBody(page: Page, pieces: readonly Piece[]): Buffer[] {
  const trailer = Buffer.allocUnsafe(TRAILER_BYTES)
  FINAL_BLOCK.copy(trailer)
  trailer.writeUInt32LE(page.crc, 2)
  trailer.writeUInt32LE(page.length % 2 ** 32, 6)
  const body: Buffer[] = [GZIP_HEADER]
  for (const piece of pieces) body.push(piece.deflated)
  body.push(trailer)
  return body
}

function contentHeaders(head: Head, length: number, tag: string, gzip: boolean): string[] {
  const headers = ['Content-Type', head.contentType, 'Content-Length', String(length)]
  if (gzip) headers.push('Content-Encoding', 'gzip')
  return headers.concat(commonHeaders(head, tag))
}

/** The headers that a 304 has too. */
function commonHeaders(head: Head, tag: string): string[] {
  const headers = ['Vary', 'Accept-Encoding']
  if (head.status === 200) headers.push('ETag', tag)
  if (!head.headers?.some(([name]) => name.toLowerCase() === 'cache-control'))
    headers.push('Cache-Control', REVALIDATE)
  for (const [name, value] of head.headers ?? []) headers.push(name, value)
  return headers
}
