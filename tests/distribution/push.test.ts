/** Web Push as a browser and its push service meet it: what is followed, what is sent, what is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArticleInput } from '../../src/content/articles/content.ts'
import { publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { waitOf } from '../../src/distribution/push/send.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { type Browser, openPushService, type PushService } from '../push-service.ts'

let service: PushService
let newsroom: TestDatabase
let program: Program
let world: number
let flood: number

beforeAll(async () => {
  service = await openPushService(temporaryFolder())
  newsroom = await newsroomDatabase()
  world = (await execute(newsroom.db, desk, saveSection, { name: 'العالم' })).id
  flood = (await execute(newsroom.db, desk, saveStory, { name: 'السيول' })).id
  program = await startProgram({
    ...{ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), NODE_EXTRA_CA_CERTS: service.trusted },
    ALLOW_PRIVATE_HOSTS: 'localhost',
  })
  await untilReady(program.url)
})
afterAll(async () => {
  await program.stop()
  await service.close()
  await newsroom.drop()
})

const post = (path: string, body: unknown, headers: Record<string, string> = { Origin: program.url }) =>
  fetch(`${program.url}/readers/push${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const keysOf = ({ endpoint, p256dh, auth }: Browser) => ({ endpoint, p256dh, auth })
const follow = async (choices: object) => {
  const browser = service.browser()
  const answer = await post('', { ...keysOf(browser), breaking: false, ...choices })
  expect(answer.status).toBe(204)
  return browser
}
const known = async ({ endpoint, auth }: Browser) => (await post('/mine', { endpoint, auth })).status === 200

async function write(content: Partial<ArticleInput> & { headline: string }): Promise<number> {
  return (await execute(newsroom.db, desk, createArticle, { content })).id
}
const publish = (id: number, more: object = {}) => execute(newsroom.db, desk, publishArticle, { id, ...more })
/** Settles when there is no job left that is due. */
const quiet = () =>
  eventually('the jobs are done', async () => {
    const left = await newsroom.pool.query(
      "select 1 from graphile_worker.jobs where task_identifier like 'push%' and run_at < now() + interval '5s'",
    )
    return left.rowCount === 0
  })

test('followers of breaking news, a section or a story get each push message once, and no other', async () => {
  const [urgent, section, story] = [
    await follow({ breaking: true }),
    await follow({ sectionIds: [world] }),
    await follow({ storyIds: [flood], sectionIds: [world] }),
  ]
  const headline = 'سدرة ترفع الإنذار إلى "الأحمر" <في> ثلاث ولايات'
  const breaking = await write({ headline, standfirst: 'أمطار غزيرة حتى مساء الغد.', breaking: true })
  await publish(breaking)
  const { message, headers } = await urgent.message()
  expect(message).toMatchObject({
    ...{ title: `عاجل: ${headline}`, body: 'أمطار غزيرة حتى مساء الغد.', dir: 'rtl', lang: 'ar' },
    tag: `article-${breaking}`,
  })
  expect((await fetch(program.url + message.url)).status).toBe(200)
  expect(headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' })
  expect(headers.topic).toMatch(/^[\w-]{32}$/)

  // Told on the word of an editor; the longest that a headline may be still arrives.
  const long = await write({
    ...{ headline: 'خبر '.repeat(70).trim(), standfirst: 'شرح '.repeat(400).trim() },
    ...{ sectionId: world, storyIds: [flood] },
  })
  await publish(long, { notifyFollowers: true })
  expect((await section.message()).message.title).toMatch(/…$/)
  await story.message()
  await publish(await write({ headline: 'عادي', sectionId: world }))
  await publish(await write({ headline: 'بلا إشعار', breaking: true, sectionId: world }), {
    notifyFollowers: false,
  })
  const old = new Date(Date.now() - 86_400_000)
  await publish(await write({ headline: 'قديم', breaking: true }), { at: old, backdated: true })
  // Once, whatever is done to it later.
  await execute(newsroom.db, desk, unpublishArticle, { id: breaking, reason: 'خطأ' })
  await publish(breaking, { notifyFollowers: true })
  await quiet()
  expect([urgent, section, story].map(({ received }) => received.length)).toEqual([1, 1, 1])

  // What a company paid for says so on the screen too.
  const paid = await write({ headline: 'سيارة جديدة', sponsor: 'مصرف المرسى', sectionId: world })
  await publish(paid, { notifyFollowers: true })
  expect((await section.message(1)).message.title).toBe('برعاية مصرف المرسى: سيارة جديدة')

  // At a time: what was chosen then holds.
  const soon = new Date(Date.now() + 1_500)
  await publish(await write({ headline: 'في موعده', storyIds: [flood] }), { at: soon, notifyFollowers: true })
  expect((await story.message(2)).message.title).toBe('في موعده')
  expect(section.received.length).toBe(2)
  expect(service.wrong).toEqual([])
})

test('only the browser itself changes and ends its subscription', async () => {
  const browser = await follow({ breaking: true })
  const { endpoint, auth } = browser
  const other = { ...keysOf(browser), auth: service.browser().auth }
  expect((await post('', { ...other, breaking: true })).status).toBe(403)
  expect((await post('/mine', { endpoint, auth: other.auth })).status).toBe(404)
  expect((await post('/end', { endpoint, auth: other.auth })).status).toBe(204)
  expect(await known(browser)).toBe(true)
  expect((await post('', { ...keysOf(browser), breaking: false, storyIds: [flood] })).status).toBe(204)
  expect(await (await post('/mine', { endpoint, auth })).json()).toEqual({
    ...{ breaking: false, sectionIds: [], storyIds: [flood] },
  })
  // The browser got a new endpoint from its service: what it chose goes on there.
  const renewed = service.browser()
  const renew = { ...keysOf(renewed), breaking: false, replaces: { endpoint, auth } }
  expect((await post('', renew)).status).toBe(204)
  expect([await known(browser), await known(renewed)]).toEqual([false, true])
  expect((await post('/end', { endpoint: renewed.endpoint, auth: renewed.auth })).status).toBe(204)
  expect(await known(renewed)).toBe(false)
})

test('delivery waits when a push service asks for it, and an expired subscription is deleted', async () => {
  const [busy, gone, unknown] = [
    await follow({ breaking: true }),
    await follow({ breaking: true }),
    await follow({ breaking: true }),
  ]
  busy.answers.push(
    { status: 429, headers: { 'Retry-After': '1' } },
    { status: 503, headers: { 'Retry-After': '1' } },
  )
  gone.answers.push({ status: 410 })
  unknown.answers.push({ status: 404 })
  const id = await write({ headline: 'عاجل جدًا', breaking: true })
  await publish(id)
  await busy.message()
  await quiet()
  expect([await known(busy), await known(gone), await known(unknown)]).toEqual([true, false, false])
  expect([busy.received.length, gone.received.length, busy.answers.length]).toEqual([1, 0, 0])
  const notice = newsroom.db.selectFrom('pushNotifications').selectAll().where('articleId', '=', id)
  expect(await notice.executeTakeFirst()).toMatchObject({ gone: 2 })
})

test('invalid subscriptions and private addresses are refused', async () => {
  const good = { ...keysOf(service.browser()), breaking: true }
  for (const wrong of [
    { endpoint: good.endpoint.replace('https:', 'http:') },
    { endpoint: 'https://user:word@push.example/x' },
    { endpoint: 'https://10.0.0.1/x' },
    { endpoint: 'https://[fd00::1]/x' },
    { endpoint: 'https://169.254.169.254/latest/meta-data' },
    { endpoint: 'https://db.internal/x' },
    { endpoint: 'https://intranet/x' },
    { endpoint: `https://push.example/${'x'.repeat(2_000)}` },
    { endpoint: 42 },
    { p256dh: 'AAAA' },
    // As long as a valid point, but not on the curve: it must not stop the messages to others.
    { p256dh: Buffer.from([4, ...new Array(64).fill(7)]).toString('base64url') },
    { p256dh: Buffer.from([9, ...new Array(64).fill(7)]).toString('base64url') },
    { auth: `${good.auth}AAAA` },
    { breaking: false },
    { sectionIds: [99_999] },
    { storyIds: Array.from({ length: 51 }, (_, n) => n + 1) },
  ])
    expect((await post('', { ...good, ...wrong })).status, JSON.stringify(wrong)).toBe(400)
  expect((await post('', good, {})).status).toBe(403)
  expect((await post('', good, { Origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await post('', [good])).status).toBe(400)
  const { n } = await newsroom.db
    .selectFrom('pushSubscriptions')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('endpoint', '=', good.endpoint)
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBe(0)
})

test('Retry-After is seconds or a date, within reason', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(waitOf('120', now)).toBe(120_000)
  expect(waitOf('Tue, 24 Nov 2026 12:05:00 GMT', now)).toBe(300_000)
  expect(waitOf('Tue, 24 Nov 2020 12:05:00 GMT', now)).toBe(1_000)
  expect(waitOf('99999999999', now)).toBe(6 * 3_600_000)
  expect([waitOf(undefined, now), waitOf('soon', now)]).toEqual([60_000, 60_000])
})
