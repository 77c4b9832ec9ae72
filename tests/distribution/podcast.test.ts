/** Podcasts and audio versions through the API, the feed and pages. The feed is checked by a parser that did not write it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { podcastGuid } from '../../src/distribution/podcasts/guid.ts'
import { podcastCategories } from '../../src/values/podcast-categories.ts'
import { openApi, type TestApi } from '../api/api.ts'
import { wav } from '../api/archives.ts'
import { jpeg } from '../api/files.ts'
import { eventually as eventuallyWithin } from '../harness.ts'

let api: TestApi
let editor: Awaited<ReturnType<TestApi['member']>>
let cover = 0
let programme = 0
let episodes: { id: number; audio: number }[] = []

const eventually = (what: string, check: () => Promise<boolean>) => eventuallyWithin(what, check, 10_000)
const upload = async (bytes: Buffer) =>
  (await editor.send('POST', '/media', bytes as never)).body.media.id as number
const settings = () => ({
  ...{ mediaId: cover, ownerEmail: 'Podcast@News.example', category: 'News > Politics', type: 'serial' },
  links: [{ name: 'Apple Podcasts', url: 'https://podcasts.apple.com/x' }],
})
const page = async (path: string) => {
  const answer = await fetch(api.url + encodeURI(path))
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
const feedPath = '/programmes/ساعة-الميناء/podcast.xml'

/** The channel of the feed. Every element is a list. */
async function channel() {
  const { text, status } = await page(feedPath)
  if (status !== 200) return null
  expect(XMLValidator.validate(text)).toBe(true)
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false },
    isArray: (_name, path, _leaf, isAttribute) => !isAttribute && String(path).split('.').length > 2,
  })
  const { rss } = parser.parse(text)
  expect([rss['@_version'], rss['@_xmlns:itunes'], rss['@_xmlns:podcast']]).toEqual([
    '2.0',
    'http://www.itunes.com/dtds/podcast-1.0.dtd',
    'https://podcastindex.org/namespace/1.0',
  ])
  return rss.channel
}
const titles = async () => ((await channel())?.item ?? []).map((item: { title: string[] }) => item.title[0])

/** Publishes an episode: a video article of the programme with sound. */
async function episode(n: number, more: object = {}): Promise<{ id: number; audio: number }> {
  const audio = await upload(wav(n))
  const content = {
    ...{ kind: 'video', headline: `الحلقة رقم ${n}`, standfirst: `ملخص ${n} & <وسم>`, language: 'ar' },
    ...{ programmeId: programme, episodeNumber: n, audioId: audio, ...more },
  }
  const made = await editor.post('/articles', content)
  expect(made.body).toMatchObject({ id: expect.any(Number) })
  const { id } = made.body
  expect((await editor.post(`/articles/${id}/publish`)).status).toBe(200)
  return { id, audio }
}

/** Changes the description of a media item. */
async function describe(id: number, change: object): Promise<void> {
  const { version } = (await editor.get(`/media/${id}`)).body
  const answer = await editor.put(`/media/${id}`, {
    ...{ version, caption: '', creditline: '', altText: '', photographer: '', copyrightNotice: '' },
    ...{ usageTerms: '', agencyId: null, keywords: [], takenAt: null, expiresAt: null },
    ...{ focalX: 0.5, focalY: 0.5, crops: {}, ...change },
  })
  expect(answer.status).toBe(200)
}

beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  cover = await upload(await jpeg(1, 1500, 1450))
  const made = await editor.post('/programmes', { name: 'ساعة الميناء', description: 'حوار & نقاش' })
  programme = made.body.id
  episodes = [await episode(1), await episode(2), await episode(3)]
})
afterAll(() => api.close())

test('a programme has a podcast only with valid settings', async () => {
  expect((await page(feedPath)).status).toBe(404)
  const small = await upload(await jpeg(2, 1600, 1067))
  const edit = async (podcast: object | null | undefined) =>
    editor.put(`/programmes/${programme}`, { name: 'ساعة الميناء', description: 'حوار & نقاش', podcast })
  const wrong: [object, string][] = [
    [{ mediaId: small }, 'podcast.mediaId'],
    [{ mediaId: 999_999 }, 'podcast.mediaId'],
    [{ mediaId: episodes[0]!.audio }, 'podcast.mediaId'],
    [{ ownerEmail: 'podcast' }, 'podcast.ownerEmail'],
    [{ category: 'Politics' }, 'podcast.category'],
    [{ links: [{ name: 'x', url: 'http://x.example/' }] }, 'podcast.links.0.url'],
    [{ links: [{ name: 'x', url: 'javascript:alert(1)' }] }, 'podcast.links.0.url'],
    [{ firstSlug: 'x' }, 'podcast.firstSlug'],
  ]
  for (const [change, path] of wrong) {
    const { status, body } = await edit({ ...settings(), ...change })
    const paths = new Set(body.errors.map((one: { path: string }) => one.path))
    expect([status, ...paths], JSON.stringify(change)).toEqual([422, path])
  }
  expect((await edit(settings())).status).toBe(200)
  // A client that does not know of podcasts leaves it as it is.
  expect((await edit(undefined)).status).toBe(200)
  const { podcast } = (await editor.get(`/programmes/${programme}`)).body
  expect(podcast).toEqual({
    ...settings(),
    ...{ ownerEmail: 'podcast@news.example', author: '', explicit: false, locked: true },
    cover: expect.objectContaining({ id: cover }),
    feedUrl: encodeURI(api.url + feedPath),
  })
  const { text } = await page('/programmes/ساعة-الميناء')
  expect(text).toContain(
    `<link rel="alternate" type="application/rss+xml" title="ساعة الميناء" href="${feedPath}">`,
  )
  expect(text).toContain('href="https://podcasts.apple.com/x"')
})

test('the feed follows the rules of Apple Podcasts and Podcasting 2.0', async () => {
  expect(podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml')).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810')
  expect(podcastGuid('http://podnews.net/rss/')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
  expect(new Set(podcastCategories).size).toBe(podcastCategories.length)

  // Words are published as a transcript, at an address of their own.
  const said = 'مرحبًا بكم.\n\nاليوم & غدًا.'
  await describe(episodes[2]!.audio, { transcript: said })
  await eventually('the transcript is there', async () => (await page(feedPath)).text.includes('transcript'))

  const feed = await channel()
  const siteUrl = api.url
  expect(feed).toMatchObject({
    title: ['ساعة الميناء'],
    link: [encodeURI(`${siteUrl}/programmes/ساعة-الميناء`)],
    description: ['حوار & نقاش'],
    language: ['ar'],
    'atom:link': [{ '@_href': encodeURI(siteUrl + feedPath), '@_rel': 'self' }],
    'itunes:category': [{ '@_text': 'News', 'itunes:category': [{ '@_text': 'Politics' }] }],
    'itunes:explicit': ['false'],
    'itunes:type': ['serial'],
    'itunes:owner': [{ 'itunes:email': ['podcast@news.example'] }],
    'podcast:guid': [podcastGuid(encodeURI(siteUrl + feedPath))],
    'podcast:locked': [{ '#text': 'yes', '@_owner': 'podcast@news.example' }],
  })
  expect(feed['itunes:author'][0]).not.toBe('')
  const square = await fetch(feed['itunes:image'][0]['@_href'])
  expect(square.headers.get('content-type')).toBe('image/jpeg')
  const { width, height } = await (await import('sharp')).default(await square.bytes()).metadata()
  expect([width, height]).toEqual([1450, 1450])

  expect(feed.item.map((item: { title: string[] }) => item.title[0])).toEqual(
    [3, 2, 1].map((n) => `الحلقة رقم ${n}`),
  )
  for (const [at, item] of feed.item.entries()) {
    const { id } = episodes[2 - at]!
    expect(item.guid).toEqual([{ '#text': expect.stringMatching(/^urn:uuid:/), '@_isPermaLink': 'false' }])
    expect(item.link[0]).toContain(`${siteUrl}/articles/${id}/`)
    expect(item.description).toEqual([`ملخص ${3 - at} & <وسم>`])
    expect(item['itunes:episode']).toEqual([String(3 - at)])
    expect(Number.isNaN(Date.parse(item.pubDate[0]))).toBe(false)
    const { '@_url': url, '@_length': length, '@_type': type } = item.enclosure[0]
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
      ...[200, length, type],
    ])
    const part = await fetch(url, { headers: { Range: 'bytes=100-199' } })
    expect([part.status, part.headers.get('content-range'), (await part.bytes()).length]).toEqual([
      ...[206, `bytes 100-199/${length}`, 100],
    ])
  }
  const [{ '@_url': spoken, '@_type': type }] = feed.item[0]['podcast:transcript']
  expect(type).toBe('text/plain')
  const transcript = await fetch(spoken)
  expect([transcript.headers.get('content-type'), await transcript.text()]).toEqual([
    'text/plain; charset=utf-8',
    said,
  ])
  expect(feed.item[1]['podcast:transcript']).toBeUndefined()
  expect((await page(`/programmes/ساعة-الميناء/transcripts/${episodes[0]!.id}.txt`)).status).toBe(404)
})

test('the page of an episode plays its sound and leads to the next episodes', async () => {
  const more = [await episode(4), await episode(5)]
  const { text } = await page(`/articles/${episodes[0]!.id}/x`)
  const player = /<div class="listen">.*?<\/div>/s.exec(text)?.[0]
  expect(player).toContain(`preload="none" src="/media/${episodes[0]!.audio}/`)
  expect(player).toContain('استمع إلى الحلقة')
  const next = async (id: number) => {
    const html = (await page(`/articles/${id}/x`)).text
    const aside = /<aside class="related" aria-labelledby="episodes">.*?<\/aside>/s.exec(html)?.[0] ?? ''
    return [...aside.matchAll(/<a href="\/articles\/(\d+)\//g)].map(([, one]) => Number(one))
  }
  const [one, two, three] = episodes.map(({ id }) => id) as [number, number, number]
  const [four, five] = more.map(({ id }) => id) as [number, number]
  expect(await next(one)).toEqual([two, three, four])
  // Only two follow: the newest others fill the row.
  expect(await next(three)).toEqual([four, five, two])
  expect(await next(five)).toEqual([four, three, two])
  episodes.push(...more)
})

test('an article has its audio version in the page, the structured data, feeds and uses', async () => {
  const audioId = await upload(wav(90))
  const content = { headline: 'مقال يُسمع', standfirst: 'مقدمة', audioId }
  const { id } = (await editor.post('/articles', content)).body
  await editor.post(`/articles/${id}/publish`)
  const { text } = await page(`/articles/${id}/x`)
  expect(text).toContain('<b>استمع إلى المقال</b>')
  expect(text.match(/below\.\w+\.css/g)).toHaveLength(1)
  const src = new RegExp(`/media/${audioId}/\\w+/original\\.wav`).exec(text)![0]
  expect(text).toContain(`"audio":{"@type":"AudioObject","contentUrl":"${api.url}${src}"`)
  expect((await page('/feeds/latest.rss')).text).toContain(`<enclosure url="${api.url}${src}"`)
  expect((await editor.get(`/media/${audioId}`)).body.uses.articles).toMatchObject([{ id }])
  expect((await editor.get(`/articles/${id}`)).body.content.audioId).toBe(audioId)
  for (const wrong of [{ audioId: cover }, { videoId: cover }, { videoId: audioId }])
    expect(await editor.post('/articles', { ...content, audioId: null, ...wrong })).toMatchObject({
      ...{ status: 422, body: { errors: [{ path: Object.keys(wrong)[0] }] } },
    })

  // Under embargo, the article stays and its audio is not public.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  await describe(audioId, { embargoedUntil: tomorrow })
  await eventually(
    'the audio is gone',
    async () => !(await page(`/articles/${id}/x`)).text.includes('<div class="listen">'),
  )
  expect([(await page(`/articles/${id}/x`)).status, (await page(src)).status]).toEqual([200, 404])
  expect((await page('/feeds/latest.rss')).text).not.toContain(src)
})

test('episodes leave the feed at once, and a new address leads to the same podcast', async () => {
  const [first, second] = episodes as [{ id: number; audio: number }, { id: number; audio: number }]
  await editor.post(`/articles/${first.id}/unpublish`, { reason: 'خطأ' })
  await eventually('the episode is gone', async () => !(await titles()).includes('الحلقة رقم 1'))
  const admin = await api.as('administrator')
  expect((await admin.post(`/media/${second.audio}/remove`, { legalReason: 'حكم' })).status).toBeLessThan(300)
  await eventually('its sound is gone', async () => !(await titles()).includes('الحلقة رقم 2'))
  const guid = (await channel())['podcast:guid']

  await editor.put(`/programmes/${programme}`, { name: 'ساعة الميناء', slug: 'ساعة-جديدة' })
  await eventually('the address moved', async () => {
    const { status, headers } = await fetch(encodeURI(api.url + feedPath), { redirect: 'manual' })
    return status === 301 && headers.get('location') === encodeURI('/programmes/ساعة-جديدة/podcast.xml')
  })
  expect((await channel())['podcast:guid']).toEqual(guid)

  // A programme that takes over another one takes over its podcast.
  const into = (await editor.post('/programmes', { name: 'برنامج آخر' })).body.id
  expect((await editor.post(`/programmes/${programme}/merge`, { into })).status).toBeLessThan(300)
  await eventually('the podcast moved', async () => {
    const { url } = await fetch(encodeURI(api.url + feedPath))
    return decodeURI(url).endsWith('/programmes/برنامج-آخر/podcast.xml')
  })
  expect((await channel())['podcast:guid']).toEqual(guid)
  expect(await titles()).toHaveLength(3)
  await editor.put(`/programmes/${into}`, { name: 'برنامج آخر', podcast: null })
  await eventually('there is no podcast', async () => (await page(feedPath)).status === 404)
})
