/** A preview is the site as it would be: for who has the link, until it ends, and in no cache. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let reporter: Client
let editor: Client
beforeAll(async () => {
  api = await openApi()
  reporter = await api.as('reporter')
  editor = await api.as('editor')
}, 90_000)
afterAll(() => api.close())

const open = async (path: string) => {
  const answer = await fetch(path.startsWith('http') ? path : api.url + path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

test('a draft is shown to who has the link, and stays unknown to the public', async () => {
  const { id } = (await reporter.post('/articles', { headline: 'مسودة سرية', body: 'نص المسودة' })).body
  const opened = await reporter.post('/previews', { what: { kind: 'article', id } })
  expect(opened.status).toBe(201)
  const shown = await open(opened.body.url)
  expect(shown.status).toBe(200)
  expect(shown.html).toContain('نص المسودة')
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('x-robots-tag')).toContain('noindex')
  expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect((await open(`/articles/${id}/x`)).status).toBe(404)
  expect((await open('/latest')).html).not.toContain('مسودة سرية')
  expect((await open('/feeds/latest.rss')).html).not.toContain('مسودة سرية')
  const working = (await reporter.get(`/articles/${id}`)).body
  expect([working.state, working.publishedRevision]).toEqual(['draft', null])
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'مسودة سرية', body: 'نص أحدث' } })
  expect((await open(opened.body.url)).html).toContain('نص أحدث')
  await api.db
    .updateTable('previews')
    .set({ expiresAt: new Date(Date.now() - 1) })
    .execute()
  expect((await open(opened.body.url)).status).toBe(404)
  expect((await open('/preview/nothing')).status).toBe(404)
})

test('a link that went too far is ended with all others of its article', async () => {
  const [one, other] = await Promise.all(
    ['مادة حساسة', 'مادة أخرى'].map(
      async (headline) => (await reporter.post('/articles', { headline })).body.id,
    ),
  )
  const link = async (id: number) =>
    (await reporter.post('/previews', { what: { kind: 'article', id } })).body.url as string
  const [first, second, kept] = [await link(one), await link(one), await link(other)]
  expect((await editor.del(`/articles/${one}/previews`)).body).toEqual({ ended: 2 })
  for (const url of [first, second]) expect((await open(url)).status).toBe(404)
  expect((await open(kept)).status).toBe(200)
})

test('a published article is previewed with its pending changes, which readers do not see', async () => {
  const { id } = (await reporter.post('/articles', { headline: 'عنوان منشور' })).body
  const { address } = (await editor.post(`/articles/${id}/publish`)).body
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'عنوان معدل' } })
  const { url } = (await reporter.post('/previews', { what: { kind: 'article', id } })).body
  expect((await open(url)).html).toContain('عنوان معدل')
  expect((await open(address)).html).not.toContain('عنوان معدل')
})

test('the front and the breaking line are seen before they go live', async () => {
  const ids: number[] = []
  for (const headline of ['الأولى', 'الثانية', 'الثالثة']) {
    const { id } = (await reporter.post('/articles', { headline })).body
    await editor.post(`/articles/${id}/publish`)
    ids.push(id)
  }
  const order = (html: string) =>
    [...html.matchAll(/<h2[^>]*>.*?href="\/articles\/(\d+)/g)].map(([, id]) => Number(id))
  const { url } = (await editor.post('/previews', { what: { kind: 'front', articleIds: ids } })).body
  const shown = (await open(url)).html
  expect(shown.indexOf('الأولى')).toBeLessThan(shown.indexOf('الثالثة'))
  expect(order(shown)[0] ?? ids[0]).toBe(ids[0])
  const line = { kind: 'breaking', text: 'عاجل جدا الآن' }
  const breaking = (await editor.post('/previews', { what: line })).body.url
  expect((await open(breaking)).html).toContain('عاجل جدا الآن')
  expect((await open('/')).html).not.toContain('عاجل جدا الآن')
})

test('a link is in the audit log, and ends with the member who made it', async () => {
  const administrator = await api.as('administrator')
  const leaving = await api.member('reporter')
  const { id } = (await leaving.post('/articles', { headline: 'مسودة من سيغادر' })).body
  const { url } = (await leaving.post('/previews', { what: { kind: 'article', id }, hours: 168 })).body
  const theirs = (await reporter.post('/previews', { what: { kind: 'article', id } })).body.url
  const deeds = (await administrator.get(`/audit?staffId=${leaving.staffId}&limit=1`)).body.items
  expect(deeds).toMatchObject([{ command: 'preview.open', subject: `article:${id}` }])
  expect((await open(url)).status).toBe(200)
  const { version } = (await administrator.get('/staff')).body.items.find(
    (one: { id: number }) => one.id === leaving.staffId,
  )
  const closed = { name: 'من غادر', role: 'reporter', active: false, version }
  expect((await administrator.put(`/staff/${leaving.staffId}`, closed)).status).toBe(200)
  expect([(await open(url)).status, (await open(theirs)).status]).toEqual([404, 200])
})

test('a link is in no log, also when it fails', async () => {
  const { url } = (await reporter.post('/previews', { what: { kind: 'front', articleIds: [] } })).body
  await sql`alter table previews rename to away`.execute(api.db)
  const failed = await open(url)
  await sql`alter table away rename to previews`.execute(api.db)
  expect(failed.status).toBe(500)
  await eventually('the failure is in the log', () => api.program.output().includes('"/preview/…"'))
  expect(api.program.output()).not.toContain(url.split('/').at(-1))
})

test('what cannot be previewed is said', async () => {
  expect((await reporter.post('/previews', { what: { kind: 'house' } })).status).toBe(422)
  expect((await api.nobody.post('/previews', { what: { kind: 'front', articleIds: [] } })).status).toBe(401)
  const { url } = (await reporter.post('/previews', { what: { kind: 'article', id: 999_999 } })).body
  expect((await open(url)).status).toBe(404)
})
