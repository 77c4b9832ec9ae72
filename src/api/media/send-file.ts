/** Sends a file through the API, with conditional (RFC 9110, 13) and, for videos, range requests (RFC 9110, 14). */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

interface FileAnswer {
  path: string
  contentType: string
  disposition?: string
  etag: string
  cacheControl: string
}

/** Parses a single range. For other forms the whole file is sent, as the standard allows. */
function rangeOf(header: string | null, size: number): { from: number; to: number } | 'none' | 'beyond' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'none'
  if (match[1] === '') return { from: Math.max(0, size - Number(match[2])), to: size - 1 }
  const from = Number(match[1])
  const to = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  if (from >= size) return 'beyond'
  return to < from ? 'none' : { from, to }
}

export async function sendFile(request: Request, answer: FileAnswer): Promise<Response> {
  const { path, contentType, disposition, etag, cacheControl } = answer
  const { size } = await stat(path)
  const headers = new Headers({
    ETag: etag,
    'Cache-Control': cacheControl,
    'Content-Type': contentType,
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  })
  if (disposition) headers.set('Content-Disposition', disposition)
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  const ifRange = request.headers.get('if-range')
  const range = ifRange && ifRange !== etag ? 'none' : rangeOf(request.headers.get('range'), size)
  if (range === 'beyond') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range === 'none' ? { from: 0, to: size - 1 } : range
  headers.set('Content-Length', String(to - from + 1))
  if (range !== 'none') headers.set('Content-Range', `bytes ${from}-${to}/${size}`)
  const status = range === 'none' ? 200 : 206
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers })
  const body = Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream
  return new Response(body, { status, headers })
}
