/** Coming in: by a link, with a password, and out again; and what a stranger cannot do. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/content/command.ts'
import { invite } from '../../src/content/staff/invitations.ts'
import { desk } from '../harness.ts'
import { openApi, password, type TestApi } from './api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openApi()
}, 90_000)
afterAll(() => api.close())

test('the first administrator comes in by the printed link, once', async () => {
  const token = /invitation\?token=(\S+)/.exec(api.program.output())?.[1]
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
  const { token } = await execute(api.db, desk, invite, { staffId: reporter.staffId })
  const again = await api.nobody.post(`/invitations/${token}`, {
    name: 'كاتبة',
    email: 'ignored@example.org',
    password: `${password} جديدة`,
  })
  expect(again.status).toBe(200)
  expect((await reporter.get('/me')).status).toBe(401)
  const old = await api.nobody.post(
    '/auth/sign-in/email',
    { email: reporter.email, password },
    { Origin: api.url },
  )
  expect(old.status).toBe(401)
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
  const token = /invitation\?token=(\S+)/.exec(secure.program.output())?.[1]
  const given = { name: 'ليلى', email: 'layla@example.org', password }
  const joined = await secure.nobody.post(`/invitations/${token}`, given)
  expect(joined.headers.getSetCookie().join()).toMatch(/^__Secure-nashra-staff\.session_token=.*; Secure/)
  await secure.close()
})
