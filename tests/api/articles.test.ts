/** An article through the API: written, saved, handed in, published, corrected, withdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let reporter: Client
let editor: Client & { staffId: number }
beforeAll(async () => {
  api = await openApi()
  reporter = await api.as('reporter')
  editor = await api.member('editor')
}, 90_000)
afterAll(() => api.close())

const page = async (path: string) => {
  const answer = await fetch(api.url + encodeURI(path))
  return { status: answer.status, html: await answer.text() }
}
const begin = async (headline: string, more: object = {}) =>
  (await reporter.post('/articles', { headline, ...more })).body.id as number

test('from the first word to the reader within a tenth of a second', async () => {
  const created = await reporter.post('/articles', {
    headline: 'افتتاح الجسر',
    body: '<p>فقرة <b>أولى</b></p>',
  })
  expect([created.status, created.body.revision]).toEqual([201, 1])
  const { id } = created.body
  const saved = await reporter.put(`/articles/${id}`, {
    base: 1,
    content: { headline: 'افتتاح الجسر الجديد', body: 'فقرة أولى\n\nفقرة ثانية' },
  })
  expect(saved.body).toEqual({ revision: 2 })
  const refused = await reporter.post(`/articles/${id}/publish`)
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  expect((await page(`/articles/${id}/x`)).status).toBe(404)
  const published = await editor.post(`/articles/${id}/publish`)
  const answered = performance.now()
  expect(published.body).toMatchObject({ state: 'published', address: `/articles/${id}/افتتاح-الجسر-الجديد` })
  let seen = await page(published.body.address)
  while (seen.status !== 200 && performance.now() - answered < 1_000)
    seen = await page(published.body.address)
  expect(seen.html).toContain('فقرة ثانية')
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({
    state: 'published',
    revision: 2,
    publishedRevision: 2,
    updatedBy: 'عضو editor',
    content: { headline: 'افتتاح الجسر الجديد' },
  })
})

test('a save on top of what is no longer the latest answers what is there, and changes nothing', async () => {
  const id = await begin('نسخة أولى')
  expect(
    (await editor.put(`/articles/${id}`, { base: 1, content: { headline: 'نسخة المحرر' } })).status,
  ).toBe(200)
  const late = await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'نسخة المراسل' } })
  expect(late.status).toBe(409)
  expect(late.body.head).toMatchObject({
    revision: 2,
    updatedBy: 'عضو editor',
    content: { headline: 'نسخة المحرر' },
  })
  const again = await reporter.put(`/articles/${id}`, { base: 2, content: { headline: 'نسخة المراسل' } })
  expect(again.body.revision).toBe(3)
  const { items } = (await reporter.get(`/articles/${id}/revisions`)).body
  expect(items.map((one: { headline: string }) => one.headline)).toEqual([
    'نسخة المراسل',
    'نسخة المحرر',
    'نسخة أولى',
  ])
  const paged = (await reporter.get(`/articles/${id}/revisions?limit=2`)).body
  expect((await reporter.get(`/articles/${id}/revisions?after=${paged.after}`)).body.items).toHaveLength(1)
  expect((await reporter.get(`/articles/${id}/revisions/2`)).body).toMatchObject({ by: 'عضو editor' })
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, { base: 3 })).body).toEqual({
    revision: 4,
  })
  expect((await reporter.get(`/articles/${id}`)).body.content.headline).toBe('نسخة أولى')
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, { base: 3 })).status).toBe(409)
  expect((await reporter.get(`/articles/${id}/revisions/99`)).status).toBe(404)
})

test('what is wrong is said field by field', async () => {
  const wrong = await reporter.post('/articles', { headline: 5, urgency: 70 })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual(['headline', 'urgency'])
  const long = await reporter.post('/articles', { headline: 'ا'.repeat(400) })
  expect([long.status, long.body.errors[0].path]).toEqual([422, 'headline'])
  const id = await begin('')
  const bare = await editor.post(`/articles/${id}/publish`)
  expect([bare.status, bare.body.errors[0].path]).toEqual([422, 'headline'])
  const strange = { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://evil.example' } }] }
  expect(
    (await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'س', body: strange } })).status,
  ).toBe(422)
  expect((await reporter.post('/articles', { headline: 'س', sectionId: 999 })).body.code).toBe('invalid')
  expect(
    (await reporter.send('POST', '/articles', '{"headline":', { 'Content-Type': 'application/json' })).status,
  ).toBe(400)
  expect((await reporter.get('/articles/999999')).status).toBe(404)
  expect((await reporter.get('/articles/99999999999')).status).toBe(422)
  const big = await reporter.post('/articles', { headline: 'س', body: 'ا'.repeat(4_000_000) })
  expect(big.status).toBe(413)
})

test('who has it open is shown, and gone when they leave', async () => {
  const id = await begin('مفتوحة')
  const one = await editor.put(`/articles/${id}/presence`)
  expect(one.body).toMatchObject({ present: [{ id: editor.staffId }], revision: 1 })
  expect((await reporter.get(`/articles/${id}`)).body.present).toHaveLength(1)
  expect((await editor.del(`/articles/${id}/presence`)).status).toBe(204)
  expect((await reporter.get(`/articles/${id}`)).body.present).toEqual([])
  expect((await reporter.put(`/articles/${id}/presence`)).status).toBe(403)
})

test('handed in, handed back, put into the bin and out of it', async () => {
  const id = await begin('تقرير')
  expect((await reporter.post(`/articles/${id}/hand-in`, { note: 'جاهز' })).status).toBe(204)
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({ handedInNote: 'جاهز' })
  expect((await editor.post(`/articles/${id}/hand-back`, { note: 'ينقصه مصدر' })).status).toBe(204)
  expect((await editor.post(`/articles/${id}/hand-back`, {})).status).toBe(409)
  expect((await reporter.post(`/articles/${id}/discard`)).status).toBe(204)
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(409)
  expect((await reporter.post(`/articles/${id}/undiscard`)).status).toBe(204)
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(200)
  expect((await reporter.post(`/articles/${id}/discard`)).status).toBe(409)
})

test('scheduled, taken back, published at its time', async () => {
  const id = await begin('موعد')
  const at = new Date(Date.now() + 3_600_000).toISOString()
  expect((await editor.post(`/articles/${id}/publish`, { at })).body).toMatchObject({
    state: 'scheduled',
    at,
  })
  expect((await editor.post(`/articles/${id}/unschedule`)).status).toBe(204)
  const soon = new Date(Date.now() + 500).toISOString()
  await editor.post(`/articles/${id}/publish`, { at: soon })
  await eventually('it is public', async () => (await page(`/articles/${id}/موعد`)).status === 200)
})

test('what an editor has scheduled goes out as an editor left it, and never before an embargo', async () => {
  const id = await begin('وافق عليه المحرر')
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  await editor.post(`/articles/${id}/publish`, { at: hour(1) })
  const slipped = await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'دسّه الكاتب' } })
  expect([slipped.status, slipped.body.code]).toEqual([403, 'forbidden'])
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, { base: 1 })).status).toBe(403)
  const later = { headline: 'وافق عليه المحرر', embargoedUntil: hour(2) }
  expect((await editor.put(`/articles/${id}`, { base: 1, content: later })).status).toBe(200)
  // Its hour has come.
  const past = new Date(Date.now() - 1_000)
  await api.db.updateTable('articles').set({ scheduledAt: past }).where('id', '=', id).execute()
  await api.db.updateTable('moments').set({ dueAt: past }).where('key', '=', `publish:${id}`).execute()
  await eventually('it waits for the end of the embargo', async () => {
    const { state, scheduledAt } = (await editor.get(`/articles/${id}`)).body
    expect(state).toBe('scheduled')
    return scheduledAt === later.embargoedUntil
  })
  expect((await page(`/articles/${id}/x`)).status).toBe(404)
})

test('hostile input is refused with a sentence, never met with a failure', async () => {
  const id = await begin('للتجربة')
  const huge = 9_007_199_254_740_991
  for (const path of [
    `/articles/${id}/revisions?after=${huge}`,
    `/articles/${id}/revisions/${huge}`,
    '/articles?after=0000-01-01T00:00:00Z.1',
  ])
    expect([path, (await reporter.get(path)).status]).toEqual([path, 422])
  expect((await reporter.post(`/articles/${id}/revisions/${huge}/restore`, { base: 1 })).status).toBe(422)
  for (const path of ['/people?q=%00', '/stories?q=a%00'])
    expect([path, (await reporter.get(path)).status]).toEqual([path, 200])
  const said = (marks: object[]) => [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }]
  for (const content of [
    [{ type: 'figure', attrs: { mediaId: huge, caption: '' } }],
    [{ type: 'articleCard', attrs: { articleId: huge } }],
    said(Array(20_000).fill({ type: 'strong' })),
    said([{ type: 'link', attrs: { href: 'https://\ud800.example/' } }]),
    said([{ type: 'link', attrs: { href: 'https://example.org/\u0000' } }]),
  ])
    expect((await reporter.post('/articles', { headline: 'x', body: { type: 'doc', content } })).status).toBe(
      422,
    )
  const deep = await reporter.post('/articles', { headline: 'x', body: '<div>'.repeat(300) })
  expect([deep.status, deep.body.errors[0].path]).toEqual([422, 'body'])
  const plain = { 'Content-Type': 'text/plain' }
  expect((await reporter.send('POST', '/articles', '{"headline":"x"}', plain)).status).toBe(415)
})

test('corrected with a note that readers see, withdrawn with a reason, erased for the law', async () => {
  const id = await begin('خبر فيه خطأ')
  await editor.post(`/articles/${id}/publish`)
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'خبر بلا خطأ' } })
  expect((await reporter.get(`/articles/${id}`)).body).toMatchObject({ revision: 2, publishedRevision: 1 })
  expect((await editor.post(`/articles/${id}/correct`, { note: 'صححنا العدد.' })).body).toEqual({
    revision: 2,
  })
  await eventually('the correction is read', async () => {
    const { html } = await page(`/articles/${id}/خبر-بلا-خطأ`)
    return html.includes('صححنا العدد.') && html.includes('correction')
  })
  expect((await editor.post(`/articles/${id}/unpublish`, { reason: 'طلب المصدر' })).status).toBe(204)
  await eventually('it is gone', async () => (await page(`/articles/${id}/x`)).status === 410)
  const administrator = await api.as('administrator')
  expect((await editor.post(`/articles/${id}/remove`, { ground: 'حكم' })).status).toBe(403)
  expect((await administrator.post(`/articles/${id}/remove`, { ground: 'حكم' })).status).toBe(204)
  expect((await administrator.get(`/articles/${id}`)).status).toBe(404)
})

test('what a colleague saved after an editor looked does not go out unseen', async () => {
  const id = await begin('ميزانية البلدية')
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'ميزانية البلدية تتأخر' } })
  const unseen = await editor.post(`/articles/${id}/publish`, { revision: 1 })
  expect([unseen.status, unseen.body.code]).toEqual([409, 'conflict'])
  expect((await page(`/articles/${id}/x`)).status).toBe(404)
  expect((await editor.post(`/articles/${id}/publish`, { revision: 2 })).body.state).toBe('published')
  await editor.put(`/articles/${id}`, { base: 2, content: { headline: 'ميزانية البلدية تُقرّ' } })
  const correction = { note: 'صُحّح العنوان.', revision: 2 }
  expect((await editor.post(`/articles/${id}/correct`, correction)).status).toBe(409)
  expect((await editor.post(`/articles/${id}/correct`, { ...correction, revision: 3 })).body.revision).toBe(3)
})
