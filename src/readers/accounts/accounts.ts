/**
 * The readers' accounts, by better-auth on our database, separate from the staff's (api/accounts). Readers
 * sign in by a mailed link or a passkey; there are no passwords.
 */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { joinReader, readerOf } from '../../content/readers/readers.ts'
import { type Actor, reader } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import { hashOf, storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'
import { fromAccount, toAccount } from '../../language/mail-address.ts'

export const authPath = '/readers/auth'
/** Set by our own handler, never taken from a client; the rate limits count by it. */
export const addressHeader = 'x-nashra-address'
const day = 86_400
export const linkSeconds = 3_600

/** Paths that browser scripts may call directly: passkeys need a script. Everything else goes through our forms. */
const open = new Set([
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
])

export interface ReaderSession {
  id: string
  userId: string
  email: string
  reader: Actor
}

export interface Device {
  id: string
  userAgent: string
  lastSeen: Date
}

export interface ReaderAccounts {
  /** Handles requests of browser scripts below /readers/auth. */
  handle(request: Request): Promise<Response>
  /** The session of the request; null when nobody is signed in. */
  sessionOf(headers: Headers): Promise<ReaderSession | null>
  /**
   * Creates the token of a sign-in link for this address, valid for an hour and once. Does not reveal whether
   * the address is known.
   */
  newLink(to: { email: string; name: string }, headers: Headers): Promise<string>
  /** Whether a link with this token is still valid; does not use it up. */
  isGood(token: string): Promise<boolean>
  /** Uses up a link: returns the reader and the session cookies; null when it was used or has expired. */
  enter(token: string, headers: Headers): Promise<{ reader: Actor; cookies: string[] } | null>
  signOut(headers: Headers): Promise<string[]>
  devices(userId: string): Promise<Device[]>
  /** Ends all sessions except this one. */
  signOutElsewhere(session: ReaderSession): Promise<void>
  passkeys(userId: string): Promise<{ id: string; name: string; createdAt: Date | null }[]>
  removePasskey(userId: string, id: string): Promise<void>
}

export async function openReaderAccounts(db: Kysely<Tables>, siteUrl: string): Promise<ReaderAccounts> {
  const { hostname, origin, protocol } = new URL(siteUrl)
  const auth = betterAuth({
    appName: 'Nashra',
    baseURL: siteUrl,
    basePath: authPath,
    secret: await storedSecret(db, 'reader-cookies'),
    trustedOrigins: [origin],
    database: { db: db as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      magicLink({
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        // The mail is sent by the command that needs it, in its transaction.
        sendMagicLink: async ({ token, metadata }) => metadata!.keep(token),
      }),
      passkey({
        rpID: hostname,
        rpName: 'Nashra',
        origin,
        schema: { passkey: { modelName: 'readerPasskeys', fields: { credentialID: 'credentialId' } } },
      }),
    ],
    user: { modelName: 'readerUsers', changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: { modelName: 'readerSessions', expiresIn: 90 * day, updateAge: day, freshAge: day },
    account: { modelName: 'readerCredentials' },
    verification: { modelName: 'readerVerifications' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'readerRateLimits',
      window: 60,
      max: 60,
    },
    advanced: {
      cookiePrefix: 'reader',
      useSecureCookies: protocol === 'https:',
      defaultCookieAttributes: { path: '/readers', sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
  const cookieName = /(?:^|;\s*)(?:__Secure-)?reader\.session_token=/
  const library = await auth.$context

  async function known(userId: string, name: string): Promise<Actor> {
    const found = await readerOf({ db }, userId)
    if (found) return found
    const made = await execute(db, reader(null, name), joinReader, { userId, name })
    return reader(made.id, made.name)
  }

  return {
    async handle(request) {
      const path = new URL(request.url).pathname.slice(authPath.length)
      return open.has(path) ? auth.handler(request) : new Response(null, { status: 404 })
    },

    async sessionOf(headers) {
      // Most requests have no session cookie.
      if (!cookieName.test(headers.get('cookie') ?? '')) return null
      const found = await auth.api.getSession({ headers })
      if (!found) return null
      const { session, user } = found
      return {
        id: session.id,
        userId: user.id,
        email: fromAccount(user.email),
        reader: await known(user.id, user.name),
      }
    },

    async newLink({ email, name }, headers) {
      let token = ''
      const keep = (word: string) => {
        token = word
      }
      await auth.api.signInMagicLink({ body: { email: toAccount(email), name, metadata: { keep } }, headers })
      return token
    },

    async isGood(token) {
      const row = await library.adapter.findOne<{ expiresAt: Date }>({
        model: 'verification',
        where: [{ field: 'identifier', value: tokenHash(token) }],
      })
      return row !== null && new Date(row.expiresAt) > new Date()
    },

    async enter(token, headers) {
      const answer = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      if (!answer.ok) return null
      const { user } = (await answer.json()) as { user: { id: string; name: string } }
      return { reader: await known(user.id, user.name), cookies: answer.headers.getSetCookie() }
    },

    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },

    async devices(userId) {
      const rows = await library.internalAdapter.listSessions(userId)
      return rows
        .map(({ id, userAgent, updatedAt }) => ({ id, userAgent: userAgent ?? '', lastSeen: updatedAt }))
        .sort((a, b) => b.lastSeen.getTime() - a.lastSeen.getTime())
    },

    async signOutElsewhere({ id, userId }) {
      for (const row of await library.internalAdapter.listSessions(userId))
        if (row.id !== id) await library.internalAdapter.deleteSession(row.token)
    },

    async passkeys(userId) {
      const rows = await library.adapter.findMany<{ id: string; name?: string; createdAt?: Date }>({
        model: 'passkey',
        where: [{ field: 'userId', value: userId }],
      })
      return rows.map(({ id, name, createdAt }) => ({ id, name: name ?? '', createdAt: createdAt ?? null }))
    },

    removePasskey: (userId, id) =>
      library.adapter.delete({
        model: 'passkey',
        where: [
          { field: 'id', value: id },
          { field: 'userId', value: userId },
        ],
      }),
  }
}

/** Hashes tokens as the library does: SHA-256, base64url. */
export const tokenHash = hashOf
