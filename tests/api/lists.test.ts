/** The newsroom's list of articles, through HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client
let reporter: Client & { staffId: number }
const ids: Record<string, number> = {}
let section = 0
let story = 0

async function write(name: string, content: Record<string, unknown>, as: Client = editor): Promise<number> {
  const { status, body } = await as.post('/articles', content)
  expect(status, JSON.stringify(body)).toBe(201)
  ids[name] = body.id
  return body.id
}

// biome-ignore lint/suspicious/noExplicitAny: rows as they came
async function list(query: string, as: Client = editor): Promise<any[]> {
  const { status, body } = await as.get(`/articles?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items
}
const idsOf = async (query: string, as?: Client) => (await list(query, as)).map((row) => row.id)

beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  reporter = await api.member('reporter')
  const { db } = api
  section = (
    await db
      .insertInto('sections')
      .values({ name: 'اقتصاد', slug: 'اقتصاد', description: '', position: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  story = (
    await db
      .insertInto('stories')
      .values({ name: 'أزمة المياه', slug: 'أزمة-المياه', summary: '', pinned: false, position: 1 } as never)
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  const person = await db
    .insertInto('people')
    .values({ name: 'سلمى النجار', slug: 'سلمى', jobTitle: 'مراسلة', bio: '', mediaId: null } as never)
    .returning('id')
    .executeTakeFirstOrThrow()

  await write('published', { headline: 'افتتاح المحطة الجديدة', sectionId: section, storyIds: [story] })
  await editor.post(`/articles/${ids.published}/publish`, {})
  await write('draft', { headline: 'مسودة عن الإصلاح', storyIds: [story], authorIds: [person.id] }, reporter)
  await write('handed', { headline: 'تقرير جاهز للمراجعة', kind: 'analysis', sectionId: section }, reporter)
  await reporter.post(`/articles/${ids.handed}/submit`, { note: '' })
  await write('scheduled', { headline: 'بيان الغد', urgency: 2 })
  await editor.post(`/articles/${ids.scheduled}/publish`, {
    at: new Date(Date.now() + 86_400_000).toISOString(),
  })
  await write('withdrawn', { headline: 'خبر سُحب' })
  await editor.post(`/articles/${ids.withdrawn}/publish`, {})
  await editor.post(`/articles/${ids.withdrawn}/unpublish`, { reason: 'تبيّن خطؤه' })
  await write('binned', { headline: 'مادة في السلة' }, reporter)
  await reporter.post(`/articles/${ids.binned}/trash`)
})
afterAll(() => api.close())

describe('the list of articles', () => {
  test('is for the staff alone', async () => {
    expect((await api.nobody.get('/articles?state=nonsense')).status).toBe(401)
    expect((await editor.get('/articles?state=nonsense')).status).toBe(422)
    const moderator = await api.as('moderator')
    expect((await moderator.get('/articles')).status).toBe(200)
  })

  test('shows every state, the latest change first, without the trash', async () => {
    const order = ['withdrawn', 'scheduled', 'handed', 'draft', 'published'].map((name) => ids[name])
    expect(await idsOf('')).toEqual(order)
    expect(await idsOf('order=oldest')).toEqual(order.toReversed())
    expect(await idsOf('state=trashed')).toEqual([ids.binned])
  })

  test('filters by each filter and by all of them together', async () => {
    expect(await idsOf('state=published')).toEqual([ids.published])
    expect(await idsOf('state=unpublished')).toEqual([ids.withdrawn])
    expect(await idsOf('kind=analysis')).toEqual([ids.handed])
    expect(await idsOf(`sectionId=${section}`)).toEqual([ids.handed, ids.published])
    expect(await idsOf('submitted=true')).toEqual([ids.handed])
    expect(await idsOf(`staffId=${reporter.staffId}`)).toEqual([ids.handed, ids.draft])
    expect(await idsOf('mine=true', reporter)).toEqual([ids.handed, ids.draft])
    expect(await idsOf('mine=true', await api.as('editor'))).toEqual([])
    expect(
      await idsOf(`mine=true&kind=analysis&sectionId=${section}&q=مراجع&submitted=true`, reporter),
    ).toEqual([ids.handed])
    const tomorrow = encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString())
    expect(await idsOf(`from=${tomorrow}`)).toEqual([])
    expect(await idsOf(`to=${tomorrow}&state=draft`)).toEqual([ids.handed, ids.draft])
  })

  test('includes the drafts of a story', async () => {
    expect(await idsOf(`storyId=${story}`)).toEqual([ids.draft, ids.published])
    expect(await idsOf(`storyId=${story}&q=محطه`)).toEqual([ids.published])
    expect(await idsOf(`storyId=${story + 1}`)).toEqual([])
  })

  test('finds headlines while they are typed', async () => {
    expect(await idsOf(`q=${encodeURIComponent('الاصلاح')}`)).toEqual([ids.draft])
    expect(await idsOf(`q=${encodeURIComponent('محطه')}`)).toEqual([ids.published])
    expect(await idsOf(`q=${encodeURIComponent("' | !x:* & (")}&state=draft`)).toEqual([])
    expect(await idsOf(`q=${encodeURIComponent('!!')}&state=scheduled`)).toEqual([ids.scheduled])
  })

  test('shows for each article what the desk needs to know', async () => {
    const rows = new Map((await list('')).map((row) => [row.id, row]))
    expect(rows.get(ids.published)).toMatchObject({
      ...{ headline: 'افتتاح المحطة الجديدة', state: 'published', kind: 'news' },
      ...{ section: { id: section, name: 'اقتصاد' }, submitted: false, hasPendingChanges: false },
      address: `/articles/${ids.published}/افتتاح-المحطة-الجديدة`,
    })
    expect(rows.get(ids.draft)).toMatchObject({ address: null, bylines: [{ name: 'سلمى النجار' }] })
    expect(rows.get(ids.draft).createdBy.id).toBe(reporter.staffId)
    expect(rows.get(ids.handed)).toMatchObject({ submitted: true, state: 'draft' })
    expect(rows.get(ids.scheduled).urgency).toBe(2)
    expect(Date.parse(rows.get(ids.scheduled).scheduledAt)).toBeGreaterThan(Date.now())
    expect(rows.get(ids.withdrawn)).toMatchObject({ state: 'unpublished', address: null })
  })

  test('shows the headline of the draft, and that readers do not see it yet', async () => {
    const { body } = await editor.get(`/articles/${ids.published}`)
    const saved = await editor.put(`/articles/${ids.published}`, {
      base: body.revision,
      content: { ...body.content, headline: 'افتتاح المحطة المؤجّل' },
    })
    expect(saved.status).toBe(200)
    expect((await list('state=published'))[0]).toMatchObject({
      headline: 'افتتاح المحطة المؤجّل',
      hasPendingChanges: true,
    })
    expect(await idsOf(`q=${encodeURIComponent('الموجل')}`)).toEqual([ids.published])
  })

  test('names the members who have an article open', async () => {
    await reporter.put(`/articles/${ids.draft}/presence`)
    const [row] = await list(`staffId=${reporter.staffId}&state=draft&q=الإصلاح`)
    expect(row.openedBy).toEqual([{ id: reporter.staffId, name: 'عضو reporter' }])
    await reporter.del(`/articles/${ids.draft}/presence`)
    expect((await list('q=الإصلاح'))[0].openedBy).toEqual([])
  })

  test('pages without gaps or repetitions, also among equal times', async () => {
    for (let n = 0; n < 7; n++) await write(`same-${n}`, { headline: `متشابهة ${n}` })
    await api.db
      .updateTable('articles')
      .set({ updatedAt: new Date('2026-01-01T00:00:00.123Z') })
      .where('headline', 'like', 'متشابهة%')
      .execute()
    for (const order of ['newest', 'oldest']) {
      const whole = await idsOf(`limit=100&order=${order}`)
      const pages: number[] = []
      let after: string | null = ''
      for (let turns = 0; after !== null && turns < 20; turns++) {
        const { body } = await editor.get(`/articles?limit=3&order=${order}${after ? `&after=${after}` : ''}`)
        pages.push(...body.items.map((row: { id: number }) => row.id))
        after = body.after
      }
      expect(pages).toEqual(whole)
    }
  })

  test.each(['x', '2026-01-01T00:00:00Z', '2026-99-01T00:00:00Z.1', '2026-01-01T00:00:00Z.9999999999'])(
    'refuses an invalid cursor (%s)',
    async (after) => {
      expect((await editor.get(`/articles?after=${encodeURIComponent(after)}`)).status).toBe(422)
    },
  )
})

test('an edit can require the version that was read', async () => {
  const administrator = await api.as('administrator')
  const { body: made } = await administrator.post('/sections', { name: 'قسم للتجربة' })
  const path = `/sections/${made.id}`
  const tag = (await administrator.get(path)).headers.get('etag')!
  expect(tag).toMatch(/^"\d+"$/)
  const put = (name: string, match: string) =>
    administrator.send('PUT', path, JSON.stringify({ name }), {
      ...{ 'Content-Type': 'application/json', 'If-Match': match },
    })
  const saved = await put('قسم ثان', tag)
  expect([saved.status, saved.headers.get('etag') === tag]).toEqual([200, false])
  const late = await put('قسم ثالث', tag)
  expect([late.status, late.body.code]).toEqual([412, 'precondition-failed'])
  expect((await put('قسم رابع', '"what"')).status).toBe(412)
  expect((await put('قسم خامس', '*')).status).toBe(200)

  const { body: article } = await administrator.post('/articles', { headline: 'مسودة' })
  const save = (headline: string, match: string) =>
    administrator.send('PUT', `/articles/${article.id}`, JSON.stringify({ content: { headline } }), {
      ...{ 'Content-Type': 'application/json', 'If-Match': match },
    })
  expect((await save('مسودة ثانية', '"1"')).status).toBe(200)
  const behind = await save('مسودة ثالثة', '"1"')
  expect([behind.status, behind.body.head.content.headline]).toEqual([412, 'مسودة ثانية'])
  // Without If-Match it is a conflict, as before.
  const conflict = await administrator.put(`/articles/${article.id}`, {
    base: 1,
    content: { headline: 'رابعة' },
  })
  expect(conflict.status).toBe(409)
  const none = await administrator.send('DELETE', path, null, { 'If-Match': tag })
  expect(none.status).toBe(422)
})
