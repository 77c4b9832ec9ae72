/** A subscriber of a real hub gets what is published, without asking for it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveWebhook } from '../../src/content/webhooks/webhooks.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, newsroomDatabase, publish, startProgram, untilReady } from '../harness.ts'
import { openHub, openSubscriber } from './hub.ts'

test('the configured hub is notified of each change of a feed and delivers it to its subscribers', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const site = 'https://news.example'
  const section = await execute(db, desk, saveSection, { name: 'سياسة' })
  await publish(db, { headline: 'قبل أن يُسمّى محور', sectionId: section.id })
  const program = await startProgram({
    ...{ DATABASE_URL: newsroom.url, SITE_URL: site, ALLOW_PRIVATE_HOSTS: '127.0.0.1' },
  })
  await untilReady(program.url)
  const hub = await openHub((topic) => topic.replace(site, program.url))
  const jobs = async () =>
    (await newsroom.pool.query("select 1 from graphile_worker.jobs where task_identifier = 'feed-ping'"))
      .rowCount

  const path = '/feeds/sections/سياسة.atom'
  expect((await fetch(program.url + encodeURI(path))).headers.get('link')).toBeNull()
  expect(await jobs()).toBe(0)
  await execute(db, desk, editPublication, { hubUrl: hub.url })
  const topic = site + encodeURI(path)
  await eventually('the feed names the hub', async () => {
    const feed = await fetch(program.url + encodeURI(path))
    return feed.headers.get('link') === `<${topic}>; rel="self", <${hub.url}>; rel="hub"`
  })
  const text = async (ending: string) => (await fetch(`${program.url}/feeds/latest.${ending}`)).text()
  expect(await text('rss')).toMatch(new RegExp(`<atom:link href="${hub.url}" rel="hub"`))
  expect(await text('atom')).toMatch(new RegExp(`<link href="${hub.url}" rel="hub"`))
  expect(JSON.parse(await text('json')).hubs).toEqual([{ type: 'WebSub', url: hub.url }])

  const subscriber = await openSubscriber(hub.url, topic)
  await eventually('the subscription is verified', () => hub.subscriptions.length === 1)
  hub.failOnce(503)
  const { id } = await execute(db, desk, createArticle, {
    content: { headline: 'خبر يصل وحده', sectionId: section.id },
  })
  await execute(db, desk, publishArticle, { id })
  await execute(db, desk, correctArticle, {
    id,
    content: { headline: 'خبر يصل وحده مصححًا', sectionId: section.id },
    note: 'تصحيح',
  })
  await eventually('the hub delivers the feed', () => subscriber.brought.length > 0, 30_000)
  expect(subscriber.brought[0]).toMatchObject({
    body: expect.stringContaining('خبر يصل وحده مصححًا'),
    link: expect.stringContaining('rel="self"'),
    genuine: true,
  })
  await eventually('the hub is notified of both feeds', () => hub.pings.length === 2, 30_000)
  // Two changes in a moment are told once, in every format; an archive that comes in is not.
  expect(hub.pings.flat().sort()).toEqual(
    ['latest', 'sections/سياسة']
      .flatMap((name) =>
        ['rss', 'atom', 'json'].map((ending) => encodeURI(`${site}/feeds/${name}.${ending}`)),
      )
      .sort(),
  )
  await execute(db, desk, unpublishArticle, { id, reason: 'خطأ' })
  await eventually('the hub is notified of the unpublication', () => subscriber.brought.length === 2, 30_000)
  expect(subscriber.brought[1]!.body).not.toContain('خبر يصل وحده')

  // The program delivers to webhooks by the same queue, and holds them after a restore.
  const hold = (held: boolean) => {
    const heldSince = held ? new Date() : null
    return db
      .updateTable('outgoing')
      .set({ heldSince, heldBecause: held ? 'restore' : null })
      .execute()
  }
  const events: { type: string; held: boolean }[] = []
  let isHeld = true
  const receiver = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    events.push({ type: JSON.parse(body).type, held: isHeld })
    res.end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  await execute(db, desk, saveWebhook, { url, events: ['article.published'] })
  await hold(true)
  await publish(db, { headline: 'خبر ينتظر' })
  await eventually('the notification waits', async () => {
    const { rows } = await newsroom.pool.query(
      "select 1 from graphile_worker.jobs where task_identifier = 'webhooks' and run_at <= now()",
    )
    return rows.length === 1
  })
  isHeld = false
  await hold(false)
  await eventually('the hub is notified', () => events.length === 1, 30_000)
  expect(events).toMatchObject([{ type: 'article.published', held: false }])
  receiver.close()
  await hub.close()
  await program.stop()
  await Promise.all([subscriber.close(), newsroom.drop()])
})
