/** Webhooks as a receiver meets them: a server of its own, signatures verified by the library that receivers use. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { postComment } from '../../src/content/comments/post.ts'
import { removeComment } from '../../src/content/comments/remove.ts'
import { unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { editEntry } from '../../src/content/coverage/post.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { releaseOutgoing } from '../../src/content/outgoing/outgoing.ts'
import { type WebhookEvent, webhookEvents } from '../../src/content/webhooks/events.ts'
import { listDeliveries, replayDelivery, replayFailed, testWebhook } from '../../src/content/webhooks/log.ts'
import {
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  saveWebhook,
} from '../../src/content/webhooks/webhooks.ts'
import { webhookMessage } from '../../src/contract/webhooks.ts'
import { webhookTasks } from '../../src/distribution/webhooks/tasks.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { readPrivateHosts } from '../../src/platform/public-hosts.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'
import { beginCoverage, paragraphs, post } from '../site/newsroom.ts'

const siteUrl = 'https://news.example'
let newsroom: TestDatabase
let server: Server
let url: string
const outbound = openOutbound(readPrivateHosts('127.0.0.1'))

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  data: any
}
const received: Received[] = []
let answer: (message: Received) => number | Promise<number> = () => 204
let said: Record<string, string> = {}

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  await newsroom.db.updateTable('publication').set({ guestsComment: true }).execute()
  server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    const { type, data } = webhookMessage.parse(JSON.parse(body))
    const message = { path: req.url!, headers: req.headers, body, type, data }
    received.push(message)
    const status = await answer(message)
    res.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1/inside' } : said).end('taken')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  outbound.close()
  server.close()
  await newsroom.drop()
})
afterEach(async () => {
  for (const { id } of await listWebhooks(newsroom)) await execute(newsroom.db, desk, removeWebhook, { id })
  received.length = 0
  ;[answer, said] = [() => 204, {}]
})

const add = async (events: readonly WebhookEvent[] = webhookEvents, to = `${url}/hook`) => {
  const { id, secret } = await execute(newsroom.db, desk, saveWebhook, { url: to, events: [...events] })
  return { id, secret: secret! }
}
const deliver = (signal = new AbortController().signal) =>
  webhookTasks({ db: newsroom.db, siteUrl, outbound }).webhooks!({}, signal)
const log = async (id: number) => (await listDeliveries(newsroom, id, { limit: 100, after: null })).items
/** Ends the wait for the next attempt. */
const comeDue = () =>
  newsroom.db
    .updateTable('webhookDeliveries')
    .set({ nextAt: new Date() })
    .where('state', '=', 'waiting')
    .execute()
const draft = async (headline: string, more = {}) =>
  (await execute(newsroom.db, desk, createArticle, { content: { headline, ...more } })).id
const types = () => received.map(({ type }) => type)

test('a published article is sent once, with a signature that the receivers’ library verifies', async () => {
  const { secret } = await add()
  const id = await publish(newsroom.db, { headline: 'افتتاح الجسر', standfirst: 'بعد عامين' })
  await deliver()
  await deliver()
  expect(received).toHaveLength(1)
  const [{ headers, body, data }] = received as [Received]
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
    type: 'article.published',
  })
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow()
  expect(data).toMatchObject({ id, headline: 'افتتاح الجسر', standfirst: 'بعد عامين' })
  expect(data.url).toMatch(new RegExp(`^${siteUrl}/articles/${id}/[\\x21-\\x7e]+$`))
})

test('after a rotation both secrets verify the signature; after a day only the new one does', async () => {
  const { id, secret } = await add()
  const { secret: next } = await execute(newsroom.db, desk, rotateWebhookSecret, { id })
  expect(next).not.toBe(secret)
  await execute(newsroom.db, desk, testWebhook, { id })
  await deliver()
  const verify = (word: string) => {
    const { body, headers } = received.at(-1)!
    return new Webhook(word).verify(body, headers as Record<string, string>)
  }
  expect(verify(secret)).toMatchObject({ type: 'webhook.test', data: {} })
  expect(verify(next)).toBeTruthy()
  await newsroom.db.updateTable('webhooks').set({ previousSecretUntil: new Date() }).execute()
  await execute(newsroom.db, desk, testWebhook, { id })
  await deliver()
  expect(verify(next)).toBeTruthy()
  expect(() => verify(secret)).toThrow()
  // After three rotations the last two secrets are kept, encrypted, and are deleted with the webhook.
  await execute(newsroom.db, desk, rotateWebhookSecret, { id })
  const kept = () =>
    newsroom.db.selectFrom('secrets').selectAll().where('name', 'like', 'webhook:%').execute()
  expect((await kept()).map(({ name }) => name).sort()).toEqual([`webhook:${id}:2`, `webhook:${id}:3`])
  for (const { value } of await kept()) expect(next).not.toContain(value)
  await execute(newsroom.db, desk, removeWebhook, { id })
  expect(await kept()).toEqual([])
})

test('a webhook without a secret, as after some restores, gets no messages until the secret is renewed', async () => {
  const { id } = await add()
  await newsroom.db.deleteFrom('secrets').where('name', 'like', 'webhook:%').execute()
  await execute(newsroom.db, desk, testWebhook, { id })
  await deliver()
  expect(received).toEqual([])
  expect(await log(id)).toMatchObject([{ state: 'waiting', error: 'no-secret' }])
  const { secret } = await execute(newsroom.db, desk, rotateWebhookSecret, { id })
  await comeDue()
  await deliver()
  const { body, headers } = received[0]!
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy()
})

test('nothing is sent about drafts, embargoed articles and articles that were never public', async () => {
  const { db } = newsroom
  const { id } = await add()
  await draft('مسودة')
  const embargoed = await draft('محظور', { embargoedUntil: new Date(Date.now() + 3_600_000) })
  await execute(db, desk, publishArticle, { id: embargoed })
  const removed = await draft('مسودة تُحذف')
  await execute(db, desk, removeArticle, { id: removed, legalReason: 'حكم' })
  // Published and withdrawn before anybody could be told of it.
  const brief = await publish(db, { headline: 'نُشر سهوًا' })
  await db.deleteFrom('webhookDeliveries').execute()
  await db
    .insertInto('webhookDeliveries')
    .values({ webhookId: id, messageId: 'm', event: 'article.published', itemKind: 'article', itemId: brief })
    .execute()
  await db.updateTable('articles').set({ state: 'unpublished' }).where('id', '=', brief).execute()
  await comeDue()
  await deliver()
  expect(received).toEqual([])
  expect(await log(id)).toMatchObject([{ state: 'discarded', attempts: 0 }])
})

test('events without a subscription are not sent, except for the end of an item that was sent before', async () => {
  const { db } = newsroom
  await add(['article.published'])
  const id = await publish(db, { headline: 'خبر' })
  await deliver()
  await execute(db, desk, correctArticle, { id, content: { headline: 'خبر مصحح' }, note: 'تصحيح' })
  await deliver()
  await execute(db, desk, unpublishArticle, { id, reason: 'خطأ' })
  await deliver()
  expect(types()).toEqual(['article.published', 'article.unpublished'])
  expect(Object.keys(received[1]!.data)).toEqual(['id', 'uri'])
})

test('changes of coverages, entries and comments are sent when readers see them', async () => {
  const { db } = newsroom
  await add()
  const coverage = await beginCoverage(db, { headline: 'جلسة البرلمان' })
  const entry = await post(db, coverage, { headline: 'بدأت الجلسة', body: paragraphs('حضر الجميع') })
  await deliver()
  expect(types()).toEqual(['coverage.published', 'entry.published'])
  expect(received[1]!.data).toMatchObject({ id: entry, coverage: { id: coverage }, text: 'حضر الجميع' })
  const edited = { coverageId: coverage, id: entry, headline: 'بدأت', body: paragraphs('حضروا') }
  await execute(db, desk, editEntry, edited)
  await deliver()
  await execute(db, desk, unpublishEntry, { coverageId: coverage, id: entry, reason: 'خطأ' })
  await execute(db, desk, setCoverageState, { id: coverage, state: 'ended' })
  await deliver()
  expect(types().slice(2)).toEqual(['entry.edited', 'entry.unpublished', 'coverage.ended'])
  received.length = 0

  const articleId = await publish(db, { headline: 'خبر يُعلَّق عليه' })
  const said = { articleId, name: 'سمير', text: 'كلام قارئ', key: 'key of a comment' }
  const { id: comment } = await execute(db, reader(null, 'سمير'), postComment, said)
  await execute(db, desk, publishComment, { id: comment }).catch(() => {})
  await deliver()
  await execute(db, desk, removeComment, { id: comment, legalReason: 'حكم' })
  await deliver()
  expect(types()).toEqual(['article.published', 'comment.published', 'comment.removed'])
  // The text of readers is not sent, so that they can delete it.
  for (const { body } of received) expect(body).not.toMatch(/سمير|كلام قارئ/)
})

test('a later message replaces a waiting one about the same item, and other items continue', async () => {
  const { db } = newsroom
  const { id: hook } = await add()
  const first = await publish(db, { headline: 'الأول', sponsor: 'مصرف' })
  const second = await publish(db, { headline: 'الثاني' })
  answer = ({ data }) => (data.id === first ? 500 : 204)
  await deliver()
  expect(received.map(({ data }) => data.id)).toEqual([first, second])
  await execute(db, desk, correctArticle, { id: first, content: { headline: 'الأول مصححًا' }, note: 'تصحيح' })
  answer = () => 204
  await deliver()
  await comeDue()
  await deliver()
  expect(types()).toEqual(['article.published', 'article.published', 'article.published'])
  const [failed, , last] = received as [Received, Received, Received]
  expect(failed.data).toMatchObject({ label: null, sponsor: 'مصرف' })
  expect(last.data).toMatchObject({ id: first, headline: 'الأول مصححًا', correction: 'تصحيح' })
  expect(last.headers['webhook-id']).not.toBe(failed.headers['webhook-id'])
  expect((await log(hook)).map(({ itemId, state }) => [itemId, state])).toEqual([
    [first, 'delivered'],
    [second, 'delivered'],
    [first, 'replaced'],
  ])
})

test('a change during a delivery is sent afterwards', async () => {
  const { db } = newsroom
  await add()
  const id = await publish(db, { headline: 'قبل' })
  answer = async () => {
    answer = () => 204
    await execute(db, desk, correctArticle, { id, content: { headline: 'بعد' }, note: 'تصحيح' })
    return 204
  }
  await deliver()
  expect(received.map(({ type, data }) => [type, data.headline])).toEqual([
    ['article.published', 'قبل'],
    ['article.corrected', 'بعد'],
  ])
})

test('a failed delivery is retried under the same id with growing pauses for two days; the log keeps no text', async () => {
  const { db } = newsroom
  const { id: hook } = await add()
  await publish(db, { headline: 'كلمةلاتحفظ' })
  answer = () => 503
  await deliver()
  await deliver()
  expect(received).toHaveLength(1)
  let waited = 0
  for (let tries = 1; ; tries++) {
    const [row] = await log(hook)
    expect(row).toMatchObject({ attempts: tries, status: 503, error: 'status' })
    if (row!.state !== 'waiting') break
    waited += row!.nextAt.getTime() - row!.attemptedAt!.getTime()
    await comeDue()
    await deliver()
  }
  expect((await log(hook))[0]!.state).toBe('failed')
  expect(waited / 3_600_000).toBeGreaterThan(45)
  expect(waited / 3_600_000).toBeLessThan(50)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const { rows } = await newsroom.pool.query('select d::text from webhook_deliveries d')
  expect(JSON.stringify(rows)).not.toContain('كلمةلاتحفظ')
})

test('Retry-After delays all waiting messages; an undelivered message can be replayed at once', async () => {
  const { id } = await add()
  const lost = await publish(newsroom.db, { headline: 'الأول' })
  await publish(newsroom.db, { headline: 'الثاني' })
  answer = () => 429
  said = { 'Retry-After': '7200' }
  await deliver()
  expect(received).toHaveLength(1)
  const at = (await log(id)).find(({ status }) => status === 429)!.attemptedAt!.getTime() + 7_200_000
  for (const row of await log(id)) expect([row.state, row.nextAt.getTime()]).toEqual(['waiting', at])
  await newsroom.pool.query(`update webhook_deliveries set state = 'failed' where item_id = ${lost}`)
  answer = () => 204
  const replay = () => execute(newsroom.db, desk, replayFailed, { id, since: new Date(0) })
  expect([await replay(), await replay()]).toEqual([{ count: 1 }, { count: 0 }])
  await deliver()
  expect(received.slice(1).map(({ data }) => data.id)).toEqual([lost])
})

test('an item that was removed meanwhile is sent as removed, by a retry and by a replay', async () => {
  const { db } = newsroom
  const { id: hook } = await add(['article.published'])
  const id = await publish(db, { headline: 'يُحذف' })
  await deliver()
  const again = await publish(db, { headline: 'يُحذف قبل أن يصل' })
  answer = () => 500
  await deliver()
  for (const one of [id, again]) await execute(db, desk, removeArticle, { id: one, legalReason: 'حكم' })
  answer = () => 204
  received.length = 0
  await comeDue()
  await deliver()
  expect(types()).toEqual(['article.removed', 'article.removed'])
  const delivery = (await log(hook)).find(
    ({ event, state }) => event === 'article.published' && state === 'delivered',
  )
  received.length = 0
  await execute(db, desk, replayDelivery, { id: hook, deliveryId: delivery!.id })
  await deliver()
  expect(received).toMatchObject([{ type: 'article.removed', data: { id } }])
  expect((await log(hook))[0]).toMatchObject({ sentEvent: 'article.removed', replayOf: delivery!.id })
})

test('a webhook that fails for five days is switched off, and one that answers 410 at once', async () => {
  const { db } = newsroom
  const { id: hook } = await add()
  answer = () => 500
  const state = async () => (await listWebhooks(newsroom)).find(({ id }) => id === hook)!
  const failAfter = async (hours: number) => {
    await db
      .updateTable('webhooks')
      .set({ failingSince: new Date(Date.now() - hours * 3_600_000) })
      .execute()
    await comeDue()
    await deliver()
  }
  await publish(db, { headline: 'خبر' })
  await deliver()
  expect((await state()).failingSince).not.toBeNull()
  await failAfter(119)
  expect(await state()).toMatchObject({ disabledAt: null, waiting: 1 })
  await failAfter(121)
  expect(await state()).toMatchObject({ disabledBecause: 'failures', waiting: 0 })
  received.length = 0
  await publish(db, { headline: 'خبر بعدها' })
  await deliver()
  expect(received).toEqual([])
  await expect(execute(db, desk, testWebhook, { id: hook })).rejects.toThrow('switched off')

  const afresh = { id: hook, url: `${url}/hook`, events: [...webhookEvents], enabled: true }
  await execute(db, desk, saveWebhook, afresh)
  expect(await state()).toMatchObject({ disabledAt: null, failingSince: null })
  answer = () => 410
  await publish(db, { headline: 'خبر ثالث' })
  await deliver()
  expect(await state()).toMatchObject({ disabledBecause: 'gone' })
})

test('private hosts are refused and redirects are not followed', async () => {
  const { db } = newsroom
  const { id: hook } = await add()
  answer = () => 302
  await publish(db, { headline: 'خبر' })
  await deliver()
  expect(received.map(({ path }) => path)).toEqual(['/hook'])
  expect(await log(hook)).toMatchObject([{ status: 302, error: 'redirect' }])
  const strict = openOutbound(readPrivateHosts(''))
  await comeDue()
  await webhookTasks({ db, siteUrl, outbound: strict }).webhooks!({}, new AbortController().signal)
  strict.close()
  expect(received).toHaveLength(1)
  expect((await log(hook))[0]).toMatchObject({ status: null, error: 'private-host', attempts: 2 })
})

test('a slow webhook delays no other webhook', async () => {
  const { db } = newsroom
  await add(webhookEvents, `${url}/slow`)
  await add(webhookEvents, `${url}/quick`)
  const open = Promise.withResolvers<number>()
  answer = ({ path }) => (path === '/slow' ? open.promise : 204)
  await publish(db, { headline: 'خبر' })
  const under = deliver()
  await expect.poll(() => received.map(({ path }) => path).sort()).toEqual(['/quick', '/slow'])
  await publish(db, { headline: 'خبر بعده' })
  await expect.poll(() => received.filter(({ path }) => path === '/quick').length).toBe(2)
  open.resolve(500)
  await under
  expect(received.filter(({ path }) => path === '/slow')).toHaveLength(2)
})

test('discarding held messages discards webhook messages too', async () => {
  const { db } = newsroom
  const { id: hook } = await add()
  await db.updateTable('outgoing').set({ heldSince: new Date(), heldBecause: 'restore' }).execute()
  await publish(db, { headline: 'خبر' })
  await execute(db, desk, releaseOutgoing, { queued: 'discard', siteUrl })
  await deliver()
  expect(received).toEqual([])
  expect(await log(hook)).toMatchObject([{ state: 'discarded' }])
})
