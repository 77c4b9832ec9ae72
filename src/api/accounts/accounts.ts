/**
 * The staff's accounts: better-auth on our database. It knows who somebody is; what they may do is said by
 * the staff table and the policies. Readers' accounts are another instance, with tables of its own (readers/accounts).
 */
import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { execute } from '../../content/command.ts'
import { keptSecret } from '../../content/secret-words.ts'
import { actorOf, noteAccess } from '../../content/staff/staff.ts'
import type { Tables } from '../../content/tables.ts'

export const authPath = '/api/v1/auth'
/** Set by the program's own door, never taken from a client: whom the rate limits count. */
export const addressHeader = 'x-nashra-address'
const day = 86_400

/** What is worth a line in the audit log. */
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
  twoFactor: boolean
}

export interface Accounts {
  /** Everything below /api/v1/auth. */
  handle(request: Request): Promise<Response>
  sessionOf(headers: Headers): Promise<SessionFacts | null>
  /**
   * Makes an account, or gives one that is there a new password: its sessions end, and its passkeys, which somebody
   * else may have added. Answers its id.
   */
  provide(account: { userId: string | null; name: string; email: string; password: string }): Promise<string>
  /** Signs in who has just chosen this password (no guess that is counted); answers the cookies. */
  signIn(credentials: { email: string; password: string }, headers: Headers): Promise<string[]>
  /** The account with this address, if there is one. */
  idOf(email: string): Promise<string | null>
  /** Ends all sessions of an account. */
  endSessions(userId: string): Promise<void>
}

/** Notes in the audit log what people do with their accounts. */
function noting(db: Kysely<Tables>): BetterAuthPlugin {
  async function note(userId: string, what: string): Promise<void> {
    const actor = await actorOf({ db }, userId)
    if (actor) await execute(db, actor, noteAccess, { what })
  }
  return {
    id: 'audit',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-out',
          // Afterwards nobody knows whose session it was.
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
  const auth = betterAuth({
    appName: 'Nashra',
    baseURL: siteUrl,
    basePath: authPath,
    secret: await keptSecret(db, 'staff-cookies'),
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
        schema: {
          passkey: { modelName: 'authPasskeys', fields: { credentialID: 'credentialId' } },
        },
      }),
      // The last: whose second factor is still to come is not signed in.
      noting(db),
    ],
    user: { modelName: 'authUsers', changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: { modelName: 'authSessions', expiresIn: 14 * day, updateAge: day, freshAge: day },
    account: { modelName: 'authCredentials' },
    verification: { modelName: 'authVerifications' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'authRateLimits',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/verify-password': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'nashra-staff',
      useSecureCookies: protocol === 'https:',
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            if (!(await actorOf({ db }, session.userId)))
              throw new APIError('FORBIDDEN', { code: 'NOT_STAFF', message: 'This account is closed.' })
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
      const twoFactor = (user as { twoFactorEnabled?: boolean }).twoFactorEnabled === true
      return { id: session.id, userId: user.id, twoFactor }
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
      const user = await internalAdapter.createUser({ name, email, emailVerified: true }, {
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

    async signIn(body, headers) {
      const answer = await auth.api.signInEmail({ body, headers, asResponse: true })
      return answer.ok ? answer.headers.getSetCookie() : []
    },

    async idOf(email) {
      const { internalAdapter } = await auth.$context
      return (await internalAdapter.findUserByEmail(email))?.user.id ?? null
    },

    async endSessions(userId) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(userId)
    },
  }
}
