/** Suggestions for the author of an article, and related articles for its readers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually } from '../harness.ts'
import { paragraphs } from '../site/newsroom.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client
let story = 0
const storm: number[] = []

const texts = [
  [
    'العاصفة ريما تقترب من مرسى اللوز',
    'أغلق الميناء أبوابه قبل وصول العاصفة ريما، وعادت المراكب إلى مرسى اللوز.',
  ],
  [
    'ميناء مرسى اللوز يعلّق الملاحة',
    'علّقت سلطات الميناء الملاحة مع اقتراب العاصفة ريما من مرسى اللوز، وبقيت المراكب في الحوض.',
  ],
  ['العاصفة ريما تضرب الساحل', 'ضربت العاصفة ريما ساحل مرسى اللوز ليلًا واقتلعت أشجارًا قرب الميناء.'],
]
const others = [
  'أسعار القمح ترتفع في الأسواق',
  'منتخب الواحات يفوز بركلات الترجيح',
  'معرض الكتاب يفتح أبوابه للأطفال',
]

async function publish(headline: string, text: string, storyIds: number[] = []): Promise<number> {
  const { id } = await execute(api.db, desk, createArticle, {
    content: { headline, body: paragraphs(text), storyIds },
  })
  await execute(api.db, desk, publishArticle, { id })
  return id
}

beforeAll(async () => {
  api = await openApi()
  editor = await api.as('editor')
  story = (await execute(api.db, desk, saveStory, { name: 'العاصفة ريما' })).id
  for (let n = 0; n < 24; n++)
    await publish(`${others[n % 3]} ${n}`, `${others[n % 3]}، كما قال مسؤول لنا اليوم.`)
  for (const [headline, text] of texts) storm.push(await publish(headline!, text!, [story]))
  await api.database.pool.query('analyze search_documents')
})
afterAll(() => api.close())

test('a draft gets suggestions of its story and earlier articles with the shared words, and is not changed', async () => {
  const content = {
    headline: 'مراكب مرسى اللوز تعود بعد العاصفة',
    body: paragraphs('هدأت العاصفة ريما وعادت المراكب إلى ميناء مرسى اللوز.'),
  }
  const { body: draft } = await editor.post('/articles', content)
  const { status, body } = await editor.get(`/articles/${draft.id}/suggestions`)
  expect(status).toBe(200)
  expect(body.stories.map(({ id }: { id: number }) => id)).toEqual([story])
  expect(body.stories[0].words.join(' ')).toMatch(/اللوز|العاصفة|ريما|المراكب|مراكب/)
  expect(body.articles.map(({ id }: { id: number }) => id).sort()).toEqual(storm)
  expect(body.duplicates).toEqual([])
  expect((await editor.get(`/articles/${draft.id}`)).body.content.storyIds).toEqual([])
})

test('suggestions point out a published article about the same news', async () => {
  const [headline, text] = texts[1]!
  const { body: draft } = await editor.post('/articles', {
    headline: `${headline} مؤقتًا`,
    body: paragraphs(text!),
  })
  const { body } = await editor.get(`/articles/${draft.id}/suggestions`)
  expect(body.duplicates.map(({ id }: { id: number }) => id)).toEqual([storm[1]])
})

test('an empty draft gets no suggestions, and an unknown article is 404', async () => {
  const { body: draft } = await editor.post('/articles', { headline: '' })
  expect((await editor.get(`/articles/${draft.id}/suggestions`)).body).toEqual({
    stories: [],
    articles: [],
    duplicates: [],
  })
  expect((await editor.get('/articles/999999/suggestions')).status).toBe(404)
  expect((await api.nobody.get(`/articles/${draft.id}/suggestions`)).status).toBe(401)
})

test('related articles share words, and an older article links to the newer one too', {
  tags: 'long',
}, async () => {
  const related = async (id: number) => {
    const html = await (await fetch(`${api.url}/articles/${id}/x`)).text()
    const aside = /<aside class="related".*?<\/aside>/s.exec(html)?.[0] ?? ''
    return [...new Set([...aside.matchAll(/\/articles\/(\d+)\//g)].map(([, one]) => Number(one)))].sort()
  }
  await eventually(
    'the storm article is related',
    async () => (await related(storm[0]!)).join() === storm.slice(1).join(),
    20_000,
  )
  const fresh = await publish(
    'العاصفة ريما تغادر مرسى اللوز',
    'غادرت العاصفة ريما مرسى اللوز وفتح الميناء أبوابه للمراكب.',
  )
  await eventually(
    'the older article links to the newer one',
    async () => (await related(storm[0]!)).includes(fresh),
    20_000,
  )
  expect(await related(fresh)).toHaveLength(3)
})
