/** Reads a request: its form, its ids, its session and its address. */

import { HTTPException } from 'hono/http-exception'
import { isId } from '../values/id.ts'
import { addressHeader, type ReaderSession } from './accounts/accounts.ts'
import { hashIp } from './client-ip.ts'
import type { Ask, ReadersContext } from './context.ts'

/** The text fields of a form; files and repeated fields are ignored. */
export async function readForm(c: Ask): Promise<Record<string, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new HTTPException(400)
  // Our own forms need no multipart parser.
  if (/^application/i.test(type)) return Object.fromEntries(new URLSearchParams(await c.req.text()))
  const body = await c.req.parseBody().catch(() => {
    throw new HTTPException(400)
  })
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Parses an id in an address or form. */
export function idOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,9}$/.test(text) || !isId(Number(text))) throw new HTTPException(400)
  return Number(text)
}

export const ipHashOf = (c: Ask, { ipSecret }: ReadersContext): string => hashIp(ipSecret, c.env.clientIp)

/** The client's headers, with the address that our server found instead of the client's own claim. */
export function knownHeaders(c: Ask): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.set(addressHeader, c.env.clientIp)
  return headers
}

/** The signed-in reader; most requests have no session cookie. */
export const sessionOf = async (c: Ask, { accounts }: ReadersContext): Promise<ReaderSession | null> =>
  c.req.header('cookie') === undefined ? null : accounts.sessionOf(knownHeaders(c))

/** The request to pass to the accounts library. */
export function forAccounts(c: Ask): Request {
  const { url, method, body } = c.req.raw
  return new Request(url, { method, headers: knownHeaders(c), ...(body ? { body, duplex: 'half' } : {}) })
}

export function setCookies(c: Ask, cookies: string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
