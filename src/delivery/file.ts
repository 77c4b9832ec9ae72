/** Sends files over HTTP: conditional and range requests (RFC 9110), and compressed copies made by the build. */
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, dirname } from 'node:path'
import send from 'send'
import { versionOf } from './compressed-fragment.ts'
import { accepts } from './encoding.ts'

export interface FileToSend {
  /** The path on disk. */
  path: string
  cacheControl: string
  /** From the file's extension by default. */
  contentType?: string
  /** For a file that browsers download and never show. */
  disposition?: string
  /** For a file whose content never changes at its address: the ETag is strong, so that If-Range can rely on it. */
  fixed?: string
  /** Whether the build may have made compressed copies of it. */
  compressed?: boolean
}

/** Browsers keep the file for a year and never ask again. */
export const forAYear = 'public, max-age=31536000, immutable'
/** The same, but shared caches ask again after a day, so that removed files leave them. */
export const forAYearInBrowsers = 'public, max-age=31536000, s-maxage=86400, immutable'
export const forADay = 'public, max-age=86400'

const codings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
}

/** Sends a file; `missing` responds when the file does not exist (404) or has no such range (416). */
export function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { path, cacheControl, contentType, disposition, fixed, compressed }: FileToSend,
  missing: (status: number) => void,
): void {
  const type = contentType ?? types[/\.(\w+)$/.exec(path)?.[1] ?? '']
  const coding = compressed ? codingOf(req, path) : undefined
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Cache-Control', cacheControl)
  if (type) res.setHeader('Content-Type', type)
  if (disposition) res.setHeader('Content-Disposition', disposition)
  if (compressed) res.setHeader('Vary', 'Accept-Encoding')
  if (coding) res.setHeader('Content-Encoding', coding.name)
  if (fixed) res.setHeader('ETag', `"${versionOf(fixed)}${coding ? `-${coding.name}` : ''}"`)
  // RFC 9110, 13.1.5: a weak ETag does not prove that a part matches the whole file.
  if (String(req.headers['if-range'] ?? '').startsWith('W/')) delete req.headers.range
  const file = path + (coding?.ending ?? '')
  send(req, `/${basename(file)}`, {
    root: dirname(file),
    dotfiles: 'deny',
    index: false,
    cacheControl: false,
  })
    .on('directory', () => missing(404))
    .on('error', (error: { status?: number }) => {
      for (const name of [
        'Cache-Control',
        'Content-Disposition',
        'Content-Encoding',
        'Content-Type',
        'ETag',
        'Vary',
      ])
        if (!res.headersSent) res.removeHeader(name)
      if (res.headersSent) res.destroy()
      else missing(error.status ?? 500)
    })
    .pipe(res)
}

/** The smallest existing copy that the client accepts. */
function codingOf(req: IncomingMessage, path: string) {
  return codings.find(
    ({ name, ending }) => accepts(req.headers['accept-encoding'], name) && existsSync(path + ending),
  )
}
