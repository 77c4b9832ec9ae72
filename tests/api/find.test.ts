/** The search of the palette and the pickers through the API. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMedia } from '../../src/content/media/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client
let draft = 0

beforeAll(async () => {
  api = await openApi()
  editor = await api.as('editor')
  await execute(api.db, desk, saveSection, { name: 'الاقتصاد' })
  await execute(api.db, desk, saveStory, { name: 'أزمة المياه في الشرق' })
  await execute(api.db, desk, savePerson, { name: 'إيمان القاضي', jobTitle: 'محرّرة المياه' })
  await execute(api.db, desk, addMedia, {
    ...{ caption: 'خزّان المياه عند السد', creditline: 'سمير / نشرة' },
    ...{ file: `${'a'.repeat(64)}.jpg`, contentType: 'image/jpeg', width: 100, height: 100 },
  })
  draft = (await editor.post('/articles', { headline: 'إعادة ضخّ المياه إلى الأحياء القديمة' })).body.id
})
afterAll(() => api.close())

async function find(
  q: string,
  kinds = '',
): Promise<{ kind: string; id: number; title: string; detail: string }[]> {
  const { status, body } = await editor.get(
    `/find?q=${encodeURIComponent(q)}${kinds ? `&kinds=${kinds}` : ''}`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items
}
const kindsOf = async (q: string, kinds?: string) => (await find(q, kinds)).map(({ kind }) => kind)

describe('the quick search', () => {
  test('is for the staff, and refuses unknown kinds', async () => {
    expect((await api.nobody.get('/find?q=x&kinds=nonsense')).status).toBe(401)
    expect((await editor.get('/find?q=x&kinds=nonsense')).status).toBe(422)
    expect((await editor.get('/find')).status).toBe(422)
  })

  test('covers all kinds, or the requested ones', async () => {
    expect(await kindsOf('مياه')).toEqual(['story', 'article', 'picture'])
    expect(await kindsOf('مياه', 'article')).toEqual(['article'])
    expect(await kindsOf('مياه', 'story,picture')).toEqual(['story', 'picture'])
  })

  test.each([
    ['ازمه المياه', 'أزمة المياه في الشرق'],
    ['ازم', 'أزمة المياه في الشرق'],
    ['الازمه', 'أزمة المياه في الشرق'],
    ['ايمان', 'إيمان القاضي'],
    ['قاضي ايم', 'إيمان القاضي'],
    ['اقتصاد', 'الاقتصاد'],
    ['اعاده ضخ', 'إعادة ضخّ المياه إلى الأحياء القديمة'],
    ['الاحيا القديمه', 'إعادة ضخّ المياه إلى الأحياء القديمة'],
  ])('finds phone spellings: %s', async (q, title) => {
    expect((await find(q)).map((one) => one.title)).toContain(title)
  })

  test('distinguishes similar names, and finds drafts', async () => {
    expect(await find('ايمان')).toMatchObject([{ kind: 'person', detail: 'محرّرة المياه' }])
    const [article] = await find('ضخ', 'article')
    expect(article).toMatchObject({ id: draft, state: 'draft' })
    expect(await find('السد', 'picture')).toMatchObject([{ detail: 'سمير / نشرة' }])
  })

  test('finds nothing for an empty query', async () => {
    for (const q of ['', '  ', '؟!', "';--"]) expect(await find(q)).toEqual([])
    expect(await find('كلمةليستهنا')).toEqual([])
  })
})
