/** The desk's overview and its finder, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/content/command.ts'
import { countReads, orderMostRead } from '../../src/content/readership/readership.ts'
import { desk } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client & { staffId: number }
let reporter: Client & { staffId: number }

const create = async (as: Client, headline: string, more = {}): Promise<number> =>
  (await as.post('/articles', { headline, ...more })).body.id
const idsOf = (rows: { id: number }[]) => rows.map((row) => row.id)

beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  reporter = await api.member('reporter')
})
afterAll(() => api.close())

test('an empty newsroom has an empty overview, and a stranger none', async () => {
  expect((await api.nobody.get('/desk')).status).toBe(401)
  const { status, body } = await reporter.get('/desk')
  expect(status).toBe(200)
  expect(body).toEqual({ readNow: [], inHands: [], next: [], mine: [], published: [], open: [] })
})

test('the overview: read now, in hands, next, mine, just published, open', async () => {
  const much = await create(editor, 'الأكثر قراءة')
  const less = await create(editor, 'أقل قراءة')
  for (const id of [much, less]) await editor.post(`/articles/${id}/publish`, {})
  const reads = [
    { articleId: much, count: 40 },
    { articleId: less, count: 10 },
  ]
  await execute(api.db, desk, countReads, { reads })
  await execute(api.db, desk, orderMostRead, {})

  const first = await create(reporter, 'سُلّمت أولًا')
  const second = await create(reporter, 'سُلّمت ثانيًا')
  for (const id of [first, second]) await reporter.post(`/articles/${id}/hand-in`, { note: '' })
  const draft = await create(reporter, 'ما زلت أكتبها')
  const binned = await create(reporter, 'تُركت')
  await reporter.post(`/articles/${binned}/discard`)

  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const later = await create(editor, 'تخرج لاحقًا')
  const sooner = await create(editor, 'تخرج قريبًا')
  await editor.post(`/articles/${later}/publish`, { at: inHours(5) })
  await editor.post(`/articles/${sooner}/publish`, { at: inHours(1) })
  await editor.put(`/articles/${draft}/presence`)

  const { body } = await reporter.get('/desk')
  expect(body.readNow.map((one: { article: { id: number } }) => one.article.id)).toEqual([much, less])
  expect(body.readNow[0].share).toBe(1)
  expect(body.readNow[1].share).toBeCloseTo(0.25, 2)
  expect(body.readNow[0].article.address).toContain(`/articles/${much}/`)
  expect(idsOf(body.inHands)).toEqual([first, second])
  expect(idsOf(body.next)).toEqual([sooner, later])
  expect(idsOf(body.mine)).toEqual([draft, second, first])
  expect(idsOf(body.published)).toEqual([less, much])
  expect(idsOf(body.open)).toEqual([draft])
  expect(body.open[0].openedBy).toEqual([{ id: editor.staffId, name: 'عضو editor' }])
  // What one has open oneself is no news.
  expect((await editor.get('/desk')).body.open).toEqual([])
})
