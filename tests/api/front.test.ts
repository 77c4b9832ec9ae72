/** What editors arrange: the front page, the stories panel, the breaking line; as readers see it at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/content/command.ts'
import { desk, eventually, publish } from '../harness.ts'
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
  for (let n = 1; n <= 9; n++) articles.push(await publish(api.db, { headline: `خبر الصدارة رقم ${n}` }))
}, 90_000)
afterAll(() => api.close())

const publicPage = async (path: string) => (await fetch(`${api.url}${path}`)).text()
const idsOf = (items: { id: number }[]) => items.map(({ id }) => id)

test('the front: arranged, shown at once, filled up with the latest', async () => {
  const before = (await reporter.get('/front')).body
  expect(before).toMatchObject({ arranged: [], places: 6, version: 0 })
  expect(idsOf(before.latest)).toEqual([...articles].reverse())
  const chosen = [articles[2]!, articles[0]!]
  const answer = await editor.put('/front', { articleIds: chosen, version: before.version })
  expect([answer.status, answer.body]).toEqual([200, { version: 1 }])
  expect(idsOf((await reporter.get('/front')).body.arranged)).toEqual(chosen)
  await eventually('the front is new', async () =>
    /خبر الصدارة رقم 3.*خبر الصدارة رقم 1/s.test(await publicPage('/')),
  )
  const page = await publicPage('/')
  const at = (n: number) => page.indexOf(`خبر الصدارة رقم ${n}`)
  expect(at(3)).toBeGreaterThan(0)
  expect([at(3) < at(1), at(1) < at(9)]).toEqual([true, true])
})

test('the front: a colleague who arranged meanwhile is not overwritten', async () => {
  const { version } = (await editor.get('/front')).body
  expect((await editor.put('/front', { articleIds: [articles[4]], version })).status).toBe(200)
  const late = await editor.put('/front', { articleIds: [articles[5]], version })
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  expect(late.body.detail).toContain('editor program')
  expect(idsOf((await editor.get('/front')).body.arranged)).toEqual([articles[4]])
})

test('the front: what is not published does not stand there', async () => {
  const { id: draft } = await execute(api.db, desk, createArticle, { content: { headline: 'مسودة' } })
  const answer = await editor.put('/front', { articleIds: [articles[0], draft] })
  expect([answer.status, answer.body.errors]).toMatchObject([
    422,
    [{ path: 'articleIds.1', code: 'not-public' }],
  ])
  await editor.put('/front', { articleIds: [articles[7], articles[1]] })
  await execute(api.db, desk, unpublishArticle, { id: articles[7]!, reason: 'خطأ' })
  expect(idsOf((await editor.get('/front')).body.arranged)).toEqual([articles[1]])
})

test('the front: who may not, and what is not right', async () => {
  expect((await api.nobody.get('/front')).status).toBe(401)
  expect((await api.nobody.put('/front', { articleIds: 'x' })).status).toBe(401)
  expect((await reporter.put('/front', { articleIds: [] })).status).toBe(403)
  expect((await editor.put('/front', { articleIds: 'x' })).status).toBe(422)
})

test('the panel: opened, ordered, pinned, closed, reopened', async () => {
  const [a, b, c] = (await Promise.all(
    ['ملف المياه', 'ملف الموانئ', 'ملف التعليم'].map(
      async (name) => (await editor.post('/stories', { name })).body.id,
    ),
  )) as [number, number, number]
  const { version } = (await reporter.get('/stories?state=open')).body
  const answer = await editor.put('/stories/order', { ids: [c, a, b], pinnedIds: [b], version })
  expect(answer.status).toBe(200)
  const panel = (await reporter.get('/stories?state=open')).body
  expect(idsOf(panel.items)).toEqual([b, c, a])
  expect(panel.items[0]).toMatchObject({ pinned: true, state: 'open', articles: 0, picture: null })
  await eventually('the panel is new', async () =>
    /<span>ملف الموانئ.*<span>ملف التعليم/s.test(await publicPage('/')),
  )
  const page = await publicPage('/')
  const at = (name: string) => page.indexOf(`<span>${name}`)
  expect([at('ملف الموانئ') < at('ملف التعليم'), at('ملف التعليم') < at('ملف المياه')]).toEqual([true, true])
  expect((await editor.put('/stories/order', { ids: [a, b, c], version })).status).toBe(409)

  expect((await editor.put(`/stories/${c}/state`, { state: 'closed' })).status).toBe(204)
  expect(idsOf((await reporter.get('/stories?state=open')).body.items)).toEqual([b, a])
  expect(idsOf((await reporter.get('/stories?state=closed')).body.items)).toEqual([c])
  expect((await reporter.get(`/stories/${c}`)).body.closedAt).toMatch(/^\d{4}-/)
  expect((await editor.put(`/stories/${c}/state`, { state: 'archived' })).status).toBe(204)
  expect((await editor.put(`/stories/${c}/state`, { state: 'open' })).status).toBe(204)
  expect((await reporter.get(`/stories/${c}`)).body).toMatchObject({ state: 'open', closedAt: null })

  const found = await reporter.get(`/stories?q=${encodeURIComponent('الموانئ')}`)
  expect(idsOf(found.body.items)).toEqual([b])
  const first = await reporter.get('/stories?limit=2')
  const rest = await reporter.get(`/stories?limit=2&after=${first.body.after}`)
  expect([...idsOf(first.body.items), ...idsOf(rest.body.items)]).toEqual([c, b, a].sort((x, y) => y - x))
})

test('an edit of a story leaves its place in the panel, and its articles keep it', async () => {
  const { id, version } = (await editor.post('/stories', { name: 'ملف النقل' })).body
  await editor.put('/stories/order', { ids: [id], pinnedIds: [id] })
  await publish(api.db, { headline: 'خط جديد للحافلات', storyIds: [id] })
  expect((await editor.put(`/stories/${id}`, { name: 'ملف النقل العام', version })).status).toBe(200)
  expect((await editor.get(`/stories/${id}`)).body).toMatchObject({ pinned: true, articles: 1 })
  expect((await editor.get('/stories?state=open')).body.items[0].id).toBe(id)
  const gone = await editor.del(`/stories/${id}`)
  expect([gone.status, gone.body.detail]).toEqual([409, 'Articles stand in this story. Archive it instead.'])
})

test('the panel: who may not, and what is not right', async () => {
  for (const path of ['/stories/order', '/stories/1/state']) {
    expect((await api.nobody.put(path, {})).status).toBe(401)
    expect((await editor.put(path, {})).status).toBe(422)
  }
  expect((await reporter.put('/stories/order', { ids: [] })).status).toBe(403)
  expect((await reporter.put('/stories/1/state', { state: 'closed' })).status).toBe(403)
  expect((await editor.put('/stories/999999/state', { state: 'closed' })).status).toBe(404)
})

test('the breaking line: on above every page, and off again', async () => {
  const text = 'زلزال خفيف قبالة الساحل ولا إصابات'
  const before = (await reporter.get('/breaking')).body
  expect(before).toEqual({ text: '', article: null, version: 0 })
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

test('the breaking line: who may not, and what is not right', async () => {
  expect((await api.nobody.get('/breaking')).status).toBe(401)
  expect((await api.nobody.put('/breaking', {})).status).toBe(401)
  expect((await api.nobody.del('/breaking')).status).toBe(401)
  expect((await reporter.put('/breaking', { text: 'لا' })).status).toBe(403)
  expect((await reporter.del('/breaking')).status).toBe(403)
  expect((await editor.put('/breaking', { text: ' ' })).status).toBe(422)
  const absent = await editor.put('/breaking', { text: 'خبر', articleId: 999_999 })
  expect([absent.status, absent.body.errors[0]]).toMatchObject([422, { path: 'articleId', code: 'missing' }])
})
