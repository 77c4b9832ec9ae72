/** Checks the request line and framing: refuses what is not HTTP/1 (RFC 9112), and normalises the rest. */
import type { IncomingMessage } from 'node:http'
import { originForm } from '../delivery/node.ts'

/** The status for a refused request; null when the request is valid. */
export function refusedRequest({ httpVersion, headers, rawHeaders }: IncomingMessage): string | null {
  // HTTP/0.9 has no headers, and thus no host; versions 2 and 3 have another format.
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return '505 HTTP Version Not Supported'
  // 6.1: in HTTP/1.0 a chunked body has no certain end; other transfer codings are not supported.
  const coding = headers['transfer-encoding']
  if (coding !== undefined && httpVersion === '1.0') return '400 Bad Request'
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') return '501 Not Implemented'
  // 3.2: with several hosts, a proxy and this server could choose different ones.
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    if (name.length === 4 && name.toLowerCase() === 'host') {
      hosts++
      if (!/^(\[[0-9a-f:.]+\]|[^\s,/?#@:\\[\]]*)(:\d{1,5})?$/i.test(rawHeaders[at + 1]!))
        return '400 Bad Request'
    }
  }
  return hosts > 1 ? '400 Bad Request' : null
}

/** Replaces the absolute form of a request by its path and host (3.2.2). */
export function makePlain(req: IncomingMessage): void {
  const url = req.url ?? '/'
  if (url.charCodeAt(0) === 47) return
  const authority = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]
  if (authority) req.headers.host = authority.replace(/^.*@/, '')
  req.url = originForm(url)
}
