/** The library: found, described by two people, cut, used, replaced, taken away. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle, saveArticle } from '../../src/content/articles/write.ts'
import { saveChannel } from '../../src/content/broadcast/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { openApi, type TestApi } from './api.ts'
import { film, jpeg, picture } from './files.ts'

let api: TestApi
let editor: Awaited<ReturnType<TestApi['member']>>
let reporter: Awaited<ReturnType<TestApi['member']>>
beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  reporter = await api.member('reporter')
})
afterAll(() => api.close())

let seed = 100
async function bring(who = reporter, bytes?: Buffer) {
  const answer = await who.send('POST', '/media', (bytes ?? (await jpeg(seed++))) as never)
  return answer.body.media
}

/** The body that a screen sends: all fields of the item, with a change. */
// biome-ignore lint/suspicious/noExplicitAny: an answer of the API
const changed = (media: any, change: object) => {
  const { version, caption, creditline, altText, photographer, copyrightNotice, usageTerms, keywords } = media
  const { takenAt, expiresAt, focalX, focalY, crops, posterId, streamUrl } = media
  return {
    ...{ version, caption, creditline, altText, photographer, copyrightNotice, usageTerms, keywords },
    ...{ takenAt, expiresAt, focalX, focalY, crops, posterId, streamUrl },
    ...{ agencyId: media.agency?.id ?? null, ...change },
  }
}

test('pictures are found by words in any spelling, newest first, page by page', async () => {
  const ids: number[] = []
  for (const [i, caption] of ['المسؤولون في الميناء', 'ميناء البصرة', 'سوق قديم'].entries()) {
    const media = await bring()
    const change = changed(media, {
      caption,
      photographer: i === 2 ? 'منى الجبوري' : 'هدى',
      keywords: ['اقتصاد'],
    })
    expect((await reporter.put(`/media/${media.id}`, change)).status).toBe(200)
    ids.push(media.id)
  }
  const find = async (q: string) =>
    (await reporter.get(`/media?q=${encodeURIComponent(q)}`)).body.items.map(
      (item: { id: number }) => item.id,
    )
  expect(await find('ميناء')).toEqual([ids[1], ids[0]])
  expect(await find('المسئولون مينا')).toEqual([ids[0]])
  expect(await find('منى')).toEqual([ids[2]])
  expect(await find('اقتصاد')).toEqual([...ids].reverse())
  expect(await find('لا شيء كهذا')).toEqual([])
  expect(await find(`' | ! & :* \\ "`)).toHaveLength((await reporter.get('/media')).body.items.length)

  const seen: number[] = []
  for (let after = ''; ; ) {
    const page = (await reporter.get(`/media?limit=2${after && `&after=${after}`}`)).body
    seen.push(...page.items.map((item: { id: number }) => item.id))
    expect(page.items.length).toBeLessThanOrEqual(2)
    if (!page.after) break
    after = page.after
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  expect(seen).toEqual(expect.arrayContaining(ids))
  expect((await reporter.get('/media?after=x')).status).toBe(422)
})

test('the list filters by type and by use', async () => {
  const clip = await bring(reporter, film(200))
  const [used, unused] = [await bring(), await bring()]
  await execute(api.db, desk, createArticle, { content: { headline: 'مسودة', mediaId: used.id } })
  const ids = async (query: string) =>
    (await reporter.get(`/media?limit=100&${query}`)).body.items.map((item: { id: number }) => item.id)
  expect(await ids('type=video')).toEqual([clip.id])
  expect(await ids('type=picture')).not.toContain(clip.id)
  expect(await ids('used=true')).toContain(used.id)
  const free = await ids('used=false')
  expect(free).toContain(unused.id)
  expect(free).not.toContain(used.id)
})

test('when two people describe one picture, the second is told and nothing of the first is lost', async () => {
  const media = await bring()
  const first = await editor.put(`/media/${media.id}`, changed(media, { caption: 'كما رآها المحرر' }))
  expect(first.body).toMatchObject({
    caption: 'كما رآها المحرر',
    version: media.version + 1,
    updatedBy: 'عضو editor',
  })
  const second = await reporter.put(`/media/${media.id}`, changed(media, { caption: 'كما رآها المراسل' }))
  expect(second.body).toMatchObject({ status: 409, code: 'conflict' })
  expect((await reporter.get(`/media/${media.id}`)).body.caption).toBe('كما رآها المحرر')

  const { version } = first.body
  const race = await Promise.all(
    ['أ', 'ب', 'ج'].map((caption) =>
      editor.put(`/media/${media.id}`, changed(first.body, { caption, version })),
    ),
  )
  expect(race.map((one) => one.status).sort()).toEqual([200, 409, 409])
})

test('invalid values are refused in a sentence', async () => {
  const media = await bring()
  const refuse = async (change: object) =>
    (await reporter.put(`/media/${media.id}`, changed(media, change))).body
  expect(await refuse({ agencyId: 999_999 })).toMatchObject({ status: 422 })
  expect(await refuse({ posterId: media.id })).toMatchObject({ status: 422 })
  expect(await refuse({ focalX: 2 })).toMatchObject({ status: 422, errors: [{ path: 'focalX' }] })
  expect(await refuse({ caption: 'و'.repeat(2_001) })).toMatchObject({
    status: 422,
    errors: [{ path: 'caption' }],
  })
  expect(await refuse({ crops: { wide: { x: 0, y: 0, width: 0.5, height: 1 } } })).toMatchObject({
    status: 422,
  })
  expect(await refuse({ crops: { square: { x: 0.9, y: 0, width: 2 / 3, height: 1 } } })).toMatchObject({
    status: 422,
  })
  expect(await refuse({ crops: { square: { x: 0, y: 0, width: 0.002, height: 0.003 } } })).toMatchObject({
    status: 422,
  })
  expect((await reporter.put('/media/99999', changed(media, {}))).status).toBe(404)
  expect((await (await api.member('moderator')).put(`/media/${media.id}`, changed(media, {}))).status).toBe(
    403,
  )
})

test('a crop for a ratio wins over the focal point and gets a new address', async () => {
  // Red on the left, blue on the right.
  const half = await picture(0, 400, 600).jpeg().toBuffer()
  const bytes = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#d00' } })
    .composite([{ input: await sharp(half).tint('#0000ff').toBuffer(), left: 800, top: 0 }])
    .jpeg()
    .toBuffer()
  const media = await bring(editor, bytes)
  const colourOf = async (name: string) => {
    const answer = await fetch(`${api.url}/api/v1/media/${media.id}/${name}`, {
      headers: { Cookie: editor.cookie },
    })
    const { dominant } = await sharp(Buffer.from(await answer.arrayBuffer())).stats()
    return dominant.r > dominant.b ? 'red' : 'blue'
  }
  expect(await colourOf('square-320.jpg')).toBe('red')
  const aside = await editor.put(`/media/${media.id}`, changed(media, { focalX: 0.95, focalY: 0.5 }))
  expect(aside.body.fileVersion).not.toBe(media.fileVersion)
  expect(await colourOf('square-320.jpg')).toBe('blue')
  const cut = { square: { x: 0.05, y: 0.1, width: 0.4, height: 0.8 } }
  const done = await editor.put(`/media/${media.id}`, changed(aside.body, { crops: cut }))
  expect(done.body.crops).toEqual(cut)
  expect(done.body.fileVersion).not.toBe(aside.body.fileVersion)
  expect(await colourOf('square-320.jpg')).toBe('red')
  expect(await colourOf('tall-320.jpg')).toBe('blue')

  // The site writes the new address, and an old one leads to it.
  const articleId = await publish(api.db, { headline: 'مادة مقصوصة', mediaId: media.id })
  const old = `/media/${media.id}/${aside.body.fileVersion}/square-320.jpg`
  await eventually('the old address redirects', async () => {
    const answer = await fetch(api.url + old, { redirect: 'manual' })
    return answer.headers.get('location') === `/media/${media.id}/${done.body.fileVersion}/square-320.jpg`
  })
  const page = await (await fetch(`${api.url}/articles/${articleId}/x`)).text()
  expect(page).toContain(`/media/${media.id}/${done.body.fileVersion}/`)
})

test('uses are listed: in drafts, bodies, galleries and entities', async () => {
  const media = await bring(editor)
  const remove = () => editor.del(`/media/${media.id}`)
  const uses = async () => (await editor.get(`/media/${media.id}`)).body.uses
  const clip = await bring(editor, film(201))
  await editor.put(`/media/${clip.id}`, changed(clip, { posterId: media.id, caption: 'مقطع' }))
  const { id: storyId } = await execute(api.db, desk, saveStory, { name: 'ملف', mediaId: media.id })
  const { id: personId } = await execute(api.db, desk, savePerson, { name: 'كاتبة', mediaId: media.id })
  const { id: programmeId } = await execute(api.db, desk, saveProgramme, {
    name: 'برنامج',
    mediaId: media.id,
  })
  const { id: channelId } = await execute(api.db, desk, saveChannel, { name: 'قناة', mediaId: media.id })
  const body = {
    type: 'doc' as const,
    content: [{ type: 'figure' as const, attrs: { mediaId: media.id, caption: '' } }],
  }
  const draft = await execute(api.db, desk, createArticle, { content: { headline: 'في المتن', body } })
  const gallery = await publish(api.db, { headline: 'في المعرض', galleryIds: [media.id] })
  expect(await uses()).toMatchObject({
    articles: [
      { id: gallery, headline: 'في المعرض', state: 'published' },
      { id: draft.id, headline: 'في المتن', state: 'draft' },
    ],
    stories: [{ id: storyId, name: 'ملف' }],
    people: [{ id: personId }],
    programmes: [{ id: programmeId }],
    channels: [{ id: channelId }],
    videos: [{ id: clip.id, name: 'مقطع' }],
  })
  expect((await remove()).body).toMatchObject({ status: 409, reason: 'in-use' })
  await execute(api.db, desk, saveArticle, { id: draft.id, base: 1, content: { headline: 'بلا صورة' } })
  expect((await uses()).articles.map((one: { id: number }) => one.id)).toEqual([gallery])
})

test('readers keep seeing a picture that only a saved draft no longer shows, and it counts as used', async () => {
  const media = await bring(editor)
  const { id } = await execute(api.db, desk, createArticle, {
    content: { headline: 'عنوان', mediaId: media.id },
  })
  await execute(api.db, desk, publishArticle, { id })
  await execute(api.db, desk, saveArticle, { id, base: 1, content: { headline: 'عنوان آخر' } })
  expect((await editor.get(`/media/${media.id}`)).body).toMatchObject({
    public: true,
    uses: { articles: [{ id }] },
  })
  expect((await editor.del(`/media/${media.id}`)).status).toBe(409)
})

test('an unused picture and its file can be deleted by its uploader or an editor', async () => {
  const [own, other] = [await bring(reporter), await bring(editor)]
  const name = (
    await api.db.selectFrom('media').select('file').where('id', '=', own.id).executeTakeFirstOrThrow()
  ).file!
  const path = join(api.dataDir, 'media', 'originals', name.slice(0, 2), name)
  expect(existsSync(path)).toBe(true)
  expect((await reporter.del(`/media/${other.id}`)).status).toBe(403)
  expect((await reporter.del(`/media/${own.id}`)).status).toBe(204)
  expect((await reporter.del(`/media/${own.id}`)).status).toBe(404)
  expect((await reporter.get(`/media/${own.id}`)).status).toBe(404)
  expect(existsSync(path)).toBe(false)
  expect((await editor.del(`/media/${other.id}`)).status).toBe(204)
})

test('captions stay on the disk as long as a video has them', async () => {
  const onDisk = () =>
    readdirSync(join(api.dataDir, 'media/originals'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.vtt'),
    ).length
  const [one, two, still] = [
    await bring(reporter, film(210)),
    await bring(reporter, film(211)),
    await bring(),
  ]
  const give = (id: number, language: string, text: string) =>
    reporter.send(
      'POST',
      `/media/${id}/captions?language=${language}`,
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`,
    )
  expect((await give(one.id, 'ar', 'عند الميناء')).body).toMatchObject({ captions: ['ar'] })
  await give(two.id, 'ar', 'عند الميناء')
  await give(one.id, 'en', 'At the harbour')
  expect(onDisk()).toBe(2)
  // Replaced, but the other video still has them; then by the same ones, which stay.
  for (const times of [1, 2]) {
    expect((await give(one.id, 'ar', 'عند المرفأ')).status, `${times}`).toBe(200)
    expect(onDisk()).toBe(3)
  }
  expect((await reporter.del(`/media/${two.id}/captions/ar`)).status).toBe(204)
  expect(onDisk()).toBe(2)
  // Captions of a picture are refused and not stored.
  expect((await give(still.id, 'ar', 'لا مكان لها')).status).toBe(422)
  expect(onDisk()).toBe(2)
  expect((await reporter.del(`/media/${one.id}`)).status).toBe(204)
  expect(onDisk()).toBe(0)
})

test('readers get a replaced file at once under a new address', async () => {
  const media = await bring(reporter)
  await publish(api.db, { headline: 'مادة بصورة تُستبدل', mediaId: media.id })
  const bytes = await jpeg(seed++, 800, 800)
  const put = (who: typeof editor, version = media.version, sent = bytes) =>
    who.send('PUT', `/media/${media.id}/file?version=${version}`, sent as never)
  expect((await put(reporter)).body).toMatchObject({ status: 403 })
  expect((await put(editor, 99)).status).toBe(409)
  expect((await put(editor, media.version, film(202))).body).toMatchObject({
    status: 422,
    reason: 'other-type',
  })
  expect((await put(editor, media.version, Buffer.from('no'))).body).toMatchObject({ status: 415 })
  const done = await put(editor)
  expect(done.body).toMatchObject({ width: 800, height: 800, version: media.version + 1 })
  const address = `/media/${media.id}/${done.body.fileVersion}/full-160.webp`
  await eventually('readers get the new file', async () => (await fetch(api.url + address)).status === 200)
  const files = await api.db.selectFrom('media').select('file').where('file', 'is not', null).execute()
  for (const { file } of files)
    expect(existsSync(join(api.dataDir, 'media', 'originals', file!.slice(0, 2), file!))).toBe(true)
})

test('a reporter cannot change a picture that readers see', async () => {
  const media = await bring(reporter)
  expect((await reporter.put(`/media/${media.id}`, changed(media, { caption: 'قبل النشر' }))).status).toBe(
    200,
  )
  await publish(api.db, { headline: 'مادة منشورة بصورتها', mediaId: media.id })
  const { body } = await reporter.get(`/media/${media.id}`)
  expect(body.public).toBe(true)
  expect((await reporter.put(`/media/${media.id}`, changed(body, { caption: 'بعده' }))).status).toBe(403)
  expect((await editor.put(`/media/${media.id}`, changed(body, { caption: 'بعده' }))).status).toBe(200)
})

test('a reporter cannot change a picture of a scheduled article', async () => {
  const media = await bring(reporter)
  const { id } = (await reporter.post('/articles', { headline: 'غدا بصورتها', mediaId: media.id })).body
  const at = new Date(Date.now() + 3_600_000).toISOString()
  expect((await editor.post(`/articles/${id}/publish`, { at })).body.state).toBe('scheduled')
  expect((await reporter.put(`/media/${media.id}`, changed(media, { caption: 'دسّ' }))).status).toBe(403)
  expect((await editor.put(`/media/${media.id}`, changed(media, { caption: 'غدا' }))).status).toBe(200)
})

test('an expired licence hides the picture from readers, not from the staff', async () => {
  const media = await bring(editor)
  await publish(api.db, { headline: 'مادة بصورة لأجل', mediaId: media.id })
  const address = `/media/${media.id}/${media.fileVersion}/full-160.webp`
  await eventually('readers see the picture', async () => (await fetch(api.url + address)).status === 200)
  const ended = await editor.put(
    `/media/${media.id}`,
    changed(media, { expiresAt: new Date(Date.now() + 1_500).toISOString() }),
  )
  expect(ended.status).toBe(200)
  await eventually('its right has ended', async () => (await fetch(api.url + address)).status === 404, 20_000)
  const own = await fetch(`${api.url}/api/v1/media/${media.id}/full-160.webp`, {
    headers: { Cookie: editor.cookie },
  })
  expect(own.status).toBe(200)
  expect((await editor.get(`/media/${media.id}`)).body).toMatchObject({ expired: true })
})

test('a page of a video site is refused as a stream', async () => {
  for (const streamUrl of [
    'https://www.youtube.com/watch?v=abc',
    'https://youtu.be/abc',
    'https://cdn.example/film.mp4',
    'https://m.facebook.com/watch/?v=1',
  ]) {
    const answer = await editor.post('/media/streams', { streamUrl })
    expect([streamUrl, answer.status, answer.body.errors[0].path]).toEqual([streamUrl, 422, 'streamUrl'])
  }
  expect(
    (await editor.post('/media/streams', { streamUrl: 'https://cdn.example/x/index.m3u8?t=1' })).status,
  ).toBe(201)
})

test('an address needs a possible host, without characters that a header or policy reads differently', async () => {
  for (const host of ['x.example.com;sandbox', '*', "x.example'", 'a,b.example', 'x$.example', '*.example']) {
    const url = `https://${host}/live.m3u8`
    const stream = await editor.post('/media/streams', { streamUrl: url })
    expect([host, stream.status, stream.body.errors?.[0].path]).toEqual([host, 422, 'streamUrl'])
    const hub = await (await api.member('administrator')).put('/publication', { hubUrl: url, version: null })
    expect([host, hub.status, hub.body.errors?.[0].path]).toEqual([host, 422, 'hubUrl'])
  }
  for (const host of ['بث.مثال', '[2001:db8::1]:8443', '203.0.113.9', 'cdn-1.example'])
    expect([
      host,
      (await editor.post('/media/streams', { streamUrl: `https://${host}/a;b/live.m3u8` })).status,
    ]).toEqual([host, 201])
})

// The program that it starts ends with the test, so it is the last one.
test('the words of captions stand below the video in paragraphs, also of captions that an older version stored', async () => {
  const video = await bring(reporter, film(212))
  const body = {
    type: 'doc' as const,
    content: [{ type: 'figure' as const, attrs: { mediaId: video.id, caption: '' } }],
  }
  const article = await publish(api.db, { headline: 'مادة بفيديو', body })
  const page = async () => (await fetch(`${api.url}/articles/${article}/x`)).text()
  const cues = [
    '00:01.000 --> 00:02.000\n<v سلمى>وصلت السفينة &lt;الأولى&gt;\nصباحًا.',
    '00:02.000 --> 00:04.000 align:start\n<v سلمى>ثم <i>الثانية</i>.',
    '00:09.000 --> 00:10.000\n<v سلمى>بعد صمت',
    '00:10.000 --> 00:11.000\n<v مراد>نعم & لا',
  ]
  const vtt = ['WEBVTT', 'NOTE للفريق وحده', ...cues].join('\n\n')
  expect((await editor.send('POST', `/media/${video.id}/captions?language=ar`, vtt)).status).toBe(200)
  const shown = /<details><summary>نص الفيديو<\/summary><div>(.*?)<\/div><\/details>/s
  const words = ['سلمى: وصلت السفينة &lt;الأولى&gt; صباحًا. ثم الثانية.', 'بعد صمت', 'مراد: نعم &amp; لا'].map(
    (one) => `<p>${one}</p>`,
  )
  await expect.poll(async () => shown.exec(await page())?.[1], { timeout: 30_000 }).toBe(words.join(''))
  await api.db.updateTable('captions').set({ text: null }).execute()
  await api.killAndRestart()
  await expect.poll(async () => shown.exec(await page())?.[1], { timeout: 30_000 }).toBe(words.join(''))
  expect((await editor.del(`/media/${video.id}/captions/ar`)).status).toBe(204)
  await expect.poll(async () => shown.test(await page()), { timeout: 30_000 }).toBe(false)
})
