/** Breaking news: the banner above every page, its article, the lead of the front; as readers see it at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client
let reporter: Client
let articles: number[]
beforeAll(async () => {
  api = await openApi()
  editor = await api.as('editor')
  reporter = await api.as('reporter')
  articles = []
  for (let n = 1; n <= 4; n++) articles.push(await publish(api.db, { headline: `خبر الصدارة رقم ${n}` }))
})
afterAll(() => api.close())

const publicPage = async (path: string) => (await fetch(`${api.url}${path}`)).text()
const idsOf = (items: { id: number }[]) => items.map(({ id }) => id)
const past = () => new Date(Date.now() - 1_000)

test('an editor turns the breaking line on above every page, and off again', async () => {
  const text = 'زلزال خفيف قبالة الساحل ولا إصابات'
  const before = (await reporter.get('/breaking')).body
  expect(before).toEqual({ text: '', article: null, endsAt: null, lead: null, version: 0 })
  const on = await editor.put('/breaking', { text, articleId: articles[0], version: 0 })
  expect(on.status).toBe(200)
  await eventually('the line stands', async () => (await publicPage('/latest')).includes(text))
  expect((await reporter.get('/breaking')).body).toMatchObject({
    text,
    article: { id: articles[0], state: 'published' },
  })
  expect((await editor.put('/breaking', { text: 'آخر', version: 0 })).status).toBe(409)
  expect((await editor.del('/breaking')).status).toBe(204)
  await eventually('the line is gone', async () => !(await publicPage('/latest')).includes(text))
  expect((await reporter.get('/breaking')).body.text).toBe('')
})

test('the breaking line appears with an article and disappears at its end time', async () => {
  const [text, headline] = ['الزلزال بقوة 4.1 درجات', 'عاجل: زلزال قبالة الساحل']
  const begin = async () => (await editor.post('/articles', { headline, breaking: true })).body.id as number
  const breaking = async () => (await reporter.get('/breaking')).body
  const due = (key: string, dueAt: Date) =>
    api.db.updateTable('timers').set({ dueAt }).where('key', '=', key).executeTakeFirstOrThrow()
  const wrong = { breakingBanner: { text, minutes: 0 } }
  const id = await begin()
  expect((await editor.post(`/articles/${id}/publish`, wrong)).status).toBe(422)
  expect((await editor.post(`/articles/${id}/publish`, { breakingBanner: { text: ' ' } })).status).toBe(422)
  expect((await reporter.get(`/articles/${id}`)).body.state).toBe('draft')
  await editor.post(`/articles/${id}/publish`, { breakingBanner: { text, minutes: 30 } })
  await eventually('the line stands', async () => (await publicPage('/latest')).includes(text))
  const { endsAt, ...stands } = await breaking()
  expect(stands).toMatchObject({ text, article: { id, state: 'published' } })
  expect(Math.abs(Date.parse(endsAt) - Date.now() - 30 * 60_000)).toBeLessThan(60_000)
  // Half an hour later.
  await api.db.updateTable('publication').set({ breakingEndsAt: past() }).execute()
  await due('breaking', past())
  await eventually('the line is gone', async () => !(await publicPage('/latest')).includes(text))
  expect(await breaking()).toMatchObject({ text: '', article: null, endsAt: null })

  // The line of a scheduled article appears with the article, and disappears when the article is unpublished.
  const later = await begin()
  const at = new Date(Date.now() + 3_600_000).toISOString()
  await editor.post(`/articles/${later}/publish`, { at, breakingBanner: { text, minutes: null } })
  expect((await breaking()).text).toBe('')
  await api.db.updateTable('articles').set({ scheduledAt: past() }).where('id', '=', later).execute()
  await due(`publish:${later}`, past())
  await eventually('the line is shown again', async () => (await publicPage('/latest')).includes(text))
  expect(await breaking()).toMatchObject({ text, article: { id: later }, endsAt: null })
  await editor.post(`/articles/${later}/unpublish`, { reason: 'خطأ' })
  await eventually('the second line is gone', async () => !(await publicPage('/latest')).includes(text))

  // A line without an end stays when the end of the one before it comes.
  const soon = new Date(Date.now() + 3_600_000).toISOString()
  await editor.put('/breaking', { text: 'الأول', articleId: null, endsAt: soon })
  await editor.put('/breaking', { text: 'الثاني', articleId: null })
  expect(await api.db.selectFrom('timers').select('key').where('key', '=', 'breaking').execute()).toEqual([])
  const gone = await editor.put('/breaking', { text: 'س', articleId: null, endsAt: '2020-01-01T00:00:00Z' })
  expect([gone.status, gone.body.errors[0].path]).toEqual([422, 'endsAt'])
  await editor.del('/breaking')
})

test('the breaking line: other roles and invalid input are refused', async () => {
  expect((await api.nobody.get('/breaking')).status).toBe(401)
  expect((await api.nobody.put('/breaking', {})).status).toBe(401)
  expect((await api.nobody.del('/breaking')).status).toBe(401)
  expect((await reporter.put('/breaking', { text: 'لا' })).status).toBe(403)
  expect((await reporter.del('/breaking')).status).toBe(403)
  expect((await editor.put('/breaking', { text: ' ' })).status).toBe(422)
  const absent = await editor.put('/breaking', { text: 'خبر', articleId: 999_999 })
  expect([absent.status, absent.body.errors[0]]).toMatchObject([422, { path: 'articleId', code: 'missing' }])
})

test('one call publishes breaking news with banner and lead; it is corrected everywhere and ended at once', async () => {
  const [wrong, headline] = ['زلزال بقوة 5.1 درجات قبالة الساحل', 'زلزال بقوة 4.9 درجات قبالة الساحل']
  const key = { 'Idempotency-Key': 'breaking-news-1' }
  const body = { headline: wrong, lead: { minutes: null } }
  const on = await editor.post('/breaking', body, key)
  expect([on.status, on.body]).toMatchObject([200, { bannerEndsAt: expect.any(String), leadEndsAt: null }])
  const { articleId, address } = on.body
  // A repeated request publishes nothing a second time.
  expect((await editor.post('/breaking', body, key)).body).toEqual(on.body)
  const now = async () => (await reporter.get('/breaking')).body
  expect(await now()).toMatchObject({
    ...{ text: wrong, article: { id: articleId, state: 'published' }, lead: { id: articleId, endsAt: null } },
  })
  expect((await reporter.get(`/articles/${articleId}`)).body).toMatchObject({
    ...{ state: 'published', content: { kind: 'news', breaking: true, headline: wrong } },
  })
  const told = await api.db
    .selectFrom('pushNotifications')
    .select('id')
    .where('articleId', '=', articleId)
    .execute()
  expect(told).toHaveLength(1)
  await eventually('the front leads with the headline without a picture', async () =>
    new RegExp(`front-lead typed.*?<h2>[^<]*<a[^>]*>(<[^>]*>)?${wrong}`, 's').test(await publicPage('/')),
  )
  expect((await publicPage(address)).includes(wrong)).toBe(true)

  // A saved draft stays unpublished.
  const base = (await reporter.get(`/articles/${articleId}`)).body
  const content = { ...base.content, standfirst: 'لم تُنشر بعد' }
  const pending = { base: base.revision, content }
  expect((await editor.put(`/articles/${articleId}`, pending)).status).toBe(200)
  expect((await editor.put('/breaking/headline', { headline, version: 0 })).status).toBe(409)
  expect((await editor.put('/breaking/headline', { headline })).status).toBe(204)
  expect(await now()).toMatchObject({ text: headline, article: { headline }, lead: { headline } })
  for (const path of ['/', '/latest', address])
    await eventually(`${path} has the new headline`, async () => {
      const page = await publicPage(path)
      return page.includes(headline) && !page.includes(wrong) && !page.includes('لم تُنشر بعد')
    })
  expect((await reporter.get(`/articles/${articleId}`)).body.content).toMatchObject({
    ...{ headline, standfirst: 'لم تُنشر بعد' },
  })

  // Its end is put off, to a time of the editor's choice; what is not named keeps its end.
  const endsAt = new Date(Date.now() + 3 * 3_600_000).toISOString()
  const ends = (body: object) => editor.put('/breaking/ends', body)
  const { version } = await now()
  expect((await ends({ banner: { endsAt }, version: version - 1 })).status).toBe(409)
  expect((await ends({ banner: { endsAt }, version })).status).toBe(204)
  expect(await now()).toMatchObject({ text: headline, endsAt, lead: { endsAt: null } })
  expect((await ends({ lead: { endsAt } })).status).toBe(204)
  expect(await now()).toMatchObject({ endsAt, lead: { id: articleId, endsAt } })
  const late = await ends({ lead: { endsAt: past().toISOString() } })
  expect([late.status, late.body.errors[0].path]).toEqual([422, 'lead.endsAt'])

  expect((await editor.del('/breaking')).status).toBe(204)
  expect((await ends({ banner: { minutes: 60 } })).status).toBe(409)
  expect(await now()).toMatchObject({ text: '', article: null, lead: null })
  expect(idsOf((await reporter.get('/front')).body.arranged)).not.toContain(articleId)
  expect((await reporter.get(`/articles/${articleId}`)).body.state).toBe('published')
})

test('breaking news of an existing article ends at its time, or at once when it is unpublished', async () => {
  const stands = async () => {
    const { text, lead } = (await reporter.get('/breaking')).body
    return [text, lead?.id ?? null]
  }
  const there = articles[3]!
  const first = await editor.post('/breaking', { articleId: there, lead: { minutes: 30 } })
  expect(first.status).toBe(200)
  expect(await stands()).toEqual(['خبر الصدارة رقم 4', there])
  expect((await reporter.get(`/articles/${there}`)).body.content.breaking).toBe(true)
  // Half an hour later.
  await api.db.updateTable('front').set({ endsAt: past() }).where('articleId', '=', there).execute()
  await api.db.updateTable('timers').set({ dueAt: past() }).where('key', '=', `front:${there}`).execute()
  await eventually('the article no longer leads', async () => (await stands())[1] === null)

  const draft = (await editor.post('/articles', { headline: 'انقطاع الكهرباء عن العاصمة' })).body
  const stale = { articleId: draft.id, revision: draft.revision + 1 }
  expect((await editor.post('/breaking', stale)).status).toBe(409)
  expect((await reporter.get(`/articles/${draft.id}`)).body.state).toBe('draft')
  const seen = { articleId: draft.id, revision: draft.revision, headline: 'انقطاع واسع للكهرباء' }
  expect((await editor.post('/breaking', seen)).status).toBe(200)
  expect(await stands()).toEqual(['انقطاع واسع للكهرباء', draft.id])
  await editor.post(`/articles/${draft.id}/unpublish`, { reason: 'خطأ' })
  expect(await stands()).toEqual(['', null])
  await eventually('no reader sees it', async () => !(await publicPage('/')).includes('انقطاع واسع للكهرباء'))
})

test('refused breaking news changes nothing', async () => {
  expect((await api.nobody.post('/breaking', { headline: 'خبر' })).status).toBe(401)
  expect((await reporter.post('/breaking', { headline: 'خبر' })).status).toBe(403)
  const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString()
  const held = (await editor.post('/articles', { headline: 'محظور إلى حين', embargoedUntil })).body.id
  const bad: [unknown, number][] = [
    [{ headline: ' ' }, 422],
    [{ headline: 'خ'.repeat(301) }, 422],
    [{ headline: 'خبر', banner: { minutes: 0 } }, 422],
    [{ headline: 'خبر', lead: { hours: 1 } }, 422],
    [{ headline: 'خبر', lead: { endsAt: past().toISOString() } }, 422],
    [{ headline: 'خبر', sectionId: 999_999 }, 422],
    [{ headline: 'خبر', priority: 1 }, 422],
    [{ articleId: 999_999 }, 422],
    [{ articleId: held }, 409],
  ]
  const latest = async () => (await reporter.get('/articles?limit=1')).body.items[0].id
  const before = [await latest(), (await reporter.get('/breaking')).body, (await reporter.get('/front')).body]
  for (const [body, status] of bad)
    expect([body, (await editor.post('/breaking', body)).status]).toEqual([body, status])
  expect((await editor.put('/breaking/headline', { headline: 'لا خبر الآن' })).status).toBe(409)
  expect([
    await latest(),
    (await reporter.get('/breaking')).body,
    (await reporter.get('/front')).body,
  ]).toEqual(before)
  expect((await reporter.get(`/articles/${held}`)).body.state).toBe('draft')
})
