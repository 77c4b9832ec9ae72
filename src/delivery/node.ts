/**
 * The thin adapter between delivery and node:http.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Delivery, Request } from './contract.ts'
import { acceptsGzip } from './encoding.ts'

/**
 * Answers a GET or HEAD request, any address: what is not a page is answered 404, so ask for the addresses
 * of other rooms first. False, and nothing is written, for any other method.
 */
export function serve(delivery: Delivery, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const { method } = incoming
  if (method !== 'GET' && method !== 'HEAD') return false
  const answer = delivery.answer(toRequest(method, incoming))
  if (answer instanceof Promise) answer.then((late) => write(late, outgoing))
  else write(answer, outgoing)
  return true
}

function toRequest(method: 'GET' | 'HEAD', { url = '/', headers }: IncomingMessage): Request {
  const target = originForm(url)
  const mark = target.indexOf('?')
  return {
    method,
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    ifNoneMatch: headers['if-none-match'],
    gzip: acceptsGzip(headers['accept-encoding']),
  }
}

/** The request target as path and query (RFC 9112, 3.2): proxies may send the absolute form. */
function originForm(url: string): string {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '')
  return target.startsWith('/') ? target : `/${target}`
}

/** Head and body leave in one write; a client that reads slowly gets the rest as it drains. */
function write({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers)
  if (body.length === 0) return void outgoing.end()
  outgoing.cork()
  let next = 0
  const pump = () => {
    while (next < body.length - 1) {
      if (!outgoing.write(body[next++])) {
        outgoing.once('drain', pump)
        return outgoing.uncork()
      }
    }
    outgoing.end(body[next])
  }
  pump()
}
