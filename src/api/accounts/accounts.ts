/**
 * The staff's accounts, by better-auth on our database. It identifies people; the staff table and the
 * policies say what they may do. Readers' accounts are a separate instance with its own tables
 * (readers/accounts).
 */
import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { actorOf, noteAccess } from '../../content/staff/staff.ts'
import { execute } from '../../kernel/run.ts'
import { storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'
import { toAccount } from '../../language/mail-address.ts'
import { checkVerified, strict } from './strict.ts'

export const authPath = '/api/v1/auth'
/** Set by our own handler, never taken from a client; the rate limits count by it. */
export const addressHeader = 'x-nashra-address'
const day = 86_400
const forMachines = { window: 60, max: 300 }
/** A session ends after this time, however much it is used. */
const longestSessionMs = 30 * day * 1000

/** Actions recorded in the audit log. */
const noted: Record<string, string> = {
  '/sign-in/email': 'signed-in',
  '/passkey/verify-authentication': 'signed-in',
  '/two-factor/verify-totp': 'signed-in',
  '/two-factor/verify-backup-code': 'signed-in',
  '/change-password': 'password-changed',
  '/two-factor/enable': 'second-factor-begun',
  '/two-factor/disable': 'second-factor-off',
  '/two-factor/generate-backup-codes': 'backup-codes-made',
  '/passkey/verify-registration': 'passkey-added',
  '/passkey/delete-passkey': 'passkey-removed',
  '/revoke-session': 'session-revoked',
  '/revoke-other-sessions': 'sessions-revoked',
  '/revoke-sessions': 'all-sessions-revoked',
}

export interface SessionFacts {
  id: string
  userId: string
  createdAt: Date
  /** Whether the account has a second factor. */
  twoFactor: boolean
  /** Whether a passkey opened the session; a passkey counts as two factors. */
  byPasskey: boolean
}

export interface Accounts {
  /** Handles everything below /api/v1/auth. */
  handle(request: Request): Promise<Response>
  sessionOf(headers: Headers): Promise<SessionFacts | null>
  /**
   * Creates an account, or gives an existing one a new password. This ends its sessions and deletes its
   * passkeys, which somebody else may have added. Returns its id.
   */
  provide(account: { userId: string | null; name: string; email: string; password: string }): Promise<string>
  /** Signs in a person who has just chosen this password, without counting an attempt; returns the cookies. */
  signIn(credentials: { email: string; password: string }, headers: Headers): Promise<string[]>
  userOf(userId: string): Promise<{ email: string; name: string }>
  /** The id of the account with this address, if there is one. */
  idOf(email: string): Promise<string | null>
  /** Ends all sessions of an account. */
  endSessions(userId: string): Promise<void>
}

/** Records account actions of people in the audit log. */
function noting(db: Kysely<Tables>): BetterAuthPlugin {
  async function note(userId: string, action: string): Promise<void> {
    const actor = await actorOf({ db }, userId)
    if (actor) await execute(db, actor, noteAccess, { event: action })
  }
  return {
    id: 'audit',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-out',
          // Runs before, because afterwards the session's owner is unknown.
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getSessionFromCtx(ctx)
            if (session) await note(session.user.id, 'signed-out')
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path !== undefined && Object.hasOwn(noted, path),
          handler: createAuthMiddleware(async (ctx) => {
            const session = ctx.context.newSession ?? ctx.context.session
            if (!session || ctx.context.returned instanceof APIError) return
            await note(session.user.id, noted[ctx.path]!)
          }),
        },
      ],
    },
  }
}

export async function openAccounts(db: Kysely<Tables>, siteUrl: string): Promise<Accounts> {
  const { hostname, origin, protocol } = new URL(siteUrl)
  const isSecure = protocol === 'https:'
  const auth = betterAuth({
    appName: 'Nashra',
    baseURL: siteUrl,
    basePath: authPath,
    secret: await storedSecret(db, 'staff-cookies'),
    trustedOrigins: [origin],
    database: { db: db as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    plugins: [
      twoFactor({ issuer: 'Nashra', schema: { twoFactor: { modelName: 'authTwoFactors' } } }),
      passkey({
        rpID: hostname,
        rpName: 'Nashra',
        origin,
        // A device that does not verify its owner is only one factor: its holder would otherwise pass for
        // two.
        authenticatorSelection: { userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => checkVerified(verification.registrationInfo),
        },
        authentication: {
          afterVerification: ({ verification }) => checkVerified(verification.authenticationInfo),
        },
        schema: {
          passkey: { modelName: 'authPasskeys', fields: { credentialID: 'credentialId' } },
        },
      }),
      strict(db),
      // Must be last: a person whose second factor is pending is not signed in yet.
      noting(db),
    ],
    user: { modelName: 'authUsers', changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: {
      ...{ modelName: 'authSessions', expiresIn: 14 * day, updateAge: day, freshAge: day },
      additionalFields: { byPasskey: { type: 'boolean', required: false, input: false } },
    },
    account: { modelName: 'authCredentials' },
    verification: { modelName: 'authVerifications' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'authRateLimits',
      ...forMachines,
      // The library counts by address, which many people may share, so these limits only stop machines. Our
      // own handler counts failures per account; the library also counts wrong codes.
      customRules: {
        '/get-session': false,
        ...Object.fromEntries(
          ['/sign-in/*', '/two-factor/*', '/change-password', '/passkey/*'].map((path) => [
            path,
            forMachines,
          ]),
        ),
      },
    },
    advanced: {
      // The library's prefix for https is __Secure-, which another host of the domain could also set.
      cookiePrefix: `${isSecure ? '__Host-' : ''}nashra-staff`,
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, path: '/', sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => {
            if (!(await actorOf({ db }, session.userId)))
              throw new APIError('FORBIDDEN', { code: 'NOT_STAFF', message: 'This account is closed.' })
            return { data: { ...session, byPasskey: ctx?.path === '/passkey/verify-authentication' } }
          },
        },
      },
    },
  })

  return {
    handle: (request) => auth.handler(request),

    async sessionOf(headers) {
      const found = await auth.api.getSession({ headers })
      if (!found) return null
      const { session, user } = found
      const createdAt = new Date(session.createdAt)
      if (Date.now() - createdAt.getTime() > longestSessionMs) {
        await (await auth.$context).internalAdapter.deleteSession(session.token)
        return null
      }
      const byPasskey = (session as { byPasskey?: boolean }).byPasskey === true
      const twoFactor = (user as { twoFactorEnabled?: boolean }).twoFactorEnabled === true
      return { id: session.id, userId: user.id, createdAt, twoFactor, byPasskey }
    },

    async provide({ userId, name, email, password }) {
      const { adapter, internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      if (userId !== null) {
        await internalAdapter.updatePassword(userId, hash)
        await adapter.deleteMany({ model: 'passkey', where: [{ field: 'userId', value: userId }] })
        await internalAdapter.deleteUserSessions(userId)
        return userId
      }
      const user = await internalAdapter.createUser({ name, email: toAccount(email), emailVerified: true }, {
        method: 'admin',
      } as never)
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      } as never)
      return user.id
    },

    async signIn({ email, password }, headers) {
      const body = { email: toAccount(email), password }
      const answer = await auth.api.signInEmail({ body, headers, asResponse: true })
      return answer.ok ? answer.headers.getSetCookie() : []
    },

    async userOf(userId) {
      const user = await (await auth.$context).internalAdapter.findUserById(userId)
      return { email: user?.email ?? '', name: user?.name ?? '' }
    },

    async idOf(email) {
      const { internalAdapter } = await auth.$context
      return (await internalAdapter.findUserByEmail(toAccount(email)))?.user.id ?? null
    },

    async endSessions(userId) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(userId)
    },
  }
}
