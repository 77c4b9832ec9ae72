/** Old addresses lead to what they were, however they are written, and never hide a page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { mergeSections } from '../../src/content/merge.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { importRedirectPatterns, importRedirectRows } from '../../src/content/redirects/import.ts'
import { saveRedirect } from '../../src/content/redirects/write.ts'
import { removeSection, saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../harness.ts'
import { publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let article: number
let section: number
beforeAll(async () => {
  site = await openSite()
  article = await publishAt(site.db, { headline: 'متحف الفخار' })
  section = (await execute(site.db, desk, saveSection, { name: 'ثقافة' })).id
})
afterAll(() => site.close())

/** Over HTTP, with the address byte by byte as it is given. */
async function place(path: string): Promise<[number, string]> {
  const answer = await fetch(site.url + path, { redirect: 'manual' })
  await answer.arrayBuffer()
  return [answer.status, decodeURI(answer.headers.get('location') ?? '')]
}

type Rows = Parameters<typeof importRedirectRows.run>[1]['rows']

async function add(rows: Rows) {
  const result = await execute(site.db, desk, importRedirectRows, { rows })
  await site.caughtUp()
  return result
}

const at = () => `/articles/${article}/متحف-الفخار`

test('an address is found in every spelling, with its views, and leads on in one hop', async () => {
  expect((await place('/2022/01/28/متحف/'))[0]).toBe(404)
  const slug = 'متحف-الفخّار-القديم-تفتتح-مشروعاً'
  const target = { kind: 'article' as const, id: article }
  const rows: Rows = [
    `https://www.old.example/2022/01/28/${encodeURI(slug).toLowerCase()}/`,
    ...['/?p=16', 'http://old.example/old.php?b=2&a=1'],
  ].map((source) => ({ source, target, status: 301 as const }))
  rows.push(
    { source: '/category/culture/', target: { kind: 'section', id: section }, status: 308 },
    { source: '/archives/16', target: { address: '/?p=16' }, status: 301 },
    { source: '/archives/old', target: { address: '/archives/16/' }, status: 302 },
    { source: '/gone-for-good', target: null, status: 410 },
    { source: '/elsewhere', target: { address: 'https://other.example/a?b=1#c' }, status: 302 },
    { source: '/nowhere', target: { address: '/articles/99999' }, status: 301 },
  )
  expect(await add(rows)).toMatchObject({ added: 9, collisions: [] })
  const once = encodeURI(`/2022/01/28/${slug}`)
  for (const path of [
    ...[
      once,
      `${once}/`,
      once.toLowerCase(),
      encodeURI(once),
      `/index.php${once}/`,
      once.replace('/01/', '//01/'),
    ],
    ...['amp/', 'feed/', 'page/2/', '2/', 'embed', 'comment-page-3/'].map((view) => `${once}/${view}`),
    ...['?amp=1', '?replytocom=7'].map((query) => `${once}/${query}`),
    // Decomposed, cut in a letter, cut in a word, and with the mark of a sentence.
    encodeURI(`/2022/01/28/${slug}`.normalize('NFD')),
    ...[once.slice(0, -1), once.slice(0, -15), `${once})`, `${once}/%E2%80%8F`],
    ...['/?p=16', '/index.php?p=16', '/old.php?a=1&b=2', '/archives/16'],
  ])
    expect(await place(path), path).toEqual([301, at()])
  expect(await place(`${once}/?utm_source=x`)).toEqual([301, `${at()}?utm_source=x`])
  expect(await place('/?p=16&fbclid=y')).toEqual([301, `${at()}?fbclid=y`])
  expect(await place('/archives/old')).toEqual([302, at()])
  expect(await place('/category/culture/feed/')).toEqual([308, '/feeds/sections/ثقافة.rss'])
  expect(await place('/category/culture/feed/atom/')).toEqual([308, '/feeds/sections/ثقافة.atom'])
  expect(await place('/category/culture/page/3/')).toEqual([308, '/sections/ثقافة'])
  expect(await place('/elsewhere')).toEqual([302, 'https://other.example/a?b=1#c'])
  expect((await place('/gone-for-good/'))[0]).toBe(410)
  for (const path of ['/nowhere', '/?p=17', '/old.php?a=1', '/category', '/2022/01/28/', '/2022/01/28/متحف'])
    expect((await place(encodeURI(path)))[0], path).toBe(404)
  // The front page, also with a parameter of an old site.
  for (const path of ['/', '/?utm_source=x', '/?cat=9']) expect((await place(path))[0], path).toBe(200)
  expect(site.errors).toEqual([])
})

test('an exact redirect comes before a slug is mended, and none hides a page', async () => {
  const other = await publishAt(site.db, { headline: 'خبر آخر' })
  const target = { kind: 'article' as const, id: other }
  await execute(site.db, desk, savePage, {
    slug: 'about',
    title: 'من نحن',
    body: { type: 'doc', content: [] } as never,
  })
  const { added, collisions } = await add([
    { source: `/articles/${article}/ports-of-2016/`, target, status: 301 },
    { source: at(), target, status: 301 },
    ...['/latest/', '/pages/about', '/feeds/x', '/'].map((source) => ({
      source,
      target,
      status: 301 as const,
    })),
    { source: '/loop-b', target: { address: '/loop-a' }, status: 301 },
    { source: '/loop-a', target: { address: '/loop-b/' }, status: 301 },
    { source: '/bad', target: { address: 'javascript:alert(1)' }, status: 301 },
    { source: '/gone-for-good', target, status: 301 },
    ...['no address', '/a/../../b'].map((source) => ({ source, target, status: 301 as const })),
  ])
  expect(added).toBe(1)
  expect(Object.fromEntries(collisions.map(({ source, reason }) => [source, reason]))).toEqual({
    ...{ [at()]: 'live', '/latest/': 'live', '/pages/about': 'live', '/feeds/x': 'live', '/': 'live' },
    ...{ '/loop-a': 'loop', '/loop-b': 'loop', '/bad': 'bad-target' },
    ...{ '/gone-for-good': 'taken', 'no address': 'not-address', '/a/../../b': 'not-address' },
  })
  expect((await place(`/articles/${article}/ports-of-2016`))[1]).toBe(`/articles/${other}/خبر-آخر`)
  expect(await place(`/articles/${article}/ports`)).toEqual([301, at()])
  expect((await place(at()))[0]).toBe(200)
})

test('redirects follow what becomes of their targets', async () => {
  const draft = await execute(site.db, desk, createArticle, { content: { headline: 'مسودة سرية' } })
  const withdrawn = await publishAt(site.db, { headline: 'خبر يسحب' })
  const removed = await publishAt(site.db, { headline: 'خبر يزال' })
  const merged = await execute(site.db, desk, saveSection, { name: 'فنون' })
  const deleted = await execute(site.db, desk, saveSection, { name: 'طقس' })
  await add([
    ...[draft.id, withdrawn, removed].map((id) => ({
      ...{ source: `/story-${id}`, target: { kind: 'article' as const, id }, status: 301 as const },
    })),
    ...[merged.id, deleted.id].map((id) => ({
      ...{ source: `/list-${id}`, target: { kind: 'section' as const, id }, status: 301 as const },
    })),
  ])
  expect((await place(`/story-${withdrawn}`))[0]).toBe(301)
  await execute(site.db, desk, unpublishArticle, { id: withdrawn, reason: 'خطأ' })
  await execute(site.db, desk, removeArticle, { id: removed, legalReason: 'حكم' })
  await execute(site.db, desk, mergeSections, { id: merged.id, into: section })
  await execute(site.db, desk, removeSection, { id: deleted.id })
  await execute(site.db, desk, saveSection, { id: section, name: 'آداب' })
  await site.caughtUp()
  expect(await place(`/story-${draft.id}`)).toEqual([404, ''])
  expect((await place(`/story-${withdrawn}`))[0]).toBe(410)
  expect((await place(`/story-${removed}`))[0]).toBe(404)
  const again = {
    source: `/story-${removed}`,
    target: { kind: 'article' as const, id: removed },
    status: 301 as const,
  }
  expect(await add([again])).toMatchObject({ added: 0 })
  expect(await place(`/list-${merged.id}`)).toEqual([301, '/sections/آداب'])
  expect((await place(`/list-${deleted.id}`))[0]).toBe(410)
  for (const slug of ['ثقافة', 'فنون'])
    expect(await place(encodeURI(`/sections/${slug}`)), slug).toEqual([301, '/sections/آداب'])
  const { rows } = {
    rows: await site.db.selectFrom('redirects').select('key').where('origin', '=', 'slug').execute(),
  }
  expect(rows.map(({ key }) => key)).toContain('/sections/ثقافة')
})

test('patterns lead on, in their order, and cannot lead to another host', async () => {
  const pattern = (source: string, address: string | null) => ({
    pattern: source,
    address,
    status: 301 as const,
  })
  const { added, refused } = await execute(site.db, desk, importRedirectPatterns, {
    patterns: [
      pattern('^/sport-news/(.*)$', '/category/$1'),
      pattern('^\\/archive\\/x\\/(.*)\\/$', '/${1}/'),
      pattern('^/to/(.*)$', '/$1'),
      pattern('^/\\?s=(.*)$', '/search?q=$1'),
      pattern('^/dead/', null),
      pattern('^/out/(.*)$', 'https://$1/'),
      pattern('^/(?=look)', '/x'),
    ],
  })
  expect([added, refused.map(({ reason }) => reason)]).toEqual([5, ['bad-target', 'bad-pattern']])
  await site.caughtUp()
  expect(await place('/sport-news/culture')).toEqual([301, '/sections/آداب'])
  expect(await place('/archive/x/archives/16/')).toEqual([301, at()])
  expect(await place(encodeURI('/?s=زعفران'))).toEqual([301, '/search?q=زعفران'])
  expect((await place('/dead/x'))[0]).toBe(410)
  const [status, location] = await place('/to//evil.example/x')
  expect([status, location.startsWith('//')]).toEqual([301, false])
  expect(site.errors).toEqual([])
})

test('a redirect is written by hand, and says what is wrong with it', async () => {
  const save = (input: Parameters<typeof saveRedirect.run>[1] | object) =>
    execute(site.db, desk, saveRedirect, { source: '/hand', ...input } as never)
  const { id } = await save({ target: { kind: 'article', id: article } })
  await expect(save({ target: null })).rejects.toThrow('has this address')
  await expect(save({ source: '/hand-2', target: { address: '/hand-2/' } })).rejects.toThrow('leads back')
  await expect(save({ source: '/hand-2', target: { kind: 'topic', id: 999 } })).rejects.toThrow(
    'there is no topic',
  )
  await save({ id, source: '/hand-3', target: null })
  await site.caughtUp()
  expect([(await place('/hand'))[0], (await place('/hand-3'))[0]]).toEqual([404, 410])
})
