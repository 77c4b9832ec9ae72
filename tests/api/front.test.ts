/** The front page and the stories panel: editors arrange them, and readers see the change at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { contrast } from '../../src/language/contrast.ts'
import { paper } from '../../src/site/colours.ts'
import { desk, eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client
let reporter: Client
let articles: number[]
beforeAll(async () => {
  api = await openApi()
  editor = await api.as('editor')
  reporter = await api.as('reporter')
  articles = []
  for (let n = 1; n <= 9; n++) articles.push(await publish(api.db, { headline: `خبر الصدارة رقم ${n}` }))
})
afterAll(() => api.close())

const publicPage = async (path: string) => (await fetch(`${api.url}${path}`)).text()
const idsOf = (items: { id: number }[]) => items.map(({ id }) => id)

test('an editor arranges the front; readers see it at once, filled up with the latest articles', async () => {
  const before = (await reporter.get('/front')).body
  expect(before).toMatchObject({ arranged: [], places: 6, version: 0 })
  expect(idsOf(before.latest)).toEqual([...articles].reverse())
  const chosen = [articles[2]!, articles[0]!]
  const answer = await editor.put('/front', { articleIds: chosen, version: before.version })
  expect([answer.status, answer.body]).toEqual([200, { version: 1 }])
  expect(idsOf((await reporter.get('/front')).body.arranged)).toEqual(chosen)
  await eventually('the front is updated', async () =>
    /خبر الصدارة رقم 3.*خبر الصدارة رقم 1/s.test(await publicPage('/')),
  )
  const page = await publicPage('/')
  const at = (n: number) => page.indexOf(`خبر الصدارة رقم ${n}`)
  expect(at(3)).toBeGreaterThan(0)
  expect([at(3) < at(1), at(1) < at(9)]).toEqual([true, true])
})

test('the front: a save does not overwrite a colleague’s newer arrangement', async () => {
  const { version } = (await editor.get('/front')).body
  expect((await editor.put('/front', { articleIds: [articles[4]], version })).status).toBe(200)
  const late = await editor.put('/front', { articleIds: [articles[5]], version })
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  expect(late.body.detail).toContain('editor program')
  expect(idsOf((await editor.get('/front')).body.arranged)).toEqual([articles[4]])
})

test('the front leaves out articles that are not published', async () => {
  const { id: draft } = await execute(api.db, desk, createArticle, { content: { headline: 'مسودة' } })
  const answer = await editor.put('/front', { articleIds: [articles[0], draft] })
  expect([answer.status, answer.body.errors]).toMatchObject([
    422,
    [{ path: 'articleIds.1', code: 'not-public' }],
  ])
  await editor.put('/front', { articleIds: [articles[7], articles[1]] })
  await execute(api.db, desk, unpublishArticle, { id: articles[7]!, reason: 'خطأ' })
  expect(idsOf((await editor.get('/front')).body.arranged)).toEqual([articles[1]])
})

test('the front: other roles and invalid input are refused', async () => {
  expect((await api.nobody.get('/front')).status).toBe(401)
  expect((await api.nobody.put('/front', { articleIds: 'x' })).status).toBe(401)
  expect((await reporter.put('/front', { articleIds: [] })).status).toBe(403)
  expect((await editor.put('/front', { articleIds: 'x' })).status).toBe(422)
})

test('stories are opened, ordered, pinned, closed and reopened in the panel', async () => {
  const [a, b, c] = (await Promise.all(
    ['ملف المياه', 'ملف الموانئ', 'ملف التعليم'].map(
      async (name) => (await editor.post('/stories', { name })).body.id,
    ),
  )) as [number, number, number]
  const { version } = (await reporter.get('/stories?state=open')).body
  const answer = await editor.put('/stories/order', { ids: [c, a, b], pinnedIds: [b], version })
  expect(answer.status).toBe(200)
  const panel = (await reporter.get('/stories?state=open')).body
  expect(idsOf(panel.items)).toEqual([b, c, a])
  expect(panel.items[0]).toMatchObject({ pinned: true, state: 'open', articles: 0, picture: null })
  await eventually('the panel is updated', async () =>
    /<span>ملف الموانئ.*<span>ملف التعليم/s.test(await publicPage('/')),
  )
  const page = await publicPage('/')
  const at = (name: string) => page.indexOf(`<span>${name}`)
  expect([at('ملف الموانئ') < at('ملف التعليم'), at('ملف التعليم') < at('ملف المياه')]).toEqual([true, true])
  expect((await editor.put('/stories/order', { ids: [a, b, c], version })).status).toBe(409)

  expect((await editor.put(`/stories/${c}/state`, { state: 'closed' })).status).toBe(204)
  expect(idsOf((await reporter.get('/stories?state=open')).body.items)).toEqual([b, a])
  expect(idsOf((await reporter.get('/stories?state=closed')).body.items)).toEqual([c])
  expect((await reporter.get(`/stories/${c}`)).body.closedAt).toMatch(/^\d{4}-/)
  expect((await editor.put(`/stories/${c}/state`, { state: 'archived' })).status).toBe(204)
  expect((await editor.put(`/stories/${c}/state`, { state: 'open' })).status).toBe(204)
  expect((await reporter.get(`/stories/${c}`)).body).toMatchObject({ state: 'open', closedAt: null })

  const found = await reporter.get(`/stories?q=${encodeURIComponent('الموانئ')}`)
  expect(idsOf(found.body.items)).toEqual([b])
  const first = await reporter.get('/stories?limit=2')
  const rest = await reporter.get(`/stories?limit=2&after=${first.body.after}`)
  expect([...idsOf(first.body.items), ...idsOf(rest.body.items)]).toEqual([c, b, a].sort((x, y) => y - x))
})

test('editing a story keeps its place in the panel and its articles', async () => {
  const { id, version } = (await editor.post('/stories', { name: 'ملف النقل' })).body
  await editor.put('/stories/order', { ids: [id], pinnedIds: [id] })
  await publish(api.db, { headline: 'خط جديد للحافلات', storyIds: [id] })
  expect((await editor.put(`/stories/${id}`, { name: 'ملف النقل العام', version })).status).toBe(200)
  expect((await editor.get(`/stories/${id}`)).body).toMatchObject({ pinned: true, articles: 1 })
  expect((await editor.get('/stories?state=open')).body.items[0].id).toBe(id)
  const gone = await editor.del(`/stories/${id}`)
  expect([gone.status, gone.body.detail]).toEqual([409, expect.stringContaining('named in 1 places')])
})

test('the panel: other roles and invalid input are refused', async () => {
  for (const path of ['/stories/order', '/stories/1/state']) {
    expect((await api.nobody.put(path, {})).status).toBe(401)
    expect((await editor.put(path, {})).status).toBe(422)
  }
  expect((await reporter.put('/stories/order', { ids: [] })).status).toBe(403)
  expect((await reporter.put('/stories/1/state', { state: 'closed' })).status).toBe(403)
  expect((await editor.put('/stories/999999/state', { state: 'closed' })).status).toBe(404)
})

const past = () => new Date(Date.now() - 1_000)
/** The time of a layout's schedule has come. */
async function turn(scope: string, column: 'scheduledFrom' | 'scheduledUntil') {
  const { id } = await api.db
    .updateTable('layouts')
    .set(column === 'scheduledFrom' ? { scheduledFrom: past() } : { scheduledUntil: past() })
    .where('scope', '=', scope)
    .returning('id')
    .executeTakeFirstOrThrow()
  await api.db.updateTable('timers').set({ dueAt: past() }).where('key', '=', `layout:${id}`).execute()
}
const text = (words: string) => ({ type: 'text', options: { text: words } })
const publicHas = (what: string, words: string, has: boolean, path = '/') =>
  eventually(what, async () => (await publicPage(path)).includes(words) === has)

test('an article is put on the front from its own screen, and leaves it at its end time', async () => {
  await editor.put('/front', { articleIds: [articles[0], articles[1]] })
  const path = `/articles/${articles[2]}/front`
  const endsAt = new Date(Date.now() + 3_600_000).toISOString()
  expect((await editor.put(path, { position: 1, endsAt })).status).toBe(200)
  const placed = async () =>
    (await reporter.get('/front')).body.arranged.map((one: { id: number; endsAt: string | null }) => [
      one.id,
      one.endsAt,
    ])
  const [a, b, c] = articles
  expect(await placed()).toEqual([
    [a, null],
    [c, endsAt],
    [b, null],
  ])
  // An order from the desk keeps the ends.
  await editor.put('/front', { articleIds: [c, a] })
  expect(await placed()).toEqual([
    [c, endsAt],
    [a, null],
  ])
  // It can set and clear them too.
  const ends = [
    { articleId: c, endsAt: null },
    { articleId: a, endsAt },
  ]
  const refused = await editor.put('/front', { articleIds: [c, a], ends: [{ articleId: a, endsAt: past() }] })
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'ends.0.endsAt'])
  await editor.put('/front', { articleIds: [c, a], ends })
  expect(await placed()).toEqual([
    [c, null],
    [a, endsAt],
  ])
  await api.db.updateTable('front').set({ endsAt: past() }).where('articleId', '=', a!).execute()
  await api.db.updateTable('timers').set({ dueAt: past() }).where('key', '=', `front:${a}`).execute()
  await eventually('the article has left the front', async () => (await placed()).length === 1)
  expect(await placed()).toEqual([[c, null]])
  expect((await editor.del(`/articles/${c}/front`)).status).toBe(200)
  expect((await editor.del(`/articles/${c}/front`)).status).toBe(404)
  const { id: draft } = await execute(api.db, desk, createArticle, { content: { headline: 'مسودة' } })
  expect((await editor.put(`/articles/${draft}/front`, {})).status).toBe(409)
  const late = await editor.put(path, { endsAt: past().toISOString() })
  expect([late.status, late.body.errors[0].path]).toEqual([422, 'endsAt'])
})

test('a layout is saved, previewed, published, and undone', async () => {
  const before = (await reporter.get('/layouts/front')).body
  expect(before).toMatchObject({ version: 0, arranged: false, draft: null, scheduled: null })
  expect(before.shown.map(({ type }: { type: string }) => type)).toContain('lead')
  const blocks = [text('كلمة رئيس التحرير'), { type: 'lead', options: { look: 'type', beside: 2 } }]
  const saved = await editor.put('/layouts/front', { blocks, version: 0 })
  expect([saved.status, saved.body]).toEqual([200, { version: 1 }])
  const draft = (await reporter.get('/layouts/front')).body
  expect(draft.draft[1].options).toEqual({ look: 'type', beside: 2, coverageId: null })
  // Readers do not see a draft; a preview link shows it.
  for (const path of ['/', '/latest', '/feeds/latest.rss', '/sitemap.xml'])
    expect(await publicPage(path), path).not.toContain('كلمة رئيس التحرير')
  const opened = await reporter.post('/previews', { target: { kind: 'layout', scope: 'front', blocks } })
  const preview = await fetch(opened.body.url)
  expect(await preview.text()).toContain('كلمة رئيس التحرير')
  expect([preview.headers.get('cache-control'), preview.headers.get('x-robots-tag')]).toEqual([
    'no-store',
    'noindex, nofollow',
  ])
  expect(await publicPage('/')).not.toContain('كلمة رئيس التحرير')

  const stale = await editor.send('POST', '/layouts/front/publish', '{}', {
    'Content-Type': 'application/json',
    'If-Match': '"0"',
  })
  expect(stale.status).toBe(412)
  expect((await editor.post('/layouts/front/publish', { version: 1 })).body).toEqual({ version: 2 })
  await publicHas('it is live', 'كلمة رئيس التحرير', true)
  const page = await publicPage('/')
  expect(page).toContain('class="front-lead typed"')
  expect(page.indexOf('كلمة رئيس')).toBeLessThan(page.indexOf('front-lead typed'))
  expect((await reporter.get('/front')).body.places).toBe(3)

  await editor.post('/layouts/front/publish', { blocks: [{ type: 'lead' }, text('نص ثان')] })
  await publicHas('the second is live', 'نص ثان', true)
  const history = (await reporter.get('/layouts/front/revisions')).body.items
  expect(history.map(({ revision }: { revision: number }) => revision)).toEqual([3, 2])
  expect((await editor.post('/layouts/front/restore', { revision: 2 })).status).toBe(200)
  await publicHas('the first is back', 'كلمة رئيس التحرير', true)
  expect((await editor.post('/layouts/front/restore', { revision: 1 })).status).toBe(404)
  expect((await editor.post('/layouts/front/restore', { revision: 0 })).status).toBe(200)
  await publicHas('the default is back', 'كلمة رئيس التحرير', false)
  expect((await reporter.get('/layouts/front')).body).toMatchObject({ arranged: false, shown: before.shown })
})

test('a scheduled layout starts at its time, can be changed meanwhile, and ends at its time', async () => {
  const [from, until] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString())
  const path = '/layouts/front/schedule'
  const night = [text('ليلة الانتخابات'), { type: 'lead' }]
  for (const wrong of [
    { from: past().toISOString() },
    { from: until, until: from },
    { until },
    { from, blocks: [{ type: 'none' }] },
  ])
    expect((await editor.put(path, { blocks: night, ...wrong })).status).toBe(422)
  expect((await editor.put(path, { blocks: night, from, until })).status).toBe(200)
  expect(await publicPage('/')).not.toContain('ليلة الانتخابات')
  expect((await reporter.get('/layouts/front')).body.scheduled).toMatchObject({ from, until, shown: false })
  await turn('front', 'scheduledFrom')
  await publicHas('the night begins', 'ليلة الانتخابات', true)
  expect((await editor.put(path, { blocks: night, from, until })).status).toBe(409)
  await editor.post('/layouts/front/publish', { blocks: [text('النتائج الأولى'), { type: 'lead' }] })
  await publicHas('the night is edited', 'النتائج الأولى', true)
  await turn('front', 'scheduledUntil')
  await publicHas('the night is over', 'النتائج الأولى', false)
  expect((await reporter.get('/layouts/front')).body).toMatchObject({ arranged: false, scheduled: null })
  // A scheduled layout is unscheduled and becomes a draft again.
  await editor.put(path, { blocks: night, from })
  expect((await editor.del(path)).status).toBe(200)
  expect((await reporter.get('/layouts/front')).body).toMatchObject({ scheduled: null, draft: night })
  expect((await editor.del(path)).status).toBe(409)
  expect((await editor.put('/layouts/front', { blocks: null })).status).toBe(200)
})

test('sections and stories have a shared or own layout, and what a layout names stays', async () => {
  const admin = await api.as('administrator')
  const [one, other] = [
    (await admin.post('/sections', { name: 'العلوم' })).body,
    (await admin.post('/sections', { name: 'السفر' })).body,
  ]
  await publish(api.db, { headline: 'كوكب جديد', sectionId: one.id })
  const story = (await editor.post('/stories', { name: 'ملف الفضاء' })).body
  const science = `/sections/${one.slug}`
  await editor.post('/layouts/section/publish', {
    blocks: [{ type: 'section-articles' }, text('كل الأقسام')],
  })
  await publicHas('all sections have it', 'كل الأقسام', true, science)
  await publicHas('all sections have it', 'كل الأقسام', true, `/sections/${other.slug}`)
  const own = [
    { type: 'section-band', options: { sectionId: other.id } },
    { type: 'story', options: { storyId: story.id } },
    { type: 'section-articles' },
  ]
  expect((await editor.post(`/layouts/section:${one.id}/publish`, { blocks: own })).status).toBe(200)
  await publicHas('it has its own', 'كل الأقسام', false, science)
  await publicHas('with the story', 'class="band focus"', true, science)
  await editor.post('/layouts/story/publish', { blocks: [{ type: 'timeline' }, text('عن الملفات')] })
  await publicHas('stories have theirs', 'عن الملفات', true, `/stories/${story.slug}`)
  expect((await admin.del(`/sections/${other.id}`)).body.uses).toMatchObject([{ scope: `section:${one.id}` }])
  expect((await editor.del(`/stories/${story.id}`)).body.uses).toMatchObject([{ kind: 'layout' }])
  expect(await publicPage(science)).toContain('كوكب جديد')
  // What an older version deleted is wrong at its place.
  await api.db.deleteFrom('sections').where('id', '=', other.id).execute()
  const again = await editor.put(`/layouts/section:${one.id}`, { blocks: own })
  expect([again.status, again.body.errors]).toMatchObject([
    422,
    [{ path: 'blocks.0.options.sectionId', code: 'missing' }],
  ])
})

test('layouts: invalid input is refused with its path', async () => {
  const errors: [unknown, string][] = [
    [[{ type: 'module_that_is_gone' }], 'blocks.0.type'],
    [[{ type: 'timeline' }], 'blocks.0.type'],
    [[{ type: 'lead', options: { colour: 'red' } }], 'blocks.0.options.colour'],
    [[{ type: 'lead', options: { look: 'huge' } }], 'blocks.0.options.look'],
    [[{ type: 'lead' }, { type: 'section-band' }], 'blocks.1.options.sectionId'],
    [[{ type: 'selection', options: { articleIds: [999_999] } }], 'blocks.0.options.articleIds'],
    [[{ type: 'text', options: { text: 'س', link: 'javascript:alert(1)' } }], 'blocks.0.options.link'],
    [[{ type: 'text', options: { text: 'س', link: '/\u202egpj' } }], 'blocks.0.options.link'],
    [[{ type: 'text', options: { text: 'س', link: '/\u0000' } }], 'blocks'],
    [[{ type: 'text', options: { text: 'س', link: '/\ud800' } }], 'blocks'],
    [[{ type: 'lead', extra: 1 }], 'blocks.0.extra'],
    [Array(41).fill({ type: 'lead' }), 'blocks'],
    ['x', 'blocks'],
  ]
  for (const [blocks, path] of errors) {
    const answer = await editor.put('/layouts/front', { blocks })
    expect([answer.status, answer.body.errors?.[0]?.path], JSON.stringify(blocks)).toEqual([422, path])
  }
  const big = Array(40).fill({ type: 'text', options: { text: 'س'.repeat(3_000) } })
  expect((await editor.put('/layouts/front', { blocks: big })).status).toBe(422)
  expect((await editor.put('/layouts/front', { blocks: [], more: 1 })).status).toBe(422)
  for (const scope of ['page', 'front:1', 'section:0', 'section:x', 'section:99999999999'])
    expect((await editor.get(`/layouts/${scope}`)).status, scope).toBe(422)
  expect((await editor.put('/layouts/section:999999', { blocks: [] })).status).toBe(404)
  expect((await editor.post('/layouts/story/publish', { version: 1 })).status).toBe(409)
  expect((await editor.post('/layouts/front/restore', { revision: 3_000_000_000 })).status).toBe(422)
  const target = { kind: 'layout', scope: 'front', blocks: [{ type: 'text', options: { text: '\u0000' } }] }
  expect((await editor.post('/previews', { target })).status).toBe(422)
  for (const type of (await reporter.get('/layout-blocks')).body.items)
    expect(type.label.ar).toMatch(/\p{L}/u)
})

test('a section has a readable colour in both colour schemes, and an invalid colour is refused', async () => {
  const admin = await api.as('administrator')
  const { id, slug, version } = (await admin.post('/sections', { name: 'الفضاء' })).body
  const give = (colour: string) => admin.put(`/sections/${id}`, { name: 'الفضاء', colour })
  for (const wrong of ['red', '#12345', 'url(//x)']) expect((await give(wrong)).status).toBe(422)
  expect((await admin.get(`/sections/${id}`)).body).toMatchObject({ colour: '', version })
  expect((await give('#FFDD00')).status).toBe(200)
  await admin.put(`/sections/${id}`, { name: 'الفضاء' })
  expect((await admin.get(`/sections/${id}`)).body.colour).toBe('#ffdd00')
  const rule = `[href="/sections/${slug}"]{--hue:light-dark(`
  await eventually('kickers have the colour', async () => (await publicPage('/')).includes(rule))
  const page = await publicPage('/')
  const [light, dark] = page
    .slice(page.indexOf(rule) + rule.length)
    .split(')')[0]!
    .split(',')
  expect(contrast(light!, paper.light)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(dark!, paper.dark)).toBeGreaterThanOrEqual(4.5)
})

test('merging sections or stories updates the menu and the layouts, without duplicates', async () => {
  const admin = await api.as('administrator')
  const make = async (path: string, name: string) => (await admin.post(path, { name })).body.id as number
  const [from, into] = [await make('/sections', 'محليات'), await make('/sections', 'البلد')]
  const [fromStory, intoStory] = [await make('/stories', 'ملف أول'), await make('/stories', 'ملف ثان')]
  const archive = { label: 'الأرشيف', url: '/latest' }
  const menu = [
    { sectionId: from, label: '', items: [archive] },
    { ...archive, items: [{ sectionId: from, label: 'محليات' }] },
    { sectionId: into, label: '', items: [] },
  ]
  expect((await admin.put('/publication/brand', { menu })).status).toBe(200)
  const band = (sectionId: number, look = 'rows') => ({ type: 'section-band', options: { sectionId, look } })
  const focus = (storyId: number) => ({ type: 'story', options: { storyId, count: 4 } })
  const published = (await editor.post('/layouts/story/publish', { blocks: [band(from), focus(fromStory)] }))
    .body
  const scheduled = { blocks: [band(from), band(into, 'list')], from: new Date(Date.now() + 3_600_000) }
  expect((await editor.put('/layouts/story/schedule', scheduled)).status).toBe(200)
  expect((await editor.put('/layouts/front', { blocks: [band(from), text('نص')] })).status).toBe(200)

  expect((await admin.post(`/sections/${from}/merge`, { into })).status).toBe(204)
  expect((await admin.post(`/stories/${fromStory}/merge`, { into: intoStory })).status).toBe(204)
  const merged = [
    { ...archive, items: [{ sectionId: into, label: 'محليات' }] },
    { sectionId: into, label: '', items: [archive] },
  ]
  const brand = async () => (await admin.get('/publication/brand')).body
  expect((await brand()).menu).toEqual(merged)
  const layout = async (scope: string) => (await reporter.get(`/layouts/${scope}`)).body
  const after = await layout('story')
  expect(after.shown).toEqual([band(into), focus(intoStory)])
  expect(after.scheduled.blocks).toEqual([band(into, 'list')])
  expect((await layout('front')).draft[0]).toEqual(band(into))
  await publicHas('the menu names it', `>البلد</a>`, true)

  // An earlier layout that is restored, and a screen that was open meanwhile, mean the one that remains.
  const { version: revision } = published
  expect((await editor.post('/layouts/story/restore', { revision })).status).toBe(200)
  expect((await layout('story')).shown).toEqual([band(into), focus(intoStory)])
  await admin.put('/publication/brand', { menu: [{ sectionId: from, label: '' }] })
  expect((await brand()).menu).toEqual([{ sectionId: into, label: '', items: [] }])
  await admin.put('/publication/brand', { menu: null })
})
