/**
 * Requests to addresses that a person entered; all of them go through this file. Connects only to permitted
 * hosts (public-hosts.ts) and follows no redirects, so that the caller checks each further address.
 */
import http from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { ForbiddenHost, mayAsk, type PrivateHosts, publicLookup } from './public-hosts.ts'

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'HEAD'
  headers?: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal
}

export interface Outbound {
  /** Whether the address is allowed, as far as this is known without resolving its name. */
  mayAsk(url: URL): boolean
  /**
   * Sends the request; resolves when the head of the response arrives. Redirects are returned as they are.
   * The body must be read or cancelled.
   * @throws ForbiddenHost for a forbidden host; network errors
   */
  ask(url: URL, options?: RequestOptions): Promise<Response>
  /** Closes idle connections. */
  close(): void
}

/** The total time limit of a request, whatever the caller asks for. */
const longestMs = 60_000
const withoutBody = [204, 205, 304]

export function openOutbound(allowed: PrivateHosts): Outbound {
  const options = { keepAlive: true, maxSockets: 20, timeout: longestMs, lookup: publicLookup(allowed) }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }

  return {
    mayAsk: (url) => mayAsk(url, allowed),

    ask(url, { method = 'GET', headers = {}, body, signal } = {}) {
      return new Promise((resolve, reject) => {
        // A numeric address is never looked up.
        if (!mayAsk(url, allowed)) return reject(new ForbiddenHost(url.host))
        const limit = AbortSignal.timeout(longestMs)
        const { request } = url.protocol === 'https:' ? https : http
        const sent = request(url, {
          method,
          headers: { 'User-Agent': 'Nashra', 'Accept-Encoding': 'identity', ...headers },
          agent: agents[url.protocol as keyof typeof agents],
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        })
        sent.on('error', reject)
        sent.on('response', (answer) => {
          try {
            resolve(toResponse(answer, method))
          } catch (error) {
            answer.destroy()
            reject(error)
          }
        })
        sent.end(body)
      })
    },

    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

function toResponse(answer: http.IncomingMessage, method: string): Response {
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  const status = answer.statusCode ?? 0
  const empty = method === 'HEAD' || withoutBody.includes(status)
  if (empty) answer.resume()
  // The caller may cancel the body; an error after that is not ours.
  answer.on('error', () => {})
  return new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers })
}

/** The whole body of a response; null when it is larger than the limit, without waiting for the rest. */
export async function readBounded({ body }: Response, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
