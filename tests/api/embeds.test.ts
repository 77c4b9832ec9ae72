/** Posts of other sites: which hosts are allowed, and what is asked of them once. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyDocument } from '../../src/body/document.ts'
import { eventually } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let administrator: Client
let reporter: Client
let host: string
/** What the other site answers, by path. */
let answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {}
const asked: string[] = []
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  const answer = answers[path.split('?')[0]!]
  if (answer) answer(request, response)
  else response.writeHead(404).end()
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  api = await openApi({ ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  administrator = await api.as('administrator')
  reporter = await api.as('reporter')
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await api.close()
})

const json = (value: object) => (_: unknown, response: ServerResponse) =>
  void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value))
const page = (_: unknown, response: ServerResponse) =>
  void response.end(
    `<head><link rel="alternate" href="/oembed?a=1&amp;b=2" type="application/json+oembed"></head>${'x'.repeat(600_000)}`,
  )
const describe = (path = '/post') => reporter.post('/embeds', { url: `http://${host}${path}` })

test('only administrators allow hosts, and only public ones that are not the site itself', async () => {
  expect((await administrator.get('/publication')).body.embedHosts).toEqual([])
  for (const [given, code] of [
    ['10.0.0.7', 'private-host'],
    [new URL(api.url).host, 'own-host'],
    ['*.example.org', 'custom'],
    ['https://charts.example', 'custom'],
    ["charts.example;script-src 'unsafe-inline'", 'custom'],
    ['me@charts.example', 'custom'],
    ['مخططات.example', 'custom'],
  ]) {
    const { status, body } = await administrator.put('/publication', {
      embedHosts: ['charts.example', given],
    })
    expect([given, status, body.errors?.[0]]).toEqual([
      ...[given, 422],
      expect.objectContaining({ path: 'embedHosts.1', code }),
    ])
  }
  expect((await (await api.as('editor')).put('/publication', { embedHosts: [] })).status).toBe(403)
  expect((await describe()).body).toMatchObject({ code: 'invalid', reason: 'unknown-host' })
  expect(asked).toEqual([])
  const allowed = await administrator.put('/publication', { embedHosts: [host, 'Charts.example'] })
  expect(allowed.status).toBe(200)
  expect((await administrator.get('/publication')).body.embedHosts).toEqual([host, 'charts.example'])
})

test('a post is described once, with its still kept in the library', async () => {
  const still = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()
  const described = {
    ...{ title: ' السفينة\nتصل ', author_name: 'سلمى', thumbnail_url: '/still.jpg', provider_name: 'X' },
    html: '<blockquote><p>كلام <b>المنشور</b></p></blockquote><iframe src="https://charts.example/f?a=1" height="420"></iframe><script>x</script>',
  }
  answers = {
    '/post': page,
    '/oembed': json(described),
    '/still.jpg': (_, response) => void response.end(still),
  }
  const { status, body } = await describe()
  expect([status, body]).toEqual([
    200,
    {
      ...{ url: `http://${host}/post`, title: 'السفينة تصل', text: 'كلام المنشور', author: 'سلمى' },
      ...{
        frame: 'https://charts.example/f?a=1',
        height: 420,
        mediaId: expect.any(Number),
        stillProblem: null,
      },
    },
  ])
  expect(asked).toEqual(['/post', '/oembed?a=1&b=2', '/still.jpg'])
  const { stillProblem: _, ...attrs } = body
  expect(bodyDocument.safeParse({ type: 'doc', content: [{ type: 'embed', attrs }] }).success).toBe(true)
  const media = await reporter.get(`/media/${body.mediaId}`)
  expect(media.body).toMatchObject({ altText: 'السفينة تصل', creditline: `سلمى / ${host}`, width: 640 })
  expect((await describe()).body.mediaId).toBe(body.mediaId)

  const created = await reporter.post('/articles', {
    ...{ headline: 'وصول السفينة' },
    body: { type: 'doc', content: [{ type: 'embed', attrs }] },
  })
  expect(created.status).toBe(201)
  // In use, it cannot be deleted.
  expect((await administrator.del(`/media/${body.mediaId}`)).status).toBe(409)
  const hostile = { ...attrs, url: 'javascript:alert(1)' }
  const refused = await reporter.post('/articles', {
    ...{ headline: 'أ', body: { type: 'doc', content: [{ type: 'embed', attrs: hostile }] } },
  })
  expect(refused.status).toBe(422)
})

test('what another host may not do: redirect, lead inside, be slow or large, or send anything but a picture', async () => {
  const endless = (response: ServerResponse) => {
    const chunk = Buffer.alloc(64_000, 'x')
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  }
  const reasons: [string, (request: IncomingMessage, response: ServerResponse) => void][] = [
    ['redirected', (_, response) => void response.writeHead(302, { Location: '/elsewhere' }).end()],
    ['refused', (_, response) => void response.writeHead(401).end()],
    ['too-large', (_, response) => endless(response)],
    ['unreadable', (_, response) => void response.end('<html>')],
    ['unreachable', (request) => void request.socket.destroy()],
  ]
  for (const [reason, answer] of reasons) {
    answers = { '/post': page, '/oembed': answer }
    const { status, body } = await describe()
    expect([reason, status, body.reason]).toEqual([reason, 422, reason])
  }
  answers = { '/post': (_, response) => void response.end('<p>') }
  expect((await describe()).body.reason).toBe('no-description')
  const inside = '<link type="application/json+oembed" href="http://10.0.0.7/oembed">'
  answers = { '/post': (_, response) => void response.end(inside) }
  expect((await describe()).body.reason).toBe('unknown-host')
  answers = { '/post': (_, response) => void response.write('<head>') }
  const slow = describe()

  const media = async () => (await reporter.get('/media')).body.items.length
  const before = await media()
  const stills: [string, string, (response: ServerResponse) => void][] = [
    ['not-a-picture', '/still', (response) => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['too-large', '/still', endless],
    ['redirected', '/still', (response) => response.writeHead(301, { Location: '/x' }).end()],
    ['private-host', 'http://192.168.1.1/x.jpg', () => {}],
  ]
  answers['/slow-post'] = answers['/post']!
  for (const [reason, thumbnail_url, answer] of stills) {
    const json_ = json({ title: 'عنوان', thumbnail_url })
    answers = {
      ...answers,
      '/other': page,
      '/oembed': json_,
      '/still': (_, response) => void answer(response),
    }
    const { status, body } = await describe('/other')
    expect([reason, status, body.title, body.mediaId, body.stillProblem?.reason]).toEqual([
      ...[reason, 200, 'عنوان', null, reason],
    ])
  }
  expect(await media()).toBe(before)
  expect((await slow).body.reason).toBe('too-slow')
  // A known network describes its posts to nobody, so nothing is asked.
  expect((await reporter.post('/embeds', { url: 'https://t.me/nashra/12' })).body.reason).toBe(
    'no-description',
  )
})

test('a host that is no longer allowed is a link at once', async () => {
  const attrs = { title: 'رسم', text: '', author: '', mediaId: null, frame: '', height: 400 }
  const content = [{ type: 'embed', attrs: { ...attrs, url: 'https://charts.example/1' } }]
  const editor = await api.as('editor')
  const { id } = (await editor.post('/articles', { headline: 'الأسعار', body: { type: 'doc', content } }))
    .body
  await editor.post(`/articles/${id}/publish`, {})
  const read = async () => {
    const answer = await fetch(`${api.url}/articles/${id}/x`)
    return `${answer.headers.get('content-security-policy')}\n${await answer.text()}`
  }
  await eventually('it is framed', async () => (await read()).includes('frame-src https://charts.example;'))
  expect(await read()).toContain('data-frame="https://charts.example/1" data-height="400"')
  await administrator.put('/publication', { embedHosts: [host] })
  await eventually('it is a link', async () => !(await read()).includes('data-frame'))
  expect(await read()).not.toContain('frame-src')
  expect(await read()).toContain('<a href="https://charts.example/1">')
})
