/** Identifies the caller by a Bearer token or by a staff member's session. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { actorOf } from '../content/staff/staff.ts'
import { tokenActor } from '../content/staff/tokens.ts'
import type { Actor } from '../kernel/actor.ts'
import type { ApiContext, Caller, Env } from './context.ts'
import { Problem } from './problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Null when the caller is unknown. */
async function callerOf({ db, accounts }: ApiContext, headers: Headers): Promise<Caller | null> {
  const token = bearerOf(headers)
  if (token) {
    const actor = await tokenActor({ db }, token)
    return actor && { actor, session: null, mustSecure: false }
  }
  const session = await accounts.sessionOf(headers)
  if (!session) return null
  const found = await actorOf({ db }, session.userId)
  if (!found) return null
  const { requireSecondFactor, email, ...actor } = found
  const mustSecure = requireSecondFactor && !session.twoFactor && !session.byPasskey
  return { actor, session: { ...session, email }, mustSecure }
}

const bearerOf = (headers: Headers) => /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]

/** The caller who may see non-public content; null when unknown, or when the second factor is pending. */
export async function identify(context: ApiContext, headers: Headers): Promise<Caller | null> {
  const caller = await callerOf(context, headers)
  return caller?.mustSecure ? null : caller
}

/** Another site's page can make the browser send our cookie, but not our Origin (cross-site request forgery). */
export function checkOrigin(request: Request, siteUrl: string): void {
  if (safeMethods.has(request.method)) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const ours = origin === new URL(siteUrl).origin || (origin === null && site === 'same-origin')
  if (!ours) throw new Problem('forbidden', 'This request came from another site.')
}

/** The address where a person sees their account and that a second factor is required. */
const ownAccount = '/api/v1/me'

export const authenticate = (context: ApiContext) =>
  createMiddleware<Env>(async (c, next) => {
    const { headers } = c.req.raw
    const caller = await callerOf(context, headers)
    if (!caller) {
      // An expired tab repeats its requests, so only invalid tokens are logged.
      if (bearerOf(headers)) logRefusal(context, c, 401, null, 'token')
      throw new Problem('unauthenticated', 'Sign in, or send a valid Bearer token.')
    }
    c.set('caller', caller)
    try {
      if (caller.session) checkOrigin(c.req.raw, context.siteUrl)
    } catch (error) {
      logRefusal(context, c, 403, caller.actor.name, 'origin')
      throw error
    }
    if (caller.mustSecure && c.req.path !== ownAccount)
      throw new Problem('forbidden', 'The newsroom requires a second factor. Add one to your account.', {
        reason: 'second-factor',
      })
    await next()
  })

const logRefusal = (
  { refusals }: ApiContext,
  c: Context<Env>,
  status: number,
  actor: string | null,
  why: string,
): void => refusals.request({ address: c.env.clientIp, status, path: c.req.path, actor, why })

/** Checks the policy before reading the request or any data, so that a refusal reveals nothing. */
export const permit = (context: ApiContext, name: string, may: (actor: Actor) => boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const { actor } = c.get('caller')
    if (!may(actor)) {
      logRefusal(context, c, 403, actor.name, name)
      throw new Problem('forbidden', `${actor.name} may not do this (${name}).`)
    }
    await next()
  })
