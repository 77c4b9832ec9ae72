/** Archives of other programs, uploaded and imported through the API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../harness.ts'
import { exportXml, itemXml } from '../ingest/wordpress-files.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let administrator: Client
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
})
afterAll(() => api.close())

const newArchive = async (): Promise<number> =>
  (await administrator.post('/import-uploads', { system: 'wordpress' })).body.id
const give = (id: number, text: string, name = 'export.xml') =>
  administrator.send('POST', `/import-uploads/${id}/files?filename=${encodeURIComponent(name)}`, text, {
    'Content-Type': 'application/octet-stream',
  })
const stateOf = async (id: number) => (await administrator.get(`/import-uploads/${id}`)).body
const settled = (id: number, state: string) =>
  eventually(`the archive is ${state}`, async () => (await stateOf(id)).state === state)

const archive = exportXml(
  itemXml({ id: 7, title: 'افتتاح السوق', content: '<p>فتحت السوق أبوابها. [سر]</p>', slug: 'market' }) +
    itemXml({ id: 8, title: 'مسودة السوق', status: 'draft', content: '<p>لم تُنشر.</p>' }),
)

test('an archive is tried, mapped and imported; readers find it, and the draft stays a draft', async () => {
  const id = await newArchive()
  expect((await administrator.post(`/import-uploads/${id}/trial`, {})).status).toBe(409)
  expect((await give(id, archive)).body).toMatchObject({ name: 'export.xml' })
  await administrator.post(`/import-uploads/${id}/trial`, {})
  await settled(id, 'tried')
  const tried = await stateOf(id)
  expect(tried.trial.came.articles.created).toBe(2)
  expect((await administrator.get('/articles')).body.items).toEqual([])

  const mapping = { ...tried.mapping, types: { ...tried.mapping.types, post: 'opinion' } }
  expect(
    (await administrator.put(`/import-uploads/${id}/mapping`, { ...mapping, colour: 'red' })).status,
  ).toBe(422)
  expect((await administrator.put(`/import-uploads/${id}/mapping`, mapping)).status).toBe(204)
  await administrator.post(`/import-uploads/${id}/run`, {})
  await settled(id, 'finished')

  const { runId } = await stateOf(id)
  const run = (await administrator.get(`/import-runs/${runId}`)).body
  expect(run).toMatchObject({ state: 'finished', site: 'old.example', report: { finished: true } })
  const articles = (await administrator.get('/articles')).body.items
  expect(
    articles.map((one: { headline: string; state: string }) => [one.headline, one.state]).sort(),
  ).toEqual([
    ['افتتاح السوق', 'published'],
    ['مسودة السوق', 'draft'],
  ])
  const [published] = articles.filter((one: { state: string }) => one.state === 'published')
  const { revision, content } = (await administrator.get(`/articles/${published.id}`)).body
  const changed = { ...content, headline: 'افتتاح السوق القديم' }
  const edited = await administrator.put(`/articles/${published.id}`, { base: revision, content: changed })
  expect(edited.status).toBe(200)
  expect((await administrator.post(`/import-runs/${runId}/undo`, {})).status).toBe(204)
  await eventually(
    'the import is undone',
    async () => (await administrator.get(`/import-runs/${runId}`)).body.state === 'undone',
  )
  const { undone } = (await administrator.get(`/import-runs/${runId}`)).body
  expect(undone).toMatchObject({
    taken: { article: 1 },
    stays: expect.arrayContaining([
      expect.objectContaining({ kind: 'article', id: published.id, reason: 'edited' }),
    ]),
  })
  expect((await administrator.post(`/import-runs/${runId}/undo`, {})).status).toBe(409)

  expect((await administrator.del(`/import-uploads/${id}`)).status).toBe(204)
  expect((await administrator.get(`/import-uploads/${id}`)).status).toBe(404)
  expect((await administrator.get('/articles')).body.items).toHaveLength(1)
})

test('what is no archive fails with a sentence; names of files stay within their folder', async () => {
  const id = await newArchive()
  expect((await give(id, 'this is no export', '../../../etc/passwd\u202e.xml')).body.name).toBe('passwd.xml')
  expect((await give(id, '')).status).toBe(422)
  await administrator.post(`/import-uploads/${id}/run`, {})
  await settled(id, 'failed')
  expect((await stateOf(id)).problem).toMatch(/\S+ .*/)
  expect((await give(999, archive)).status).toBe(404)
})

test('only administrators import', async () => {
  const editor = await api.as('editor')
  for (const path of ['/import-uploads', '/import-runs']) expect((await editor.get(path)).status).toBe(403)
  expect((await editor.post('/import-uploads', { system: 'wordpress' })).status).toBe(403)
})
