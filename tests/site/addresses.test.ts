/** Addresses: old slugs lead on, what was withdrawn says so, lists go on to what is older. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/content/command.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { articleAddress } from '../../src/site/addresses.ts'
import { desk } from '../harness.ts'
import { publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'
import { textOf } from './text-of.ts'

let site: PublicSite
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const place = async (path: string) => {
  const { status, headers } = await site.get(path)
  return [status, decodeURI(headers.get('location') ?? '')]
}

test('a wrong slug, none, and a slash too many lead to the right address', async () => {
  const id = await publishAt(site.db, { headline: 'جسر جديد' })
  const right = articleAddress({ id, slug: 'جسر-جديد' })
  expect(await place(right)).toEqual([200, ''])
  for (const wrong of [`/articles/${id}`, `/articles/${id}/wrong`, `${right}/`])
    expect(await place(wrong)).toEqual([301, right])
  const section = await execute(site.db, desk, saveSection, { name: 'سياسة' })
  await execute(site.db, desk, saveSection, { id: section.id, name: 'شؤون الدولة' })
  expect(await place('/sections/سياسة')).toEqual([301, '/sections/شؤون-الدولة'])
})

test('a draft is not there, a withdrawn article says that it was', async () => {
  const { id: draft } = await execute(site.db, desk, createArticle, { content: { headline: 'مسودة' } })
  expect((await site.get(`/articles/${draft}/x`)).status).toBe(404)
  const id = await publishAt(site.db, { headline: 'خبر يُسحب' })
  await execute(site.db, desk, unpublishArticle, { id, reason: 'خطأ' })
  const gone = await site.get(`/articles/${id}/anything`)
  expect(gone.status).toBe(410)
  expect(textOf(gone.html)).toContain('سُحبت هذه المادة')
  expect(gone.html).toContain('noindex')
  for (const path of [
    '/articles/0',
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

test('the latest go on to what is older, each once, and name themselves as canonical', async () => {
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

test('the pages for when nothing works need no database, in Arabic first', async () => {
  const { createSite } = await import('../../src/site/site.ts')
  const nothing = createSite({
    db: undefined as never,
    routes: [],
    assets: { worker: '', css: { site: '', pages: '', further: '' }, url: String },
    siteUrl: '',
  })
  for (const spare of [nothing.unavailable, nothing.failed]) {
    expect(spare.html).toMatch(/^<!doctype html>\s*<html lang="ar" dir="rtl">/)
    expect(spare.headers.find(([name]) => name === 'Content-Security-Policy')?.[1]).toContain('sha256-')
  }
})
