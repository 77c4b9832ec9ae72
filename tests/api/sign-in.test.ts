/** Attempts to sign in without permission: what is refused, what is logged, and what ends. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWeak } from '../../src/api/accounts/weak-password.ts'
import { invite } from '../../src/content/staff/invitations.ts'
import { signInLimits } from '../../src/content/staff/sign-in.ts'
import { addStaff } from '../../src/content/staff/staff.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, nashra } from '../harness.ts'
import { type Answer, type Client, openApi, password, type TestApi } from './api.ts'

let api: TestApi
let administrator: Client
beforeAll(async () => {
  api = await openApi({ LOG_LEVEL: 'info' })
  administrator = await api.as('administrator')
})
afterAll(() => api.close())

const signIn = (email: string, word: string, headers: Record<string, string> = {}) =>
  api.nobody.post('/auth/sign-in/email', { email, password: word }, { Origin: api.url, ...headers })
const cookieOf = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
const lines = (message: string) =>
  api.program
    .output()
    .split('\n')
    .filter((line) => line.includes(`"msg":"${message}"`))
    .map((line) => JSON.parse(line))

/** RFC 6238, as an authenticator computes it. */
function totp(secret: string, step = Math.floor(Date.now() / 30_000)): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  return String((digest.readUInt32BE(digest[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('ten failed sign-ins are logged and counted; then only that address has to wait', {
  tags: 'long',
}, async () => {
  const [reporter, other] = [await api.member('reporter'), await api.member('reporter')]
  for (let n = 0; n < 10; n++) expect((await signIn(reporter.email, `wrong guess ${n}`)).status).toBe(401)
  await eventually('the lines are there', () => lines('sign-in failed').length === 10)
  for (const line of lines('sign-in failed'))
    expect(line).toMatchObject({
      address: '127.0.0.1',
      staffId: reporter.staffId,
      way: '/sign-in/email',
      status: 401,
    })
  expect(api.program.output()).not.toContain('wrong guess')
  const eleventh = await signIn(reporter.email, password)
  expect([eleventh.status, Number(eleventh.headers.get('retry-after')) > 60]).toEqual([429, true])
  // The same address, or another spelling of one's own: others come in.
  expect((await signIn(reporter.email.toUpperCase(), password)).status).toBe(429)
  expect((await signIn(other.email, password)).status).toBe(200)
  expect((await reporter.get('/me')).status).toBe(200)
  const metrics = await (await fetch(`${api.url}/metrics`)).text()
  expect(metrics).toContain('nashra_sign_in_failures_total{way="/sign-in/email"} 12')
})

test('guesses from many addresses lock an account, except for devices its owner used before', async () => {
  const [known, other] = [await api.member('reporter'), await api.member('reporter')]
  expect((await signIn(known.email, password)).status).toBe(200)
  for (const { email } of [known, other])
    await api.db
      .insertInto('signInFailures')
      .values({
        ...{ key: signInLimits(email, '127.0.0.1', false).account.key, count: 100 },
        endsAt: new Date(Date.now() + 3_600_000),
      })
      .onConflict((oc) => oc.column('key').doUpdateSet({ count: 100 }))
      .execute()
  expect((await signIn(other.email, password)).status).toBe(429)
  expect((await signIn(known.email, password)).status).toBe(200)
  for (let n = 0; n < 10; n++) expect((await signIn(known.email, `wrong ${n} guess`)).status).toBe(401)
  expect((await signIn(known.email, password)).status).toBe(429)
})

test('of many guesses at the same moment ten are checked, and a successful sign-in is not counted', async () => {
  const [reporter, other] = [await api.member('reporter'), await api.member('reporter')]
  const guesses = Array.from({ length: 40 }, (_, n) => signIn(reporter.email, `one of many ${n}`))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)
  for (let n = 0; n < 12; n++) expect((await signIn(other.email, password)).status).toBe(200)
})

test('behind an unconfigured proxy nobody locks out others, and the log names the missing setting', {
  tags: 'long',
}, async () => {
  const [reporter, other] = [await api.member('reporter'), await api.member('reporter')]
  const through = { 'X-Forwarded-For': '198.51.100.7' }
  for (let n = 0; n < 40; n++) await signIn(`nobody-${n}@example.org`, password, through)
  for (let n = 0; n < 10; n++) await signIn(reporter.email, 'wrong guess', through)
  expect((await signIn(reporter.email, password, through)).status).toBe(429)
  expect((await signIn(other.email, password, through)).status).toBe(200)
  await eventually('the log names the setting', () =>
    /forwarded by 127\.0\.0\.1, which is not in TRUSTED_PROXIES/.test(api.program.output()),
  )
  const env = { DATABASE_URL: api.database.url, DATA_DIR: api.dataDir, SITE_URL: api.url }
  const { stdout } = await nashra(['doctor'], env)
  expect(stdout).toMatch(/WRONG .*Set TRUSTED_PROXIES=127\.0\.0\.1 if it is your proxy/)
  const named = await nashra(['doctor'], { ...env, TRUSTED_PROXIES: '127.0.0.0/8' })
  expect(named.stdout).not.toContain('TRUSTED_PROXIES')
})

test('a forged header starts no new count, and many accounts behind one proxy are limited', async () => {
  const reporter = await api.member('reporter')
  for (let n = 0; n < 10; n++) {
    const headers: Record<string, string> =
      n % 2 === 0 ? { 'X-Forwarded-For': `198.51.100.${n}` } : { 'X-Real-Ip': 'anything' }
    expect((await signIn(reporter.email, 'wrong guess', headers)).status).toBe(401)
  }
  const each: Record<string, string>[] = [{}, { 'X-Forwarded-For': '203.0.113.1' }, { 'X-Real-Ip': 'x' }]
  for (const headers of each) expect((await signIn(reporter.email, password, headers)).status).toBe(429)
  const { key, most } = signInLimits('', '127.0.0.1', true).address
  await sql`update sign_in_failures set count = ${most} where key = ${key}`.execute(api.db)
  const through = { 'X-Forwarded-For': '198.51.100.7' }
  expect((await signIn('one-more@example.org', password, through)).status).toBe(429)
  await sql`delete from sign_in_failures where key = ${key}`.execute(api.db)
})

test('requests refused for their origin or form do not count as guesses', async () => {
  const reporter = await api.member('reporter')
  const text = JSON.stringify({ email: reporter.email, password: 'wrong guess' })
  const send = async (headers: Record<string, string>, body = text) =>
    (await api.nobody.send('POST', '/auth/sign-in/email', body, headers)).status
  const json = { 'Content-Type': 'application/json' }
  const foreign = { Origin: 'https://evil.example' }
  for (let n = 0; n < 6; n++) {
    expect(await send({ 'Content-Type': 'text/plain', ...foreign })).toBe(403)
    expect(await send({ ...json, Origin: 'null' })).toBe(403)
    expect(await send({ 'Content-Type': 'text/plain', Origin: api.url })).toBe(415)
    expect(await send({ ...json, Origin: api.url }, JSON.stringify({ email: reporter.email }))).toBe(400)
  }
  expect((await signIn(reporter.email, password)).status).toBe(200)
})

test('sign-in validates a mail address as other routes do, NUL included', async () => {
  const reporter = await api.member('reporter')
  for (const email of ['a\0b@example.org', '\0', 'nobody', '', { a: 1 }, ['x@example.org']])
    expect([email, (await signIn(email as string, password)).status]).toEqual([email, 400])
  expect((await signIn(reporter.email, 'wrong\0guess')).status).toBe(400)
  expect((await reporter.post('/auth/revoke-session', { token: 'a\0b' })).status).toBe(400)
  expect((await signIn(` ${reporter.email.toUpperCase()} `, password)).status).toBe(200)
})

test('a new password always ends the other sessions', async () => {
  const reporter = await api.member('reporter')
  const other = { Cookie: cookieOf(await signIn(reporter.email, password)) }
  expect((await api.nobody.send('GET', '/me', null, other)).status).toBe(200)
  const changed = await reporter.post('/auth/change-password', {
    ...{ currentPassword: password, newPassword: `${password} جديدة`, revokeOtherSessions: false },
  })
  expect(changed.status).toBe(200)
  expect((await api.nobody.send('GET', '/me', null, other)).status).toBe(401)
  const here = { Cookie: cookieOf(changed) }
  expect((await api.nobody.send('GET', '/me', null, here)).status).toBe(200)
})

test('only those routes of the accounts library that the screens use are open', async () => {
  const member = await api.member('administrator')
  const closed = [
    ...[
      'GET /ok',
      'GET /error',
      'POST /update-user',
      'POST /change-email',
      'POST /delete-user',
      'POST /set-password',
    ],
    ...[
      'POST /sign-up/email',
      'POST /sign-in/social',
      'POST /request-password-reset',
      'POST /reset-password',
    ],
    ...[
      'GET /verify-email',
      'POST /verify-password',
      'POST /update-session',
      'GET /list-accounts',
      'POST /unlink-account',
    ],
    ...[
      'POST /revoke-sessions',
      'POST /two-factor/get-totp-uri',
      'POST /two-factor/send-otp',
      'POST /passkey/update-passkey',
    ],
    ...[
      'POST /sign-in/email/',
      'POST //sign-in/email',
      'POST /sign-in/%65mail',
      'GET /sign-in/email',
      'POST /Sign-In/Email',
    ],
  ]
  for (const one of closed) {
    const [method, path] = one.split(' ') as [string, string]
    const headers = { 'Content-Type': 'application/json' }
    const { status } = await member.send(method, `/auth${path}`, method === 'POST' ? '{}' : null, headers)
    expect([one, status]).toEqual([one, 404])
  }
})

test('a code of the second factor works once, also at the same moment, and no device may skip it', async () => {
  const editor = await api.member('editor')
  const begun = await editor.post('/auth/two-factor/enable', { password })
  const secret = /secret=(\w+)/.exec(begun.body.totpURI)![1]!
  const step = Math.floor(Date.now() / 30_000)
  expect((await editor.post('/auth/two-factor/verify-totp', { code: totp(secret, step) })).status).toBe(200)
  const half = async () => {
    const asked = await signIn(editor.email, password)
    expect(asked.body.twoFactorRedirect).toBe(true)
    return { Cookie: cookieOf(asked), Origin: api.url }
  }
  const verify = async (code: string, more = {}) =>
    api.nobody.post('/auth/two-factor/verify-totp', { code, ...more }, await half())
  expect((await verify(totp(secret, step))).status).toBe(401)
  const both = await Promise.all([verify(totp(secret, step + 1)), verify(totp(secret, step + 1))])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from auth_verifications
    where identifier like 'trust-device%'`.execute(api.db)
  // A valid unused code, even if the next half minute has begun.
  const trust = (at: number) => verify(totp(secret, at), { trustDevice: true })
  let trusting = await trust(step - 1)
  if (trusting.status === 401) trusting = await trust(Math.floor(Date.now() / 30_000) + 1)
  expect([trusting.status, cookieOf(trusting)]).toEqual([200, expect.not.stringContaining('trust_device')])
  expect(rows).toEqual([{ n: 0 }])
})

test('sign-in methods change only after a recent sign-in, and a session ends however much it is used', async () => {
  const editor = await api.member('editor')
  const age = (hours: number) =>
    sql`update auth_sessions set created_at = now() - make_interval(hours => ${hours}) where user_id =
      (select user_id from staff where id = ${editor.staffId})`.execute(api.db)
  await age(1)
  for (const answer of [
    await editor.get('/auth/passkey/generate-register-options'),
    await editor.post('/auth/two-factor/enable', { password }),
    await editor.post('/auth/passkey/delete-passkey', { id: 'x' }),
  ])
    expect(answer.body).toEqual({
      ...{ type: '/problems/session-not-fresh', title: 'session not fresh', status: 403 },
      ...{ detail: 'Sign in again to change your sign-in methods.', code: 'SESSION_NOT_FRESH' },
    })
  expect((await editor.get('/me')).status).toBe(200)
  await age(24 * 31)
  expect((await editor.get('/me')).status).toBe(401)
  expect((await editor.get('/auth/list-sessions')).status).toBe(401)
})

test('a newsroom that requires a second factor shows members without one only their account', async () => {
  const editor = await api.member('editor')
  const { version } = (await administrator.get('/publication')).body
  expect((await administrator.put('/publication', { requireSecondFactor: true, version })).status).toBe(200)
  const refused = await editor.get('/articles')
  expect([refused.status, refused.body.reason]).toEqual([403, 'second-factor'])
  expect((await editor.get('/me')).body).toMatchObject({ mustSecure: true, twoFactor: false })
  const begun = await editor.post('/auth/two-factor/enable', { password })
  const code = totp(/secret=(\w+)/.exec(begun.body.totpURI)![1]!)
  const verified = await editor.post('/auth/two-factor/verify-totp', { code })
  const now = { Cookie: cookieOf(verified), Origin: api.url }
  expect((await api.nobody.send('GET', '/articles', null, now)).status).toBe(200)
  // Programs have no telephone.
  expect((await administrator.get('/articles')).status).toBe(200)
  await administrator.put('/publication', { requireSecondFactor: false, version: null })
  const [last] = (await administrator.get('/audit?subject=publication')).body.items
  expect(last.detail).toEqual({ requireSecondFactor: [true, false] })
})

test('a common password is refused, and there are no composition rules', async () => {
  const weak = [
    ...[
      '1234567890',
      'qwertyuiop',
      'Password123',
      '١٢٣٤٥٦٧٨٩٠',
      '1q2w3e4r5t6y',
      'aaaaaaaaaaaa',
      'abcabcabcabc',
    ],
    ...[
      'ضصثقفغعهخح',
      'ابتثجحخدذر',
      'Manchester2026!',
      'passwordpassword',
      'layla.hassan',
      'Layla Hassan 1',
      'غرفة الأخبار',
    ],
  ]
  const about = ['layla.hassan@example.org', 'Layla Hassan', 'غرفة الأخبار']
  for (const one of weak) expect([one, await isWeak(one, about)]).toEqual([one, true])
  const fine = ['قطار يمضي نحو البحر', 'correct horse battery', 'mgkeoruzbnmq', 'ليلى تكتب كل صباح', password]
  for (const one of fine) expect([one, await isWeak(one, about)]).toEqual([one, false])

  const { id } = await execute(api.db, desk, addStaff, {
    ...{ name: 'سلمى', email: 'salma@example.org', role: 'reporter' as const },
  })
  const { token } = await execute(api.db, desk, invite, { staffId: id })
  const join = (word: string) =>
    api.nobody.post(`/invitations/${token}`, { name: 'سلمى', email: 'salma@example.org', password: word })
  for (const word of ['1234567890', 'salma@example.org']) {
    const refused = await join(word)
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      422,
      { path: 'password', code: 'common' },
    ])
  }
  expect((await join(password)).status).toBe(200)
  const changing = await api.member('reporter')
  const changed = await changing.post('/auth/change-password', {
    ...{ currentPassword: password, newPassword: '1234567890' },
  })
  expect([changed.status, changed.body.code]).toEqual([400, 'PASSWORD_TOO_COMMON'])
})

test('a token and its links end with its member’s account, and with the role that allowed them', async () => {
  const [owner] = [await api.member('administrator'), await api.member('administrator')]
  const make = async (client: Client, role: string) =>
    (await client.post('/tokens', { name: `${role} program`, role })).body as { id: number; token: string }
  const with_ = (token: string) => ({ Authorization: `Bearer ${token}` })
  const status = async ({ token }: { token: string }) =>
    (await api.nobody.send('GET', '/me', null, with_(token))).status
  const [first, small] = [await make(owner, 'administrator'), await make(owner, 'reporter')]
  const made = await api.nobody.post(
    '/tokens',
    { name: 'made by a program', role: 'editor' },
    with_(first.token),
  )
  const { id } = (await api.nobody.post('/articles', { headline: 'مسودة' }, with_(made.body.token))).body
  const target = { kind: 'article', id }
  const link = (await api.nobody.post('/previews', { target }, with_(made.body.token))).body.url as string
  expect((await fetch(link)).status).toBe(200)
  // A preview that was made with a token ends with it.
  expect((await administrator.del(`/tokens/${first.id}`)).status).toBe(204)
  expect([await status(first), await status(made.body), await status(small)]).toEqual([401, 401, 200])
  expect((await fetch(link)).status).toBe(404)
  const again = (await api.nobody.post('/previews', { target }, with_(small.token))).body.url as string

  const second = await make(owner, 'administrator')
  const edit = (role: string, active: boolean) =>
    administrator.put(`/staff/${owner.staffId}`, { name: 'ليلى', role, active, version: null })
  expect((await edit('editor', true)).status).toBe(200)
  expect([await status(second), await status(small), (await fetch(again)).status]).toEqual([401, 200, 200])
  expect((await edit('editor', false)).status).toBe(200)
  expect([await status(small), (await fetch(again)).status]).toEqual([401, 404])
  const { items } = (await administrator.get(`/audit?subject=staff:${owner.staffId}`)).body
  expect(items[0]).toMatchObject({ command: 'staff.edit', detail: { active: [true, false] } })
  expect(items[1].detail).toEqual({ name: [expect.any(String), 'ليلى'], role: ['administrator', 'editor'] })
})

test('the audit log records commands of the command line, and the program’s log records refusals', async () => {
  const env = { DATABASE_URL: api.database.url, DATA_DIR: api.dataDir }
  const { stdout } = await nashra(['token', 'create', '--role', 'editor', '--name', 'wire'], env)
  const token = stdout.trim().split('\n').at(-1)!
  const [made] = (await administrator.get('/audit')).body.items
  expect(made).toMatchObject({
    ...{
      actor: 'command line',
      command: 'token.create',
      name: 'wire',
      detail: { role: 'editor', days: 365 },
    },
  })
  await api.nobody.send('GET', '/audit', null, { Authorization: `Bearer ${token}` })
  await api.nobody.send('GET', '/audit', null, { Authorization: 'Bearer nashra_nothing' })
  await eventually('the log has both lines', () => {
    const told = lines('request refused').filter(({ path }) => path === '/api/v1/audit')
    return (
      told.some(({ status, actor }) => status === 403 && actor === 'wire') &&
      told.some((one) => one.status === 401)
    )
  })
  expect(api.program.output()).not.toContain(token)
})
