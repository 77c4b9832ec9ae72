/** Sections, agencies, people and programmes through the API: create, edit, order, delete and refuse. */
import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMedia } from '../../src/content/media/write.ts'
import { subscribePush } from '../../src/content/push/subscribe.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

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

const names = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name)

interface Kind {
  path: string
  allowed: () => Client
  refused: () => Client
}
const kinds: Kind[] = [
  { path: '/sections', allowed: () => administrator, refused: () => editor },
  { path: '/agencies', allowed: () => editor, refused: () => reporter },
  { path: '/people', allowed: () => editor, refused: () => reporter },
  { path: '/programmes', allowed: () => editor, refused: () => reporter },
  { path: '/stories', allowed: () => editor, refused: () => reporter },
  { path: '/topics', allowed: () => editor, refused: () => reporter },
]

test.each(kinds)('$path: created, read, edited with its version, deleted', async ({ path, ...who }) => {
  const made = await who.allowed().post(path, { name: 'الاسم الأول' })
  expect(made.status).toBe(201)
  const { id, version } = made.body
  expect((await reporter.get(`${path}/${id}`)).body).toMatchObject({ name: 'الاسم الأول', version })
  expect(names(await reporter.get(path))).toContain('الاسم الأول')
  const edited = await who.allowed().put(`${path}/${id}`, { name: 'الاسم الثاني', version })
  expect([edited.status, edited.body.version]).toEqual([200, version + 1])
  // A colleague who still looks at the first state does not overwrite the second.
  const late = await who.allowed().put(`${path}/${id}`, { name: 'اسم متأخر', version })
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  expect((await reporter.get(`${path}/${id}`)).body.name).toBe('الاسم الثاني')
  expect((await who.allowed().del(`${path}/${id}`)).status).toBe(204)
  expect((await reporter.get(`${path}/${id}`)).status).toBe(404)
  expect((await who.allowed().del(`${path}/${id}`)).status).toBe(404)
})

test.each(kinds)(
  '$path: refused without an account, without the permission, and with an invalid body',
  async (kind) => {
    const { path, allowed, refused } = kind
    for (const answer of [
      await api.nobody.get(path),
      await api.nobody.post(path, { name: 5 }),
      await api.nobody.get(`${path}/1`),
      await api.nobody.put(`${path}/1`, {}),
      await api.nobody.del(`${path}/1`),
    ])
      expect(answer.status).toBe(401)
    const { id } = (await allowed().post(path, { name: 'قائم' })).body
    for (const answer of [
      await refused().post(path, { name: 'لا' }),
      await refused().put(`${path}/${id}`, { name: 'لا' }),
      await refused().del(`${path}/${id}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden'])
    const empty = await allowed().post(path, { name: ' ' })
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'name'])
    expect((await allowed().put(`${path}/999999`, { name: 'غائب' })).status).toBe(404)
    expect((await allowed().get(`${path}/0`)).status).toBe(422)
  },
)

test('of two edits at the same moment one is saved and the other is refused', async () => {
  const { id, version } = (await administrator.post('/sections', { name: 'معًا' })).body
  const answers = await Promise.all(
    ['أولى', 'ثانية', 'ثالثة'].map((name) => administrator.put(`/sections/${id}`, { name, version })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('an entity in use cannot be deleted, and the refusal says why', async () => {
  const section = (await administrator.post('/sections', { name: 'محليات' })).body.id
  const agency = (await editor.post('/agencies', { name: 'وكالة الميناء', url: 'https://agency.example/' }))
    .body.id
  const person = (await editor.post('/people', { name: 'سلمى الحداد', jobTitle: 'مراسلة' })).body.id
  const programme = (await editor.post('/programmes', { name: 'ساعة الظهيرة', presenterId: person })).body.id
  const article = await publish(api.db, {
    ...{ headline: 'افتتاح السوق القديم', kind: 'video', sectionId: section, agencyId: agency },
    ...{ authorIds: [person], programmeId: programme, episodeNumber: 7 },
  })
  for (const [client, path] of [
    [administrator, `/sections/${section}`],
    [editor, `/agencies/${agency}`],
    [editor, `/people/${person}`],
    [editor, `/programmes/${programme}`],
  ] as const) {
    const answer = await client.del(path)
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    expect(answer.body.detail).toMatch(/\w+ .*\./)
  }
  const episodes = await reporter.get(`/programmes/${programme}/episodes`)
  expect(episodes.body).toMatchObject({
    items: [{ id: article, episodeNumber: 7, state: 'published' }],
    after: null,
  })
  expect((await api.nobody.get(`/programmes/${programme}/episodes`)).status).toBe(401)
})

test('sections keep the order that the desk set, in the API and on the site', async () => {
  const before = (await administrator.get('/sections')).body
  const order = before.items.map((one: { id: number }) => one.id).reverse()
  const answer = await administrator.put('/sections/order', { ids: order, version: before.version })
  expect(answer.status).toBe(200)
  const after = (await administrator.get('/sections')).body
  expect(after.items.map((one: { id: number }) => one.id)).toEqual(order)
  const [first, second] = after.items as { name: string }[]
  await eventually('the navigation shows the new order', async () => {
    const page = await (await fetch(`${api.url}/`)).text()
    const at = page.indexOf(`>${first!.name}<`)
    return at > 0 && at < page.indexOf(`>${second!.name}<`)
  })
  expect((await administrator.put('/sections/order', { ids: order, version: before.version })).status).toBe(
    409,
  )
  expect((await editor.put('/sections/order', { ids: order })).status).toBe(403)
  expect((await api.nobody.put('/sections/order', { ids: order })).status).toBe(401)
  expect((await administrator.put('/sections/order', { ids: 'all' })).status).toBe(422)
})

test('an old address of a section leads to the new one', async () => {
  const { id, slug, version } = (await administrator.post('/sections', { name: 'تقنية' })).body
  await administrator.put(`/sections/${id}`, { name: 'علوم وتقنية', version })
  const old = await fetch(`${api.url}/sections/${encodeURIComponent(slug)}`, { redirect: 'manual' })
  expect([old.status, decodeURI(old.headers.get('location')!)]).toEqual([301, '/sections/علوم-وتقنية'])
})

test('two agencies cannot have one name', async () => {
  await editor.post('/agencies', { name: 'وكالة الجبل' })
  const again = await editor.post('/agencies', { name: 'وكالة الجبل' })
  expect([again.status, again.body.errors]).toMatchObject([422, [{ path: 'name', code: 'taken' }]])
})

test('a search finds people in any spelling, page by page', async () => {
  for (const name of ['أحمد الإدريسي', 'احمد مصطفى', 'إحمد يحيى']) await editor.post('/people', { name })
  expect(names(await reporter.get(`/people?q=${encodeURIComponent('احمد')}`))).toHaveLength(3)
  expect(names(await reporter.get(`/people?q=${encodeURIComponent('مصطفي')}`))).toEqual(['احمد مصطفى'])
  const all = names(await reporter.get('/people?limit=100'))
  const paged: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await reporter.get(`/people?limit=2${after ? `&after=${after}` : ''}`)
    paged.push(...names(page))
    after = page.body.after
  }
  expect(paged).toEqual(all)
})

test('an unknown picture is an error at its field', async () => {
  const answer = await editor.post('/people', { name: 'بلا صورة', mediaId: 4_000 })
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ path: 'mediaId', code: 'missing' }]])
})

describe('an entity used only in drafts', () => {
  const kinds = [
    { path: '/people', who: () => editor, field: 'authorIds', isList: true },
    { path: '/stories', who: () => editor, field: 'storyIds', isList: true },
    { path: '/sections', who: () => administrator, field: 'sectionId', isList: false },
    { path: '/agencies', who: () => editor, field: 'agencyId', isList: false },
    { path: '/programmes', who: () => editor, field: 'programmeId', isList: false },
  ]
  const naming = (field: string, isList: boolean, id: number) => ({ [field]: isList ? [id] : id })
  let count = 0
  const make = async (path: string, who: Client) =>
    (await who.post(path, { name: `اسم مذكور ${count++}` })).body as { id: number; slug?: string }
  /** The newsroom has one; the first who asks makes it. */
  const theChannel = async (): Promise<number> =>
    (await editor.get('/channel')).body.channel?.id ??
    (await editor.post('/channel', { name: 'القناة' })).body.id
  const write = async (headline: string, more: object) =>
    (await reporter.post('/articles', { headline, ...more })).body.id as number

  test.each(kinds)(
    '$path: cannot be deleted, and the refusal lists the drafts',
    async ({ path, who, field, isList }) => {
      const { id } = await make(path, who())
      const names = naming(field, isList, id)
      const draft = await write('مسودة', names)
      const scheduled = await write('مجدولة', names)
      const at = new Date(Date.now() + 3_600_000).toISOString()
      await editor.post(`/articles/${scheduled}/publish`, { at })
      const withdrawn = await write('مسحوبة', names)
      await editor.post(`/articles/${withdrawn}/publish`)
      await editor.post(`/articles/${withdrawn}/unpublish`, { reason: 'خطأ' })
      const binned = await write('ملقاة', names)
      await reporter.post(`/articles/${binned}/trash`)
      await api.db.updateTable('articles').set({ trashedAt: new Date() }).where('id', '=', binned).execute()
      // Published without it, and named again in a change that waits.
      const pending = await write('منشورة', {})
      await editor.post(`/articles/${pending}/publish`)
      await editor.put(`/articles/${pending}`, { base: 1, content: { headline: 'منشورة معدّلة', ...names } })
      const refused = await who().del(`${path}/${id}`)
      expect([refused.status, refused.body.code, refused.body.reason]).toEqual([409, 'conflict', 'in-use'])
      const found = new Map(
        refused.body.uses.map((use: { id: number; state: string }) => [use.id, use.state]),
      )
      expect(Object.fromEntries(found)).toEqual({
        ...{ [draft]: 'draft', [scheduled]: 'scheduled', [withdrawn]: 'unpublished' },
        ...{ [binned]: 'trashed', [pending]: 'published' },
      })
      expect(refused.body.uses.find((use: { id: number }) => use.id === pending).name).toBe('منشورة معدّلة')

      const other = await make(path, who())
      expect((await who().del(`${path}/${id}?replaceBy=${id}`)).status).toBe(422)
      expect((await who().del(`${path}/${id}?replaceBy=999999`)).status).toBe(404)
      expect((await who().del(`${path}/${id}?replaceBy=${other.id}`)).status).toBe(204)
      for (const article of [draft, scheduled, withdrawn, binned, pending]) {
        const { content } = (await editor.get(`/articles/${article}`)).body
        expect(content[field]).toEqual(isList ? [other.id] : other.id)
      }
      expect((await editor.post(`/articles/${scheduled}/publish`)).body.state).toBe('published')
      const again = await who().del(`${path}/${other.id}`)
      expect(again.body.uses.map((use: { id: number }) => use.id)).toContain(scheduled)
    },
  )

  test.each(kinds)('$path: two are merged everywhere, and the old address redirects', async (kind) => {
    const { path, who, field, isList } = kind
    const first = await make(path, who())
    const second = await make(path, who())
    const out = await write('خبر عن دمج', naming(field, isList, first.id))
    await editor.post(`/articles/${out}/publish`)
    const both = await write(
      'خبر باسمين',
      isList ? { [field]: [first.id, second.id] } : naming(field, isList, second.id),
    )
    await editor.post(`/articles/${both}/publish`)
    const values = { name: 'توقيع', email: `${path.slice(1)}@news.example`, role: 'reporter' as const }
    const { id: staffId } = await api.db
      .insertInto('staff')
      .values(path === '/people' ? { ...values, personId: first.id } : values)
      .returning('id')
      .executeTakeFirstOrThrow()
    expect((await reporter.post(`${path}/${first.id}/merge`, { into: second.id })).status).toBe(403)
    expect((await api.nobody.post(`${path}/${first.id}/merge`, { into: second.id })).status).toBe(401)
    expect((await who().post(`${path}/${first.id}/merge`, { into: first.id })).status).toBe(422)
    expect((await who().post(`${path}/${first.id}/merge`, { into: second.id })).status).toBe(204)
    expect((await who().get(`${path}/${first.id}`)).status).toBe(404)
    const signs = await api.db.selectFrom('staff').select('personId').where('id', '=', staffId).execute()
    expect(signs).toEqual([{ personId: path === '/people' ? second.id : null }])
    const expected = isList ? [second.id] : second.id
    expect((await editor.get(`/articles/${out}`)).body.content[field]).toEqual(expected)
    // A screen that was open names the old one still: it is kept under the new.
    const saved = await editor.put(`/articles/${out}`, {
      base: 1,
      content: { headline: 'خبر عن دمج', ...naming(field, isList, first.id) },
    })
    expect(saved.status).toBe(200)
    expect((await editor.get(`/articles/${out}`)).body.content[field]).toEqual(expected)
    // An older revision means the other one too.
    expect((await editor.get(`/articles/${out}/revisions/1`)).body.content[field]).toEqual(expected)
    expect((await editor.post(`/articles/${out}/revisions/1/restore`, { base: 2 })).status).toBe(200)
    const lists = await api.db
      .selectFrom('listings')
      .select('list')
      .where('articleId', 'in', [out, both])
      .execute()
    expect(
      lists.filter(({ list }) => list.endsWith(`:${first.id}`) && list.startsWith(kind.path.slice(1, 4))),
    ).toEqual([])
    if (!first.slug) return
    const place = path === '/people' ? '/authors' : path
    const old = await fetch(`${api.url}${place}/${encodeURIComponent(first.slug)}`, { redirect: 'manual' })
    expect([old.status, decodeURI(old.headers.get('location') ?? '')]).toEqual([
      301,
      `${place}/${second.slug}`,
    ])
    const page = await (await fetch(`${api.url}${place}/${encodeURIComponent(second.slug!)}`)).text()
    expect(page).toContain('خبر عن دمج')
  })

  test('a screen that was open during a merge continues with the remaining entity', async () => {
    const merged = async (path: string, who: Client) => {
      const [first, second] = [await make(path, who), await make(path, who)]
      expect((await who.post(`${path}/${first.id}/merge`, { into: second.id })).status).toBe(204)
      return [first.id, second.id] as const
    }
    const [person, presenter] = await merged('/people', editor)
    const [programme, goesOn] = await merged('/programmes', editor)
    const [agency, source] = await merged('/agencies', editor)
    const [section, followed] = await merged('/sections', administrator)
    const [story, file] = await merged('/stories', editor)
    const presented = await editor.post('/programmes', { name: 'برنامج بمقدّم', presenterId: person })
    expect(presented.status).toBe(201)
    const told = await editor.post('/stories', { name: 'ملف لبرنامج', programmeId: programme })
    expect(told.status).toBe(201)
    const channel = await theChannel()
    const planned = { weekday: 2, at: '11:00', minutes: 30, title: 'حلقة', programmeId: programme }
    expect((await editor.put(`/channel/${channel}/week`, { slots: [planned] })).status).toBe(200)
    const startsAt = new Date(Date.now() + 40 * 86_400_000)
    const endsAt = new Date(startsAt.getTime() + 3_600_000)
    const slot = { startsAt, endsAt, title: 'حلقة خاصة', programmeId: programme }
    expect((await editor.post(`/channel/${channel}/slots`, slot)).status).toBe(201)
    const browser = {
      ...{ endpoint: 'https://push.example/merged', auth: randomBytes(16).toString('base64url') },
      p256dh: createECDH('prime256v1').generateKeys('base64url'),
      ...{ breaking: false, ipHash: '192.0.2.1' },
    }
    const follows = { sectionIds: [section, followed], storyIds: [story] }
    await execute(api.db, reader(null, ''), subscribePush, { ...browser, ...follows })
    const { id: mediaId } = await execute(api.db, desk, addMedia, { caption: 'صورة', agencyId: agency })
    const { db } = api
    const rows = async (query: { execute(): Promise<object[]> }) => (await query.execute()).map(Object.values)
    expect(
      await rows(db.selectFrom('programmes').select('presenterId').where('id', '=', presented.body.id)),
    ).toEqual([[presenter]])
    expect(await rows(db.selectFrom('stories').select('programmeId').where('id', '=', told.body.id))).toEqual(
      [[goesOn]],
    )
    expect(await rows(db.selectFrom('guideWeek').select('programmeId').where('title', '=', 'حلقة'))).toEqual([
      [goesOn],
    ])
    expect(await rows(db.selectFrom('slots').select('programmeId').where('title', '=', 'حلقة خاصة'))).toEqual(
      [[goesOn]],
    )
    expect(
      await rows(
        db
          .selectFrom('pushSubscriptions')
          .select(['sectionIds', 'storyIds'])
          .where('endpoint', '=', browser.endpoint),
      ),
    ).toEqual([[[followed], [file]]])
    expect(await rows(db.selectFrom('media').select('agencyId').where('id', '=', mediaId))).toEqual([
      [source],
    ])
  })

  test('coverages, entries, programmes, the guide and pictures count as uses too', async () => {
    const person = await make('/people', editor)
    const section = await make('/sections', administrator)
    const agency = await make('/agencies', editor)
    const programme = await make('/programmes', editor)
    const coverage = (await editor.post('/coverages', { headline: 'تغطية', sectionId: section.id })).body.id
    await editor.post(`/coverages/${coverage}/entries`, { key: 'k1', headline: 'خبر', personId: person.id })
    await editor.put(`/programmes/${programme.id}`, { name: 'برنامج', presenterId: person.id })
    const media = (await editor.post('/media/streams', { streamUrl: 'https://a.example/live.m3u8' })).body
    await api.db.updateTable('media').set({ agencyId: agency.id }).where('id', '=', media.id).execute()
    const channel = await theChannel()
    await editor.put(`/channel/${channel}/week`, {
      slots: [{ weekday: 1, at: '10:00', minutes: 30, title: 'برنامج', programmeId: programme.id }],
    })
    const usesOf = async (client: Client, path: string) =>
      (await client.del(path)).body.uses.map((use: { kind: string }) => use.kind)
    expect(await usesOf(editor, `/people/${person.id}`)).toEqual(['entry', 'programme'])
    expect(await usesOf(administrator, `/sections/${section.id}`)).toEqual(['coverage'])
    expect(await usesOf(editor, `/agencies/${agency.id}`)).toEqual(['picture'])
    expect(await usesOf(editor, `/programmes/${programme.id}`)).toEqual(['guide'])
  })

  test('an article that names a deleted entity is saved and published without it', async () => {
    const { id } = await make('/people', editor)
    const { id: story } = await make('/stories', editor)
    const scheduled = await write('بلا كاتبها', { authorIds: [id], storyIds: [story] })
    const draft = await write('مسودة بلا كاتبها', { authorIds: [id] })
    const at = new Date(Date.now() + 700).toISOString()
    // Simulates rows left by a restore of an older table or by another program.
    await api.db.deleteFrom('slugs').where('refId', '=', id).where('kind', '=', 'person').execute()
    await api.db.deleteFrom('people').where('id', '=', id).execute()
    await editor.post(`/articles/${scheduled}/publish`, { at })
    await eventually(
      'the article is public',
      async () => (await editor.get(`/articles/${scheduled}`)).body.state === 'published',
    )
    expect((await editor.get(`/articles/${scheduled}`)).body.content).toMatchObject({
      authorIds: [],
      storyIds: [story],
    })
    const saved = await reporter.put(`/articles/${draft}`, {
      base: 1,
      content: { headline: 'مسودة بلا كاتبها', authorIds: [id] },
    })
    expect([saved.status, saved.body.gone]).toEqual([200, [{ table: 'people', id }]])
    const never = await reporter.put(`/articles/${draft}`, {
      base: 2,
      content: { headline: 'س', authorIds: [777_777] },
    })
    expect(never.status).toBe(422)
  })
})
