/** What readers see at once: the banner of breaking news with its article, the lead of the front, a score. */
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

test('a score is set, corrected and deleted by those who publish in its coverage, each on the version they saw', async () => {
  const { id } = (await editor.post('/coverages', { headline: 'نهائي كأس الزمرد' })).body
  const path = `/coverages/${id}/score`
  const goals = (home: number, away: number) => ({
    home: { name: 'سدرة', points: home },
    away: { name: 'اتحاد الضفتين', shortName: 'الضفتان', points: away },
  })
  expect((await editor.get(path)).body).toEqual({ score: null, version: 0 })
  expect((await editor.del(path)).status).toBe(404)
  expect((await editor.get('/coverages/99999/score')).status).toBe(404)
  expect((await editor.put('/coverages/99999/score', goals(0, 0))).status).toBe(404)
  expect((await reporter.put(path, goals(0, 0))).status).toBe(403)
  const wrong: object[] = [
    { ...goals(0, 0), home: { name: ' ', points: 0 } },
    ...[-1, 1.5, 1_000, '1'].map((points) => ({ ...goals(0, 0), away: { name: 'س', points } })),
    { ...goals(0, 0), minute: 1_000 },
    { ...goals(0, 0), status: 'س'.repeat(81) },
    { ...goals(0, 0), referee: 'س' },
    { home: goals(0, 0).home },
  ]
  for (const body of wrong)
    expect([JSON.stringify(body), (await editor.put(path, body)).status]).toEqual([JSON.stringify(body), 422])

  const first = await editor.put(path, goals(0, 0))
  expect([first.status, first.headers.get('etag'), first.body.version]).toEqual([200, '"1"', 1])
  const { sequence, version } = (await editor.get(`/coverages/${id}`)).body
  // The same again, because no answer came: no conflict, and nothing changes.
  expect((await editor.put(path, { ...goals(0, 0), version: 0 })).body.version).toBe(1)
  expect((await editor.get(`/coverages/${id}`)).body).toMatchObject({
    ...{ sequence, version, scoreVersion: 1 },
    score: { home: { name: 'سدرة', shortName: '', points: 0 }, final: false, minute: null },
  })
  const put = (body: object, match: string) =>
    editor.send('PUT', path, JSON.stringify(body), {
      ...{ 'Content-Type': 'application/json', 'If-Match': match },
    })
  // Two people enter the same goal: it counts once.
  expect((await put(goals(1, 0), '"1"')).status).toBe(200)
  expect((await put(goals(2, 0), '"1"')).status).toBe(412)
  expect((await editor.put(path, { ...goals(2, 0), version: 1 })).status).toBe(409)
  // A goal is no conflict for whoever edits the texts.
  const texts = { headline: 'نهائي كأس الزمرد', reportersMayPublish: true, version }
  expect((await editor.put(`/coverages/${id}`, texts)).status).toBe(200)
  expect((await reporter.put(path, { ...goals(1, 1), version: 2 })).body.version).toBe(3)

  await editor.put(`/coverages/${id}/state`, { state: 'live' })
  const page = () => publicPage(`/coverage/${id}/x`)
  const said = 'النتيجة: سدرة 1، اتحاد الضفتين 1'
  await eventually('readers have it', async () => (await page()).includes(said))
  expect((await editor.del(path)).status).toBe(204)
  await eventually('it is gone', async () => !(await page()).includes('class="score-bar'))
  await editor.put(path, goals(3, 2))
  await editor.put(`/coverages/${id}/state`, { state: 'unpublished', reason: 'طلب' })
  expect((await editor.put(path, goals(3, 3))).status).toBe(409)
  const administrator = await api.as('administrator')
  await administrator.post(`/coverages/${id}/remove`, { legalReason: 'حكم' })
  const { rows } = await api.database.pool.query(
    `select count(*)::integer as n from (
      select content::text from revisions where kind = 'coverage-score'
      union all select coverages::text from coverages where id = $1) x(text) where text like '%سدرة%'`,
    [id],
  )
  expect(rows).toEqual([{ n: 0 }])
})
