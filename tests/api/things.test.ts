/** Sections, agencies, people and programmes through the API: made, edited, ordered, taken away, and what is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
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
}, 90_000)
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
]

test.each(kinds)('$path: made, read, edited with its version, taken away', async ({ path, ...who }) => {
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

test.each(kinds)('$path: nobody, a role without the right, a form that is not right', async (kind) => {
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
})

test('two edits at the same moment: one is kept, the other is told', async () => {
  const { id, version } = (await administrator.post('/sections', { name: 'معًا' })).body
  const answers = await Promise.all(
    ['أولى', 'ثانية', 'ثالثة'].map((name) => administrator.put(`/sections/${id}`, { name, version })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('what is in use stays, and says why', async () => {
  const section = (await administrator.post('/sections', { name: 'محليات' })).body.id
  const agency = (await editor.post('/agencies', { name: 'وكالة الميناء', url: 'https://agency.example/' }))
    .body.id
  const person = (await editor.post('/people', { name: 'سلمى الحداد', jobTitle: 'مراسلة' })).body.id
  const programme = (await editor.post('/programmes', { name: 'ساعة الظهيرة', presenterId: person })).body.id
  const article = await publish(api.db, {
    ...{ headline: 'افتتاح السوق القديم', kind: 'video', sectionId: section, agencyId: agency },
    ...{ personIds: [person], programmeId: programme, episodeNumber: 7 },
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

test('sections stand in the order of the desk, in the API and on the site', async () => {
  const before = (await administrator.get('/sections')).body
  const order = before.items.map((one: { id: number }) => one.id).reverse()
  const answer = await administrator.put('/sections/order', { ids: order, version: before.version })
  expect(answer.status).toBe(200)
  const after = (await administrator.get('/sections')).body
  expect(after.items.map((one: { id: number }) => one.id)).toEqual(order)
  const [first, second] = after.items as { name: string }[]
  await eventually('the navigation is new', async () => {
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

test('agencies: a name is given once', async () => {
  await editor.post('/agencies', { name: 'وكالة الجبل' })
  const again = await editor.post('/agencies', { name: 'وكالة الجبل' })
  expect([again.status, again.body.errors]).toMatchObject([422, [{ path: 'name', code: 'taken' }]])
})

test('people are found however their name is spelt, page by page', async () => {
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

test('a picture that is not there is an error at its field', async () => {
  const answer = await editor.post('/people', { name: 'بلا صورة', mediaId: 4_000 })
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ path: 'mediaId', code: 'missing' }]])
})
