/** The HTTP server: pages through delivery, everything else through the doors listed here. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { basename, dirname } from 'node:path'
import type { Duplex } from 'node:stream'
import proxyAddr from 'proxy-addr'
import send from 'send'
import type { Delivery } from '../delivery/contract.ts'
import { serve } from '../delivery/node.ts'
import type { Log } from '../platform/log.ts'
import type { Beacon } from '../site/beacon.ts'
import type { Media } from '../site/media.ts'
import { isEvents } from './events.ts'
import type { Metrics } from './metrics.ts'

export interface Doors {
  delivery: Delivery
  /** Where the file of an address below /media lies. */
  media: Media['locate']
  beacon: Beacon
  metrics: Metrics
  assetsDir: string
  /** The file of the site's mark, which browsers ask for as /favicon.ico. */
  mark: string
  /** Apple's devices ask for it as /apple-touch-icon.png. */
  appleIcon: string
  trustedProxies: string[]
  /** The API, and what shows a preview. */
  api(req: IncomingMessage, res: ServerResponse, address: string): void | Promise<void>
  /** What readers do and see of themselves. */
  readers(req: IncomingMessage, res: ServerResponse, address: string): void | Promise<void>
  /** The staff's application. */
  newsroom(req: IncomingMessage, res: ServerResponse, path: string): void | Promise<void>
  /** The event streams. */
  events(req: IncomingMessage, res: ServerResponse, path: string, address: string): Promise<void>
  /** Whether the database answers and the schema is there. */
  isReady(): Promise<boolean>
  log: Log
}

type Door = (req: IncomingMessage, res: ServerResponse, path: string) => void | Promise<void>

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

const bodyMs = 30_000

/** The last word on a connection that is of no more use. */
const hangUp = (socket: Duplex, status: string) =>
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)

/**
 * A request's body comes within half a minute, so that nobody holds a connection open with a slow one. A file of
 * the staff may take as long as it needs while bytes keep coming; who is not of the staff is turned away before.
 */
function boundBody(req: IncomingMessage, res: ServerResponse, path: string): void {
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

/** Sends a file with ETag, conditional and range requests (RFC 9110); a file that is gone is a 404. */
function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  maxAge: string,
  contentType?: string,
): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  res.setHeader('X-Content-Type-Options', 'nosniff')
  send(req, `/${basename(path)}`, {
    root: dirname(path),
    dotfiles: 'deny',
    index: false,
    immutable: true,
    maxAge,
  })
    .on('headers', (response: ServerResponse) => {
      if (contentType) response.setHeader('Content-Type', contentType)
    })
    .on('directory', () => say(res, 404, 'Not found\n'))
    .on('error', (error: { status?: number }) => {
      res.removeHeader('Cache-Control')
      if (!res.headersSent)
        say(res, error.status ?? 500, error.status === 416 ? 'Range not satisfiable\n' : 'Not found\n')
      else res.destroy()
    })
    .pipe(res)
}

export function createDoors(doors: Doors): Server {
  const isTrusted = proxyAddr.compile(doors.trustedProxies)
  /** Readers seen lately, as short hashes in bounded memory, so that a reload is not another read. */
  let seen = new Set<string>()

  const asset: Door = (req, res, path) => {
    const name = /^\/assets\/([\w-]+(?:\.[\w-]+)+)$/.exec(path)?.[1]
    if (!name) return say(res, 404, 'Not found\n')
    sendFile(req, res, `${doors.assetsDir}/${name}`, '365d')
  }

  const media: Door = async (req, res, path) => {
    const found = await doors.media(path)
    if (!found) return say(res, 404, 'Not found\n')
    if ('movedTo' in found) return say(res, 302, 'Moved\n', { Location: found.movedTo })
    // A day: a picture that is withdrawn leaves the caches of others too.
    sendFile(req, res, found.path, '1d', found.contentType)
  }

  const beacon: Door = (req, res, path) => {
    req.resume()
    const id = /^\/beacon\/article\/(\d{1,10})$/.exec(path)?.[1]
    if (!id || Number(id) > 2_147_483_647) return say(res, 404, 'Not found\n')
    if (req.method !== 'POST') return say(res, 405, 'Only POST\n', { Allow: 'POST' })
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return say(res, 403, 'Only from the site itself\n')
    const address = proxyAddr(req, isTrusted)
    const reader = createHash('sha1')
      .update(`${address} ${req.headers['user-agent']} ${id}`)
      .digest('base64url')
      .slice(0, 12)
    if (seen.size >= 50_000) seen = new Set()
    if (!seen.has(reader)) {
      seen.add(reader)
      doors.beacon.count(Number(id))
    }
    res.writeHead(204, { 'Cache-Control': 'no-store' }).end()
  }

  const events: Door = (req, res, path) => doors.events(req, res, path, proxyAddr(req, isTrusted))
  const api: Door = (req, res) => doors.api(req, res, proxyAddr(req, isTrusted))
  const readers: Door = (req, res) => doors.readers(req, res, proxyAddr(req, isTrusted))
  const takesPosts = new Set([beacon, api, readers])

  const byFirstPart: Record<string, Door> = {
    assets: asset,
    media,
    beacon,
    api,
    preview: api,
    readers,
    newsroom: doors.newsroom,
    'favicon.ico': (req, res) => sendFile(req, res, doors.mark, '1d', 'image/svg+xml'),
    'apple-touch-icon.png': (req, res) => sendFile(req, res, doors.appleIcon, '1d', 'image/png'),
    healthz: (_, res) => say(res, 200, 'ok\n'),
    readyz: async (_, res) =>
      (await doors.isReady())
        ? say(res, 200, 'ready\n')
        : say(res, 503, 'the database is away\n', { 'Retry-After': '5' }),
    metrics: async (_, res) => {
      const text = await doors.metrics.text()
      res.writeHead(200, { 'Content-Type': doors.metrics.contentType, 'Cache-Control': 'no-store' }).end(text)
    },
  }
  const doorNames = new Map(Object.entries(byFirstPart))

  async function open(door: Door, req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    try {
      if (!takesPosts.has(door) && req.method !== 'GET' && req.method !== 'HEAD') {
        return say(res, 405, 'Only GET and HEAD\n', { Allow: 'GET, HEAD' })
      }
      await door(req, res, path)
    } catch (error) {
      doors.log.error({ err: error, path }, 'a door failed')
      if (!res.headersSent) say(res, 500, 'Something went wrong\n')
      else res.destroy()
    }
  }

  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 0, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (req, res) => {
      const url = req.url ?? '/'
      const end = url.indexOf('/', 1)
      const question = url.indexOf('?')
      const path = question === -1 ? url : url.slice(0, question)
      boundBody(req, res, path)
      const door = isEvents(path) ? events : doorNames.get(end === -1 ? path.slice(1) : path.slice(1, end))
      if (door) return void open(door, req, res, path)
      if (!serve(doors.delivery, req, res)) {
        req.resume()
        say(res, 405, 'Only GET and HEAD\n', { Allow: 'GET, HEAD' })
      }
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
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
