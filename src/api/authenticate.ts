/** Who asks: by a Bearer token, or by the session of a member of the staff. */
import { createMiddleware } from 'hono/factory'
import { actorOf } from '../content/staff/staff.ts'
import { tokenActor } from '../content/staff/tokens.ts'
import type { ApiContext, Caller, Env } from './context.ts'
import { Problem } from './problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Null: nobody. Throws a Problem for a token that is not good. */
export async function identify({ db, accounts }: ApiContext, headers: Headers): Promise<Caller | null> {
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (token) {
    const actor = await tokenActor({ db }, token)
    return actor && { actor, session: null }
  }
  const found = await accounts.sessionOf(headers)
  if (!found) return null
  const actor = await actorOf({ db }, found.userId)
  return actor && { actor, session: { ...found, email: actor.email } }
}

/** A page of another site can send our cookie, but not our Origin (cross-site request forgery). */
export function checkOrigin(request: Request, siteUrl: string): void {
  if (safeMethods.has(request.method)) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const ours = origin === new URL(siteUrl).origin || (origin === null && site === 'same-origin')
  if (!ours) throw new Problem('forbidden', 'This request came from another site.')
}

export const authenticate = (context: ApiContext) =>
  createMiddleware<Env>(async (c, next) => {
    const caller = await identify(context, c.req.raw.headers)
    if (!caller) throw new Problem('unauthenticated', 'Sign in, or send a Bearer token that is still good.')
    if (caller.session) checkOrigin(c.req.raw, context.siteUrl)
    c.set('caller', caller)
    await next()
  })
