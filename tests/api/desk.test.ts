/** The desk's overview, its finder and what it writes about a story, through HTTP. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countReads, orderMostRead } from '../../src/content/readership/readership.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, nashra } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client & { staffId: number }
let reporter: Client & { staffId: number }

const create = async (as: Client, headline: string, more = {}): Promise<number> =>
  (await as.post('/articles', { headline, ...more })).body.id
const idsOf = (rows: { id: number }[]) => rows.map((row) => row.id)

beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
  reporter = await api.member('reporter')
})
afterAll(() => api.close())

test('an empty newsroom has an empty overview, and a request without an account gets none', async () => {
  expect((await api.nobody.get('/desk')).status).toBe(401)
  const { status, body } = await reporter.get('/desk')
  expect(status).toBe(200)
  expect(body).toEqual({
    ...{ readNow: [], submitted: [], next: [], mine: [], published: [], open: [], overdue: [], returned: [] },
  })
})

test('the overview lists most read, open by members, next, own, published and open work', async () => {
  const much = await create(editor, 'الأكثر قراءة')
  const less = await create(editor, 'أقل قراءة')
  for (const id of [much, less]) await editor.post(`/articles/${id}/publish`, {})
  const reads = [
    { articleId: much, count: 40 },
    { articleId: less, count: 10 },
  ]
  await execute(api.db, desk, countReads, { reads })
  await execute(api.db, desk, orderMostRead, {})

  const first = await create(reporter, 'سُلّمت أولًا')
  const second = await create(reporter, 'سُلّمت ثانيًا')
  for (const id of [first, second]) await reporter.post(`/articles/${id}/submit`, { note: '' })
  const draft = await create(reporter, 'ما زلت أكتبها')
  const binned = await create(reporter, 'تُركت')
  await reporter.post(`/articles/${binned}/trash`)

  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const later = await create(editor, 'تخرج لاحقًا')
  const sooner = await create(editor, 'تخرج قريبًا')
  await editor.post(`/articles/${later}/publish`, { at: inHours(5) })
  await editor.post(`/articles/${sooner}/publish`, { at: inHours(1) })
  await editor.put(`/articles/${draft}/presence`)

  const { body } = await reporter.get('/desk')
  expect(body.readNow.map((one: { article: { id: number } }) => one.article.id)).toEqual([much, less])
  expect(body.readNow[0].share).toBe(1)
  expect(body.readNow[1].share).toBeCloseTo(0.25, 2)
  expect(body.readNow[0].article.address).toContain(`/articles/${much}/`)
  expect(idsOf(body.submitted)).toEqual([first, second])
  expect(idsOf(body.next)).toEqual([sooner, later])
  expect(idsOf(body.mine)).toEqual([draft, second, first])
  expect(idsOf(body.published)).toEqual([less, much])
  expect(idsOf(body.open)).toEqual([draft])
  expect(body.open[0].openedBy).toEqual([{ id: editor.staffId, name: 'عضو editor' }])
  // Articles that the member has open are not listed.
  expect((await editor.get('/desk')).body.open).toEqual([])
})

test('a failed publication is on Today, in the calendar, in the failed jobs and in doctor, and is retried', async () => {
  const administrator = await api.as('administrator')
  const headline = 'نتائج الانتخابات البلدية'
  const id = await create(editor, headline)
  // Simulates a full disk or a broken index.
  await sql`create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'no room in the listings'; end $$`.execute(api.db)
  await sql`create trigger refuse before insert on listings for each row execute function refuse()`.execute(
    api.db,
  )
  const at = new Date(Date.now() + 300).toISOString()
  await editor.post(`/articles/${id}/publish`, { at })
  const overdue = async () => (await reporter.get('/desk')).body.overdue
  await eventually('the failure is shown', async () => (await overdue()).length === 1)
  const [one] = await overdue()
  expect(one).toMatchObject({
    ...{ key: `publish:${id}`, timer: 'publish', article: { id, headline }, since: at, attempts: 1 },
    error: expect.stringContaining('no room in the listings'),
  })
  expect(Date.parse(one.nextAt)).toBeGreaterThan(Date.now() + 30_000)
  expect((await administrator.get('/jobs/failed')).body.overdue).toMatchObject([{ key: `publish:${id}` }])
  // The publication's day may be another than that of UTC.
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
  const calendar = (await reporter.get(`/calendar?from=${day(-1)}&to=${day(1)}`)).body.days
  const items = calendar.flatMap((one: { items: { id: number; error: string | null }[] }) => one.items)
  expect(items.find((item: { id: number }) => item.id === id).error).toContain('no room in the listings')
  const sick = await nashra(['doctor'], { DATABASE_URL: api.database.url, DATA_DIR: api.dataDir })
  expect(sick.stdout).toMatch(new RegExp(`WRONG +publish:${id} fails since .*no room in the listings`))

  expect((await reporter.post('/jobs/overdue/retry', { key: `publish:${id}` })).status).toBe(403)
  expect((await editor.post('/jobs/overdue/retry', { key: 'publish:999999' })).status).toBe(404)
  expect((await editor.post('/jobs/overdue/retry', { key: `publish:${id}` })).status).toBe(204)
  await eventually('the second attempt failed', async () => (await overdue())[0]?.attempts === 2)
  await sql`drop trigger refuse on listings`.execute(api.db)
  await editor.post('/jobs/overdue/retry', { key: `publish:${id}` })
  await eventually('it is out', async () => (await editor.get(`/articles/${id}`)).body.state === 'published')
  expect((await editor.get(`/articles/${id}`)).body.publishedAt).toBe(at)
  expect(await overdue()).toEqual([])
})

test('a timer of an unknown type is deferred and logged once, and other timers run', async () => {
  const before = api.program.output().split('nonesuch').length
  await sql`insert into timers (key, due_at) values ('nonesuch:7', now())`.execute(api.db)
  const row = () =>
    sql<{ attempts: number; error: string; isFar: boolean }>`
      select attempts, error, due_at > now() + interval '23 hours' as is_far
      from timers where key = 'nonesuch:7'`
      .execute(api.db)
      .then(({ rows }) => rows[0]!)
  await eventually('the timer is deferred', async () => (await row()).attempts === 1)
  expect(await row()).toMatchObject({ isFar: true, error: expect.stringContaining('nonesuch:7') })
  expect((await editor.get('/desk')).body.overdue).toMatchObject([
    { key: 'nonesuch:7', timer: 'nonesuch', article: null },
  ])
  await sql`update timers set due_at = now() where key = 'nonesuch:7'`.execute(api.db)
  await eventually('the timer is deferred again', async () => (await row()).attempts === 2)
  const id = await create(editor, 'تخرج مع ذلك')
  await editor.post(`/articles/${id}/publish`, { at: new Date(Date.now() + 200).toISOString() })
  await eventually(
    'the other timers run',
    async () => (await editor.get(`/articles/${id}`)).body.state === 'published',
  )
  expect(api.program.output().split('a task failed').length - 1).toBeLessThanOrEqual(4)
  expect(api.program.output().split('nonesuch').length).toBeGreaterThan(before)
  await sql`delete from timers where key = 'nonesuch:7'`.execute(api.db)
})

test('an article is scheduled, unscheduled, and published at its time', async () => {
  const id = await create(reporter, 'موعد')
  const at = new Date(Date.now() + 3_600_000).toISOString()
  expect((await editor.post(`/articles/${id}/publish`, { at })).body).toMatchObject({
    state: 'scheduled',
    at,
  })
  expect((await editor.post(`/articles/${id}/unschedule`)).status).toBe(204)
  const soon = new Date(Date.now() + 500).toISOString()
  await editor.post(`/articles/${id}/publish`, { at: soon })
  await eventually('it is public', async () => (await fetch(`${api.url}/articles/${id}/x`)).status === 200)
})

test('a scheduled article is published as the editor saved it, and never before its embargo ends', async () => {
  const id = await create(reporter, 'وافق عليه المحرر')
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  await editor.post(`/articles/${id}/publish`, { at: hour(1) })
  const slipped = await reporter.put(`/articles/${id}`, { base: 1, content: { headline: 'دسّه الكاتب' } })
  expect([slipped.status, slipped.body.code]).toEqual([403, 'forbidden'])
  expect((await reporter.post(`/articles/${id}/revisions/1/restore`, { base: 1 })).status).toBe(403)
  const later = { headline: 'وافق عليه المحرر', embargoedUntil: hour(2) }
  expect((await editor.put(`/articles/${id}`, { base: 1, content: later })).status).toBe(200)
  // Its hour has come.
  const past = new Date(Date.now() - 1_000)
  await api.db.updateTable('articles').set({ scheduledAt: past }).where('id', '=', id).execute()
  await api.db.updateTable('timers').set({ dueAt: past }).where('key', '=', `publish:${id}`).execute()
  await eventually('the article waits for the end of the embargo', async () => {
    const { state, scheduledAt } = (await editor.get(`/articles/${id}`)).body
    expect(state).toBe('scheduled')
    return scheduledAt === later.embargoedUntil
  })
  expect((await fetch(`${api.url}/articles/${id}/x`)).status).toBe(404)
})

test('key facts and the background of a story are written, kept when left out, and refused when wrong', async () => {
  const bold = [{ type: 'text', text: 'مهم', marks: [{ type: 'strong' }] }]
  const facts = [{ text: bold, asOf: '2026-02-03T07:05:00+03:00' }, { text: 'سطر واحد' }]
  const made = await editor.post('/stories', {
    ...{ name: 'ملف الجسر', keyFacts: facts, background: '<p>بدأ العمل.</p><script>x</script>' },
  })
  expect([made.status, made.body.warnings.length]).toEqual([201, 1])
  const { id, version } = made.body
  const at = `/stories/${id}`
  const written = {
    keyFacts: [
      { text: bold, asOf: '2026-02-03T04:05:00.000Z' },
      { text: [{ type: 'text', text: 'سطر واحد' }], asOf: null },
    ],
    background: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'بدأ العمل.' }] }],
    },
  }
  expect((await reporter.get(at)).body).toMatchObject(written)
  expect((await editor.put(at, { name: 'ملف الجسر الجديد', version })).status).toBe(200)
  expect((await reporter.get(at)).body).toMatchObject(written)
  expect((await editor.put(at, { name: 'ملف', keyFacts: [], version })).status).toBe(409)
  expect((await reporter.put(at, { name: 'ملف', keyFacts: [] })).status).toBe(403)
  const refused = [
    { keyFacts: Array(13).fill({ text: 'حقيقة' }) },
    { keyFacts: [{ text: ' ' }] },
    { keyFacts: [{ text: 'طويل '.repeat(80) }] },
    { keyFacts: [{ text: 'حقيقة', link: '/x' }] },
    {
      keyFacts: [
        { text: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }] },
      ],
    },
    { background: '<ul><li>بند</li></ul>' },
    { background: 'نص '.repeat(4_000) },
  ]
  for (const fields of refused) expect((await editor.put(at, { name: 'ملف', ...fields })).status).toBe(422)
  expect((await reporter.get(at)).body).toMatchObject(written)
})
