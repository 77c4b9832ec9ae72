/** Redirects through the API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let administrator: Client
let editor: Client
let reporter: Client
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  editor = await api.as('editor')
  reporter = await api.as('reporter')
})
afterAll(() => api.close())

test('redirects are written, imported from files, listed with their hits; addresses without a page are listed', async () => {
  const article = await publish(api.db, { headline: 'خبر قديم' })
  const visit = async (path: string) => {
    const answer = await fetch(api.url + encodeURI(path), { redirect: 'manual' })
    await answer.arrayBuffer()
    return [answer.status, decodeURI(answer.headers.get('location') ?? '')]
  }
  const target = { kind: 'article', id: article }
  const source = 'https://www.old.example/2020/%D8%AE%D8%A8%D8%B1/?utm_source=x'
  const made = await editor.post('/redirects', { source, target })
  expect([made.status, (await reporter.post('/redirects', { source, target })).status]).toEqual([201, 403])
  const { id } = made.body
  expect((await editor.get(`/redirects/${id}`)).body).toMatchObject({
    ...{ source: '/2020/خبر', status: 301, origin: 'person', version: 1 },
    target: { ...target, name: 'خبر قديم' },
  })
  for (const [wrong, path, code] of [
    [{ source, target }, 'source', 'taken'],
    [{ source: '/latest/', target }, 'source', 'live'],
    [{ source: '/x', target: { address: '//evil.example' } }, 'target', 'not-address'],
    [{ source: '/x', target: { kind: 'page', id: 99_999 } }, 'target', 'missing'],
  ] as const)
    expect((await editor.post('/redirects', wrong)).body.errors, code).toMatchObject([{ path, code }])
  expect((await editor.post('/redirects', { source: '/x', target, extra: 1 })).status).toBe(422)
  await eventually('the redirect', async () => (await visit('/2020/خبر'))[0] === 301)
  await visit('/unknown/address?secret=1')

  const csv = [
    'source,target,regex,code,type,match,hits,title,status',
    ...[
      '/archives/16,/2020/خبر/,0,301,url,url,264,,enabled',
      '"/a,""b""",/2020/خبر,0,302,url,url,0,,enabled',
    ],
    ...['^/sport/(.*)$,/archives/$1,1,301,url,url,7,,enabled', '/gone,,0,410,error,url,3,,enabled'],
    ...['/loop-a,/loop-b,0,301,url,url,0,,disabled', '/loop-b,/loop-a,0,301,url,url,0,,enabled'],
    ...[
      '/mine,/x,0,301,url,login,0,,enabled',
      '/archives/16,/elsewhere,0,301,url,url,0,,enabled',
      ',/x,0,301',
    ],
  ].join('\r\n')
  const sent = (format: string, text: string) =>
    administrator.send('POST', `/redirects/import?format=${format}`, text)
  expect((await editor.send('POST', '/redirects/import?format=csv', csv)).status).toBe(403)
  const { refused, ...counts } = (await sent('csv', csv)).body
  expect(counts).toEqual({ read: 9, added: 3, known: 0, patterns: 1, refusedCount: 5 })
  const reasons = refused.map(({ line, reason }: { line: number; reason: string }) => [line, reason])
  expect(reasons.sort()).toEqual([
    ...[
      [10, 'malformed'],
      [6, 'disabled'],
      [7, 'loop'],
      [8, 'unsupported'],
      [9, 'taken'],
    ],
  ])
  const yaml =
    '# Ghost\n301:\n  /old-address/: /2020/خبر/\n  ^\\/blog\\/(.*)\\/$: /archives/$1/\n  "/عنوان-قديم/": /2020/خبر\n302:\n  /promo/: https://shop.example/\n'
  expect((await sent('ghost', yaml)).body).toMatchObject({ read: 4, added: 3, patterns: 1, refusedCount: 0 })
  expect((await sent('ghost', yaml)).body).toMatchObject({ added: 0, known: 4, patterns: 0, refusedCount: 0 })
  expect((await sent('ghost', '301: [\n')).status).toBe(422)
  const end = `/articles/${article}/خبر-قديم`
  await eventually('the file', async () => (await visit('/archives/16'))[0] === 301)
  for (const path of ['/archives/16/', '/sport/16', '/blog/16/', '/old-address', '/عنوان-قديم'])
    expect(await visit(path), path).toEqual([301, end])
  expect(await visit('/a,"b"')).toEqual([302, end])
  expect((await visit('/gone'))[0]).toBe(410)

  const list = async (query: string) => (await editor.get(`/redirects?${query}`)).body.items
  expect(await list(`q=${encodeURIComponent('http://old.example/archives/16/')}`)).toMatchObject([
    { source: '/archives/16', target: { address: '/2020/خبر/' }, origin: 'import' },
  ])
  await eventually('the hits', async () => (await list('order=hits')).length > 0, 20_000)
  const missing = (await editor.get('/missing-addresses')).body.items
  expect(missing).toMatchObject([{ path: '/unknown/address', count: 1 }])
  expect((await editor.get('/redirect-patterns')).body.items).toMatchObject([
    { pattern: '^/sport/(.*)$' },
    { pattern: '^\\/blog\\/(.*)\\/$' },
  ])
  const edited = await editor.put(`/redirects/${id}`, { source: '/2020/خبر', target: null, version: 1 })
  expect(edited.body).toEqual({ id, version: 2 })
  await eventually('the change', async () => (await visit('/archives/16'))[0] === 410)
  expect((await editor.del(`/redirects/${id}`)).status).toBe(204)
})
