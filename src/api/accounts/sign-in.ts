import type { Context } from 'hono'
import type { Env } from '../context.ts'
import { type Accounts, addressHeader, authPath } from './accounts.ts'

/** A request to the accounts library with the address that the program found, whatever the client said of it. */
export function forAccounts(c: Context<Env>): Request {
  const { url, method, body, headers: given } = c.req.raw
  const headers = new Headers(given)
  headers.set(addressHeader, c.env.address)
  return new Request(url, { method, headers, ...(body ? { body, duplex: 'half' } : {}) })
}

/** Signs in for somebody who has just chosen a password; answers the cookies. */
export async function signIn(
  accounts: Accounts,
  siteUrl: string,
  c: Context<Env>,
  credentials: { email: string; password: string },
): Promise<string[]> {
  const headers = {
    'Content-Type': 'application/json',
    Origin: new URL(siteUrl).origin,
    'User-Agent': c.req.header('user-agent') ?? '',
    [addressHeader]: c.env.address,
  }
  const request = new Request(`${siteUrl}${authPath}/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify(credentials),
  })
  const answer = await accounts.handle(request)
  return answer.ok ? answer.headers.getSetCookie() : []
}
