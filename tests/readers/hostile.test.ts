/** Readers' pages as somebody meets them who means harm: other people's comments, names, keys and receipts. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '../../src/content/articles/publish.ts'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, publish } from '../harness.ts'
import { linkIn, openReadersProgram, type Readers, type Visitor } from './readers.ts'

let readers: Readers
let article: number

beforeAll(async () => {
  readers = await openReadersProgram({ guestsComment: true, blockedWords: ['خائن'] })
  article = await publish(readers.db, { headline: 'افتتاح الجسر الجديد' })
})
afterAll(() => readers.close())

const idIn = (path: string) => Number(/\/readers\/comments\/(\d+)-/.exec(path)![1])
const approve = (id: number) => execute(readers.db, desk, publishComment, { id })
const rowOf = (id: number) =>
  readers.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function join(who: Visitor, name: string, email: string, text: string): Promise<string> {
  await who.send('/readers/comments', { article: String(article), text, name, email })
  return (await who.send(linkIn(await readers.mailbox.mailTo(email)), {})).path
}

test('sending the words or the key of a comment again does not return its receipt', async () => {
  const text = 'كلام نُشر ويراه الجميع'
  const who = readers.visitor()
  const own = await join(who, 'هدى', 'huda@mail.example', text)
  const signedIn = await who.send('/readers/comments', { article: String(article), text: 'وتعليق آخر مني' })
  for (const path of [own, signedIn.path]) await approve(idIn(path))
  const { readerId } = await rowOf(idIn(own))
  const day = new Date().toISOString().slice(0, 10)
  const keyOf = (person: unknown, words: string) =>
    createHash('sha256')
      .update(JSON.stringify([article, null, person, day, words]))
      .digest('base64url')
  const thief = readers.visitor()
  const fields = { article: String(article), name: 'لص' }
  const tries = [
    { ...fields, text, email: 'huda@mail.example' },
    { ...fields, text, key: keyOf('huda@mail.example', text) },
    { ...fields, text: 'وتعليق آخر مني', key: keyOf(readerId, 'وتعليق آخر مني') },
  ]
  for (const given of tries) {
    const { path } = await thief.send('/readers/comments', given)
    expect([own, signedIn.path]).not.toContain(path)
  }
})

test('a guest’s published words give no rights to another guest behind the same address', async () => {
  const sent = { article: String(article), name: 'عابر', text: 'رأي عابر في الجسر' }
  const first = await readers.visitor().send('/readers/comments', sent)
  expect((await readers.visitor().send('/readers/comments', sent)).path).toBe(first.path)
  await approve(idIn(first.path))
  expect((await readers.visitor().send('/readers/comments', sent)).path).not.toBe(first.path)
})

test('a person who wrote under another’s address does not control the comment that its owner confirms', async () => {
  const attacker = readers.visitor()
  const sent = { article: String(article), text: 'مبارك للمدينة', name: 'س', email: 'sami@mail.example' }
  const { path } = await attacker.send('/readers/comments', sent)
  const owner = readers.visitor()
  expect((await owner.send(linkIn(await readers.mailbox.mailTo('sami@mail.example')), {})).path).toBe(path)
  expect((await attacker.send(`${path}/edit`, { text: 'كلام لم يقله' })).path).toBe('/readers')
  expect((await attacker.send(`${path}/delete`, {})).path).toBe('/readers')
  expect((await attacker.get(path)).html).not.toContain('/edit"')
  expect((await owner.get(path)).html).toContain('/edit"')
  expect((await rowOf(idIn(path))).text).toBe('مبارك للمدينة')
  expect((await owner.send(`${path}/edit`, { text: 'مبارك للمدينة كلها' })).html).toContain('للمدينة كلها')
})

test('a new name does not avoid moderation', async () => {
  const who = readers.visitor()
  const path = await join(who, 'نبيل', 'nabil@mail.example', 'تعليق من نبيل')
  await approve(idIn(path))
  for (const name of ['خـائـن', 'اربح من spam.example.com'])
    expect((await who.send('/readers/name', { name })).status).toBe(400)
  expect((await rowOf(idIn(path))).name).toBe('نبيل')
  expect((await who.send('/readers/name', { name: 'نبيل سعد' })).status).toBe(200)
  expect((await rowOf(idIn(path))).name).toBe('نبيل سعد')
})

test('comments of an article that is no longer public cannot be read', async () => {
  const gone = await publish(readers.db, { headline: 'خبر يُسحب' })
  const who = readers.visitor()
  const sent = { article: String(gone), name: 'شاهد', text: 'ما لا يراه أحد بعدها' }
  const id = idIn((await who.send('/readers/comments', sent)).path)
  await approve(id)
  expect((await who.get(`/readers/report/${id}`)).html).toContain('ما لا يراه أحد')
  await execute(readers.db, desk, unpublishArticle, { id: gone, reason: 'تصحيح' })
  for (const path of [`/readers/report/${id}`, `/readers/reply/${id}`, `/comments/${gone}/${id}`]) {
    const answer = await who.get(path)
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.html, path).not.toContain('ما لا يراه أحد')
  }
  expect((await who.send(`/readers/report/${id}`, { reason: 'spam' })).status).toBe(409)
})

test('the number of pages follows the number of comments, and edits of a comment are limited', async () => {
  const who = readers.visitor()
  const about = await publish(readers.db, { headline: 'خبر له تعليق' })
  const sent = { article: String(about), name: 'وائل', text: 'تعليق أول على الخبر' }
  const { path } = await who.send('/readers/comments', sent)
  const id = idIn(path)
  expect((await who.get(`/comments/${about}?after=${id}`)).status).toBe(404)
  await approve(id)
  await readers.untilPage(`/comments/${about}`, 'تعليق أول على الخبر')
  expect((await who.get(`/comments/${about}?after=${id}&sort=oldest`)).status).toBe(200)
  expect((await who.get(`/comments/${about}?after=2000000000`)).status).toBe(404)
  expect((await who.get(`/comments/${article}?after=${id}`)).status).toBe(404)
  let changes = 0
  while ((await who.send(`${path}/edit`, { text: `تعديل رقم ${changes}` })).status === 200) changes++
  expect(changes).toBeLessThan(40)
})

test('a mailbox gets few letters, also with plus addresses', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 6; n++) {
    const email = `flooded+${n}@mail.example`
    statuses.push((await readers.visitor().send('/readers/join', { email, name: 'س' })).status)
    await readers.visitor().send('/readers/newsletter', { email, daily: '1' })
  }
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
  const asks = await readers.db.selectFrom('subscriptionRequests').select('email').execute()
  expect(new Set(asks.map(({ email }) => email))).toEqual(new Set(['flooded@mail.example']))
  const subscribers = await readers.db.selectFrom('subscribers').select('id').execute()
  expect(subscribers).toHaveLength(3)
})

test('answers of the accounts library are not cached either', async () => {
  const answer = await readers.visitor().get('/readers/auth/passkey/generate-authenticate-options')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
