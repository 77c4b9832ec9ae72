/** Addresses: old slugs lead on, what was withdrawn says so, lists go on to what is older; the panel counts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { articlePath } from '../../src/site/paths.ts'
import { desk } from '../harness.ts'
import { publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'
import { bare, textOf } from './text-of.ts'

let site: PublicSite
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const place = async (path: string) => {
  const { status, headers } = await site.get(path)
  return [status, decodeURI(headers.get('location') ?? '')]
}

/** Over HTTP, with the path byte by byte as it is given. */
async function subscriptionBody(path: string): Promise<[number, string]> {
  const answer = await fetch(site.url + path, { redirect: 'manual' })
  return [answer.status, decodeURI(answer.headers.get('location') ?? '')]
}

test('a wrong slug, a missing slug and an extra slash redirect to the right address', async () => {
  const id = await publishAt(site.db, { headline: 'جسر جديد' })
  const right = articlePath({ id, slug: 'جسر-جديد' })
  expect(await place(right)).toEqual([200, ''])
  for (const wrong of [
    `/a/${id}`,
    `/a/${id})`,
    `/a/${id}/`,
    `/articles/${id}`,
    `/articles/${id}/wrong`,
    `${right}/`,
  ])
    expect(await place(wrong)).toEqual([301, right])
  const section = await execute(site.db, desk, saveSection, { name: 'سياسة' })
  await execute(site.db, desk, saveSection, { id: section.id, name: 'شؤون الدولة' })
  expect(await place('/sections/سياسة')).toEqual([301, '/sections/شؤون-الدولة'])
})

test('links that people and programs cut, quoted or misspelled redirect to the right address', async () => {
  const id = await publishAt(site.db, { headline: 'خبر يُرسل' })
  const right = articlePath({ id, slug: 'خبر-يرسل' })
  const cut = [
    '/%D8%B3%D8',
    '/%D',
    '/%',
    '/%ff',
    ')',
    '،',
    '%20',
    '%20/x',
    '»',
    '.',
    '%0A',
    '/x/)',
    '%E2%80%8F',
  ]
  for (const end of cut) {
    const answer = await subscriptionBody(`/articles/${id}${end}`)
    expect(answer, end).toEqual([301, right])
  }
  expect(await subscriptionBody(`/articles/${id}%D8%8C?utm_source=x`)).toEqual([301, `${right}?utm_source=x`])
  for (const path of [
    `/articles/${id}x`,
    `/articles/${id}/a/b`,
    '/%ff',
    '/articles/%ff',
    '/sections/%ff',
    '/»',
  ])
    expect((await subscriptionBody(path))[0], path).toBe(404)
  const section = await execute(site.db, desk, saveSection, { name: 'رياضة' })
  const address = `/sections/${section.slug}`
  for (const path of ['/sections/رياضه', '/sections/رِياضة', '/sections/«رياضة»', `${address})`])
    expect(await place(path), path).toEqual([301, address])
  expect((await site.get('/sections/رياض')).status).toBe(404)
  expect(await place('/latest)')).toEqual([301, '/latest'])
  for (const name of ['p', 'page_id']) expect((await site.get(`/?${name}=123`)).status).toBe(404)
  expect((await site.get('/?utm_source=x')).status).toBe(200)
})

test('a new section is found at a misspelling that answered 404 before', async () => {
  expect((await site.get('/sections/صحه')).status).toBe(404)
  await execute(site.db, desk, saveSection, { name: 'صحة' })
  await site.caughtUp()
  expect(await place('/sections/صحه')).toEqual([301, '/sections/صحة'])
})

test('a draft answers 404, an unpublished article 410', async () => {
  const { id: draft } = await execute(site.db, desk, createArticle, { content: { headline: 'مسودة' } })
  expect((await site.get(`/articles/${draft}/x`)).status).toBe(404)
  const id = await publishAt(site.db, { headline: 'خبر يُسحب' })
  await execute(site.db, desk, unpublishArticle, { id, reason: 'خطأ' })
  const gone = await site.get(`/articles/${id}/anything`)
  expect(gone.status).toBe(410)
  expect(textOf(gone.html)).toContain('سُحبت هذه المادة')
  expect(gone.html).toContain('noindex')
  // The short address has the same states.
  expect((await site.get(`/a/${draft}`)).status).toBe(404)
  expect((await site.get(`/a/${id}`)).status).toBe(410)
  for (const path of [
    '/articles/0',
    ...['/a', '/a/0', '/a/x', `/a/${id}/x`, '/a/9999999999'],
    '/articles/x',
    '/sections/none',
    '/stories/none',
    '/authors/none',
    '/programmes/none',
    '/pages/none',
    '/articles/9999999999',
  ]) {
    expect((await site.get(path)).status, path).toBe(404)
  }
})

test('the latest articles are paged without repetition, and each page is its own canonical', async () => {
  for (let i = 0; i < 45; i++) await publishAt(site.db, { headline: `نبأ رقم ${i}` })
  site.refresh()
  const seen: string[] = []
  let path: string | undefined = '/latest'
  while (path) {
    const { html }: { html: string } = await site.get(path)
    expect(html).toContain(`<link rel="canonical" href="${site.url}${path}">`)
    const main: string = /<main[\s\S]*<\/main>/.exec(html)![0]
    seen.push(...[...main.matchAll(/href="\/articles\/(\d+)/g)].map(([, id]) => id!))
    path = /<a rel="next" href="([^"]+)"/.exec(main)?.[1]
  }
  expect(seen.length).toBeGreaterThanOrEqual(46)
  expect(new Set(seen).size).toBe(seen.length)
})

test('error pages need no database, and start in Arabic', async () => {
  const { createSite } = await import('../../src/site/site.ts')
  const nothing = createSite({
    db: undefined as never,
    routes: [],
    assets: {
      brand: null,
      islands: null,
      faces: { text: [], all: [] },
      worker: '',
      css: { fonts: '', site: '', pages: '' },
      url: String,
    },
    siteUrl: '',
  })
  for (const spare of [nothing.unavailable, nothing.failed]) {
    expect(spare.html).toMatch(/^<!doctype html>\s*<html lang="ar" dir="rtl">/)
    expect(spare.headers.find(([name]) => name === 'Content-Security-Policy')?.[1]).toContain('sha256-')
  }
})

test('the number in the panel is a correct Arabic plural, and counts an article in two stories once', async () => {
  const { db } = site
  const before = (await site.get('/')).html
  const number = Number(/<b>(\d+)\u00a0/.exec(before)?.[1] ?? 0)
  const one = await execute(db, desk, saveStory, { name: 'ملف أول', pinned: true })
  const two = await execute(db, desk, saveStory, { name: 'ملف ثان', pinned: true })
  await publishAt(db, { headline: 'خبر في ملفين', storyIds: [one.id, two.id] })
  site.refresh()
  const after = textOf((await site.get('/')).html)
  expect(bare(after)).toContain(bare(number === 0 ? 'خبر واحد' : `${number + 1} خبر`))
})

test('a list of saved articles shows those that are public, in its order, whatever it asks for', async () => {
  const first = await publishAt(site.db, { headline: 'محفوظ أول' })
  const second = await publishAt(site.db, { headline: 'محفوظ ثان' })
  const items = async (ids: unknown) => {
    const { status, headers, html } = await site.get(`/saved/list?ids=${ids}`)
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    return [...html.matchAll(/<li data-id="(\d+)"/g)].map(([, id]) => Number(id))
  }
  expect(await items([second, first, second, 0, -1, 'x', 99_999_999])).toEqual([second, first])
  expect(await items('')).toEqual([])
  expect(await items(Array.from({ length: 300 }, (_, n) => n))).not.toContain(299)
  await execute(site.db, desk, unpublishArticle, { id: second, reason: 'خطأ' })
  await site.caughtUp()
  expect(await items([second, first])).toEqual([first])
})
