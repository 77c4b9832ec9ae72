import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { bodyToHtml } from '../../src/body/to-html.ts'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { readFeed } from '../../src/ingest/feeds/read.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { noPrivateHosts, readPrivateHosts } from '../../src/platform/public-hosts.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'

const item = (n: number, more = '') => `<item><title>خبر ${n} &amp; تتمته</title>
<link>https://old.example/2020/${n}-name/</link><guid isPermaLink="false">urn:old:${n}</guid>
<pubDate>Tue, 04 Feb 2020 10:0${n}:00 +0300</pubDate><dc:creator>ليلى حداد</dc:creator><category>الميناء</category>
<description>خلاصة الخبر ${n}</description>
<content:encoded><![CDATA[<p>نص الخبر ${n}
في سطر ثان [gallery] <a href="https://old.example/2020/1-name/">سابق</a>.</p><p>فقرة.</p>]]></content:encoded>${more}</item>`
const rss = (
  items: string,
) => `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة المرفأ</title><link>https://old.example</link>
<language>ar</language>${items}</channel></rss>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة</title><id>x</id><updated>2020-01-01T00:00:00Z</updated>
<link href="https://old.example/"/><entry><id>urn:old:9</id><title>من أتوم</title><link href="/2020/9-name/"/>
<updated>2020-03-01T00:00:00Z</updated><content type="html">&lt;p&gt;نص أتوم&lt;/p&gt;</content></entry></feed>`

let newsroom: TestDatabase
const mediaDir = temporaryFolder()
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterAll(() => newsroom.drop())

const bring = (paths: string[], more: object = {}) =>
  importArchive({
    ...{ db: newsroom.db, mediaDir, system: 'rss', paths, trial: false, again: false },
    ...{ outbound: openOutbound(noPrivateHosts), onProgress() {}, ...more },
  })

test('saved feeds come in once, with dates, authors, keywords, links and old addresses', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, '1.xml'), rss(item(1)))
  writeFileSync(join(folder, '2.xml'), rss(item(1) + item(2)))
  writeFileSync(join(folder, '3.atom'), atom)
  writeFileSync(join(folder, 'note.txt'), 'ليست خلاصة')
  const { report, cameIn } = await bring([folder])
  expect(cameIn).toBe(true)
  expect(report.came.articles).toMatchObject({ created: 3 })
  expect(report.losses.map(({ kind }) => kind)).toContain('files that are no feed')
  const { db } = newsroom
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'headline', 'standfirst', 'state', 'publishedAt', 'keywords', 'body', 'uri'])
    .orderBy('publishedAt')
    .execute()
  expect(rows.map(({ headline, state }) => `${state} ${headline}`)).toEqual([
    ...['published خبر 1 & تتمته', 'published خبر 2 & تتمته', 'published من أتوم'],
  ])
  const [first, second] = rows
  expect(second!.publishedAt?.toISOString()).toBe('2020-02-04T07:02:00.000Z')
  expect([second!.standfirst, second!.keywords]).toEqual(['خلاصة الخبر 2', ['الميناء']])
  expect(bodyText(second!.body)).toBe('نص الخبر 2 في سطر ثان [gallery] سابق.\n\nفقرة.')
  expect(bodyToHtml(second!.body, { media: () => null, article: () => null })).toContain(
    `href="/articles/${first!.id}/`,
  )
  expect(first!.uri).toMatch(/^urn:nashra:source:old\.example:post:\d+$/)
  const people = await db.selectFrom('people').select('name').execute()
  expect(people.map(({ name }) => name)).toContain('ليلى حداد')
  const redirects = await db.selectFrom('redirects').select(['key', 'targetId']).execute()
  expect(redirects).toContainEqual({ key: '/2020/1-name', targetId: first!.id })
  expect((await bring([folder])).report.came.articles).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
})

test('an address is fetched through the guard', async () => {
  const server = createServer((_, res) => res.end(rss(item(3)))).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/feed`
  await expect(bring([address])).rejects.toThrow('This is no feed')
  const outbound = openOutbound(readPrivateHosts('127.0.0.1'))
  const { report } = await bring([address], { outbound })
  expect(report.came.articles).toMatchObject({ created: 1 })
})

test('JSON feeds are read, and other texts are refused', () => {
  const { articles } = readFeed(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: [{ id: '1', url: 'https://a.example/1', content_text: 'أ < ب\n\nج' }],
    }),
  )
  expect(articles[0]).toMatchObject({ id: '1', html: '<p>أ &lt; ب</p><p>ج</p>' })
  expect(() => readFeed('<html><p>x</p></html>')).toThrow()
})
