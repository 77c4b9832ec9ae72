/** What a request brings: its form, its numbers, who sent it and from where. */
import { HTTPException } from 'hono/http-exception'
import { addressHeader, type ReaderSession } from './accounts/accounts.ts'
import { hashAddress } from './address.ts'
import type { Ask, ReadersContext } from './context.ts'

/** The fields of a form as texts; files and repeated fields are none. */
export async function readForm(c: Ask): Promise<Record<string, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new HTTPException(400)
  // What every form of ours sends needs no parser of parts.
  if (/^application/i.test(type)) return Object.fromEntries(new URLSearchParams(await c.req.text()))
  const body = await c.req.parseBody().catch(() => {
    throw new HTTPException(400)
  })
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** An id as addresses and forms write it. */
export function idOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw new HTTPException(400)
  return Number(text)
}

export const addressOf = (c: Ask, { addressSecret }: ReadersContext): string =>
  hashAddress(addressSecret, c.env.address)

/** The headers with the address that the program found, whatever the client said of it. */
export function knownHeaders(c: Ask): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.set(addressHeader, c.env.address)
  return headers
}

/** Who is signed in; most who ask are not, and bring no cookie. */
export const sessionOf = async (c: Ask, { accounts }: ReadersContext): Promise<ReaderSession | null> =>
  c.req.header('cookie') === undefined ? null : accounts.sessionOf(knownHeaders(c))

/** The request as the accounts library is to see it. */
export function forAccounts(c: Ask): Request {
  const { url, method, body } = c.req.raw
  return new Request(url, { method, headers: knownHeaders(c), ...(body ? { body, duplex: 'half' } : {}) })
}

export function setCookies(c: Ask, cookies: string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
