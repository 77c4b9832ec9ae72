/** What the publisher lets others show and count on the site: a statistics server, advertisements. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { brandOf, svg } from './brand.ts'

let api: TestApi
let administrator: Client
let send: ReturnType<typeof brandOf>['send']
let put: ReturnType<typeof brandOf>['put']
let page: ReturnType<typeof brandOf>['page']
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  ;({ send, put, page } = brandOf(api.url, administrator))
})
afterAll(() => api.close())

const umami = {
  ...{ server: 'umami', url: 'https://stats.example/u' },
  siteId: '8c1f6f0e-3b1a-4c6e-9a51-0f1f2a3b4c5d',
}
const policyOf = async (path: string) =>
  (await fetch(api.url + path)).headers.get('content-security-policy') ?? ''

test('a statistics server needs a public https address and a site id of its own format', async () => {
  for (const [change, path, code] of [
    [{ url: 'http://stats.example/' }, 'statistics.url', 'invalid'],
    [{ url: 'https://10.0.0.7/' }, 'statistics.url', 'private-host'],
    [{ url: 'https://stats.internal/' }, 'statistics.url', 'private-host'],
    [{ url: 'https://stats.localhost/' }, 'statistics.url', 'private-host'],
    [{ url: 'https://stats.example/a/../b' }, 'statistics.url', 'invalid'],
    [{ url: 'https://stats.example/?x' }, 'statistics.url', 'invalid'],
    [{ url: "https://stats.example;script-src 'unsafe-inline'" }, 'statistics.url', 'invalid'],
    [{ url: 'https://*.example/' }, 'statistics.url', 'invalid'],
    [{ url: 'https://me:secret@stats.example/' }, 'statistics.url', 'invalid'],
    [{ url: 'javascript:alert(1)' }, 'statistics.url', 'invalid'],
    [{ siteId: '1' }, 'statistics.siteId', 'invalid'],
    [{ server: 'matomo' }, 'statistics.siteId', 'invalid'],
    [{ server: 'goatcounter' }, 'statistics.siteId', 'invalid'],
    [{ server: 'analytics' }, 'statistics.server', 'invalid'],
    [{ script: 'x.js' }, 'statistics.script', 'unknown'],
  ] as const) {
    const { status, body } = await put({ statistics: { ...umami, ...change } })
    expect([change, status, body.errors?.[0].path]).toEqual([change, 422, path])
    if (code === 'private-host') expect(body.errors[0].code).toBe(code)
  }
  expect((await (await api.as('editor')).put('/publication/brand', { statistics: umami })).status).toBe(403)
  expect((await administrator.get('/publication/brand')).body.statistics).toBe(null)
})

test('the content security policy names the statistics server while it is set, the same for all readers', async () => {
  const article = `/articles/${await publish(api.db, { headline: 'افتتاح المرفأ' })}`
  const before = await policyOf('/')
  expect(before).toContain("script-src 'self';")
  expect((await page('/')).text).not.toContain('consent')
  await put({ statistics: umami })
  await eventually('it is asked', async () => (await page('/')).text.includes('stats.example'))
  const { url } = (await administrator.post('/previews', { target: { kind: 'brand', brand: {} } })).body
  for (const path of ['/', article, '/latest', '/nothing']) {
    const policy = await policyOf(path)
    expect(policy).toContain("script-src 'self' https://stats.example/u/script.js;")
    expect(policy).toContain("connect-src 'self' https://stats.example;")
    expect(policy).toContain("img-src 'self';")
    expect(policy.split('stats.example')).toHaveLength(3)
  }
  // Never where somebody writes, or manages what is theirs.
  for (const path of ['/newsroom', '/readers/account', url.slice(api.url.length)]) {
    expect([path, await policyOf(path)]).toEqual([path, expect.not.stringContaining('stats.example')])
    expect((await page(path)).text).not.toContain('stats.example')
  }
  const [plain, other] = await Promise.all(
    [new Headers(), new Headers({ 'Sec-GPC': '1', Cookie: 'a=b' })].map((headers) =>
      fetch(`${api.url}/`, { headers }),
    ),
  )
  expect(other!.headers.get('vary')).toBe('Accept-Encoding')
  expect(other!.headers.get('etag')).toBe(plain!.headers.get('etag'))
  expect(await other!.text()).toBe(await plain!.text())
  await put({ statistics: null })
  await eventually('none', async () => (await policyOf('/')) === before)
  expect((await page('/')).text).not.toContain('stats.example')
})

test('an advertisement is shown only in its place, between its dates, and is marked', async () => {
  const drawn = await sharp({ create: { width: 970, height: 250, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const { id: fileId } = (await send('advertisement', new Uint8Array(drawn))).body
  const given = {
    ...{ name: 'مصرف المرسى', place: 'front', fileId, url: 'https://bank.example/offer' },
    altText: 'مصرف المرسى: ادّخر لعيدك',
  }
  for (const [change, path] of [
    [{ altText: ' ' }, 'altText'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ fileId: 'f'.repeat(32) }, 'fileId'],
    [{ place: 'everywhere' }, 'place'],
    [{ endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
    [{ startsAt: '2040-01-02T00:00:00Z', endsAt: '2040-01-01T00:00:00Z' }, 'endsAt'],
  ] as const) {
    const { status, body } = await administrator.post('/advertisements', { ...given, ...change })
    expect([change, status, body.errors?.[0].path]).toEqual([change, 422, path])
  }
  const article = `/articles/${await publish(api.db, { headline: 'افتتاح السوق' })}`
  const picture = `/media/brand/${fileId}/advertisement.webp`
  const startsAt = new Date(Date.now() + 1_500).toISOString()
  const created = await administrator.post('/advertisements', { ...given, startsAt })
  expect(created.status).toBe(201)
  expect((await page('/')).text).not.toContain(fileId)
  expect((await page(picture)).status).toBe(404)
  await eventually('it has begun', async () => (await page('/')).text.includes(fileId))
  expect((await page('/')).text).toMatch(
    new RegExp(
      `aria-label="إعلان"><p>إعلان</p><a href="https://bank.example/offer" rel="sponsored noopener"><img src="${picture}" alt="مصرف المرسى: ادّخر لعيدك" width="970" height="250"`,
    ),
  )
  expect(await page(picture)).toMatchObject({ status: 200, type: 'image/webp' })
  const { url } = (await administrator.post('/previews', { target: { kind: 'brand', brand: {} } })).body
  for (const path of [article, '/feeds/latest.rss', url.slice(api.url.length)])
    expect((await page(path)).text).not.toContain(fileId)

  const { id } = created.body
  const endsAt = new Date(Date.now() + 2_500).toISOString()
  await administrator.put(`/advertisements/${id}`, { ...given, place: 'article', endsAt })
  await eventually('it stands after the text', async () => (await page(article)).text.includes(fileId))
  await eventually('it has left the front', async () => !(await page('/')).text.includes(fileId))
  await eventually('it has ended', async () => !(await page(article)).text.includes(fileId))
  expect((await page(picture)).status).toBe(404)
  expect((await administrator.get('/advertisements')).body.items).toMatchObject([{ id, isShown: false }])
  // Of two at one place, readers see one at a time.
  const { id: other } = (await administrator.post('/advertisements', { ...given, altText: 'الأول' })).body
  await administrator.put(`/advertisements/${id}`, { ...given, altText: 'الثاني' })
  const isSeen = async (altText: string) => (await page('/')).text.includes(`alt="${altText}"`)
  await eventually('the older one is shown', () => isSeen('الثاني'))
  expect(await isSeen('الأول')).toBe(false)
  await api.db
    .updateTable('timers')
    .set({ dueAt: new Date() })
    .where('key', '=', 'advertisement-turn')
    .execute()
  await eventually('the other has its turn', () => isSeen('الأول'))
  expect(await isSeen('الثاني')).toBe(false)
  expect((await administrator.del(`/advertisements/${other}`)).status).toBeLessThan(300)

  // A picture in use is not swept away with those that nothing came to use.
  await api.db
    .updateTable('brandFiles')
    .set({ createdAt: new Date(0) })
    .execute()
  expect((await send('logo', svg('<path d="M0 0h9"/>'))).status).toBe(200)
  expect((await administrator.get(`/advertisements/${id}`)).body.fileId).toBe(fileId)
  expect((await administrator.del(`/advertisements/${id}`)).status).toBeLessThan(300)
  expect((await administrator.get(`/advertisements/${id}`)).status).toBe(404)
})
