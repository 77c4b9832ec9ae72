/**
 * The staff's requests to the accounts library: which ones are allowed, how often signing in may fail, and
 * what is logged.
 */

import { type SignInLimits, settleAttempt, signInLimits, takeAttempt } from '../../content/staff/sign-in.ts'
import { system } from '../../kernel/actor.ts'
import { mailbox } from '../../kernel/fields.ts'
import { execute } from '../../kernel/run.ts'
import { fromAccount, toAccount } from '../../language/mail-address.ts'
import { networkOf } from '../../readers/client-ip.ts'
import type { ApiContext } from '../context.ts'
import { authPath } from './accounts.ts'
import { isWeak } from './weak-password.ts'

/** All other paths of the library are closed. */
const open = new Set([
  ...['POST /sign-in/email', 'POST /sign-out', 'GET /get-session', 'POST /change-password'],
  ...['GET /list-sessions', 'POST /revoke-session', 'POST /revoke-other-sessions'],
  ...['POST /two-factor/enable', 'POST /two-factor/disable', 'POST /two-factor/generate-backup-codes'],
  ...['POST /two-factor/verify-totp', 'POST /two-factor/verify-backup-code'],
  ...['GET /passkey/generate-register-options', 'POST /passkey/verify-registration'],
  ...['GET /passkey/generate-authenticate-options', 'POST /passkey/verify-authentication'],
  ...['GET /passkey/list-user-passkeys', 'POST /passkey/delete-passkey'],
])

/** Paths where a person proves their identity and may fail. */
const showing = new Set([
  ...['/sign-in/email', '/two-factor/verify-totp', '/two-factor/verify-backup-code'],
  ...['/passkey/verify-authentication', '/change-password'],
  ...['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'],
])
/** Sign-in methods may only be added and removed shortly after signing in. */
const recent = new Set([
  ...['/passkey/generate-register-options', '/passkey/verify-registration', '/passkey/delete-passkey'],
  ...['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'],
])
/** The library's codes, sent with 400, for a wrong password of a signed-in person. */
const guesses = new Set(['INVALID_PASSWORD', 'INVALID_BACKUP_CODE', 'INVALID_CODE'])
const recentMs = 15 * 60_000

const signInActor = system('sign-in')

const answer = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  Response.json({ code, message }, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

export interface Asker {
  clientIp: string
  /** Whether it is the address of an unlisted proxy, shared by all its clients. */
  isShared: boolean
}

/**
 * Answers a request below /api/v1/auth; errors are problem details whose `code` is the library's own.
 * `request` contains the client's address in the library's header.
 */
export async function answerAuthRequest(
  context: ApiContext,
  request: Request,
  asker: Asker,
): Promise<Response> {
  const given = await libraryAnswer(context, request, asker)
  if (given.status < 400) return given
  const { code, message } = objectIn(await given.text())
  const name = typeof code === 'string' && code !== '' ? code : `STATUS_${given.status}`
  const word = name.toLowerCase().replaceAll('_', '-')
  const headers = new Headers(given.headers)
  headers.set('Content-Type', 'application/problem+json')
  headers.set('Cache-Control', 'no-store')
  headers.delete('Content-Length')
  const problem = {
    ...{ type: `/problems/${word}`, title: word.replaceAll('-', ' '), status: given.status },
    ...{ detail: typeof message === 'string' ? message : 'This was refused.', code: name },
  }
  return new Response(JSON.stringify(problem), { status: given.status, headers })
}

async function libraryAnswer(
  { db, accounts, refusals, siteUrl }: ApiContext,
  request: Request,
  { clientIp, isShared }: Asker,
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(authPath.length)
  if (!open.has(`${request.method} ${path}`))
    return answer(404, 'NOT_FOUND', 'Nothing exists at this address.')
  if (request.method === 'POST') {
    const origin = request.headers.get('origin')
    if (origin !== null && origin !== new URL(siteUrl).origin)
      return answer(403, 'INVALID_ORIGIN', 'Only pages of the newsroom itself may send this.')
  }
  const session = await accounts.sessionOf(request.headers)
  if (recent.has(path) && session && Date.now() - session.createdAt.getTime() > recentMs)
    return answer(403, 'SESSION_NOT_FRESH', 'Sign in again to change your sign-in methods.')

  const text = request.method === 'POST' ? await request.text() : ''
  if (text !== '' && !/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return answer(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.')
  const body = objectIn(text)
  let email: string | null = null
  if (path === '/sign-in/email') {
    const read = mailbox.safeParse(typeof body.email === 'string' ? fromAccount(body.email) : '')
    if (!read.success) return answer(400, 'INVALID_EMAIL', 'This is not an e-mail address.')
    email = read.data
    body.email = toAccount(email)
  }
  if (path === '/change-password') body.revokeOtherSessions = true
  const limitsOf = (account: string) => signInLimits(account, networkOf(clientIp), isShared)
  const limits: SignInLimits | null =
    email !== null
      ? limitsOf(email)
      : session && showing.has(path)
        ? limitsOf(`user ${session.userId}`)
        : null
  const failed = async (status: number, code: string) => {
    const staffId = await staffOf(db, session?.userId ?? null, email)
    refusals.signIn({ address: clientIp, staffId, way: path, status, code })
  }

  const { wait, isFirst } = limits
    ? await execute(db, signInActor, takeAttempt, limits)
    : { wait: 0, isFirst: false }
  const settle = async (cameIn: boolean) =>
    limits && void (await execute(db, signInActor, settleAttempt, { ...limits, isFirst, cameIn }))
  if (wait > 0) {
    await failed(429, 'TOO_MANY_ATTEMPTS')
    const headers = { 'Retry-After': String(Math.ceil(wait / 1000)) }
    return answer(429, 'TOO_MANY_ATTEMPTS', 'Too many attempts. Wait, and try again.', headers)
  }
  if (path === '/change-password' && session) {
    const { email: own, name } = await accounts.userOf(session.userId)
    if (await isWeak(String(body.newPassword ?? ''), [own, name, new URL(siteUrl).hostname])) {
      await settle(false)
      return answer(400, 'PASSWORD_TOO_COMMON', 'This password is too easy to guess.')
    }
  }
  // A device is not trusted for a month without the second factor, and adding a passkey starts no session.
  const { trustDevice: _, createSession: __, ...kept } = body
  const forwarded = new Request(request.url, {
    ...{ method: request.method, headers: request.headers },
    ...(request.method === 'POST' ? { body: text === '' ? '' : JSON.stringify(kept) } : {}),
  })
  const given = await accounts.handle(forwarded)
  if (!showing.has(path)) return given
  if (given.status >= 400) {
    const code = String(objectIn(await given.clone().text()).code ?? '')
    await failed(given.status, code)
    // A request refused for its form was not a guess.
    if (given.status !== 401 && !guesses.has(code)) await settle(false)
  } else await settle(true)
  return given
}

/** Parses a JSON object; empty for anything else, and for text that the database cannot store (NUL). */
function objectIn(text: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text, (_, value) => {
      if (typeof value === 'string' && value.includes('\0')) throw new SyntaxError('NUL')
      return value
    })
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? { ...found } : {}
  } catch {
    return {}
  }
}

/** The member that a failure is about, for the log; null when there is none. */
async function staffOf(db: ApiContext['db'], userId: string | null, email: string | null) {
  const query = db.selectFrom('staff').select('id')
  const row =
    userId !== null
      ? await query.where('userId', '=', userId).executeTakeFirst()
      : email !== null
        ? await query.where('email', '=', email).executeTakeFirst()
        : undefined
  return row?.id ?? null
}
