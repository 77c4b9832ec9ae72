/**
 * The thin adapter between delivery and node:http.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Delivery, Request } from './contract.ts'
import { acceptsGzip } from './encoding.ts'

/**
 * Answers a GET or HEAD request for any address; unknown pages get 404, so call the other handlers first.
 * Returns false, and writes nothing, for other methods. `always` are headers for every response, as a flat
 * list of names and values.
 */
export function serve(
  delivery: Delivery,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  always: string[] = [],
): boolean {
  const { method } = incoming
  if (method !== 'GET' && method !== 'HEAD') return false
  const answer = delivery.answer(toRequest(method, incoming))
  if (answer instanceof Promise) answer.then((late) => write(late, outgoing, always))
  else write(answer, outgoing, always)
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

/** Splits the request target into path and query (RFC 9112, 3.2). Proxies may send the absolute form. */
export function originForm(url: string): string {
  const target = url.replace(/^https?:\/\/[^/?]*/i, '')
  return target.startsWith('/') ? target : `/${target}`
}

/** Sends head and body in one write; a slow client gets the rest as it drains. */
function write({ status, headers, body }: Answer, outgoing: ServerResponse, always: string[]): void {
  outgoing.writeHead(status, headers.concat(always))
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
