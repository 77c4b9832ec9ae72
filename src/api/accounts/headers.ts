import type { Context } from 'hono'
import type { Env } from '../context.ts'
import { addressHeader } from './accounts.ts'

/** The client's headers with the address that the program found, whatever the client said of it. */
export function knownHeaders(c: Context<Env>): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.set(addressHeader, c.env.address)
  return headers
}

/** The request as the accounts library is to see it. */
export function forAccounts(c: Context<Env>): Request {
  const { url, method, body } = c.req.raw
  return new Request(url, { method, headers: knownHeaders(c), ...(body ? { body, duplex: 'half' } : {}) })
}
