/**
 * Hostile input of readers: it cannot leave its place in the page, reveal accounts, or flood mailboxes and
 * tables.
 */

import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { closeComments } from '../../src/content/comments/closing.ts'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, publish } from '../harness.ts'
import { linkIn, openReadersProgram, type Readers } from './readers.ts'

let readers: Readers
let article: number
beforeAll(async () => {
  readers = await openReadersProgram({ guestsComment: true })
  article = await publish(readers.db, { headline: 'افتتاح الجسر الجديد' })
})
afterAll(() => readers.close())

const idIn = (path: string) => Number(/\/readers\/comments\/(\d+)-/.exec(path)![1])
const comment = (fields: Record<string, string>) => ({ article: String(article), name: 'زائر', ...fields })
const rows = () => readers.db.selectFrom('comments').selectAll().orderBy('id').execute()

test('scripts, direction controls and piles of marks become plain text or are removed', async () => {
  const who = readers.visitor('203.0.113.1')
  const text = `<script>alert(1)</script> <img src=x onerror=alert(2)>\u202eمقلوب${'\u0651'.repeat(300)} javascript:alert(3) https://example.com/"onmouseover="x`
  const sent = await who.send('/readers/comments', comment({ text, name: '\u202e<b>أ</b>"\u2066' }))
  expect(sent.html).not.toContain('<script>alert')
  const id = idIn(sent.path)
  await execute(readers.db, desk, publishComment, { id })
  const page = await readers.untilPage(`/comments/${article}`, 'مقلوب')
  expect(page).not.toMatch(/<script>alert|<img src=x|<b>أ|[\u202a-\u202e\u2066-\u2069]|\u0651{5}/)
  expect(page).toContain('script&gt;alert(1)&lt;/script&gt; &lt;img src=x')
  expect(page).not.toMatch(/href="javascript|onmouseover="x/)
  expect(page).toContain('rel="nofollow ugc noopener noreferrer"')
  expect(page).toContain('commentCount')
})

test('a comment that is too long or empty is returned to its form and not stored', async () => {
  const who = readers.visitor('203.0.113.2')
  const before = (await rows()).length
  const long = await who.send('/readers/comments', comment({ text: 'كلمة '.repeat(401) }))
  expect(long.status).toBe(400)
  expect(long.html).toContain('أطول من')
  expect(long.html).toContain('كلمة كلمة')
  for (const text of ['', ' \u200b\u2060 ', '\u3164\u3164', '\u0651'.repeat(9)])
    expect((await who.send('/readers/comments', comment({ text }))).status, JSON.stringify(text)).toBe(400)
  expect((await who.send('/readers/comments', comment({ text: 'ن', article: '9e9' }))).status).toBe(400)
  expect((await who.send('/readers/comments', comment({ text: 'ن', article: '2147483647' }))).status).toBe(
    409,
  )
  expect((await who.send('/readers/comments', comment({ text: 'ن', parent: '99999' }))).status).toBe(409)
  expect((await who.get('/readers/comments/1-aaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404)
  expect((await who.get('/readers/reply/99999')).status).toBe(409)
  expect((await rows()).length).toBe(before)
})

test('a proof of work is valid once, for its article only', async () => {
  const who = readers.visitor('203.0.113.3')
  const startForm = async (id: number) =>
    JSON.parse((await who.get(`/readers/comments/start?article=${id}`)).html)
  const solve = async (id: number) => {
    const { challenge } = await startForm(id)
    return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
  }
  const phases = async (proof: string, text: string) => {
    const { path } = await who.send('/readers/comments', comment({ text, proof }))
    const row = (await rows()).find(({ id }) => id === idIn(path))!
    return row.reasons.filter(({ phase }) => phase === 'proof').map(({ code }) => code)
  }
  const proof = await solve(article)
  expect(await phases(proof, 'مع برهان')).toEqual([])
  expect(await phases(proof, 'مع البرهان نفسه')).toEqual(['stale-proof'])
  expect(await phases(await solve(article + 1), 'مع برهان لغيره')).toEqual(['no-proof'])
  const forged = JSON.parse(await solve(article))
  forged.challenge.parameters.keyPrefix = '0'
  expect(await phases(JSON.stringify(forged), 'مع برهان مزور')).toEqual(['no-proof'])
  expect(await phases('{"challenge":', 'مع برهان مكسور')).toEqual(['no-proof'])
})

test('forms do not reveal accounts and cannot flood a mailbox', async () => {
  const known = readers.visitor('203.0.113.4')
  await known.send('/readers/join', { email: 'known@mail.example', name: 'سلمى' })
  await known.send(linkIn(await readers.mailbox.mailTo('known@mail.example')), {})
  expect((await known.get('/readers')).html).toContain('حسابي')
  const other = readers.visitor('203.0.113.5')
  const answers = []
  for (const email of ['known@mail.example', 'unknown@mail.example'])
    answers.push(await other.send('/readers/join', { email, name: 'هادي' }))
  expect(answers[0]!.html).toBe(answers[1]!.html)
  await readers.mailbox.mailTo('unknown@mail.example')
  const sent = () =>
    readers.mailbox.received.filter(({ receivers }) => receivers.includes('known@mail.example'))
  let refused = 0
  for (let i = 0; i < 8; i++)
    if ((await other.send('/readers/join', { email: 'KNOWN@mail.example' })).status === 429) refused++
  expect(refused).toBeGreaterThan(4)
  // The name of an account is its reader's, whatever others type.
  expect((await known.get('/readers')).html).toContain('value="سلمى"')
  await readers.mailbox.mailTo('unknown@mail.example')
  expect(sent().length).toBeLessThanOrEqual(4)
})

test('an address with a line break or a second recipient sends no mail', async () => {
  const who = readers.visitor('203.0.113.6')
  const before = readers.mailbox.received.length
  for (const email of [
    'a@mail.example\r\nBcc: b@mail.example',
    'a@mail.example,b@mail.example',
    '<a@mail.example>',
  ])
    expect((await who.send('/readers/comments', comment({ text: 'حقن', email }))).status).toBe(400)
  expect(readers.mailbox.received.length).toBe(before)
})

test('sending the same words from elsewhere does not show the comment of another reader', async () => {
  const text = 'كلام يعرفه غيري'
  const email = 'victim@mail.example'
  const mine = await readers.visitor('203.0.113.7').send('/readers/comments', comment({ text, email }))
  expect(mine.path).toMatch(/^\/readers\/comments\/\d+-/)
  const again = await readers.visitor('203.0.113.7').send('/readers/comments', comment({ text, email }))
  expect(again.path).toBe(mine.path)
  const other = await readers.visitor('203.0.113.8').send('/readers/comments', comment({ text, email }))
  expect(other.path).toBe('/readers/comments')
  expect(other.html).not.toContain(text)
})

test('a thread of twenty thousand comments is paged', { tags: 'long' }, async () => {
  const long = await publish(readers.db, { headline: 'خبر يعلق عليه كثيرون' })
  await sql`insert into comments (key, article_id, name, text, state, posted_at, published_at)
    select 'many-' || n, ${long}, 'قارئ ' || n, repeat('كلمة من كلام طويل ', 100), 'published',
      now() - n * interval '1 second', now() from generate_series(1, 20000) n`.execute(readers.db)
  await sql`insert into comments (key, article_id, root_id, parent_id, name, text, state, posted_at, published_at)
    select 'reply-' || n, ${long}, id, id, 'مجيب ' || n, 'جواب', 'published', now(), now()
    from generate_series(1, 500) n, (select id from comments where key = 'many-1') root`.execute(readers.db)
  await sql`update comments set reply_count = 500 where key = 'many-1'`.execute(readers.db)
  await readers.db.insertInto('commentCounts').values({ articleId: long, published: 20_500 }).execute()
  await execute(readers.db, desk, editPublication, { tagline: 'من جديد' })
  const size = async (path: string) => {
    const answer = await fetch(readers.url + path, { headers: { 'accept-encoding': 'gzip' } })
    return { html: await answer.text(), status: answer.status }
  }
  const page = await readers.untilPage(`/comments/${long}`, 'قارئ 1<')
  const shown = (html: string) => html.match(/<article id="c\d+"/g)?.length ?? 0
  expect(page).toMatch(/20[,٬.]?500/)
  expect(shown(page)).toBeGreaterThan(10)
  expect(shown(page)).toBeLessThanOrEqual(90)
  const seen = new Set<string>()
  let path: string | undefined = `/comments/${long}?sort=oldest`
  for (let i = 0; i < 5 && path; i++) {
    const { html, status } = await size(path)
    expect(status).toBe(200)
    for (const [, name] of html.matchAll(/<bdi>(قارئ \d+)<\/bdi>/g)) {
      expect(seen.has(name!), name).toBe(false)
      seen.add(name!)
    }
    path = /<a rel="next" href="([^"]+)"/.exec(html)?.[1]?.replace('&amp;', '&')
  }
  expect(seen.size).toBeGreaterThan(50)
  expect(seen).toContain('قارئ 20000')
  const root = /href="(\/comments\/\d+\/\d+)"[^>]*>كل الردود/.exec(page)![1]!
  expect(shown((await size(root)).html)).toBe(51)
})

test('comments of an article close after the configured days', async () => {
  const { id } = await execute(readers.db, desk, createArticle, { content: { headline: 'خبر قديم' } })
  await execute(readers.db, desk, publishArticle, {
    id,
    at: new Date(Date.now() - 3 * 86_400_000),
    backdated: true,
  })
  await readers.untilPage(`/comments/${id}`, 'أضف تعليقًا')
  await execute(readers.db, desk, editPublication, { commentsCloseAfterDays: 2 })
  await execute(readers.db, desk, closeComments, {})
  await readers.untilPage(`/comments/${id}`, 'أُغلق باب التعليق')
  const late = await readers
    .visitor()
    .send('/readers/comments', { article: String(id), text: 'متأخر', name: 'زائر' })
  expect(late.status).toBe(409)
  await readers.untilPage(`/comments/${article}`, 'أضف تعليقًا')
})

test('a flood from one address is refused before it uses storage', async () => {
  const who = readers.visitor('203.0.113.9')
  let status = 0
  for (let i = 0; i < 260 && status !== 429; i++)
    status = (await who.send('/readers/comments', comment({ text: '' }))).status
  expect(status).toBe(429)
  expect(
    (await readers.visitor('203.0.113.10').send('/readers/comments', comment({ text: 'سلام' }))).status,
  ).toBe(200)
})
