import { expect, test } from 'vitest'
import type { Answer } from '../../src/delivery/contract.ts'
import { bodyOf, createNewsroom, get, header, type Newsroom, page, request, text } from './newsroom.ts'

const CSP: [string, string] = ['Content-Security-Policy', "default-src 'self'"]

function withPage(rest = {}): Newsroom {
  const newsroom = createNewsroom()
  newsroom.texts.set('a', '<h1>عنوان</h1>')
  newsroom.texts.set('b', '<p>متن</p>')
  newsroom.plans.set('1', page(['part:a', 'part:b'], { headers: [CSP], ...rest }))
  return newsroom
}

test('a cached page is answered synchronously without new objects', async () => {
  const newsroom = withPage()
  await get(newsroom, '/p/1')
  const made = newsroom.made.length
  const answer = newsroom.delivery.answer(request('/p/1')) as Answer
  expect(bodyOf(answer)).toBe('<h1>عنوان</h1><p>متن</p>')
  expect(newsroom.made).toHaveLength(made)
  expect(newsroom.delivery.stats()).toMatchObject({ hits: 1, misses: 1 })
})

test('two processes answer the same bytes and tag for a page', async () => {
  const one = await get(withPage(), '/p/1')
  const other = await get(withPage(), '/p/1')
  expect(other).toEqual(one)
})

test('GET, HEAD and 304 answers have the same headers', async () => {
  const newsroom = withPage()
  for (const gzip of [true, false]) {
    const got = await get(newsroom, '/p/1', { gzip })
    const head = await get(newsroom, '/p/1', { gzip, method: 'HEAD' })
    expect(head.headers).toEqual(got.headers)
    expect(head.body).toEqual([])

    const tag = header(got, 'ETag')!
    const unchanged = await get(newsroom, '/p/1', { gzip, ifNoneMatch: tag })
    expect(unchanged.status).toBe(304)
    expect(unchanged.body).toEqual([])
    for (const name of ['ETag', 'Vary', 'Cache-Control', CSP[0]])
      expect(header(unchanged, name), name).toBe(header(got, name))
    expect(header(unchanged, 'Content-Length')).toBeUndefined()
  }
  const tags = [await get(newsroom, '/p/1'), await get(newsroom, '/p/1', { gzip: false })].map((answer) =>
    header(answer, 'ETag'),
  )
  expect(tags[0]).toMatch(/^"[\w-]{16}-gz"$/)
  expect(tags[1]).toBe(tags[0]?.replace('-gz', '-id'))
})

test('a page has its headers', async () => {
  const answer = await get(withPage(), '/p/1')
  expect(answer.status).toBe(200)
  expect(header(answer, 'Content-Type')).toBe('text/html; charset=utf-8')
  expect(header(answer, 'Vary')).toBe('Accept-Encoding')
  expect(header(answer, 'Cache-Control')).toBe('public, max-age=0, must-revalidate')
  expect(header(answer, CSP[0])).toBe(CSP[1])
  const own = await get(withPage({ headers: [['cache-control', 'public, max-age=60']] }), '/p/1')
  expect(own.headers.filter((name) => name.toLowerCase() === 'cache-control')).toHaveLength(1)
  expect(header(own, 'Cache-Control')).toBe('public, max-age=60')
})

test('If-None-Match accepts lists, weak tags and the star', async () => {
  const newsroom = withPage()
  const tag = header(await get(newsroom, '/p/1'), 'ETag')!
  const status = async (ifNoneMatch: string, gzip = true) =>
    (await get(newsroom, '/p/1', { ifNoneMatch, gzip })).status
  expect(await status(`W/${tag}`)).toBe(304)
  expect(await status(`"other", W/"a,b" ,${tag}`)).toBe(304)
  expect(await status('*')).toBe(304)
  expect(await status('"other"')).toBe(200)
  expect(await status(tag.slice(1, -1))).toBe(200)
  expect(await status(`"x${tag.slice(1)}`)).toBe(200)
  expect(await status(tag, false)).toBe(200)
  newsroom.write('b', '<p>متن آخر</p>')
  expect(await status(tag)).toBe(200)
})

test('a missing page answers 404, never 304', async () => {
  const newsroom = createNewsroom()
  for (const path of ['/p/8', '/nothing', '/p/%E0%A4%A', '/p/1/%zz']) {
    const answer = await get(newsroom, path, { ifNoneMatch: '*' })
    expect(answer.status, path).toBe(404)
    expect(bodyOf(answer)).toBe('لا توجد صفحة هنا')
    expect(header(answer, 'ETag')).toBeUndefined()
  }
})

test('malformed percent-encoding redirects to the address of the page, cached or not', async () => {
  const newsroom = withPage({ canonical: '/p/1/slug' })
  for (const _ of ['cold', 'warm']) {
    for (const path of ['/p/1/%zz', '/p/1/%D8%B3%D8', '/p/1/slug%']) {
      const answer = await get(newsroom, path)
      expect([answer.status, header(answer, 'Location')], path).toEqual([301, '/p/1/slug'])
    }
    expect((await get(newsroom, '/p/1/slug')).status).toBe(200)
  }
  expect((await get(newsroom, '/p/%zz')).status).toBe(404)
})

test('a redirect keeps the query, repeats no parameter, and lets no header be injected', async () => {
  const newsroom = withPage({ canonical: '/p/1/slug?page=2' })
  const location = async (query: string) => header(await get(newsroom, '/p/1', { query }), 'Location')
  expect(await location('page=2')).toBe('/p/1/slug?page=2')
  expect(await location('page=3&utm_source=x&q=أ')).toBe('/p/1/slug?page=2&utm_source=x&q=%D8%A3')
  expect(await location('a=%0d%0aSet-Cookie:x')).toBe('/p/1/slug?page=2&a=%0d%0aSet-Cookie:x')
  expect(await location('&&a=b#c%')).toBe('/p/1/slug?page=2&a=b%23c%25')
  expect(await location('//evil.example')).toBe('/p/1/slug?page=2&//evil.example')
})

test('a raw and an encoded slug are equal, and another slug is redirected', async () => {
  const newsroom = withPage({ canonical: '/p/1/عنوان-الخبر' })
  const encoded = encodeURI('/p/1/عنوان-الخبر')
  for (const path of ['/p/1/عنوان-الخبر', encoded, encoded.toLowerCase()])
    for (const _ of ['cold', 'warm']) expect((await get(newsroom, path)).status, path).toBe(200)
  for (const path of ['/p/1', '/p/1/', '/p/1/old', `${encoded}/`]) {
    const answer = await get(newsroom, path, { query: 'utm_source=x' })
    expect(answer.status, path).toBe(301)
    expect(header(answer, 'Location')).toBe(`${encoded}?utm_source=x`)
    expect(header(answer, 'Cache-Control')).toContain('max-age=0')
    expect(header(answer, 'Content-Length')).toBe('0')
    expect(answer.body).toEqual([])
  }
})

test('a Location is ASCII and encoded once, and keeps the declared parameters', async () => {
  const newsroom = withPage({ canonical: '/p/1/%D8%A3 "ب"%?page=2' })
  const answer = await get(newsroom, '/p/1')
  expect(header(answer, 'Location')).toBe('/p/1/%D8%A3%20%22%D8%A8%22%25?page=2')
  expect((await get(newsroom, '/p/1/%D8%A3%20%22%D8%A8%22%25', { query: 'page=2' })).status).toBe(200)
})

test('a plan can redirect', async () => {
  const newsroom = createNewsroom()
  newsroom.plans.set('old', page([], { status: 301, canonical: '/p/1' }))
  newsroom.plans.set('broken', page([], { status: 301 }))
  const answer = await get(newsroom, '/p/old')
  expect([answer.status, header(answer, 'Location')]).toEqual([301, '/p/1'])
  expect((await get(newsroom, '/p/broken')).status).toBe(500)
  expect(newsroom.errors.map(({ key }) => key)).toEqual(['broken'])
})

test('an unpublished page answers 410 at any slug, and 200 when it is published again', async () => {
  const newsroom = withPage({ status: 410, canonical: '/p/1/slug' })
  expect((await get(newsroom, '/p/1/other')).status).toBe(410)
  newsroom.plans.set('1', page(['part:a']))
  newsroom.delivery.invalidate(['plan 1'])
  expect((await get(newsroom, '/p/1')).status).toBe(200)
})

test('impossible addresses answer 404', async () => {
  const newsroom = createNewsroom()
  const status = async (path: string, query = '') => (await get(newsroom, path, { query })).status
  expect(await status(`/p/${'a'.repeat(2046)}`)).toBe(414)
  expect(await status(`/p/${'a'.repeat(2045)}`)).toBe(404)
  expect(await status('/p/1', 'q='.padEnd(2049, 'x'))).toBe(414)
  for (const path of ['/p/\0', '/p/%00', '/p/a%0Ab', '/p/a%00%0A', '/p/\x1f', '/p/%7F'])
    expect(await status(path)).toBe(400)
  expect(await status('/p/1', 'q=%00')).toBe(400)
  const head = await get(newsroom, '/p/%00', { method: 'HEAD' })
  expect([head.status, head.body.length]).toEqual([400, 0])
  expect(newsroom.made).toEqual(['plan a'.padEnd(2050, 'a'), 'part:missing'])
})

test('renders are counted by the name of the fragment', async () => {
  const newsroom = withPage()
  newsroom.plans.set('2', page(['part:a', 'other/b', 'frame']))
  await text(newsroom, '/p/1')
  await text(newsroom, '/p/2')
  expect(newsroom.delivery.stats().renders).toEqual({ part: 2, other: 1, frame: 1 })
})
