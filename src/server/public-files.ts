/** The files of SITE_DIR/public: read once at the start, served at their own addresses after the site's. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

export interface PublicFile {
  bytes: Buffer
  contentType: string
  etag: string
  policy: string
}

const types: Record<string, string> = {
  ...{ txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8' },
  ...{ js: 'text/javascript; charset=utf-8', json: 'application/json; charset=utf-8' },
  ...{
    xml: 'application/xml; charset=utf-8',
    csv: 'text/csv; charset=utf-8',
    vtt: 'text/vtt; charset=utf-8',
  },
  ...{ webmanifest: 'application/manifest+json; charset=utf-8', pdf: 'application/pdf' },
  ...{ svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif' },
  ...{ webp: 'image/webp', avif: 'image/avif', ico: 'image/x-icon' },
  ...{ woff2: 'font/woff2', mp3: 'audio/mpeg', mp4: 'video/mp4', wasm: 'application/wasm' },
}
/** Well-known files without an extension. */
const named: Record<string, string> = {
  '.well-known/apple-app-site-association': types.json!,
}

/** An HTML page of the newsroom may load its own files. Any other file is opened alone and may load nothing. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
const policies: Record<string, string> = { html: pagePolicy, pdf: "default-src 'none'" }

const endingOf = (path: string) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

/**
 * All files below a folder, by percent-decoded address: '/ads.txt'.
 * @param isTaken whether an address belongs to the product, which takes precedence
 * @param onTaken called for each file that is therefore not served
 */
export function readPublicFiles(
  folder: string,
  isTaken: (address: string) => boolean,
  onTaken: (address: string) => void,
): Map<string, PublicFile> {
  const files = new Map<string, PublicFile>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    if (!statSync(path).isFile()) continue
    const below = entry.replaceAll('\\', '/')
    const address = `/${below}`
    if (isTaken(address)) {
      onTaken(address)
      continue
    }
    const file = publicFileOf(below, readFileSync(path))
    files.set(address.normalize('NFC'), { ...file, policy: policies[endingOf(below)] ?? file.policy })
  }
  return files
}

/** A file as it is sent: opened alone, it does nothing. */
export const publicFileOf = (name: string, bytes: Buffer): PublicFile => ({
  bytes,
  contentType: named[name] ?? types[endingOf(name)] ?? 'application/octet-stream',
  etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`,
  policy: "default-src 'none'; sandbox",
})

/** The file at a request's path, or undefined. */
export function findPublicFile(files: Map<string, PublicFile>, path: string): PublicFile | undefined {
  if (files.size === 0) return undefined
  try {
    return files.get(decodeURIComponent(path).normalize('NFC'))
  } catch {
    return undefined
  }
}

/** Responds to GET and HEAD (RFC 9110, conditional by ETag). */
export function sendPublicFile(req: IncomingMessage, res: ServerResponse, file: PublicFile): void {
  const asked = String(req.headers['if-none-match'] ?? '')
  const isKnown =
    asked === '*' || asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === file.etag)
  res.setHeader('ETag', file.etag)
  res.setHeader('Cache-Control', 'public, max-age=3600')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Content-Security-Policy', file.policy)
  if (isKnown) return void res.writeHead(304).end()
  res.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': file.bytes.length })
  res.end(req.method === 'HEAD' ? undefined : file.bytes)
}
