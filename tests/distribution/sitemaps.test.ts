import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importArticle } from '../../src/content/articles/import.ts'
import { moveNewsWindow } from '../../src/content/articles/news-window.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { postEntry } from '../../src/content/coverage/post.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { maxEntries, maxNews, writeNews, writeSitemap } from '../../src/distribution/sitemaps/write.ts'
import { type Newsstand, openNewsstand } from './newsstand.ts'

let stand: Newsstand
beforeAll(async () => {
  stand = await openNewsstand()
})
afterAll(() => stand.close())

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
})

/** A document that was found to be whole, as a tree. */
async function read(path: string) {
  const { status, type, text } = await stand.get(path)
  expect([path, status, type]).toEqual([path, 200, 'application/xml; charset=utf-8'])
  expect(XMLValidator.validate(text)).toBe(true)
  expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024 * 1024)
  return parser.parse(text)
}
const index = async () =>
  ((await read('/sitemap.xml')).sitemapindex.sitemap as { loc: string }[]).map(({ loc }) => loc)
const entries = async (path: string) =>
  ((await read(path)).urlset.url ?? []) as { loc: string; lastmod: string }[]
const address = (id: number, slug: string) => `https://news.example/articles/${id}/${encodeURI(slug)}`

async function publish(headline: string, at?: Date): Promise<number> {
  const { id } = await stand.do(createArticle, { content: { headline } })
  await stand.do(publishArticle, { id, at: at ?? null, backdated: at !== undefined })
  return id
}

test('robots.txt allows everything except the newsroom and lists the sitemaps', async () => {
  const { status, type, text } = await stand.get('/robots.txt')
  expect([status, type]).toEqual([200, 'text/plain; charset=utf-8'])
  const lines = text.split('\n')
  expect(lines).toEqual(
    expect.arrayContaining(['User-agent: *', 'Allow: /', 'Disallow: /newsroom', 'Disallow: /api']),
  )
  expect(lines.filter((line) => line.startsWith('Sitemap:'))).toEqual([
    'Sitemap: https://news.example/sitemap.xml',
    'Sitemap: https://news.example/sitemap-news.xml',
  ])
})

test('every public article is in the sitemap of its id range', async () => {
  expect(await index()).toEqual(['https://news.example/sitemaps/pages.xml'])
  expect((await stand.get('/sitemaps/0.xml')).status).toBe(404)
  const id = await publish('خبر أول')
  await stand.do(createArticle, { content: { headline: 'مسودة' } })
  expect(await index()).toEqual([
    'https://news.example/sitemaps/pages.xml',
    'https://news.example/sitemaps/0.xml',
  ])
  expect((await entries('/sitemaps/0.xml')).map(({ loc }) => loc)).toEqual([address(id, 'خبر-أول')])

  const at = new Date('2026-03-01T10:00:00Z')
  await stand.do(correctArticle, { id, content: { headline: 'خبر & مصحح' }, note: 'تصحيح', at })
  expect(await entries('/sitemaps/0.xml')).toEqual([
    { loc: address(id, 'خبر-مصحح'), lastmod: at.toISOString() },
  ])

  // Ranges without articles are left out, however far away the next one is.
  await sql`alter sequence articles_id_seq restart with 12345`.execute(stand.db)
  const far = await publish('بعيد')
  await sql`alter sequence articles_id_seq restart with 2147483647`.execute(stand.db)
  const farthest = await publish('آخر رقم')
  await sql`alter sequence articles_id_seq restart with 100`.execute(stand.db)
  expect(await index()).toEqual(
    ['pages', 0, 2, 429496].map((name) => `https://news.example/sitemaps/${name}.xml`),
  )
  expect((await entries('/sitemaps/2.xml')).map(({ loc }) => loc)).toEqual([address(far, 'بعيد')])
  expect((await entries('/sitemaps/429496.xml')).map(({ loc }) => loc)).toEqual([
    address(farthest, 'آخر-رقم'),
  ])

  const renders = stand.renders().sitemap
  await entries('/sitemaps/2.xml')
  expect(stand.renders().sitemap).toBe(renders)
  await stand.do(unpublishArticle, { id: far, reason: 'خطأ' })
  expect((await stand.get('/sitemaps/2.xml')).status).toBe(404)
  expect(await index()).toEqual(
    ['pages', 0, 429496].map((name) => `https://news.example/sitemaps/${name}.xml`),
  )

  for (const name of ['1', '00', '-1', '429497', '999999', '9999999', 'x', '0.5']) {
    expect([name, (await stand.get(`/sitemaps/${name}.xml`)).status]).toEqual([name, 404])
  }
})

test('repeated imports of an article keep its sitemap current', async () => {
  const given = {
    uri: 'urn:x:brought',
    publishedAt: new Date('2026-02-01T00:00:00Z'),
    state: 'published' as const,
  }
  const bring = (version: string, headline: string, state: 'published' | 'unpublished' = 'published') =>
    stand.do(importArticle, {
      ...given,
      state,
      version,
      versionCreated: given.publishedAt,
      content: { headline },
    })
  const { id } = await bring('1', 'وارد')
  const found = async () => (await entries('/sitemaps/0.xml')).map(({ loc }) => loc)
  expect(await found()).toContain(address(id, 'وارد'))
  await bring('2', 'وارد ثان')
  expect(await found()).toContain(address(id, 'وارد-ثان'))
  await bring('3', 'وارد ثان', 'unpublished')
  expect(await found()).not.toContain(address(id, 'وارد-ثان'))
})

test('other pages have their own sitemap', async () => {
  const locs = async () =>
    (await entries('/sitemaps/pages.xml')).map(({ loc }) =>
      decodeURI(loc).slice('https://news.example'.length),
    )
  expect(await locs()).toEqual([
    '/',
    '/latest',
    '/archive',
    '/videos',
    '/live',
    '/stories',
    '/coverage',
    '/follow',
  ])
  await stand.do(saveSection, { name: 'سياسة' })
  await stand.do(saveStory, { name: 'ملف' })
  await stand.do(saveProgramme, { name: 'برنامج' })
  await stand.do(savePage, { slug: 'about', title: 'من نحن', body: { type: 'doc', content: [] } })
  const writer = await stand.do(savePerson, { name: 'كاتبة' })
  await stand.do(savePerson, { name: 'لم يكتب بعد' })
  expect((await locs()).slice(8)).toEqual([
    '/sections/سياسة',
    '/stories/ملف',
    '/programmes/برنامج',
    '/pages/about',
  ])
  const { id } = await stand.do(createArticle, { content: { headline: 'رأي', authorIds: [writer.id] } })
  await stand.do(publishArticle, { id })
  expect(await locs()).toContain('/authors/كاتبة')
  await stand.do(savePerson, { id: writer.id, name: 'الكاتبة' })
  expect(await locs()).toContain('/authors/الكاتبة')
})

test('a coverage is in the sitemaps while it is public, and a new entry changes none of them', async () => {
  const { id } = await stand.do(saveCoverage, { headline: 'سباق القوارب' })
  const address = `https://news.example/coverage/${id}/${encodeURI('سباق-القوارب')}`
  const where = async () => {
    const found = async (path: string) => (await entries(path)).some(({ loc }) => loc === address)
    return [await found('/sitemaps/pages.xml'), await found('/sitemap-news.xml')]
  }
  expect(await where()).toEqual([false, false])
  await stand.do(setCoverageState, { id, state: 'live' })
  expect(await where()).toEqual([true, true])
  const before = stand.renders()
  await stand.do(postEntry, { coverageId: id, key: 'one', headline: 'انطلق السباق', publish: true })
  expect(await where()).toEqual([true, true])
  expect(stand.renders()).toEqual(before)
  await stand.do(setCoverageState, { id, state: 'ended' })
  expect(await where()).toEqual([true, false])
  await stand.do(setCoverageState, { id, state: 'unpublished', reason: 'خطأ' })
  expect(await where()).toEqual([false, false])
})

test('the news sitemap holds the last two days', async () => {
  await sql`delete from listings`.execute(stand.db)
  await stand.do(editPublication, { name: 'الشاهد & الخبر', timeZone: 'Asia/Beirut' })
  const run = () => stand.do(moveNewsWindow, {})
  const hour = 3_600_000
  const now = Date.now()
  const old = await publish('قبل ثلاثة أيام', new Date(now - 72 * hour))
  const news = async () => (await entries('/sitemap-news.xml')).map(({ loc }) => Number(loc.split('/')[4]))
  expect(await news()).toEqual([old]) // the scheduler has not run yet
  await sql`insert into timers values ('news-window', now() - interval '2 days') on conflict do nothing`.execute(
    stand.db,
  )
  await run()
  expect(await news()).toEqual([])
  const older = await publish('قبل يوم', new Date(now - 25 * hour))
  const newest = await publish('الآن <عاجل>', new Date(now - hour))
  expect(await news()).toEqual([newest, older])

  const tree = await read('/sitemap-news.xml')
  expect(tree.urlset['@_xmlns:news']).toBe('http://www.google.com/schemas/sitemap-news/0.9')
  expect(tree.urlset.url[0]['news:news']).toEqual({
    'news:publication': { 'news:name': 'الشاهد & الخبر', 'news:language': 'ar' },
    'news:publication_date': new Date(now - hour).toISOString(),
    'news:title': 'الآن <عاجل>',
  })

  // No new article appears, and hours pass.
  const later = async (hours: number) => {
    const passed = `${hours} hours`
    await sql`update listings set published_at = published_at - ${passed}::interval`.execute(stand.db)
    await sql`update timers set due_at = due_at - ${passed}::interval where key = 'news-window'`.execute(
      stand.db,
    )
    await run()
  }
  await later(21)
  expect(await news()).toEqual([newest, older])
  const renders = stand.renders().sitemap
  await later(0)
  await news()
  expect(stand.renders().sitemap).toBe(renders)
  await later(2)
  expect(await news()).toEqual([newest])
  await later(24)
  expect(await news()).toEqual([])
})

test('news that exceeds one sitemap continues in a second', async () => {
  const { db } = stand
  const { id } = await db.selectFrom('publicArticles').select('id').executeTakeFirstOrThrow()
  const before = (await entries('/sitemap-news.xml')).length
  await sql`insert into articles (uri, state, slug, headline, standfirst, body, language, published_at, modified_at, section_id)
    select 'urn:many:' || n, state, slug, 'خبر ' || n, '', body, language, now() - n * interval '1 second', now(), section_id
    from articles, generate_series(1, 1100) n where id = ${id}`.execute(db)
  await sql`insert into listings (list, article_id, published_at)
    select 'latest', id, published_at from articles where uri like 'urn:many:%'`.execute(db)
  await publish('آخر ما جدّ', new Date())
  const first = await entries('/sitemap-news.xml')
  const second = await entries('/sitemaps/news-2.xml')
  expect(first.length).toBeLessThanOrEqual(1_000)
  expect(first.length + second.length).toBe(before + 1_101)
  expect(new Set([...first, ...second].map(({ loc }) => loc)).size).toBe(before + 1_101)
  expect(JSON.stringify(await read('/sitemap.xml'))).toContain('/sitemaps/news-2.xml')
})

test('an article with a date alone has no time in sitemaps, and noon in feeds, which require a time', async () => {
  const section = await stand.do(saveSection, { name: 'أرشيف' })
  const content = { headline: 'من الأرشيف', sectionId: section.id }
  const { id } = await stand.do(createArticle, { content })
  await stand.do(publishArticle, { id, at: new Date('2016-02-18T22:00:00Z'), backdated: true })
  await stand.db
    .updateTable('articles')
    .set({ publishedDateOnly: true, modifiedAt: new Date('2016-02-18T22:00:00Z') })
    .where('id', '=', id)
    .execute()
  await stand.do(editPublication, { timeZone: 'Africa/Cairo' })
  const { items } = JSON.parse((await stand.get('/feeds/sections/أرشيف.json')).text)
  const item = items.find((one: { url: string }) => one.url.includes(`/articles/${id}/`))
  expect(item.date_published).toBe('2016-02-19T12:00:00.000Z')
  const entry = (await entries('/sitemaps/0.xml')).find(({ loc }) => loc.includes(`/articles/${id}/`))
  expect(entry?.lastmod).toBe('2016-02-19')
})

test('no sitemap exceeds the limits of crawlers', () => {
  const url = 'https://news.example/'
  const at = new Date(0).toISOString()
  const many = Array.from({ length: maxEntries + 1 }, () => ({
    url,
    headline: 'خبر',
    language: 'ar-SA',
    publishedAt: at,
  }))
  expect(writeSitemap(many).match(/<url>/g)).toHaveLength(maxEntries)
  const news = writeNews(many, 'الشاهد')
  expect(news.match(/<url>/g)).toHaveLength(maxNews)
  expect(news).toContain('<news:language>ar</news:language>')
})
