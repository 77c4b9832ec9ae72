import type { Context } from 'hono'
import type { Env } from '../context.ts'
import { addressHeader } from './accounts.ts'

/** The client's headers, with the address that our server found instead of the client's own claim. */
export function knownHeaders(c: Context<Env>): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.set(addressHeader, c.env.clientIp)
  return headers
}

/** The request to pass to the accounts library. */
export function forAccounts(c: Context<Env>): Request {
  const { url, method, body } = c.req.raw
  return new Request(url, { method, headers: knownHeaders(c), ...(body ? { body, duplex: 'half' } : {}) })
}
