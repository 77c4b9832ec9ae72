/** Topics, the pages of stories, and the archive: both list public articles only; renamed and merged topics redirect. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { findTopics } from '../../src/content/topics/backfill.ts'
import { topicsSuggested } from '../../src/content/topics/desk.ts'
import { mergeTopics, saveTopic } from '../../src/content/topics/write.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { topicForm } from '../../src/language/topic-form.ts'
import { desk } from '../harness.ts'
import { paragraphs, picture, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const read = async (path: string) => {
  await site.caughtUp()
  const { status, headers, html } = await site.get(path)
  return { status, to: decodeURI(headers.get('location') ?? ''), html: html.replace(/<aside.*/s, '') }
}
const topicNamed = (name: string) =>
  site.db.selectFrom('topics').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

test('hamzas, vowel marks, ta marbuta, spaces and joined names make one form, and other words another', () => {
  for (const [a, b] of [
    ['إسرائيل', 'اسرائيل'],
    ['الأمم  المتّحدة', 'الامم المتحده'],
    ['عبدالله النسور', 'عبد الله النسور'],
    ['بصر-1', 'بصر ١'],
    ['NORVIA Énergie', 'norvia energie'],
  ] as const)
    expect([a, topicForm(a)]).toEqual([a, topicForm(b)])
  expect(topicForm('علي')).not.toBe(topicForm('علا'))
  expect(topicForm('… !')).toBe('')
})

test('spellings lead to one page, which knows of every publication, correction and withdrawal', async () => {
  const content = { headline: 'النهر يفيض', keywords: ['نهر السلسبيل', 'سدود'], places: ['سدرة'] }
  const first = await publishAt(site.db, content)
  const second = await publishAt(site.db, { headline: 'النهر يهدأ', keywords: ['نهر السَّلسبيل'] })
  await execute(site.db, desk, createArticle, { content: { headline: 'مسودة', keywords: ['مخفي'] } })
  const page = await read('/topics/نهر-السلسبيل')
  expect([page.status, page.html.includes('النهر يفيض'), page.html.includes('النهر يهدأ')]).toEqual([
    200,
    true,
    true,
  ])
  expect(page.html).not.toContain('"noindex"')
  expect((await read('/topics/سدود')).html).toContain('content="noindex"')
  expect((await read(`/articles/${second}/x`)).to).not.toBe('')
  expect((await read(`/articles/${second}/النهر-يهدأ`)).html).toContain('href="/topics/نهر-السلسبيل"')
  expect((await read('/topics/نهر-السلسبيل-')).to).toBe('/topics/نهر-السلسبيل')
  expect((await read('/topics/سدره')).to).toBe('/topics/سدرة')
  expect((await read('/topics/مخفي')).status).toBe(404)
  await execute(site.db, desk, correctArticle, {
    id: first,
    content: { ...content, keywords: ['سدود'] },
    note: 'تصحيح',
  })
  expect((await read('/topics/نهر-السلسبيل')).html).not.toContain('النهر يفيض')
  await execute(site.db, desk, unpublishArticle, { id: second, reason: 'خطأ' })
  expect((await read('/topics/نهر-السلسبيل')).status).toBe(404)
  expect((await read('/topics/سدود')).status).toBe(200)
  await execute(site.db, desk, removeArticle, { id: first, legalReason: 'حكم' })
  expect((await read('/topics/سدود')).status).toBe(404)
  // Names that no public article has, and that nobody edited, are forgotten.
  expect(await site.db.selectFrom('topics').select('name').execute()).toEqual([])
})

test('a renamed topic and a merged one redirect, and their spellings stay', async () => {
  const id = await publishAt(site.db, { headline: 'قمة المناخ', keywords: ['الاحترار', 'تغير المناخ'] })
  const { id: old } = await topicNamed('الاحترار')
  const { id: into } = await topicNamed('تغير المناخ')
  const description = 'اتفاقات وأرقام.'
  await execute(site.db, desk, saveTopic, { id: into, name: 'المناخ', description })
  expect((await read('/topics/تغير-المناخ')).to).toBe('/topics/المناخ')
  expect((await read('/topics/المناخ')).html).toContain(description)
  await expect(execute(site.db, desk, saveTopic, { id: into, name: 'الإحترار' })).rejects.toThrow('merge')
  await execute(site.db, desk, mergeTopics, { id: old, into })
  expect((await read('/topics/الاحترار')).to).toBe('/topics/المناخ')
  expect((await read(`/articles/${id}/قمة-المناخ`)).html).toContain('href="/topics/المناخ"')
  await publishAt(site.db, { headline: 'حرارة قياسية', keywords: ['الإحترار'] })
  const { html } = await read('/topics/المناخ')
  expect(html).toContain('حرارة قياسية')
  expect(html).toContain('قمة المناخ')
})

test('the page of a story explains it from what is public now', async () => {
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  const { id: cover } = await picture(site.db, 'قصة', { creditline: 'أفق / هدى' })
  const { id, slug } = await execute(site.db, desk, saveStory, {
    ...{ name: 'جفاف البحيرة', mediaId: cover },
    keyFacts: [{ text: text('انحسر الماء 40 مترًا'), asOf: new Date('2026-02-03T04:05:00Z') }],
    background: paragraphs('بدأ الجفاف قبل عامين.'),
  })
  const publishIn = async (headline: string, keywords: string[], more = {}) => {
    const { id: mediaId } = await picture(site.db, headline, { altText: `صورة ${headline}` })
    return publishAt(site.db, { headline, keywords, mediaId, storyIds: [id], ...more })
  }
  const gallery = await publishIn('أقدام في الطين', ['بحيرة'], { kind: 'gallery' })
  await publishIn('خطة الإنقاذ', ['جفاف البحيرة', 'البحيره', 'سميرة الحوضي'])
  await publishIn('الصيادون يرحلون', ['البحيرة', 'جفاف البحيرة'], { places: ['ضفة الملح'] })
  const person = await topicNamed('سميرة الحوضي')
  await execute(site.db, desk, saveTopic, { id: person.id, name: person.name, kind: 'person' })
  const page = async () => {
    await site.caughtUp()
    return (await site.get(`/stories/${slug}`)).html
  }
  const parts = (html: string) =>
    [...html.matchAll(/<section class="[^"]*" aria-labelledby="(facts|background|topics|pictures)"/g)].map(
      ([, name]) => name,
    )
  const html = await page()
  expect(parts(html)).toEqual(['facts', 'background', 'topics', 'pictures'])
  expect(html).toMatch(/انحسر الماء.*<time datetime="2026-02-03T04:05:00.000Z">حتى 3 فبراير/s)
  expect(html).toContain('<small>أفق / هدى</small>')
  const topics = /aria-labelledby="topics".*?<\/section>/s.exec(html)![0]
  // The most frequent of each kind first, spellings together, without the name of the story itself.
  expect([...topics.matchAll(/href="\/topics\/([^"]*)"/g)].map(([, to]) => to)).toEqual([
    'سميرة-الحوضي',
    'ضفة-الملح',
    'البحيره',
    'بحيرة',
  ])
  expect(html).toMatch(/"about":\[\{[^\]]*"@type":"Person","name":"سميرة الحوضي"/)
  const strip = (of: string) => /aria-labelledby="pictures".*?<\/section>/s.exec(of)?.[0] ?? ''
  expect(strip(html)).toMatch(/صورة أقدام في الطين.*صورة خطة الإنقاذ/s)

  await execute(site.db, desk, mergeTopics, { id: (await topicNamed('بحيرة')).id, into: person.id })
  await execute(site.db, desk, unpublishArticle, { id: gallery, reason: 'خطأ' })
  const later = await page()
  expect([later.includes('أقدام في الطين'), later.includes('href="/topics/بحيرة"')]).toEqual([false, false])
  expect(parts(later)).toEqual(['facts', 'background', 'topics'])
  expect(later).not.toContain('محدّث')
  const content = { headline: 'مطر على البحيرة', storyIds: [id] }
  const old = await publishAt(site.db, content, new Date(Date.now() - 7_200_000))
  await execute(site.db, desk, correctArticle, { id: old, content, note: 'تصحيح' })
  expect(await page()).toMatch(/مطر على البحيرة<\/a><\/h3><span><b>محدّث<\/b>/)
  await execute(site.db, desk, saveStory, { id, name: 'جفاف البحيرة', mediaId: cover, keyFacts: [] })
  // What a command does not name stays.
  expect(parts(await page())).toEqual(['background', 'topics'])
})

test('a name whose addresses are taken gets one with its id, and a keyword without a letter no topic', async () => {
  const slugs = ['', ...Array.from({ length: 19 }, (_, n) => `-${n + 2}`)].map((ending) => `ازدحام${ending}`)
  await site.db
    .insertInto('slugs')
    .values(slugs.map((slug) => ({ kind: 'topic', slug, refId: 0 })))
    .execute()
  const long = 'مؤتمر '.repeat(16)
  const keywords = ['ازدحام', '٪', `${long}أول`, `${long}ثان`]
  await publishAt(site.db, { headline: 'طرق مزدحمة', keywords })
  const { id, slug } = await topicNamed('ازدحام')
  expect([slug.startsWith(`ازدحام-${id}`), slugs.includes(slug)]).toEqual([true, false])
  expect((await read(`/topics/${slug}`)).html).toContain('طرق مزدحمة')
  const made = await site.db.selectFrom('topics').select('slug').where('name', 'in', keywords).execute()
  expect([made.length, new Set(made.map(({ slug }) => slug)).size]).toEqual([3, 3])
})

test('a correction invalidates only the lists that the article joins or leaves', async () => {
  const content = { headline: 'ميزانية', keywords: ['ضرائب', 'رواتب'] }
  const id = await publishAt(site.db, content)
  const list = async (name: string) => `list:topic:${(await topicNamed(name)).id}`
  const [kept, left] = [await list('ضرائب'), await list('رواتب')]
  await publishAt(site.db, { headline: 'رواتب أخرى', keywords: ['رواتب'] })
  const last = async () => {
    const changes = await site.db.selectFrom('changes').select('cacheTags').orderBy('seq', 'desc').execute()
    return changes.find(({ cacheTags }) => cacheTags.includes(`article:${id}`))!.cacheTags
  }
  const corrected = { ...content, headline: 'الميزانية', note: 'تصحيح' }
  const correct = ({ note, ...now }: typeof corrected) =>
    execute(site.db, desk, correctArticle, { id, content: now, note })
  await correct(corrected)
  expect((await last()).filter((tag) => tag.startsWith('list:topic:'))).toEqual([])
  await correct({ ...corrected, keywords: ['ضرائب', 'معاشات'] })
  const tags = await last()
  expect([left, await list('معاشات'), kept].map((tag) => tags.includes(tag))).toEqual([true, true, false])
})

test('suggestions begin with the typed text: the exact name first, then the shortest', async () => {
  await publishAt(site.db, { headline: 'موانئ', keywords: ['ميناء الياقوت', 'الميناء', 'ميناء', 'كل ميناء'] })
  const suggested = async (q: string) =>
    (await topicsSuggested(untracked(site.db), { q, limit: 8 })).map(({ name }) => name)
  expect(await suggested('ميناء')).toEqual(['ميناء', 'الميناء', 'ميناء الياقوت'])
  expect(await suggested('%')).toEqual([])
})

test('articles that were public before there were topics get them in batches', async () => {
  const id = await publishAt(site.db, { headline: 'من الأرشيف', keywords: ['قطار سريع'] })
  await site.db.deleteFrom('listings').where('list', 'like', 'topic:%').execute()
  await site.db.deleteFrom('topics').execute()
  await site.db.deleteFrom('slugs').where('kind', '=', 'topic').execute()
  await site.db.deleteFrom('topicBackfill').execute()
  await site.db
    .insertInto('topicBackfill')
    .values({ beforeId: id + 1 })
    .execute()
  expect(await execute(site.db, desk, findTopics, {})).toBe(false)
  expect((await read('/topics/قطار-سريع')).html).toContain('من الأرشيف')
  expect(await site.db.selectFrom('topicBackfill').selectAll().execute()).toEqual([])
})

test('pages of older articles have their own titles and lead back to the first page', async () => {
  for (let n = 0; n < 25; n++)
    await publishAt(
      site.db,
      { headline: `خبر ${n}`, keywords: ['كأس الزمرد'] },
      new Date(Date.UTC(2024, 0, 1 + n)),
    )
  const first = await read('/topics/كأس-الزمرد')
  const next = /<link rel="next" href="[^"]*(\/topics\/[^"]+)"/.exec(first.html)?.[1]
  const second = await read(next!)
  expect(second.html).toContain('<title>كأس الزمرد – ')
  expect(second.html).toContain(`rel="canonical" href="${site.url}${next}"`)
  expect(second.html).toMatch(/<nav class="pages"[^>]*><a href="\/topics\/كأس-الزمرد">/)
  expect(site.errors).toEqual([])
})

test('the archive leads by year and month to a day, in the time zone of the publication', async () => {
  // Just before and just after midnight in Riyadh.
  await publishAt(site.db, { headline: 'قبل منتصف الليل' }, new Date('2019-12-31T20:59:00Z'))
  await publishAt(site.db, { headline: 'بعد منتصف الليل' }, new Date('2019-12-31T21:01:00Z'))
  expect((await read('/archive')).html).toMatch(/href="\/archive\/2020"><b>2020<\/b><span>مادة واحدة/)
  expect((await read('/archive/2019')).html).toContain('href="/archive/2019/12"')
  expect((await read('/archive/2020/01')).html).toMatch(
    /href="\/archive\/2020\/01\/01" title="[^"]*مادة واحدة"/,
  )
  const day = await read('/archive/2019/12/31')
  expect([day.html.includes('قبل منتصف الليل'), day.html.includes('بعد منتصف الليل')]).toEqual([true, false])
  expect(day.html).toContain('href="/archive/2020/01/01" rel="next"')
  for (const wrong of [
    '2018',
    '2019/11',
    '2019/12/30',
    '2019/13',
    '2019/02/31',
    '2019/1',
    '0000',
    '2019/12/31/1',
    'x',
  ])
    expect([wrong, (await read(`/archive/${wrong}`)).status]).toEqual([wrong, 404])
  const between = await publishAt(site.db, { headline: 'بينهما' }, new Date('2020-01-05T09:00:00Z'))
  expect((await read('/archive/2020/01/01')).html).toContain('href="/archive/2020/01/05" rel="next"')
  await execute(site.db, desk, unpublishArticle, { id: between, reason: 'خطأ' })
  expect((await read('/archive/2020/01/05')).status).toBe(404)
  expect((await read('/archive/2020/01/01')).html).toContain('href="/archive/2024/01/01" rel="next"')
  expect(site.errors).toEqual([])
})
