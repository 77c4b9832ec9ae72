/** The HTTP server: pages through delivery, everything else through the handlers listed here. */

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { escapeAddress } from '../delivery/address.ts'
import type { Delivery } from '../delivery/contract.ts'
import { forADay, forAYear, forAYearInBrowsers, sendFile } from '../delivery/file.ts'
import { serve } from '../delivery/node.ts'
import { isUnavailable } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { isOutOfRoom } from '../platform/room.ts'
import type { Media } from '../site/media.ts'
import type { ReadCounter } from '../site/read-counter.ts'
import { isId } from '../values/id.ts'
import { isEvents } from './events.ts'
import { createSenders, isFromOutside, type Sender } from './forwarded.ts'
import type { Metrics } from './metrics.ts'
import { findPublicFile, type PublicFile, sendPublicFile } from './public-files.ts'
import { makePlain, refusedRequest } from './request-line.ts'

export interface RootIcon {
  path: string
  contentType?: string
}

export interface ServerParts {
  delivery: Delivery
  /** The file for an address below /media. */
  media: Media['locate']
  readCounter: ReadCounter
  metrics: Metrics
  assetsDir: string
  /** The file that browsers ask for as /favicon.ico, and its kind where its name does not say it. */
  favicon(): Promise<RootIcon>
  /** Apple's devices request it as /apple-touch-icon.png. */
  appleIcon(): Promise<RootIcon>
  /** Files of the newsroom's own, by their address; those of the site's folder. */
  filesAtRoot(path: string): PublicFile | undefined
  publicFiles: Map<string, PublicFile>
  trustedProxies: string[]
  /** The time limit for receiving a request's body. */
  bodyMs: number
  /** Called once for each untrusted proxy that forwards requests. */
  onUnnamedProxy(address: string): void
  /** The API and previews. */
  api(req: IncomingMessage, res: ServerResponse, sender: Sender): void | Promise<void>
  /** The readers' pages. */
  readers(req: IncomingMessage, res: ServerResponse, sender: Sender): void | Promise<void>
  /** The staff's application. */
  newsroom(req: IncomingMessage, res: ServerResponse, path: string): void | Promise<void>
  /** The event streams. */
  events(req: IncomingMessage, res: ServerResponse, path: string, address: string): Promise<void>
  /** Whether the database responds and the schema is ready. */
  isReady(): Promise<boolean>
  /** The public URL of the site. */
  siteUrl: string
  log: Log
}

/** The first path parts that are not pages; each has its own handler. */
export const firstParts = [
  ...['assets', 'media', 'beacon', 'api', 'preview', 'readers', 'newsroom', 'favicon.ico'],
  ...['apple-touch-icon.png', 'healthz', 'readyz', 'metrics'],
] as const
type FirstPart = (typeof firstParts)[number]

/** Whether another handler or stream of the program serves this path. */
export const isOfAnotherHandler = (path: string): boolean =>
  isEvents(path) || firstParts.some((part) => path === `/${part}` || path.startsWith(`/${part}/`))

type RequestHandler = (req: IncomingMessage, res: ServerResponse, path: string) => void | Promise<void>

const plain = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

function say(res: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  res
    .writeHead(status, { ...plain, ...headers, 'Content-Length': Buffer.byteLength(text) })
    .end(res.req.method === 'HEAD' ? undefined : text)
}

/** A last response on a connection that cannot be used any more. */
const hangUp = (socket: Duplex, status: string, header = '') =>
  socket.end(`HTTP/1.1 ${status}\r\n${header}Connection: close\r\nContent-Length: 0\r\n\r\n`)

/** The target of a request with unencoded letters, percent-encoded (RFC 3987, 3.1); some programs send those. */
function asEncoded(packet: Buffer | undefined): string | null {
  const line = /^(?:GET|HEAD) (\/(?!\/)[\x21-\x7e\x80-\xff]*) HTTP\/1\.[01]\r?\n/.exec(
    packet?.subarray(0, 8_192).toString('latin1') ?? '',
  )
  if (!line || !/[\x80-\xff]/.test(line[1]!)) return null
  return line[1]!.replace(
    /[\x80-\xff"<>\\^`{|}]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/**
 * Limits the time to receive a request's body, so that slow clients do not hold connections. Staff uploads
 * may take as long as they need while bytes arrive; other clients are refused before.
 */
function boundBody(req: IncomingMessage, res: ServerResponse, path: string, bodyMs: number): void {
  if (req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0)
    return
  const tooSlow = () => {
    if (!res.headersSent) hangUp(req.socket, '408 Request Timeout')
    req.socket.destroySoon()
  }
  if (/^\/api\/v1\/media(\/\d+\/file)?$/.test(path)) {
    req.setTimeout(bodyMs, tooSlow)
    req.once('end', () => req.setTimeout(0))
    return
  }
  const timer = setTimeout(tooSlow, bodyMs)
  for (const event of ['end', 'close']) req.once(event, () => clearTimeout(timer))
}

/** Responds when a file is missing. */
const missing = (res: ServerResponse) => (status: number) =>
  say(res, status, status === 416 ? 'Range not satisfiable\n' : 'Not found\n')

export function createHttpServer(parts: ServerParts): Server {
  const senderOf = createSenders(parts.trustedProxies, parts.onUnnamedProxy)
  /** Recent readers, as short hashes in bounded memory, so that a reload does not count as another read. */
  let seen = new Set<string>()

  const asset: RequestHandler = (req, res, path) => {
    const name = /^\/assets\/([\w-]+(?:\.[\w-]+)+)$/.exec(path)?.[1]
    if (!name || /\.(br|gz)$/.test(name)) return say(res, 404, 'Not found\n')
    const file = { path: `${parts.assetsDir}/${name}`, cacheControl: forAYear, fixed: name, compressed: true }
    sendFile(req, res, file, missing(res))
  }

  const media: RequestHandler = async (req, res, path) => {
    const found = await parts.media(path)
    if (!found) return say(res, 404, 'Not found\n')
    if ('movedTo' in found) return say(res, 302, 'Moved\n', { Location: found.movedTo })
    sendFile(req, res, { ...found, cacheControl: forAYearInBrowsers, fixed: path }, missing(res))
  }

  const rootIcon =
    (find: () => Promise<RootIcon>): RequestHandler =>
    async (req, res) => {
      const file = await find()
      // The build makes compressed copies of drawings only.
      const compressed = file.path.endsWith('.svg')
      sendFile(req, res, { ...file, cacheControl: forADay, ...(compressed && { compressed }) }, missing(res))
    }

  const beacon: RequestHandler = (req, res, path) => {
    req.resume()
    const id = /^\/beacon\/article\/(\d{1,10})$/.exec(path)?.[1]
    if (!id || !isId(Number(id))) return say(res, 404, 'Not found\n')
    if (req.method !== 'POST') return say(res, 405, 'Only POST\n', { Allow: 'POST' })
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin')
      return say(res, 403, 'Only allowed from the site itself\n')
    const { clientIp } = senderOf(req)
    const reader = createHash('sha1')
      .update(`${clientIp} ${req.headers['user-agent']} ${id}`)
      .digest('base64url')
      .slice(0, 12)
    if (seen.size >= 50_000) seen = new Set()
    if (!seen.has(reader)) {
      seen.add(reader)
      parts.readCounter.count(Number(id))
    }
    res.writeHead(204, { 'Cache-Control': 'no-store' }).end()
  }

  const events: RequestHandler = (req, res, path) => parts.events(req, res, path, senderOf(req).clientIp)
  const api: RequestHandler = (req, res) => parts.api(req, res, senderOf(req))
  const readers: RequestHandler = (req, res) => parts.readers(req, res, senderOf(req))
  const takesPosts = new Set([beacon, api, readers])

  const byFirstPart: Record<FirstPart, RequestHandler> = {
    assets: asset,
    media,
    beacon,
    api,
    preview: api,
    readers,
    newsroom: parts.newsroom,
    'favicon.ico': rootIcon(parts.favicon),
    'apple-touch-icon.png': rootIcon(parts.appleIcon),
    healthz: (_, res) => say(res, 200, 'ok\n'),
    readyz: async (_, res) =>
      (await parts.isReady())
        ? say(res, 200, 'ready\n')
        : say(res, 503, 'The database is unavailable\n', { 'Retry-After': '5' }),
    metrics: async (req, res) => {
      if (isFromOutside(req)) return say(res, 404, 'Not found\n')
      const text = await parts.metrics.text()
      res.writeHead(200, { 'Content-Type': parts.metrics.contentType, 'Cache-Control': 'no-store' }).end(text)
    },
  }
  const handlers = new Map<string, RequestHandler>(Object.entries(byFirstPart))
  const always = ['X-Content-Type-Options', 'nosniff']
  // For a year, for this host only: we cannot promise HTTPS for its subdomains.
  if (parts.siteUrl.startsWith('https:')) always.push('Strict-Transport-Security', 'max-age=31536000')
  const setAlways = (res: ServerResponse) => {
    for (let at = 0; at < always.length; at += 2) res.setHeader(always[at]!, always[at + 1]!)
  }

  async function open(
    handler: RequestHandler,
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
  ): Promise<void> {
    try {
      if (!takesPosts.has(handler) && req.method !== 'GET' && req.method !== 'HEAD') {
        return say(res, 405, 'Only GET and HEAD\n', { Allow: 'GET, HEAD' })
      }
      await handler(req, res, path)
    } catch (error) {
      parts.log.error({ err: error, path }, 'a request handler failed')
      if (res.headersSent) res.destroy()
      else if (isOutOfRoom(error)) say(res, 503, 'The disk is full\n', { 'Retry-After': '60' })
      else if (isUnavailable(error)) say(res, 503, 'The database is unavailable\n', { 'Retry-After': '5' })
      else say(res, 500, 'Something went wrong\n')
    }
  }

  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 0, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (req, res) => {
      const refused = refusedRequest(req)
      if (refused) return void hangUp(req.socket, refused)
      makePlain(req)
      const url = req.url ?? '/'
      const end = url.indexOf('/', 1)
      const question = url.indexOf('?')
      const path = question === -1 ? url : url.slice(0, question)
      boundBody(req, res, path, parts.bodyMs)
      if (path.startsWith('//')) {
        req.resume()
        setAlways(res)
        return say(res, 301, 'Moved\n', { Location: escapeAddress(url.replace(/^\/+/, '/')) })
      }
      const handler = isEvents(path) ? events : handlers.get(end === -1 ? path.slice(1) : path.slice(1, end))
      if (handler) {
        setAlways(res)
        return void open(handler, req, res, path)
      }
      const file = parts.filesAtRoot(path) ?? findPublicFile(parts.publicFiles, path)
      if (file) {
        setAlways(res)
        return void open((request, response) => sendPublicFile(request, response, file), req, res, path)
      }
      if (!serve(parts.delivery, req, res, always)) {
        req.resume()
        setAlways(res)
        say(res, 405, 'Only GET and HEAD\n', { Allow: 'GET, HEAD' })
      }
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const encoded = error.code === 'HPE_INVALID_URL' && asEncoded((error as { rawPacket?: Buffer }).rawPacket)
    if (encoded) return void hangUp(socket, '301 Moved Permanently', `Location: ${encoded}\r\n`)
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request'
    hangUp(socket, status)
  })
  return server
}
