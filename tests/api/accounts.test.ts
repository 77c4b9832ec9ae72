/** Coming in: by a link, with a password, and out again; and what a stranger cannot do. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/content/command.ts'
import { invite } from '../../src/content/staff/invitations.ts'
import { createToken } from '../../src/content/staff/tokens.ts'
import { desk, eventually } from '../harness.ts'
import { openApi, password, type TestApi } from './api.ts'

let api: TestApi

/** Of the link that is printed once the program is up. */
async function firstToken({ program }: TestApi): Promise<string> {
  const printed = () => /invitation\?token=(\S+)/.exec(program.output())?.[1]
  await eventually('the link is printed', () => printed() !== undefined)
  return printed()!
}

/** RFC 6238, as an authenticator computes it. */
function totp(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE(digest[19]! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
beforeAll(async () => {
  api = await openApi()
}, 90_000)
afterAll(() => api.close())

test('the first administrator comes in by the printed link, once', async () => {
  const token = await firstToken(api)
  expect((await api.nobody.get(`/invitations/${token}`)).body).toMatchObject({ role: 'administrator' })
  const given = { name: 'ليلى', email: 'Layla@Example.org', password }
  const joined = await api.nobody.post(`/invitations/${token}`, given)
  expect(joined.status).toBe(200)
  expect(joined.headers.getSetCookie().join()).toMatch(
    /nashra-staff\.session_token=.*HttpOnly.*SameSite=Lax/i,
  )
  expect((await api.nobody.post(`/invitations/${token}`, given)).status).toBe(404)
})

test('nobody is told 401 before anything else is looked at', async () => {
  for (const [path, body] of [
    ['/sections', { name: 5 }],
    ['/invitations/short', {}],
  ] as const) {
    const answer = await api.nobody.post(path, body)
    expect([401, 422]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({ type: `/problems/${answer.body.code}`, status: answer.status })
  }
  expect((await api.nobody.send('POST', '/sections', '{broken')).status).toBe(401)
  const wrong = await api.nobody.send('GET', '/me', null, { Authorization: 'Bearer nashra_wrong' })
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
})

test('a member signs in, is told who they are, and signs out', async () => {
  const editor = await api.member('editor')
  const me = await editor.get('/me')
  expect(me.body).toMatchObject({ staff: { id: editor.staffId, role: 'editor', email: editor.email } })
  expect(me.body.may).toContain('publish')
  expect(me.body.may).not.toContain('administer')
  expect((await editor.post('/auth/sign-out', {})).status).toBe(200)
  expect((await editor.get('/me')).status).toBe(401)
})

test('another site cannot use the session of somebody who is signed in', async () => {
  const administrator = await api.member('administrator')
  const forged = { Origin: 'https://evil.example', Cookie: administrator.cookie }
  const answer = await api.nobody.post('/sections', { name: 'قسم' }, forged)
  expect([answer.status, answer.body.code]).toEqual([403, 'forbidden'])
  const silent = await api.nobody.post('/sections', { name: 'قسم' }, { Cookie: administrator.cookie })
  expect(silent.status).toBe(403)
  expect((await administrator.post('/sections', { name: 'قسم' })).status).toBe(201)
})

test('a session that somebody planted before signing in is not the one after it', async () => {
  const reporter = await api.member('reporter')
  const planted = 'nashra-staff.session_token=planted.value'
  const signed = await api.nobody.post(
    '/auth/sign-in/email',
    { email: reporter.email, password },
    { Cookie: planted, Origin: api.url },
  )
  expect(signed.status).toBe(200)
  expect(signed.headers.getSetCookie().join()).not.toContain('planted.value')
  expect((await api.nobody.send('GET', '/me', null, { Cookie: planted })).status).toBe(401)
})

test('a stolen session is revoked from another one', async () => {
  const reporter = await api.member('reporter')
  const signed = await api.nobody.post(
    '/auth/sign-in/email',
    { email: reporter.email, password },
    { Origin: api.url },
  )
  const stolen = { Cookie: signed.headers.getSetCookie()[0]!.split(';')[0]! }
  expect((await api.nobody.send('GET', '/me', null, stolen)).status).toBe(200)
  const sessions = await reporter.get('/auth/list-sessions')
  expect(sessions.body).toHaveLength(2)
  const other = sessions.body.find((one: { token: string }) => !reporter.cookie.includes(one.token))
  expect((await reporter.post('/auth/revoke-session', { token: other.token })).status).toBe(200)
  expect((await api.nobody.send('GET', '/me', null, stolen)).status).toBe(401)
  expect((await reporter.get('/me')).status).toBe(200)
})

test('nobody signs up by themselves, and a lost password ends what was open', async () => {
  const up = await api.nobody.post(
    '/auth/sign-up/email',
    { email: 'x@example.org', password, name: 'x' },
    { Origin: api.url },
  )
  expect(up.status).toBeGreaterThanOrEqual(400)
  const reporter = await api.member('reporter')
  const passkeys = () => sql`select id from auth_passkeys`.execute(api.db)
  await sql`insert into auth_passkeys
    (id, public_key, user_id, credential_id, counter, device_type, backed_up)
    select 'planted', 'key', user_id, 'planted', 0, 'singleDevice', false from staff
    where id = ${reporter.staffId}`.execute(api.db)
  const { token } = await execute(api.db, desk, invite, { staffId: reporter.staffId })
  const again = await api.nobody.post(`/invitations/${token}`, {
    name: 'كاتبة',
    email: 'ignored@example.org',
    password: `${password} جديدة`,
  })
  expect(again.status).toBe(200)
  expect((await reporter.get('/me')).status).toBe(401)
  expect((await passkeys()).rows).toEqual([])
  const old = await api.nobody.post(
    '/auth/sign-in/email',
    { email: reporter.email, password },
    { Origin: api.url },
  )
  expect(old.status).toBe(401)
})

test('of two who send the same link at the same moment one alone chooses the password', async () => {
  const reporter = await api.member('reporter')
  const { token } = await execute(api.db, desk, invite, { staffId: reporter.staffId })
  const passwords = ['أولى', 'ثانية', 'ثالثة', 'رابعة'].map((word) => `${password} ${word}`)
  const answers = await Promise.all(
    passwords.map((one) =>
      api.nobody.post(`/invitations/${token}`, { name: 'ك', email: reporter.email, password: one }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404, 404])
  const credential = {
    email: reporter.email,
    password: passwords[answers.findIndex((a) => a.status === 200)],
  }
  expect((await api.nobody.post('/auth/sign-in/email', credential, { Origin: api.url })).status).toBe(200)
})

test('the first link gives nobody the account of somebody who is there', async () => {
  const reporter = await api.member('reporter')
  const { token } = await execute(api.db, desk, invite, { staffId: null })
  const taken = await api.nobody.post(`/invitations/${token}`, {
    ...{ name: 'دخيل', email: reporter.email, password: `${password} دخيلة` },
  })
  expect(taken.status).toBe(409)
  expect((await reporter.get('/me')).status).toBe(200)
})

test('what people do with their accounts is in the audit log, once it is done', async () => {
  const administrator = await api.as('administrator')
  const editor = await api.member('editor')
  const deeds = async () =>
    (await administrator.get(`/audit?staffId=${editor.staffId}`)).body.items.map(
      ({ subject }: { subject: string }) => subject.replace('account:', ''),
    )
  expect((await deeds()).sort()).toEqual(['joined', 'signed-in'])
  const begun = await editor.post('/auth/two-factor/enable', { password })
  const secret = /secret=(\w+)/.exec(begun.body.totpURI)![1]!
  const verified = await editor.post('/auth/two-factor/verify-totp', { code: totp(secret) })
  const now = { Cookie: verified.headers.getSetCookie()[0]!.split(';')[0]!, Origin: api.url }
  expect((await api.nobody.post('/auth/two-factor/generate-backup-codes', { password }, now)).status).toBe(
    200,
  )
  const before = await deeds()
  expect(before[0]).toBe('backup-codes-made')
  // The second factor is still to come.
  const half = { email: editor.email, password }
  const asked = await api.nobody.post('/auth/sign-in/email', half, { Origin: api.url })
  expect(asked.body.twoFactorRedirect).toBe(true)
  expect(await deeds()).toEqual(before)
  expect((await api.nobody.post('/auth/sign-out', {}, now)).status).toBe(200)
  expect((await deeds())[0]).toBe('signed-out')
})

/** The status that answers a body of seven megabytes, on a connection of its own: the server may close it. */
async function statusOfTooMuch(path: string, headers: Record<string, string>): Promise<number> {
  const agent = new Agent({ keepAlive: true })
  const sent = request(`${api.url}/api/v1${path}`, { method: 'POST', agent, headers })
  sent.on('error', () => {})
  sent.end(Buffer.alloc(7 * 1024 * 1024, 'a'))
  const [answer] = await once(sent, 'response')
  agent.destroy()
  return answer.statusCode
}

test('a stranger sends no more than a route can take, whatever they call it', async () => {
  for (const path of ['/auth/verify-email', '/invitations/a-token-that-nobody-has-made'])
    for (const type of ['application/JSON', 'application/x-www-form-urlencoded', 'application/json']) {
      const headers = { 'Content-Type': type, Origin: api.url }
      expect([path, type, await statusOfTooMuch(path, headers)]).toEqual([path, type, 413])
      const inParts = { ...headers, 'Transfer-Encoding': 'chunked' }
      expect([path, type, await statusOfTooMuch(path, inParts)]).toEqual([path, type, 413])
    }
})

test('a body that comes in parts without a length is read', async () => {
  const { token } = await execute(api.db, desk, createToken, { name: 'أجزاء', role: 'reporter' })
  const sent = await fetch(`${api.url}/api/v1/articles`, {
    ...{ method: 'POST', body: new Blob(['{"headline":', '"على أجزاء"}']).stream(), duplex: 'half' },
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  } as RequestInit)
  expect(sent.status).toBe(201)
})

test('who guesses passwords is told to wait', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) {
    const answer = await api.nobody.post(
      '/auth/sign-in/email',
      { email: 'layla@example.org', password: `guess ${n} guess` },
      { Origin: api.url, 'X-Forwarded-For': `10.0.0.${n}` },
    )
    statuses.push(answer.status)
  }
  expect(statuses.at(-1)).toBe(429)
})

test('behind https the cookies are for https alone', async () => {
  const secure = await openApi({ SITE_URL: 'https://news.example' })
  const token = await firstToken(secure)
  const given = { name: 'ليلى', email: 'layla@example.org', password }
  const joined = await secure.nobody.post(`/invitations/${token}`, given)
  expect(joined.status).toBe(200)
  expect(joined.headers.getSetCookie().join()).toMatch(/^__Secure-nashra-staff\.session_token=.*; Secure/)
  await secure.close()
})
