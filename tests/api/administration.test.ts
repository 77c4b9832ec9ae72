/** Administration through the API: settings, pages, the channel and its guide, staff, tokens, the audit log. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../harness.ts'
import { type Client, openApi, password, type TestApi } from './api.ts'

let api: TestApi
let administrator: Client
let editor: Client
let reporter: Client
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  editor = await api.as('editor')
  reporter = await api.as('reporter')
})
afterAll(() => api.close())

const publicPage = async (path: string) => (await fetch(`${api.url}${path}`)).text()
const body = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

test('an administrator changes settings of the publication, and readers see the change', async () => {
  const before = (await reporter.get('/publication')).body
  expect(before).toMatchObject({ language: 'ar', months: 'double', digits: 'latn', version: 0 })
  const answer = await administrator.put('/publication', { name: 'صحيفة المرسى', version: 0 })
  expect([answer.status, answer.body]).toEqual([200, { version: 1 }])
  expect((await reporter.get('/publication')).body).toEqual({ ...before, name: 'صحيفة المرسى', version: 1 })
  await eventually('its new name', async () => (await publicPage('/')).includes('صحيفة المرسى'))
  expect((await administrator.put('/publication', { name: 'أخرى', version: 0 })).status).toBe(409)
})

test('articles, coverages and slugs of sections without a language take that of the publication', async () => {
  await administrator.put('/publication', { language: 'en' })
  const article = (await editor.post('/articles', { headline: 'Dawn' })).body as { id: number }
  expect((await editor.get(`/articles/${article.id}`)).body).toMatchObject({ content: { language: 'en' } })
  const other = (await editor.post('/articles', { headline: 'فجر', language: 'ar' })).body as { id: number }
  expect((await editor.get(`/articles/${other.id}`)).body).toMatchObject({ content: { language: 'ar' } })
  const coverage = (await editor.post('/coverages', { headline: 'Live' })).body as { id: number }
  expect((await editor.get(`/coverages/${coverage.id}`)).body).toMatchObject({ language: 'en' })
  const section = (await administrator.post('/sections', { name: 'It’s local' })).body as { id: number }
  expect((await administrator.get(`/sections/${section.id}`)).body).toMatchObject({ slug: 'its-local' })
  await editor.post(`/articles/${article.id}/publish`, {})
  await eventually('the page runs left to right', async () => {
    const html = await publicPage(`/articles/${article.id}/dawn`)
    return /<html lang="en" dir="ltr"/.test(html) && /<article class="story" data-id/.test(html)
  })
  expect(await publicPage(`/articles/${article.id}/dawn`)).toContain('content="en_US"')
  await administrator.put('/publication', { language: 'ar' })
})

test('a Persian publication writes solar dates, alone or beside Gregorian dates', async () => {
  const dateIn = (html: string) =>
    /<header.*?<time datetime="[\d-]{10}">([^<]+)<\/time>/s.exec(html)?.[1] ?? ''
  await administrator.put('/publication', { language: 'fa', digits: 'arabext', solar: 'beside' })
  expect((await reporter.get('/publication')).body).toMatchObject({ solar: 'beside' })
  await eventually('the page shows both dates', async () =>
    /^\S+ [۰-۹]+ \S+ ۱[۴۵][۰-۹]{2} برابر با [۰-۹]+ \S+ ۲۰[۰-۹]{2}$/.test(dateIn(await publicPage('/'))),
  )
  await administrator.put('/publication', { solar: 'alone' })
  await eventually('alone', async () => /^\S+ [۰-۹]+ \S+ ۱[۴۵][۰-۹]{2}$/.test(dateIn(await publicPage('/'))))
  await administrator.put('/publication', { language: 'ar', digits: 'latn', solar: 'none' })
})

test('settings of the publication: errors name their fields, and other roles are refused', async () => {
  for (const [field, value, path] of [
    ['timeZone', 'Asia/Atlantis', 'timeZone'],
    ['solar', 'hijri', 'solar'],
    ['accent', 'red', 'accent'],
    ['contactEmail', 'nobody', 'contactEmail'],
    ['social', [{ service: 'X', url: 'javascript:alert(1)' }], 'social.0.url'],
  ] as const) {
    const answer = await administrator.put('/publication', { [field]: value })
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path])
  }
  expect((await api.nobody.get('/publication')).status).toBe(401)
  expect((await api.nobody.put('/publication', { digits: 5 })).status).toBe(401)
  expect((await editor.put('/publication', { name: 'لا' })).status).toBe(403)
})

test('standing pages are created, read, edited and deleted', async () => {
  const made = await administrator.post('/pages', {
    slug: 'من-نحن',
    title: 'من نحن',
    body: body('صحيفة مستقلة'),
  })
  expect(made.status).toBe(201)
  const { id, version } = made.body
  const address = `/pages/${encodeURIComponent('من-نحن')}`
  expect((await reporter.get('/pages')).body.items).toEqual([{ id, slug: 'من-نحن', title: 'من نحن' }])
  expect((await reporter.get(`/pages/${id}`)).body).toMatchObject({ body: body('صحيفة مستقلة'), version })
  expect(await publicPage(address)).toContain('صحيفة مستقلة')
  const edited = await administrator.put(`/pages/${id}`, {
    title: 'عن الصحيفة',
    body: body('نص آخر'),
    version,
  })
  expect(edited.status).toBe(200)
  await eventually('readers see the new text', async () => (await publicPage(address)).includes('نص آخر'))
  expect((await administrator.put(`/pages/${id}`, { title: 'أ', body: body('ب'), version })).status).toBe(409)
  const html = { title: 'عن الصحيفة', body: '<p>من <b>نحن</b></p><form><input></form><marquee>x</marquee>' }
  const mended = await administrator.put(`/pages/${id}`, html)
  expect([mended.status, mended.body.warnings.join()]).toEqual([200, expect.stringContaining('left out')])
  expect((await reporter.get(`/pages/${id}`)).body.body.content[0].content[1]).toMatchObject({ text: 'نحن' })
  const again = await administrator.post('/pages', { slug: 'من-نحن', title: 'ثانية', body: body('لا') })
  expect([again.status, again.body.errors[0]]).toMatchObject([422, { path: 'slug', code: 'taken' }])
  expect((await administrator.del(`/pages/${id}`)).status).toBe(204)
  await eventually('the page is gone', async () => (await fetch(`${api.url}${address}`)).status === 404)
})

test('standing pages: other roles and invalid input are refused', async () => {
  const page = { slug: 'about', title: 'صفحة', body: body('نص') }
  for (const answer of [
    await api.nobody.get('/pages'),
    await api.nobody.get('/pages/1'),
    await api.nobody.post('/pages', {}),
    await api.nobody.put('/pages/1', {}),
    await api.nobody.del('/pages/1'),
  ])
    expect(answer.status).toBe(401)
  expect((await editor.post('/pages', page)).status).toBe(403)
  expect((await editor.put('/pages/1', { title: page.title, body: page.body })).status).toBe(403)
  expect((await editor.del('/pages/1')).status).toBe(403)
  expect((await administrator.post('/pages', { ...page, slug: 'a b' })).status).toBe(422)
  expect((await administrator.post('/pages', { ...page, body: { type: 'script' } })).status).toBe(422)
  // As in articles, a picture and an article that a text shows exist.
  for (const block of [
    { type: 'figure', attrs: { mediaId: 999_999, caption: '' } },
    { type: 'articleCard', attrs: { articleId: 999_999 } },
  ]) {
    const shown = await administrator.post('/pages', { ...page, body: { type: 'doc', content: [block] } })
    expect([shown.status, shown.body.detail]).toEqual([422, expect.stringMatching(/there is no 999999/)])
  }
  expect((await administrator.get('/pages/999999')).status).toBe(404)
  expect((await administrator.put('/pages/1', page)).status).toBe(422)
  const { slug: _, ...texts } = page
  expect((await administrator.put('/pages/999999', texts)).status).toBe(404)
  expect((await administrator.del('/pages/999999')).status).toBe(404)
})

const hour = 3_600_000
const at = (offsetHours: number) => new Date(Date.now() + offsetHours * hour).toISOString()

test('the channel is created once and edited, its week is planned and its days are changed', async () => {
  expect((await reporter.get('/channel')).body).toEqual({ channel: null, now: null, next: [] })
  const made = await editor.post('/channel', { name: 'قناة المرسى' })
  expect(made.status).toBe(201)
  const { id, version } = made.body
  expect((await editor.post('/channel', { name: 'ثانية' })).status).toBe(409)
  expect(
    (await editor.put(`/channel/${id}`, { name: 'قناة المرسى', description: 'أخبار', version })).status,
  ).toBe(200)
  expect((await editor.put(`/channel/${id}`, { name: 'متأخرة', version })).status).toBe(409)

  const slots = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
    weekday,
    at: '00:00',
    minutes: 1440,
    title: 'بث عام',
  }))
  const week = await editor.put(`/channel/${id}/week`, { slots, version: 0 })
  expect([week.status, week.body]).toEqual([200, { version: 1 }])
  expect((await editor.put(`/channel/${id}/week`, { slots: [], version: 0 })).status).toBe(409)
  const planned = (await reporter.get(`/channel/${id}/week`)).body
  expect(planned.slots).toHaveLength(7)
  expect(planned.slots[0]).toEqual({ ...slots[0], summary: '', programmeId: null })

  // A bulletin of an hour now: the guide makes room, and what is on now says so.
  const bulletin = { startsAt: at(-0.5), endsAt: at(0.5), title: 'موجز خاص' }
  const added = await editor.post(`/channel/${id}/slots`, bulletin)
  expect(added.status).toBe(201)
  expect((await reporter.get('/channel')).body.now).toMatchObject({ title: 'موجز خاص', state: 'on' })
  await eventually('the site shows what is on', async () => (await publicPage('/live')).includes('موجز خاص'))
  const later = { startsAt: at(0.25), endsAt: at(2), title: 'حوار' }
  const second = await editor.post(`/channel/${id}/slots`, later)
  const guide = (await reporter.get('/channel')).body
  expect(guide.now.endsAt).toBe(later.startsAt)
  expect(guide.next[0]).toMatchObject({ id: second.body.id, title: 'حوار' })
  const moved = await editor.put(`/channel/${id}/slots/${second.body.id}`, { ...later, title: 'حوار طويل' })
  expect(moved.status).toBe(200)
  const shown = (await reporter.get(`/channel/${id}/slots?days=2`)).body.items
  expect(shown.map((slot: { title: string }) => slot.title)).toContain('حوار طويل')
  expect((await editor.del(`/channel/${id}/slots/${second.body.id}`)).status).toBe(204)
  expect((await editor.del(`/channel/${id}/slots/${second.body.id}`)).status).toBe(404)
})

test('a slot inside another one leaves both ends of it, and a new week can replace the days ahead', async () => {
  const { id } = (await reporter.get('/channel')).body.channel
  const film = { startsAt: at(30), endsAt: at(34), title: 'فيلم' }
  await editor.post(`/channel/${id}/slots`, film)
  const news = { startsAt: at(31), endsAt: at(32), title: 'أخبار' }
  await editor.post(`/channel/${id}/slots`, news)
  const items = (await reporter.get(`/channel/${id}/slots?days=4`)).body.items as { title: string }[]
  const titles = items.map(({ title }) => title).filter((title) => ['فيلم', 'أخبار'].includes(title))
  expect(titles).toEqual(['فيلم', 'أخبار', 'فيلم'])
  const slots = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
    weekday,
    at: '12:00',
    minutes: 60,
    title: 'الظهيرة',
  }))
  expect((await editor.put(`/channel/${id}/week`, { slots, refill: true })).status).toBe(200)
  const after = (await reporter.get(`/channel/${id}/slots?days=4`)).body.items as { title: string }[]
  expect(after.filter(({ title }) => title === 'أخبار')).toEqual([])
  expect(after.filter(({ title }) => title === 'الظهيرة').length).toBeGreaterThan(0)
})

test('the channel: other roles and invalid input are refused', async () => {
  const { id } = (await reporter.get('/channel')).body.channel
  const slot = { startsAt: at(1), endsAt: at(2), title: 'حلقة' }
  for (const answer of [
    await api.nobody.get('/channel'),
    await api.nobody.post('/channel', {}),
    await api.nobody.put('/channel/1', {}),
    await api.nobody.get('/channel/1/week'),
    await api.nobody.put('/channel/1/week', {}),
    await api.nobody.get('/channel/1/slots'),
    await api.nobody.post('/channel/1/slots', {}),
    await api.nobody.put('/channel/1/slots/1', {}),
    await api.nobody.del('/channel/1/slots/1'),
  ])
    expect(answer.status).toBe(401)
  for (const answer of [
    await reporter.post('/channel', { name: 'قناة' }),
    await reporter.put(`/channel/${id}`, { name: 'قناة' }),
    await reporter.put(`/channel/${id}/week`, { slots: [] }),
    await reporter.post(`/channel/${id}/slots`, slot),
    await reporter.put(`/channel/${id}/slots/1`, slot),
    await reporter.del(`/channel/${id}/slots/1`),
  ])
    expect([409, 403]).toContain(answer.status)
  expect((await editor.put('/channel/999999', { name: 'قناة' })).status).toBe(404)
  expect((await editor.put('/channel/999999/week', { slots: [] })).status).toBe(404)
  const wrong = [{ weekday: 9, at: '25:00', minutes: 0, title: '' }]
  expect((await editor.put(`/channel/${id}/week`, { slots: wrong })).status).toBe(422)
  const backwards = await editor.post(`/channel/${id}/slots`, { ...slot, endsAt: at(0) })
  expect([backwards.status, backwards.body.errors[0].path]).toEqual([422, 'endsAt'])
  expect((await editor.put(`/channel/${id}/slots/999999`, slot)).status).toBe(404)
})

test('a member of staff is added by a link, changes role, is signed out and closed', async () => {
  const given = { name: 'هدى القاسم', email: 'huda@example.org', role: 'reporter' }
  const added = await administrator.post('/staff', given)
  expect(added.status).toBe(201)
  const { id, invitation } = added.body
  const token = /^http:\/\/localhost:\d+\/newsroom\/invitation\?token=(\S+)$/.exec(invitation.url)?.[1]
  const waiting = (await administrator.get('/staff')).body.items.find((one: { id: number }) => one.id === id)
  expect(waiting).toMatchObject({ ...given, active: true, joined: false, invitedUntil: invitation.expiresAt })
  const again = await administrator.post('/staff', given)
  expect([again.status, again.body.errors[0]]).toMatchObject([422, { path: 'email', code: 'taken' }])

  const newer = await administrator.post(`/staff/${id}/invitations`)
  expect([newer.status, newer.body.url === invitation.url]).toEqual([201, false])
  expect((await api.nobody.get(`/invitations/${token}`)).status).toBe(404)
  const newToken = new URL(newer.body.url).searchParams.get('token')
  const joined = await api.nobody.post(
    `/invitations/${newToken}`,
    { name: given.name, email: given.email, password },
    { Origin: api.url },
  )
  const cookie = joined.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const isIn = async () => (await api.nobody.send('GET', '/me', null, { Cookie: cookie })).status
  expect(await isIn()).toBe(200)

  const { version } = (await reporter.get('/staff')).body.items.find((one: { id: number }) => one.id === id)
  const edit = { name: given.name, role: 'editor', active: true, version }
  expect((await administrator.put(`/staff/${id}`, edit)).status).toBe(200)
  const me = await api.nobody.send('GET', '/me', null, { Cookie: cookie })
  expect(me.body.may).toContain('publish')
  expect((await administrator.put(`/staff/${id}`, edit)).status).toBe(409)
  expect((await administrator.del(`/staff/${id}/sessions`)).status).toBe(204)
  expect(await isIn()).toBe(401)
  expect((await administrator.put(`/staff/${id}`, { ...edit, version: null, active: false })).status).toBe(
    200,
  )
  expect((await administrator.post(`/staff/${id}/invitations`)).status).toBe(404)
})

test('one administrator always remains, even when two close each other at the same moment', async () => {
  const one = await api.member('administrator')
  const two = await api.member('administrator')
  const closed = (name: string) => ({ name, role: 'administrator', active: false })
  const answers = await Promise.all([
    administrator.put(`/staff/${one.staffId}`, closed('أول')),
    administrator.put(`/staff/${two.staffId}`, closed('ثان')),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('staff: other roles and invalid input are refused', async () => {
  for (const answer of [
    await api.nobody.get('/staff'),
    await api.nobody.post('/staff', {}),
    await api.nobody.put('/staff/1', {}),
    await api.nobody.post('/staff/1/invitations'),
    await api.nobody.del('/staff/1/sessions'),
  ])
    expect(answer.status).toBe(401)
  for (const answer of [
    await editor.post('/staff', { name: 'أ', email: 'a@example.org', role: 'administrator' }),
    await editor.put('/staff/1', { name: 'أ', role: 'administrator', active: true }),
    await editor.post('/staff/1/invitations'),
    await editor.del('/staff/1/sessions'),
  ])
    expect(answer.status).toBe(403)
  const wrong = await administrator.post('/staff', { name: 'أ', email: 'ليس بريدًا', role: 'editor' })
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'email'])
  expect(
    (await administrator.post('/staff', { name: 'أ', email: 'a@example.org', role: 'king' })).status,
  ).toBe(422)
  expect((await administrator.put('/staff/999999', { name: 'أ', role: 'editor', active: true })).status).toBe(
    404,
  )
  expect((await administrator.post('/staff/999999/invitations')).status).toBe(404)
  expect((await administrator.del('/staff/999999/sessions')).status).toBe(404)
})

test('an administrator creates a token, sees it once, and revokes it', async () => {
  const made = await administrator.post('/tokens', { name: 'ناقل الوكالات', role: 'reporter', days: 30 })
  expect(made.status).toBe(201)
  const { id, token } = made.body
  const withToken = { Authorization: `Bearer ${token}` }
  expect((await api.nobody.send('GET', '/me', null, withToken)).status).toBe(200)
  const all = await administrator.get('/tokens')
  expect(all.body.items[0]).toMatchObject({ id, name: 'ناقل الوكالات', role: 'reporter', revokedAt: null })
  expect(JSON.stringify(all.body)).not.toContain(token)
  expect((await administrator.del(`/tokens/${id}`)).status).toBe(204)
  expect((await api.nobody.send('GET', '/me', null, withToken)).status).toBe(401)
  expect((await administrator.del(`/tokens/${id}`)).status).toBe(404)
  expect((await administrator.post('/tokens', { name: '', role: 'editor' })).status).toBe(422)
  expect((await administrator.post('/tokens', { name: 'طويل', role: 'editor', days: 99_999 })).status).toBe(
    422,
  )
  for (const method of ['GET', 'POST']) expect((await api.nobody.send(method, '/tokens')).status).toBe(401)
  expect((await api.nobody.del('/tokens/1')).status).toBe(401)
  expect((await editor.get('/tokens')).status).toBe(403)
  expect((await editor.post('/tokens', { name: 'لي', role: 'administrator' })).status).toBe(403)
  expect((await editor.del('/tokens/1')).status).toBe(403)
})

test('the audit log is filtered by member and by thing, page by page', async () => {
  const member = await api.member('editor')
  const { id } = (await member.post('/people', { name: 'كاتب الزاوية' })).body
  await member.put(`/people/${id}`, { name: 'كاتب العمود' })
  const theirs = await administrator.get(`/audit?staffId=${member.staffId}&subject=person:${id}`)
  expect(theirs.body.items).toMatchObject([
    { command: 'person.save', subject: `person:${id}`, name: 'كاتب العمود', actor: 'عضو editor' },
    { command: 'person.save', subject: `person:${id}` },
  ])
  const all = (await administrator.get('/audit?limit=100')).body.items.map((one: { id: number }) => one.id)
  const first = await administrator.get('/audit?limit=3')
  const next = await administrator.get(`/audit?limit=3&after=${first.body.after}`)
  const paged = [...first.body.items, ...next.body.items].map((one: { id: number }) => one.id)
  expect(paged).toEqual(all.slice(0, 6))
  expect((await api.nobody.get('/audit')).status).toBe(401)
  expect((await editor.get('/audit')).status).toBe(403)
  expect((await administrator.get('/audit?after=x')).status).toBe(422)
})

test('administrators manage webhooks; a secret is shown once; private hosts and unknown events are refused', async () => {
  const given = { url: 'https://partner.example/hook', events: ['article.published'] }
  for (const url of [
    'http://127.0.0.1/hook',
    'http://192.168.0.1',
    'ftp://x.example',
    'https://a:b@x.example',
    '',
  ])
    expect((await administrator.post('/webhooks', { ...given, url })).status, url).toBe(422)
  for (const events of [[], ['article.scheduled'], ['webhook.test']])
    expect((await administrator.post('/webhooks', { ...given, events })).status).toBe(422)
  const { id, secret } = (await administrator.post('/webhooks', given)).body
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  const changed = { ...given, description: 'شريك', enabled: false }
  expect((await administrator.put(`/webhooks/${id}`, changed)).status).toBe(204)
  const { items } = (await administrator.get('/webhooks')).body
  expect(items).toMatchObject([{ ...given, description: 'شريك', disabledBecause: 'staff' }])
  expect(JSON.stringify(items)).not.toContain(secret)
  expect((await administrator.post(`/webhooks/${id}/test`)).status).toBe(409)
  expect((await administrator.put(`/webhooks/${id}`, { ...given, url: 'http://[::1]/' })).status).toBe(422)
  expect((await administrator.post(`/webhooks/${id}/secret`)).body.secret).not.toBe(secret)
  expect((await administrator.get(`/webhooks/${id}/deliveries?limit=5`)).body).toEqual({
    items: [],
    after: null,
  })
  expect((await administrator.post(`/webhooks/${id}/deliveries/1/replay`)).status).toBe(409)
  expect((await administrator.del(`/webhooks/${id}`)).status).toBe(204)
  expect((await administrator.del(`/webhooks/${id}`)).status).toBe(404)
})
