/** The newsroom's search: what is public by its whole text, what is not by its headline. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { paragraphs } from '../site/newsroom.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let reporter: Client
let section = 0
const ids: Record<string, number> = {}

async function write(name: string, headline: string, text: string, sectionId: number | null = null) {
  const content = { headline, body: paragraphs(text), sectionId }
  ids[name] = (await execute(api.db, desk, createArticle, { content })).id
  return ids[name]!
}

beforeAll(async () => {
  api = await openApi()
  reporter = await api.as('reporter')
  section = (await execute(api.db, desk, saveSection, { name: 'مدن' })).id
  for (const [name, headline, text] of [
    ['bridge', 'افتتاح الجسر المعلّق', 'عبرت أول حافلة الجسر بعد إصلاح المصابيح القديمة.'],
    ['lamps', 'المصابيح القديمة تعود إلى السوق', 'يصنع الحرفيون مصابيح من نحاس.'],
  ] as const)
    await execute(api.db, desk, publishArticle, { id: await write(name, headline, text, section) })
  await write('draft', 'مصابيح الميناء: مسودة', 'نص لا يراه أحد عن الجسر.')
})
afterAll(() => api.close())

interface Answer {
  items: { id: number; headline: string; excerpt: string; state: string }[]
  unpublished: { id: number; state: string }[]
  forms: string[]
  total: number | null
  partly: boolean
  meant: string | null
  after: string | null
}

async function search(q: string, more = ''): Promise<Answer> {
  const { status, body } = await reporter.get(`/search?q=${encodeURIComponent(q)}${more}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const idsOf = (list: { id: number }[]) => list.map(({ id }) => id)

test('the search is for the staff, and its input is bounded', async () => {
  expect((await api.nobody.get('/search?q=x')).status).toBe(401)
  for (const query of ['', '?q=x&after=1', '?q=x&limit=500', `?q=${'x'.repeat(301)}`])
    expect((await reporter.get(`/search${query}`)).status, query).toBe(422)
})

test('the search finds public texts and unpublished headlines in phone spellings', async () => {
  const found = await search('المصابيح القديمه')
  expect(idsOf(found.items)).toEqual([ids.lamps, ids.bridge])
  expect(found.items[1]!.excerpt).toContain('المصابيح القديمة')
  expect(found).toMatchObject({ unpublished: [], total: 2, partly: false, after: null })
  expect(idsOf((await search('مصابيح')).unpublished)).toEqual([ids.draft])
  // A draft's text is nobody's but its writer's.
  expect(idsOf((await search('الجسر')).unpublished)).toEqual([])
  expect(idsOf((await search('مصابيح -الميناء')).unpublished)).toEqual([])
})

test('results are filtered and paged', async () => {
  expect(idsOf((await search('مصابيح', `&sectionId=${section}`)).items)).toEqual([ids.lamps, ids.bridge])
  expect((await search('مصابيح', '&kind=video')).items).toEqual([])
  expect((await search('مصابيح', '&to=2001-01-01T00:00:00Z')).items).toEqual([])
  const first = await search('مصابيح', '&order=date&limit=1')
  const second = await search('مصابيح', `&order=date&limit=1&after=${first.after}`)
  expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual([ids.lamps, ids.bridge])
  expect(second.unpublished).toEqual([])
})

test('an unpublished article is found by its headline only, and an empty query finds nothing', async () => {
  await execute(api.db, desk, unpublishArticle, { id: ids.bridge!, reason: 'خطأ' })
  await eventually('the text is no longer found', async () => {
    const { items, unpublished } = await search('الجسر المعلق')
    return items.length === 0 && unpublished.some(({ id }) => id === ids.bridge)
  })
  expect(await search('في على من')).toMatchObject({ items: [], unpublished: [], forms: [] })
})

test('search synonyms are listed, edited with their version, and used by the next search', async () => {
  const editor = await api.as('editor')
  const { items } = (await reporter.get('/search-synonyms')).body as { items: { words: string[] }[] }
  expect(items.length).toBeGreaterThanOrEqual(150)
  expect(items.some(({ words }) => words.includes('ترمب'))).toBe(true)
  const article = await publish(api.db, { headline: 'مهرجان القناطر المسقوفة' })
  const finds = async (q: string) =>
    ((await reporter.get(`/search?q=${encodeURIComponent(q)}`)).body.items as { id: number }[]).map(
      ({ id }) => id,
    )
  expect(await finds('الجملون')).not.toContain(article)
  const made = await editor.post('/search-synonyms', { words: ['القناطر', 'الجملون'] })
  expect(made.status).toBe(201)
  expect(await finds('الجملون')).toContain(article)
  const { id, version } = made.body
  expect((await editor.put(`/search-synonyms/${id}`, { words: ['القناطر', 'العقود'], version })).status).toBe(
    200,
  )
  expect((await editor.put(`/search-synonyms/${id}`, { words: ['أ', 'ب'], version })).status).toBe(409)
  expect(await finds('الجملون')).not.toContain(article)
  expect(await finds('عقود')).toContain(article)
  for (const words of [['واحدة'], [], ['من', 'إلى'], ['كلمة', 5], Array(21).fill('كلمة')])
    expect((await editor.post('/search-synonyms', { words })).status, String(words)).toBe(422)
  expect((await reporter.del(`/search-synonyms/${id}`)).status).toBe(403)
  expect((await editor.del(`/search-synonyms/${id}`)).status).toBe(204)
  expect(await finds('عقود')).not.toContain(article)
})
