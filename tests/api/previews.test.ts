/**
 * A preview is the site as it would be: for who has the link, until it ends, and in no cache. Other headlines of an
 * article reach each place that they are for.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTurns, TooMany } from '../../src/api/previews/turns.ts'
import { eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let reporter: Client
let editor: Client
beforeAll(async () => {
  api = await openApi()
  reporter = await api.as('reporter')
  editor = await api.as('editor')
})
afterAll(() => api.close())

const open = async (path: string) => {
  const answer = await fetch(path.startsWith('http') ? path : api.url + path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

test('a preview link shows a draft, and the public address stays unknown', async () => {
  const { id } = (await reporter.post('/articles', { headline: 'مسودة سرية', body: 'نص المسودة' })).body
  const opened = await reporter.post('/previews', { target: { kind: 'article', id } })
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

test('an editor ends all preview links of an article', async () => {
  const [one, other] = await Promise.all(
    ['مادة حساسة', 'مادة أخرى'].map(
      async (headline) => (await reporter.post('/articles', { headline })).body.id,
    ),
  )
  const link = async (id: number) =>
    (await reporter.post('/previews', { target: { kind: 'article', id } })).body.url as string
  const [first, second, kept] = [await link(one), await link(one), await link(other)]
  expect((await editor.del(`/articles/${one}/previews`)).body).toEqual({ ended: 2 })
  for (const url of [first, second]) expect((await open(url)).status).toBe(404)
  expect((await open(kept)).status).toBe(200)
})

test('a preview of a published article shows pending changes that readers do not see', async () => {
  const { id } = (await reporter.post('/articles', { headline: 'عنوان منشور' })).body
  const { address } = (await editor.post(`/articles/${id}/publish`)).body
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'عنوان معدل' } })
  const { url } = (await reporter.post('/previews', { target: { kind: 'article', id } })).body
  expect((await open(url)).html).toContain('عنوان معدل')
  expect((await open(address)).html).not.toContain('عنوان معدل')
})

test('the front and the breaking line are previewed before publication', async () => {
  const ids: number[] = []
  for (const headline of ['الأولى', 'الثانية', 'الثالثة']) {
    const { id } = (await reporter.post('/articles', { headline })).body
    await editor.post(`/articles/${id}/publish`)
    ids.push(id)
  }
  const order = (html: string) =>
    [...html.matchAll(/<h2[^>]*>.*?href="\/articles\/(\d+)/g)].map(([, id]) => Number(id))
  const { url } = (await editor.post('/previews', { target: { kind: 'front', articleIds: ids } })).body
  const shown = (await open(url)).html
  expect(shown.indexOf('الأولى')).toBeLessThan(shown.indexOf('الثالثة'))
  expect(order(shown)[0] ?? ids[0]).toBe(ids[0])
  const line = { kind: 'breaking', text: 'عاجل جدا الآن' }
  const breaking = (await editor.post('/previews', { target: line })).body.url
  expect((await open(breaking)).html).toContain('عاجل جدا الآن')
  expect((await open('/')).html).not.toContain('عاجل جدا الآن')
})

test('the audit log records a preview link, which ends with the account of the member who made it', async () => {
  const administrator = await api.as('administrator')
  const leaving = await api.member('reporter')
  const { id } = (await leaving.post('/articles', { headline: 'مسودة من سيغادر' })).body
  const { url } = (await leaving.post('/previews', { target: { kind: 'article', id }, hours: 168 })).body
  const theirs = (await reporter.post('/previews', { target: { kind: 'article', id } })).body.url
  const logged = (await administrator.get(`/audit?staffId=${leaving.staffId}&limit=1`)).body.items
  expect(logged).toMatchObject([{ command: 'preview.open', subject: `article:${id}` }])
  expect((await open(url)).status).toBe(200)
  const { version } = (await administrator.get('/staff')).body.items.find(
    (one: { id: number }) => one.id === leaving.staffId,
  )
  const closed = { name: 'من غادر', role: 'reporter', active: false, version }
  expect((await administrator.put(`/staff/${leaving.staffId}`, closed)).status).toBe(200)
  expect([(await open(url)).status, (await open(theirs)).status]).toEqual([404, 200])
})

test('no log contains a preview link, even when its page fails', async () => {
  const { url } = (await reporter.post('/previews', { target: { kind: 'front', articleIds: [] } })).body
  await sql`alter table previews rename to away`.execute(api.db)
  const failed = await open(url)
  await sql`alter table away rename to previews`.execute(api.db)
  expect(failed.status).toBe(500)
  await eventually('the log has the failure', () => api.program.output().includes('"/preview/…"'))
  expect(api.program.output()).not.toContain(url.split('/').at(-1))
})

test('a preview that is not possible is refused with the reason', async () => {
  expect((await reporter.post('/previews', { target: { kind: 'house' } })).status).toBe(422)
  expect((await api.nobody.post('/previews', { target: { kind: 'front', articleIds: [] } })).status).toBe(401)
  const { url } = (await reporter.post('/previews', { target: { kind: 'article', id: 999_999 } })).body
  expect((await open(url)).status).toBe(404)
})

test('readers of one preview share a rendered page, which is never older than their request', async () => {
  const turns = createTurns(2, 10)
  const ends: (() => void)[] = []
  let begun = 0
  const work = () => {
    const number = ++begun
    return new Promise<number>((resolve) => ends.push(() => resolve(number)))
  }
  const first = turns.share('a', work)
  await vi.waitUntil(() => begun === 1)
  const later = Array.from({ length: 60 }, () => turns.share('a', work))
  await vi.waitUntil(() => begun === 2)
  const others = Array.from({ length: 10 }, (_, n) => turns.share(`other ${n}`, work))
  await expect(turns.share('one more', work)).rejects.toThrow(TooMany)
  expect(begun).toBe(2)
  for (let n = 0; n < 12; n++) {
    await vi.waitUntil(() => ends.length > 0)
    ends.shift()!()
  }
  expect(await first).toBe(1)
  expect(new Set(await Promise.all(later))).toEqual(new Set([2]))
  expect(await Promise.all(others)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('alternative headlines, marks and further sections reach cards, feeds and sitemaps; only an editor marks', async () => {
  const administrator = await api.as('administrator')
  const [first, second] = await Promise.all(
    ['المصارف', 'الطاقة'].map(async (name) => (await administrator.post('/sections', { name })).body.id),
  )
  const own = {
    ...{ headline: 'عنوان المادة', kicker: 'بعد القمة', frontHeadline: 'عنوان الواجهة' },
    ...{ shareHeadline: 'عنوان المشاركة', searchTitle: 'عنوان البحث', searchDescription: 'وصف البحث' },
    ...{ label: 'exclusive', sectionId: first, secondarySectionIds: [second, second] },
    body: '<p>نص <a href="https://bank.example/offer">العرض</a></p>',
  }
  const { id } = (await reporter.post('/articles', own)).body
  for (const [field, value] of [
    ['sponsor', 'مصرف الأفق'],
    ['noindex', true],
    ['canonicalUrl', 'https://agency.example/1'],
    ['label', 'advertisement'],
  ] as const) {
    const refused = await reporter.put(`/articles/${id}`, { base: 1, content: { ...own, [field]: value } })
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining(field)])
  }
  for (const wrong of [
    ...[
      '/local',
      'javascript:alert(1)',
      'https://name:secret@agency.example/',
      'https://a.example/#part',
    ].map((canonicalUrl) => ({ canonicalUrl })),
    ...[{ label: 'scoop' }, { kicker: 'ك'.repeat(81) }, { secondarySectionIds: Array(11).fill(first) }],
    ...[{ secondarySectionIds: [999_999] }, { shareMediaId: 999_999 }, { socialHeadline: 'x' }],
  ])
    expect((await editor.put(`/articles/${id}`, { base: 1, content: { ...own, ...wrong } })).status).toBe(422)

  const lists = ['المصارف', 'الطاقة']
  await Promise.all(lists.map((name) => open(`/sections/${name}`)))
  const { address } = (await editor.post(`/articles/${id}/publish`)).body
  for (const name of lists)
    await eventually(`${name} lists it`, async () =>
      (await open(`/sections/${name}`)).html.includes('عنوان الواجهة'),
    )
  const card = (await open('/sections/الطاقة')).html
  expect(card).toMatch(/<p class="kicker"><b>حصري<\/b><span>بعد القمة<\/span><\/p>/)
  const plain = (await open(address)).html
  expect(plain).toContain('<title>عنوان البحث | ')
  expect(plain).toContain('<meta name="description" content="وصف البحث">')
  expect(plain).toContain('<meta property="og:title" content="عنوان المشاركة">')
  expect(plain).toContain('content="max-image-preview:large"')
  expect(plain).toMatch(/<h1>عنوان المادة<\/h1>/)
  expect(plain).toContain('"alternativeHeadline":"عنوان الواجهة"')
  expect(plain).toContain('"articleSection":["المصارف","الطاقة"]')
  expect(plain).not.toContain('rel="sponsored"')
  const feed = async () => (await open('/feeds/sections/الطاقة.rss')).html
  expect(await feed()).toContain('<title>عنوان المادة</title>')
  const listed = async () => (await open('/sitemaps/0.xml')).html.includes(`/articles/${id}/`)
  await eventually('the sitemap lists it', listed)

  const marked = {
    ...{ ...own, secondarySectionIds: [], sponsor: 'مصرف الأفق', noindex: true },
    canonicalUrl: 'https://agency.example/report?id=7',
  }
  const { revision: base } = (await editor.put(`/articles/${id}`, { base: 1, content: marked })).body
  const correction = { note: 'أُضيف الراعي', revision: base }
  expect((await editor.post(`/articles/${id}/correct`, correction)).status).toBe(200)
  await eventually('it is marked', async () => (await open(address)).html.includes('برعاية مصرف الأفق'))
  const sponsored = (await open(address)).html
  expect(sponsored).toContain('<a rel="sponsored" href="https://bank.example/offer">')
  expect(sponsored).toContain('<link rel="canonical" href="https://agency.example/report?id=7">')
  expect(sponsored).toContain('<meta name="robots" content="noindex">')
  expect((await open('/sections/المصارف')).html).toContain('<b>برعاية مصرف الأفق</b>')
  expect((await open('/sections/الطاقة')).html).not.toContain('عنوان الواجهة')
  expect(await feed()).not.toContain('عنوان المادة')
  expect((await open('/feeds/sections/المصارف.rss')).html).toContain('برعاية مصرف الأفق · ')
  expect(await listed()).toBe(false)
  expect((await open('/sitemap-news.xml')).html).not.toContain(`/articles/${id}/`)

  // A revision from before the mark takes it off, which an editor alone may do.
  const { revision } = (await editor.get(`/articles/${id}`)).body
  const restore = { base: revision }
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, restore)).status).toBe(403)
  expect((await editor.post(`/articles/${id}/revisions/1/restore`, restore)).status).toBe(200)
  expect((await editor.get(`/articles/${id}`)).body.content).toMatchObject({
    ...{ kicker: 'بعد القمة', sponsor: '', noindex: false, secondarySectionIds: [second] },
  })
  expect((await administrator.del(`/sections/${second}`)).status).toBe(409)
  expect((await administrator.post(`/sections/${second}/merge`, { into: first })).status).toBe(204)
  expect((await editor.get(`/articles/${id}`)).body.content.secondarySectionIds).toEqual([first])
})
