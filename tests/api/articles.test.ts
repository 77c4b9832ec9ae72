/** An article through the API: written, saved, submitted, published, corrected, withdrawn. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMedia } from '../../src/content/media/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let reporter: Client
let editor: Client & { staffId: number }
beforeAll(async () => {
  api = await openApi()
  reporter = await api.as('reporter')
  editor = await api.member('editor')
})
afterAll(() => api.close())

const page = async (path: string) => {
  const answer = await fetch(api.url + encodeURI(path))
  return { status: answer.status, html: await answer.text() }
}
const begin = async (headline: string, more: object = {}) =>
  (await reporter.post('/articles', { headline, ...more })).body.id as number

test('an article goes from its first word to its readers', async () => {
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
  expect(saved.body).toEqual({ revision: 2, warnings: [], gone: [] })
  const refused = await reporter.post(`/articles/${id}/publish`)
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  expect((await page(`/articles/${id}/x`)).status).toBe(404)
  const published = await editor.post(`/articles/${id}/publish`)
  expect(published.body).toMatchObject({ state: 'published', address: `/articles/${id}/افتتاح-الجسر-الجديد` })
  await eventually('the article is public', async () => (await page(published.body.address)).status === 200)
  const seen = await page(published.body.address)
  expect(seen.html).toContain('فقرة ثانية')
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({
    state: 'published',
    revision: 2,
    publishedRevision: 2,
    updatedBy: 'عضو editor',
    content: { headline: 'افتتاح الجسر الجديد' },
  })
})

test('a repeated save is no conflict, even if an entity that it names was merged or removed', async () => {
  const id = await begin('نسخة أولى')
  const [first, second, gone] = await Promise.all(
    ['ليلى', 'ليلى حداد', 'راحلة'].map(async (name) => (await editor.post('/people', { name })).body.id),
  )
  const signed = { base: 1, content: { headline: 'نسخة المراسل', authorIds: [first, gone] } }
  await editor.post(`/people/${first}/merge`, { into: second })
  expect((await editor.del(`/people/${gone}`)).status).toBe(204)
  for (let n = 0; n < 2; n++)
    expect((await reporter.put(`/articles/${id}`, signed)).body).toMatchObject({
      ...{ revision: 2, gone: [expect.objectContaining({ id: gone })] },
    })
  expect((await editor.get(`/articles/${id}`)).body.content.authorIds).toEqual([second])
})

test('a save based on an old version returns the latest version and changes nothing', async () => {
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
  // Sent again because the answer was lost: no conflict, and nothing is written twice.
  const lost = await reporter.put(`/articles/${id}`, { base: 2, content: { headline: 'نسخة المراسل' } })
  expect([lost.status, lost.body.revision]).toEqual([200, 3])
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
    gone: [],
  })
  expect((await reporter.get(`/articles/${id}`)).body.content.headline).toBe('نسخة أولى')
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, { base: 3 })).status).toBe(409)
  expect((await reporter.get(`/articles/${id}/revisions/99`)).status).toBe(404)
})

test('two creations under one key make one article, and a key belongs to its member', async () => {
  const key = '0f8b2f6e-6a51-4f0e-9d3c-3a3f0c6f2b11'
  const first = await editor.post('/articles', { headline: 'أول حرف', key })
  const again = await editor.post('/articles', { headline: 'أول حرف وأكثر', key })
  expect(again.body).toMatchObject({ id: first.body.id, revision: 1 })
  expect((await editor.get(`/articles/${first.body.id}`)).body.content.headline).toBe('أول حرف')
  const other = await api.member('reporter')
  expect((await other.post('/articles', { headline: 'لغيره', key })).status).toBe(409)
  expect((await editor.post('/articles', { headline: 'بلا شكل', key: 'x' })).status).toBe(422)
})

test('errors name their fields', async () => {
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

test('the article lists the members who have it open, until they leave', async () => {
  const id = await begin('مفتوحة')
  const one = await editor.put(`/articles/${id}/presence`)
  expect(one.body).toMatchObject({ present: [{ id: editor.staffId }], revision: 1 })
  expect((await reporter.get(`/articles/${id}`)).body.present).toHaveLength(1)
  expect((await editor.del(`/articles/${id}/presence`)).status).toBe(204)
  expect((await reporter.get(`/articles/${id}`)).body.present).toEqual([])
  expect((await reporter.put(`/articles/${id}/presence`)).status).toBe(403)
})

test('an article is submitted, returned, put into the trash and restored', async () => {
  const reporter = await api.member('reporter')
  const { id } = (await reporter.post('/articles', { headline: 'تقرير' })).body
  expect((await reporter.post(`/articles/${id}/submit`, { note: 'جاهز' })).status).toBe(204)
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({ deskNote: 'جاهز' })
  expect((await editor.post(`/articles/${id}/return`, { note: 'ينقصه مصدر' })).status).toBe(204)
  expect((await editor.post(`/articles/${id}/return`, {})).status).toBe(409)
  // The member who submitted it sees it on their overview, with the note and its author, until it is
  // submitted again.
  const { returnedAt, ...back } = (await reporter.get(`/articles/${id}`)).body
  expect(back).toMatchObject({ submittedAt: null, deskNote: 'ينقصه مصدر', deskNoteBy: 'عضو editor' })
  const idsOf = (articles: { id: number }[]) => articles.map((article) => article.id)
  const { returned, mine } = (await reporter.get('/desk')).body
  expect(returned).toMatchObject([{ id, returnedAt, submitted: false }])
  expect(idsOf(mine)).not.toContain(id)
  expect((await editor.get('/desk')).body.returned).toEqual([])
  expect(idsOf((await reporter.get('/articles?returned=true&mine=true')).body.items)).toEqual([id])
  await reporter.post(`/articles/${id}/submit`, { note: 'أضفت المصدر' })
  expect((await reporter.get('/desk')).body.returned).toEqual([])
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({
    ...{ returnedAt: null, deskNote: 'أضفت المصدر', deskNoteBy: 'عضو reporter' },
  })
  await editor.post(`/articles/${id}/return`, { note: 'ينقصه تاريخ' })
  expect((await reporter.post(`/articles/${id}/trash`)).status).toBe(204)
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(409)
  expect((await reporter.post(`/articles/${id}/untrash`)).status).toBe(204)
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(200)
  expect((await reporter.post(`/articles/${id}/trash`)).status).toBe(409)
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject({ returnedAt: null, deskNote: '' })
})

test('a reporter submits and deletes their own articles, and only the desk returns articles', async () => {
  const [own, other] = [await api.member('reporter'), await api.member('reporter')]
  expect((await other.put('/me', { name: 'نادية سلام' })).status).toBe(204)
  const { id } = (await own.post('/articles', { headline: 'تحقيق' })).body
  for (const act of ['trash', 'untrash', 'submit', 'return']) {
    const body = !act.endsWith('trash') ? { note: '' } : undefined
    for (const client of [other, reporter])
      expect([act, (await client.post(`/articles/${id}/${act}`, body)).status]).toEqual([act, 403])
  }
  // Members who work on it or are in its byline are its authors.
  const saved = await other.put(`/articles/${id}`, { base: 1, content: { headline: 'تحقيق موسّع' } })
  expect(saved.status).toBe(200)
  expect((await other.post(`/articles/${id}/submit`, { note: '' })).status).toBe(204)
  for (const client of [own, other])
    expect((await client.post(`/articles/${id}/return`, { note: '' })).status).toBe(403)
  expect((await editor.post(`/articles/${id}/return`, { note: '' })).status).toBe(204)
  const signed = (await other.post('/me/author')).body.id
  const content = { headline: 'تحقيق', authorIds: [signed] }
  const byline = (await own.post('/articles', content)).body.id
  expect((await other.post(`/articles/${byline}/submit`, { note: '' })).status).toBe(204)
  const kept = await other.post(`/articles/${id}/trash`)
  expect([kept.status, kept.body.reason]).toEqual([403, 'not-owner'])
  expect((await editor.post(`/articles/${id}/trash`)).status).toBe(204)
  expect((await own.post(`/articles/${id}/untrash`)).status).toBe(204)
})

test('hostile input is refused with a sentence and causes no failure', async () => {
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

test('an article is corrected with a note, unpublished with a reason, removed for legal reasons', async () => {
  const { id: sharedId } = await execute(api.db, desk, addMedia, { caption: 'صورة في مادتين' })
  const { id: mediaId } = await execute(api.db, desk, addMedia, { caption: 'صورة في هذه وحدها' })
  const id = await begin('خبر فيه خطأ')
  await begin('خبر آخر بالصورة نفسها', { mediaId: sharedId })
  await editor.post(`/articles/${id}/publish`)
  const pictures = { mediaId, galleryIds: [sharedId] }
  await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'خبر بلا خطأ', ...pictures } })
  expect((await reporter.get(`/articles/${id}`)).body).toMatchObject({ revision: 2, publishedRevision: 1 })
  expect((await editor.post(`/articles/${id}/correct`, { note: 'صححنا العدد.' })).body).toEqual({
    revision: 2,
  })
  await eventually('readers see the correction', async () => {
    const { html } = await page(`/articles/${id}/خبر-بلا-خطأ`)
    return html.includes('صححنا العدد.') && html.includes('correction')
  })
  expect((await editor.post(`/articles/${id}/unpublish`, { reason: 'طلب المصدر' })).status).toBe(204)
  await eventually('the article is gone', async () => (await page(`/articles/${id}/x`)).status === 410)
  const administrator = await api.as('administrator')
  expect((await editor.post(`/articles/${id}/remove`, { legalReason: 'حكم' })).status).toBe(403)
  const erased = await administrator.post(`/articles/${id}/remove`, { legalReason: 'حكم' })
  expect([erased.status, erased.body]).toEqual([200, { removedMedia: [mediaId] }])
  expect((await administrator.get(`/media/${mediaId}`)).status).toBe(404)
  expect((await administrator.get(`/media/${sharedId}`)).status).toBe(200)
  expect((await administrator.get(`/articles/${id}`)).status).toBe(404)
})

test('publishing is refused if a colleague saved after the editor read the article', async () => {
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

test('a past date is refused unless the call says it is meant; an unknown key publishes nothing', async () => {
  const id = await begin('من الأرشيف')
  const at = '2016-02-19T10:00:00Z'
  for (const [key, body] of Object.entries({
    ...{ scheduledAt: { scheduledAt: at }, publishAt: { publishAt: at }, At: { At: at } },
    embargoedUntil: { embargoedUntil: at },
  })) {
    const answer = await editor.post(`/articles/${id}/publish`, body)
    expect([answer.status, answer.body.errors]).toMatchObject([422, [{ path: key, code: 'unknown' }]])
    expect(answer.body.detail).toContain(key)
  }
  const past = await editor.post(`/articles/${id}/publish`, { at })
  expect([past.status, past.body.errors]).toMatchObject([422, [{ path: 'at', code: 'past' }]])
  const undated = await editor.post(`/articles/${id}/publish`, { backdated: true })
  expect([undated.status, undated.body.errors]).toMatchObject([422, [{ path: 'at', code: 'missing' }]])
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  const future = await editor.post(`/articles/${id}/publish`, { at: soon, backdated: true })
  expect([future.status, future.body.errors]).toMatchObject([422, [{ path: 'at', code: 'future' }]])
  expect((await editor.get(`/articles/${id}`)).body.state).toBe('draft')
  const backdated = await editor.post(`/articles/${id}/publish`, { at, backdated: true })
  expect(backdated.body).toMatchObject({ state: 'published', at: '2016-02-19T10:00:00.000Z' })
  const dates = { publishedAt: '2016-02-19T10:00:00.000Z', modifiedAt: '2016-02-19T10:00:00.000Z' }
  expect((await editor.get(`/articles/${id}`)).body).toMatchObject(dates)
})

test('an unpublished article is published again with its first date or the current date', async () => {
  const id = await begin('رواية أولى')
  await editor.post(`/articles/${id}/publish`, { at: '2020-05-01T10:00:00Z', backdated: true })
  const withdraw = async () =>
    expect((await editor.post(`/articles/${id}/unpublish`, { reason: 'مراجعة' })).status).toBe(204)
  await withdraw()
  await editor.put(`/articles/${id}`, { base: 1, content: { headline: 'رواية ثانية' } })
  const began = new Date().toISOString()
  await editor.post(`/articles/${id}/publish`, { revision: 2 })
  const kept = (await editor.get(`/articles/${id}`)).body
  expect(kept.publishedAt).toBe('2020-05-01T10:00:00.000Z')
  expect(kept.modifiedAt >= began).toBe(true)
  let read = { html: '' }
  await eventually('the page shows the article again', async () => {
    read = await page(kept.address)
    return read.html.includes('رواية ثانية')
  })
  expect(read.html).toContain(`"dateModified":"${kept.modifiedAt}"`)
  await withdraw()
  await editor.post(`/articles/${id}/publish`, { keepDate: false })
  const fresh = (await editor.get(`/articles/${id}`)).body
  expect(fresh.publishedAt >= kept.modifiedAt).toBe(true)
  // Scheduled again, it waits with the choice that was made.
  await withdraw()
  const at = new Date(Date.now() + 600).toISOString()
  expect((await editor.post(`/articles/${id}/publish`, { at })).body.state).toBe('scheduled')
  await eventually(
    'the article is published',
    async () => (await editor.get(`/articles/${id}`)).body.state === 'published',
  )
  expect((await editor.get(`/articles/${id}`)).body.publishedAt).toBe(fresh.publishedAt)
})

test('HTML names library pictures by URI, id or address; the answer lists what the body dropped', async () => {
  const { id: picture } = await execute(api.db, desk, addMedia, {
    uri: 'urn:example:picture:1',
    caption: 'الرصيف',
  })
  const html = `<p>أ</p><figure data-uri="urn:example:picture:1"><img src="https://elsewhere.example/1.jpg"></figure>
    <p>ب</p><img src="/media/${picture}/abc/full-640.jpg"><p>ج</p><figure data-uri="${picture}"><img></figure>
    <img src="https://elsewhere.example/2.jpg"><script>1</script><hr><iframe src="https://video.example/1"></iframe>`
  const created = await reporter.post('/articles', { headline: 'صور من المكتبة', body: html })
  expect(created.status).toBe(201)
  expect(created.body.warnings).toEqual([
    'script: left out, a body does not hold it',
    'embed of a host that is not allowed: replaced by a link',
    'media item "https://elsewhere.example/2.jpg": left out, the library has none with this id or URI',
  ])
  const { content } = (await reporter.get(`/articles/${created.body.id}`)).body
  const figures = content.body.content.filter((block: { type: string }) => block.type === 'figure')
  expect(figures.map((block: { attrs: { mediaId: number } }) => block.attrs.mediaId)).toEqual([
    picture,
    picture,
    picture,
  ])
  const bold = Array.from({ length: 180 }, (_, i) => `<b id=${i}>`).join('')
  for (const body of [
    '<div>'.repeat(300),
    `<p>${bold}</p>${'<p>x</p>'.repeat(5_000)}`,
    '<b>aا</b>x '.repeat(45_000),
    `<p>خبر</p><ul><li>${'aا'.repeat(10_001)}</li></ul>`,
    'aا'.repeat(10_001),
  ]) {
    const refused = await reporter.post('/articles', { headline: 'أكبر من مادة', body })
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid'])
  }
  const long = await reporter.post('/articles', {
    headline: 'فقرة طويلة',
    body: `<p>خبر</p><p>${'aا'.repeat(10_001)}</p>`,
  })
  expect([long.status, JSON.stringify(long.body)]).toEqual([
    422,
    expect.stringMatching(/block 2 \(paragraph\) has 20002 characters .* Divide the paragraph/),
  ])
  const largest = await reporter.post('/articles', { headline: 'أكبرها', body: 'aا'.repeat(10_000) })
  expect(largest.status).toBe(201)
})
