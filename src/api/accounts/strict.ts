/** Stricter rules than those of the accounts library. */
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { Kysely } from 'kysely'
import { takeCode } from '../../content/staff/sign-in.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'

/** For a passkey: its device verified the owner by finger, face or PIN (WebAuthn, 6.1: UV). */
export function checkVerified(info: { userVerified: boolean } | undefined): void {
  if (info?.userVerified !== true)
    throw new APIError('UNAUTHORIZED', {
      code: 'USER_NOT_VERIFIED',
      message: 'The device did not verify its owner.',
    })
}

export const strict = (db: Kysely<Tables>): BetterAuthPlugin => ({
  id: 'strict',
  hooks: {
    before: [
      {
        // A code works once. It is claimed before it is checked, so that of two concurrent uses only one
        // passes.
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (ctx) => {
          const session = await getSessionFromCtx(ctx)
          const userId = session?.user.id ?? (await challenged(ctx as never))
          const code = String((ctx.body as { code?: unknown } | undefined)?.code ?? '').trim()
          if (userId && !(await execute(db, system('sign-in'), takeCode, { userId, code })))
            throw new APIError('UNAUTHORIZED', {
              code: 'INVALID_CODE',
              message: 'This code was used before.',
            })
        }),
      },
    ],
    after: [
      {
        // The library asks for user verification where the device supports it; here it is required.
        matcher: ({ path }) => path === '/passkey/generate-authenticate-options',
        handler: createAuthMiddleware(async (ctx) => {
          const given = ctx.context.returned
          if (!given || given instanceof APIError) return
          return ctx.json({ ...(given as object), userVerification: 'required' })
        }),
      },
    ],
  },
})

interface Challenge {
  context: {
    secret: string
    createAuthCookie(name: string): { name: string }
    internalAdapter: { findVerificationValue(identifier: string): Promise<{ value: string } | null> }
  }
  getSignedCookie(name: string, secret: string): Promise<string | null | false | undefined>
}

/** The account whose second factor is pending, between the password and the code. */
async function challenged({ context, getSignedCookie }: Challenge): Promise<string | null> {
  const identifier = await getSignedCookie(context.createAuthCookie('two_factor').name, context.secret)
  if (!identifier) return null
  return (await context.internalAdapter.findVerificationValue(identifier))?.value ?? null
}
