/** Coming in: by a link, with a password, and out again; and what a stranger cannot do. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite } from '../../src/content/staff/invitations.ts'
import { addStaff } from '../../src/content/staff/staff.ts'
import { createToken } from '../../src/content/staff/tokens.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually } from '../harness.ts'
import { openApi, password, type TestApi } from './api.ts'

let api: TestApi

/** The token of the link that the program prints when it is up. */
async function firstToken({ program }: TestApi): Promise<string> {
  const printed = () => /invitation\?token=(\S+)/.exec(program.output())?.[1]
  await eventually('the program prints the link', () => printed() !== undefined)
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
})
afterAll(() => api.close())

test('the first administrator signs in by the printed link, which works once', async () => {
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

test('a request without an account gets 401 before anything else is checked', async () => {
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

test('a member signs in, reads their own account, and signs out', async () => {
  const editor = await api.member('editor')
  const me = await editor.get('/me')
  expect(me.body).toMatchObject({ staff: { id: editor.staffId, role: 'editor', email: editor.email } })
  expect(me.body.may).toContain('publish')
  expect(me.body.may).not.toContain('administer')
  expect((await editor.post('/auth/sign-out', {})).status).toBe(200)
  expect((await editor.get('/me')).status).toBe(401)
})

test('another site cannot use a member’s session', async () => {
  const administrator = await api.member('administrator')
  const forged = { Origin: 'https://evil.example', Cookie: administrator.cookie }
  const answer = await api.nobody.post('/sections', { name: 'قسم' }, forged)
  expect([answer.status, answer.body.code]).toEqual([403, 'forbidden'])
  const silent = await api.nobody.post('/sections', { name: 'قسم' }, { Cookie: administrator.cookie })
  expect(silent.status).toBe(403)
  expect((await administrator.post('/sections', { name: 'قسم' })).status).toBe(201)
})

test('signing in starts a new session, even where a session cookie was planted before', async () => {
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

test('a member revokes a stolen session from another session', async () => {
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

test('signing up is refused, and a password reset ends all open sessions', async () => {
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

test('when two people use one link at the same moment, only one chooses the password', async () => {
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

test('the first link cannot take over an existing account', async () => {
  const reporter = await api.member('reporter')
  const { token } = await execute(api.db, desk, invite, { staffId: null })
  const taken = await api.nobody.post(`/invitations/${token}`, {
    ...{ name: 'دخيل', email: reporter.email, password: `${password} دخيلة` },
  })
  expect(taken.status).toBe(409)
  expect((await reporter.get('/me')).status).toBe(200)
})

test('the audit log records a change of an account after it is made', async () => {
  const administrator = await api.as('administrator')
  const editor = await api.member('editor')
  const logged = async () =>
    (await administrator.get(`/audit?staffId=${editor.staffId}`)).body.items.map(
      ({ subject }: { subject: string }) => subject.replace('account:', ''),
    )
  expect((await logged()).sort()).toEqual(['joined', 'signed-in'])
  const begun = await editor.post('/auth/two-factor/enable', { password })
  const secret = /secret=(\w+)/.exec(begun.body.totpURI)![1]!
  const verified = await editor.post('/auth/two-factor/verify-totp', { code: totp(secret) })
  const now = { Cookie: verified.headers.getSetCookie()[0]!.split(';')[0]!, Origin: api.url }
  expect((await api.nobody.post('/auth/two-factor/generate-backup-codes', { password }, now)).status).toBe(
    200,
  )
  const before = await logged()
  expect(before[0]).toBe('backup-codes-made')
  // The second factor is still to come.
  const half = { email: editor.email, password }
  const asked = await api.nobody.post('/auth/sign-in/email', half, { Origin: api.url })
  expect(asked.body.twoFactorRedirect).toBe(true)
  expect(await logged()).toEqual(before)
  expect((await api.nobody.post('/auth/sign-out', {}, now)).status).toBe(200)
  expect((await logged())[0]).toBe('signed-out')
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

test('a body larger than its route accepts is refused, whatever its content type', async () => {
  for (const path of ['/auth/verify-email', '/invitations/a-token-that-nobody-has-made'])
    for (const type of ['application/JSON', 'application/x-www-form-urlencoded', 'application/json']) {
      const headers = { 'Content-Type': type, Origin: api.url }
      expect([path, type, await statusOfTooMuch(path, headers)]).toEqual([path, type, 413])
      const inParts = { ...headers, 'Transfer-Encoding': 'chunked' }
      expect([path, type, await statusOfTooMuch(path, inParts)]).toEqual([path, type, 413])
    }
  // Millions of brackets take seconds to be read: what is nested is bounded before anybody is known.
  for (const path of ['/auth/sign-in/email', '/invitations/a-token-that-nobody-has-made']) {
    const body = '['.repeat(65_537)
    const headers = { 'Content-Type': 'application/json', Origin: api.url }
    const { status } = await fetch(`${api.url}/api/v1${path}`, { method: 'POST', body, headers })
    expect([path, status]).toEqual([path, 413])
  }
})

test('a chunked body without a length is read', async () => {
  const { token } = await execute(api.db, desk, createToken, { name: 'أجزاء', role: 'reporter' })
  const sent = await fetch(`${api.url}/api/v1/articles`, {
    ...{ method: 'POST', body: new Blob(['{"headline":', '"على أجزاء"}']).stream(), duplex: 'half' },
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  } as RequestInit)
  expect(sent.status).toBe(201)
})

test('a client that guesses passwords is told to wait', async () => {
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

test('behind https the cookies are sent over https only', { tags: 'long' }, async () => {
  const secure = await openApi({ SITE_URL: 'https://news.example', TRUSTED_PROXIES: '127.0.0.0/8, ::1' })
  const token = await firstToken(secure)
  const given = { name: 'ليلى', email: 'layla@example.org', password }
  const joined = await secure.nobody.post(`/invitations/${token}`, given)
  expect(joined.status).toBe(200)
  expect(joined.headers.getSetCookie().join()).toMatch(
    /^__Host-nashra-staff\.session_token=[^;]*; (?!.*Domain)(?=.*Path=\/;).*Secure/,
  )
  // Behind a proxy that is named: who guesses has a whole IPv6 network of addresses, and is one.
  const guess = (address: string) =>
    secure.nobody.post(
      '/auth/sign-in/email',
      { email: given.email, password: 'wrong guess' },
      { Origin: 'https://news.example', 'X-Forwarded-For': address },
    )
  for (let n = 0; n < 10; n++) expect((await guess(`2001:db8:0:1:${n}::${n}`)).status).toBe(401)
  expect((await guess('2001:db8:0:1:ffff::1')).status).toBe(429)
  expect((await guess('2001:db8:0:2::1')).status).toBe(401)
  await secure.close()
})

test('a member cannot take the name of a colleague or of an existing author', async () => {
  const editor = await api.as('editor')
  const [one, other] = [await api.member('reporter'), await api.member('editor')]
  expect((await one.put('/me', { name: 'هدى الأمين' })).status).toBe(204)
  for (const name of ['هدى الأمين', ' هدي  الامين '])
    expect([name, (await other.put('/me', { name })).status]).toEqual([name, 409])
  // One's own stays, in another spelling too.
  expect((await one.put('/me', { name: 'هدى الامين' })).status).toBe(204)
  const { id: staffId } = await execute(api.db, desk, addStaff, {
    ...{ name: 'ضيفة', email: 'guest@example.org', role: 'reporter' as const },
  })
  const { token } = await execute(api.db, desk, invite, { staffId })
  const join = (name: string) =>
    api.nobody.post(`/invitations/${token}`, { name, email: 'guest@example.org', password })
  expect((await join('هدى الامين')).status).toBe(409)
  expect((await join('ضيفة')).status).toBe(200)
  await editor.post('/people', { name: 'كاتب معروف' })
  expect((await one.put('/me', { name: 'كاتب معروف' })).status).toBe(204)
  expect((await one.post('/me/author')).status).toBe(409)
  expect((await one.get('/me')).body.author).toBeNull()
})

test('a member gets one author of their own name, and the list finds articles by their byline', async () => {
  const [editor, reporter] = [await api.member('editor'), await api.as('reporter')]
  const member = await api.member('reporter')
  expect((await member.get('/me')).body.author).toBeNull()
  expect((await reporter.post('/me/author')).status).toBe(403)
  const { id: personId } = (await member.post('/me/author')).body
  expect((await member.get('/me')).body.author).toEqual({ id: personId, name: 'عضو reporter' })
  expect((await member.post('/me/author')).body).toEqual({ id: personId })
  // A colleague of the same name does not become the author that is there.
  expect((await (await api.member('reporter')).post('/me/author')).status).toBe(409)
  expect((await (await api.member('moderator')).post('/me/author')).status).toBe(403)
  // An administrator gives another one; merged with a third, the member signs as that.
  const administrator = await api.member('administrator')
  const person = async (name: string) => (await editor.post('/people', { name })).body.id as number
  const [other, third] = [await person('سامي الراوي'), await person('سامي الراوى')]
  const { version } = (await administrator.get('/staff')).body.items.find(
    (one: { id: number }) => one.id === member.staffId,
  )
  const facts = { name: 'عضو reporter', role: 'reporter', active: true }
  const missing = await administrator.put(`/staff/${member.staffId}`, {
    ...facts,
    version,
    personId: 999_999,
  })
  expect([missing.status, missing.body.errors[0].path]).toEqual([422, 'personId'])
  expect(
    (await administrator.put(`/staff/${member.staffId}`, { ...facts, version, personId: other })).status,
  ).toBe(200)
  await administrator.put(`/staff/${member.staffId}`, facts)
  expect((await member.get('/me')).body.author.id).toBe(other)
  expect((await editor.post(`/people/${other}/merge`, { into: third })).status).toBeLessThan(300)
  expect((await member.get('/me')).body.author.id).toBe(third)

  const draft = (await member.post('/articles', { headline: 'مسودة موقّعة', authorIds: [third] })).body.id
  const out = (await member.post('/articles', { headline: 'منشورة موقّعة', authorIds: [third] })).body.id
  await editor.post(`/articles/${out}/publish`)
  const byByline = async (query: string) =>
    (await editor.get(`/articles?personId=${query}`)).body.items.map((one: { id: number }) => one.id).sort()
  expect(await byByline(`${third}`)).toEqual([draft, out].sort())
  expect(await byByline(`${third}&state=published`)).toEqual([out])
  expect(await byByline(`${personId}`)).toEqual([])
  // The history names what was done, where it was done.
  const { items } = (await editor.get(`/articles/${out}/revisions`)).body
  expect(items[0].actions).toMatchObject([{ command: 'article.publish', by: 'عضو editor' }])
})
