import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import { importArticle } from '../../src/content/articles/import.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { writeAtom } from '../../src/distribution/feeds/atom.ts'
import type { Feed } from '../../src/distribution/feeds/feed.ts'
import { writeJson } from '../../src/distribution/feeds/json.ts'
import { writeRss } from '../../src/distribution/feeds/rss.ts'
import { xmlText } from '../../src/distribution/xml.ts'
import { type Newsstand, openNewsstand } from './newsstand.ts'

const paragraph = (text: string, href?: string) => ({
  type: 'paragraph' as const,
  content: [
    { type: 'text' as const, text, ...(href ? { marks: [{ type: 'link' as const, attrs: { href } }] } : {}) },
  ],
})
const uri = 'urn:newsml:news.example:2026:1'
const published = new Date('2026-01-10T08:00:00Z')
let stand: Newsstand
let section = 0
let story = 0
let id = 0

beforeAll(async () => {
  stand = await openNewsstand()
  await stand.do(editPublication, {
    name: 'الشاهد',
    tagline: 'أخبار على مدار الساعة',
    contactEmail: 'desk@news.example',
  })
  section = (await stand.do(saveSection, { name: 'سياسة', slug: 'سياسة' })).id
  story = (await stand.do(saveStory, { name: 'مفاوضات السد', summary: 'جولة جديدة' })).id
  const person = await stand.do(savePerson, { name: 'ليلى & منصور', slug: 'ليلى' })
  const agency = await stand.do(saveAgency, { name: 'وكالة الساحل' })
  const file = `${'a'.repeat(64)}.jpg`
  const media = await stand.do(addMedia, {
    ...{ file, contentType: 'image/jpeg', width: 2000, height: 1000 },
    ...{ altText: 'قاعة "المؤتمر"', caption: 'القاعة', creditline: 'سامر / الساحل' },
  })
  const earlier = await stand.do(createArticle, {
    content: { headline: 'خبر سابق', standfirst: 'مقدمة', agencyId: agency.id },
  })
  await stand.do(publishArticle, { id: earlier.id, at: new Date('2026-01-09T08:00:00Z'), backdated: true })
  id = (
    await stand.do(importArticle, {
      ...{
        uri,
        version: '1',
        versionCreated: new Date('2026-01-10T09:30:00Z'),
        publishedAt: published,
        state: 'published',
      },
      content: {
        headline: 'اتفاق <جديد> & "مهم" ]]> يوقَّع',
        standfirst: 'مقدمة فيها ]]> و<b>',
        ...{
          sectionId: section,
          authorIds: [person.id],
          storyIds: [story],
          mediaId: media.id,
          agencyId: agency.id,
        },
        keywords: ['سدود', 'مياه & أنهار'],
        body: {
          type: 'doc',
          content: [
            paragraph('نص أول ]]> <script>alert(1)</script> href="/x"'),
            paragraph('رابط داخلي', '/pages/about'),
            paragraph('رابط خارجي', 'https://other.example/?a=1&b=2'),
            { type: 'figure', attrs: { mediaId: media.id, caption: '' } },
            { type: 'articleCard', attrs: { articleId: earlier.id } },
          ],
        },
      },
    })
  ).id
})
afterAll(() => stand.close())

const wellFormed = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true)
  expect(xml).toBe(xmlText(xml))
}
const article = () => `https://news.example/articles/${id}/${encodeURI('اتفاق-جديد-مهم-يوقع')}`
const picture = /^https:\/\/news\.example\/media\/\d+\/[0-9a-z]+\/full-1280\.jpg$/

function expectBody(html: string): void {
  expect(html).toContain('<p><strong>مقدمة فيها ]]&gt; و&lt;b&gt;</strong></p>')
  expect(html).toContain('script&gt;')
  expect(html).not.toContain('<script')
  expect(html).toContain('href=&quot;/x&quot;')
  expect(html).toContain('<a href="https://news.example/pages/about">')
  expect(html).toContain('<a href="https://other.example/?a=1&amp;b=2">')
  expect(html).toContain(`href="https://news.example/articles/1/${encodeURI('خبر-سابق')}"`)
  expect(html).toContain('<figcaption>القاعة — سامر / الساحل</figcaption>')
  for (const [, address] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https:/)
}

test('RSS 2.0 contains all data and can be parsed', async () => {
  const { status, type, text } = await stand.get('/feeds/latest.rss')
  expect([status, type]).toEqual([200, 'application/rss+xml; charset=utf-8'])
  wellFormed(text)
  const feed = parseRssFeed(text)
  expect(feed).toMatchObject({
    title: 'الشاهد',
    link: 'https://news.example/',
    description: 'أخبار على مدار الساعة',
    language: 'ar',
    managingEditor: { email: 'desk@news.example', name: 'الشاهد' },
    atom: {
      links: [{ href: 'https://news.example/feeds/latest.rss', rel: 'self', type: 'application/rss+xml' }],
    },
  })
  expect(new Date(feed.lastBuildDate!)).toEqual(new Date('2026-01-10T09:30:00Z'))
  expect(feed.items).toHaveLength(2)
  const [item, earlier] = feed.items!
  expect(item).toMatchObject({
    title: 'اتفاق <جديد> & "مهم" ]]> يوقَّع',
    link: article(),
    description: 'مقدمة فيها ]]> و<b>',
    guid: { value: uri, isPermaLink: false },
    categories: [{ name: 'سياسة' }, { name: 'سدود' }, { name: 'مياه & أنهار' }],
    dc: { creators: ['ليلى & منصور'] },
    enclosures: [{ url: expect.stringMatching(picture), type: 'image/jpeg', length: 0 }],
    media: { contents: [{ url: expect.stringMatching(picture), width: 1280, height: 640 }] },
  })
  expect([new Date(item!.pubDate!), new Date(item!.atom!.updated!)]).toEqual([
    published,
    new Date('2026-01-10T09:30:00Z'),
  ])
  expectBody(item!.content!.encoded!)
  expect(earlier!.dc!.creators).toEqual(['وكالة الساحل'])
})

test('Atom has each required element of RFC 4287 once', async () => {
  const { type, text } = await stand.get('/feeds/latest.atom')
  expect(type).toBe('application/atom+xml; charset=utf-8')
  wellFormed(text)
  const raw = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['entry', 'link', 'author'].includes(name),
  }).parse(text)
  expect(raw.feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
  expect(raw.feed['@_xml:lang']).toBe('ar')
  for (const part of [raw.feed, ...raw.feed.entry]) {
    for (const name of ['id', 'title', 'updated']) expect(Array.isArray(part[name]), name).toBe(false)
    expect(part.id).toMatch(/^(urn|https):/)
    expect(part.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const alternates = part.link.filter((link: Record<string, string>) => link['@_rel'] === 'alternate')
    expect(alternates).toHaveLength(1)
  }
  expect(raw.feed.author[0].name).toBe('الشاهد')

  const feed = parseAtomFeed(text)
  expect(feed.links).toContainEqual({
    href: 'https://news.example/feeds/latest.atom',
    rel: 'self',
    type: 'application/atom+xml',
  })
  expect(feed.updated).toBe('2026-01-10T09:30:00.000Z')
  const [entry] = feed.entries!
  expect(entry).toMatchObject({
    id: uri,
    title: { value: 'اتفاق <جديد> & "مهم" ]]> يوقَّع' },
    summary: { value: 'مقدمة فيها ]]> و<b>' },
    published: '2026-01-10T08:00:00.000Z',
    updated: '2026-01-10T09:30:00.000Z',
    authors: [{ name: 'ليلى & منصور', uri: `https://news.example/authors/${encodeURI('ليلى')}` }],
    categories: [{ term: 'سياسة' }, { term: 'سدود' }, { term: 'مياه & أنهار' }],
  })
  expect(entry!.content!.type).toBe('html')
  expectBody(entry!.content!.value!)
})

test('JSON Feed 1.1 contains the same', async () => {
  const { type, text } = await stand.get('/feeds/latest.json')
  expect(type).toBe('application/feed+json; charset=utf-8')
  const feed = JSON.parse(text)
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'الشاهد',
    home_page_url: 'https://news.example/',
    feed_url: 'https://news.example/feeds/latest.json',
    language: 'ar',
    authors: [{ name: 'الشاهد', url: 'https://news.example/' }],
  })
  expect(feed.items[0]).toMatchObject({
    id: uri,
    url: article(),
    title: 'اتفاق <جديد> & "مهم" ]]> يوقَّع',
    image: expect.stringMatching(picture),
    date_published: '2026-01-10T08:00:00.000Z',
    date_modified: '2026-01-10T09:30:00.000Z',
    tags: ['سياسة', 'سدود', 'مياه & أنهار'],
    authors: [{ name: 'ليلى & منصور' }],
    language: 'ar',
  })
  expectBody(feed.items[0].content_html)
  expect(parseJsonFeed(text).items).toHaveLength(2)
})

test('a section and a story have feeds; an old slug redirects and an unknown one answers 404', async () => {
  const inSection = parseRssFeed((await stand.get('/feeds/sections/سياسة.rss')).text)
  expect(inSection).toMatchObject({
    title: 'سياسة | الشاهد',
    link: `https://news.example/sections/${encodeURI('سياسة')}`,
  })
  expect(inSection.items!.map((item) => item.guid!.value)).toEqual([uri])
  const before = parseAtomFeed((await stand.get('/feeds/stories/مفاوضات-السد.atom')).text)
  expect([before.title!.value, before.subtitle!.value]).toEqual(['مفاوضات السد | الشاهد', 'جولة جديدة'])

  await stand.do(saveStory, { id: story, name: 'سد النهر', summary: 'جولة جديدة' })
  const moved = await stand.get('/feeds/stories/مفاوضات-السد.atom')
  expect([moved.status, moved.location]).toEqual([
    301,
    `/feeds/stories/${encodeURIComponent('سد-النهر')}.atom`,
  ])
  const after = parseAtomFeed((await stand.get('/feeds/stories/سد-النهر.atom')).text)
  expect([after.title!.value, after.id]).toEqual(['سد النهر | الشاهد', before.id])

  for (const address of [
    '/feeds/sections/رياضة.rss',
    '/feeds/stories/x.json',
    '/feeds/latest.xml',
    '/feeds/latest',
    '/feeds/',
    '/feeds/sections/سياسة.rss/x',
  ]) {
    const { status, type } = await stand.get(address)
    expect([address, status, type]).toEqual([address, 404, 'text/html; charset=utf-8'])
  }
  await stand.do(saveSection, { name: 'رياضة' })
  const fresh = await stand.get('/feeds/sections/رياضة.rss')
  expect(fresh.status).toBe(200)
})

test('an empty feed is valid', async () => {
  await stand.do(saveSection, { name: 'طقس' })
  const rss = (await stand.get('/feeds/sections/طقس.rss')).text
  wellFormed(rss)
  expect(rss).not.toContain('lastBuildDate')
  const atom = (await stand.get('/feeds/sections/طقس.atom')).text
  wellFormed(atom)
  expect(parseAtomFeed(atom)).toMatchObject({
    updated: '1970-01-01T00:00:00.000Z',
    id: expect.any(String),
    authors: [{ name: 'الشاهد' }],
  })
  expect(JSON.parse((await stand.get('/feeds/sections/طقس.json')).text)).toMatchObject({ items: [] })
})

test('a feed contains exactly the public articles at any time', async () => {
  const headlines = async () =>
    parseRssFeed((await stand.get('/feeds/latest.rss')).text).items!.map((item) => item.title)
  const draft = await stand.do(createArticle, { content: { headline: 'مسودة' } })
  const embargoed = await stand.do(createArticle, {
    content: { headline: 'محظور', embargoedUntil: new Date(Date.now() + 3_600_000) },
  })
  await stand.do(publishArticle, { id: embargoed.id })
  expect(await headlines()).not.toContain('مسودة')
  expect(await headlines()).not.toContain('محظور')

  await stand.do(publishArticle, { id: draft.id })
  expect((await headlines())[0]).toBe('مسودة')
  await stand.do(correctArticle, { id: draft.id, content: { headline: 'صُحِّح' }, note: 'تصحيح' })
  expect((await headlines())[0]).toBe('صُحِّح')
  await stand.do(unpublishArticle, { id: draft.id, reason: 'خطأ' })
  expect(await headlines()).not.toContain('صُحِّح')

  const renders = stand.renders().feed
  const first = await stand.get('/feeds/latest.rss')
  expect((await stand.get('/feeds/latest.rss')).text).toBe(first.text)
  expect(stand.renders().feed).toBe(renders)
})

test('a publication can limit feeds to summaries', async () => {
  await stand.do(editPublication, { feedContent: 'summary' })
  const [item] = parseRssFeed((await stand.get('/feeds/latest.rss')).text).items!
  expect([item!.description, item!.content]).toEqual(['مقدمة فيها ]]> و<b>', undefined])
  expect(parseAtomFeed((await stand.get('/feeds/latest.atom')).text).entries![0]!.content).toBeUndefined()
  expect(JSON.parse((await stand.get('/feeds/latest.json')).text).items[0]).toMatchObject({
    content_text: 'مقدمة فيها ]]> و<b>',
  })
  await stand.do(editPublication, { feedContent: 'full' })
})

test('contains the thirty newest articles, newest first', async () => {
  for (let n = 0; n < 33; n++) {
    const { id: one } = await stand.do(createArticle, { content: { headline: `رقم ${n}` } })
    await stand.do(publishArticle, { id: one, at: new Date(Date.UTC(2026, 1, 1, n)), backdated: true })
  }
  const { items } = JSON.parse((await stand.get('/feeds/latest.json')).text)
  expect(items.map((item: { title: string }) => item.title)).toEqual(
    Array.from({ length: 30 }, (_, n) => `رقم ${32 - n}`),
  )
})

test('a feed is well-formed with any text and keeps the text unchanged', () => {
  const words = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(']]>', '<![CDATA[', '&amp;', '&#0;', '<', '"', '\u0000', '\ud800', 'ع', '\n'),
      ),
    )
    .map((parts) => xmlText(parts.join('')))
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(words, words, (text, name) => {
      const at = new Date(0)
      const picture = { url: 'https://news.example/p.jpg', width: 1, height: 1, alt: text }
      const item = {
        uri: 'urn:x:1',
        url: 'https://news.example/a',
        title: text,
        summary: text,
        html: text,
        language: 'ar',
      }
      const more = {
        publishedAt: at,
        modifiedAt: at,
        authors: [{ name, url: undefined }],
        categories: [name],
        ...{ articleId: 1, episodeNumber: null },
        picture,
        audio: {
          ...{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 9, seconds: 1 },
          transcript: text,
        },
      }
      const feed: Feed = {
        ...{
          id: 'https://news.example/feeds/latest',
          title: text,
          description: name,
          language: 'ar',
          publisher: name,
          email: '',
        },
        ...{
          homeUrl: 'https://news.example/',
          selfUrl: 'https://news.example/feeds/latest.rss',
          hubUrl: 'https://hub.example/',
          updatedAt: at,
        },
        items: [{ ...item, ...more }],
      }
      const xml = new XMLParser({ processEntities: true, trimValues: false, parseTagValue: false })
      const lines = (value: string) => value.replace(/\r\n?/g, '\n').trim()
      const rss = writeRss(feed)
      wellFormed(rss)
      expect(lines(String(xml.parse(rss).rss.channel.item.title))).toBe(lines(text))
      const atom = writeAtom(feed)
      wellFormed(atom)
      expect(lines(String(xml.parse(atom).feed.entry.title))).toBe(lines(text))
      expect(JSON.parse(writeJson(feed)).items[0].title).toBe(text)
    }),
  )
})
