/** Comments without scripts: confirmed by mail, moderated, published, edited and deleted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { publishComment, rejectComment } from '../../src/content/comments/moderation/decide.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, publish } from '../harness.ts'
import { linkIn, openReadersProgram, type Readers, type Visitor } from './readers.ts'

let readers: Readers
let article: number

beforeAll(async () => {
  readers = await openReadersProgram()
  article = await publish(readers.db, { headline: 'افتتاح الجسر الجديد' })
})
afterAll(() => readers.close())

const idIn = (path: string) => Number(/\/readers\/comments\/(\d+)-/.exec(path)![1])
const page = () => `/articles/${article}/${encodeURIComponent('افتتاح-الجسر-الجديد')}`

/** A reader with an account, who has written one comment that waits. */
async function join(name: string, text: string): Promise<{ who: Visitor; id: number; path: string }> {
  const who = readers.visitor()
  const email = `${Math.random().toString(36).slice(2)}@mail.example`
  await who.send('/readers/comments', { article: String(article), text, name, email })
  const mail = await readers.mailbox.mailTo(email)
  const answer = await who.send(linkIn(mail), {})
  return { who, id: idIn(answer.path), path: answer.path }
}

const approve = (id: number) => execute(readers.db, desk, publishComment, { id })

test('a new reader’s comment is public after the mail is confirmed and a moderator published it', async () => {
  const who = readers.visitor()
  const text = 'جسر طال انتظاره.\n\nشكرًا لمن بناه.'
  const sent = { article: String(article), text, name: 'سلمى', email: 'salma@mail.example' }
  const waits = await who.send('/readers/comments', sent)
  expect(waits.html).toContain('بقيت خطوة')
  expect(waits.headers.get('cache-control')).toBe('no-store')
  const mail = await readers.mailbox.mailTo('salma@mail.example')
  expect(mail.subject).toContain('أكّد تعليقك')
  // A client that only opens a link, such as a mail scanner, does not use it up.
  const scanner = readers.visitor()
  expect((await scanner.get(linkIn(mail))).html).toContain('جسر طال انتظاره')
  expect((await scanner.get(linkIn(mail))).status).toBe(200)
  const held = await who.send(linkIn(mail), {})
  expect(held.html).toContain('لم يُنشر بعد')
  expect(held.html).toContain('أوائل تعليقاتك')
  const id = idIn(held.path)
  expect((await who.get(page())).html).not.toContain('جسر طال انتظاره')
  await approve(id)
  const shown = await readers.untilPage(page(), 'جسر طال انتظاره')
  expect(shown).toContain('تعليق واحد')
  expect(shown).toContain('سلمى')
  expect((await who.get(held.path)).html).toContain('نُشر تعليقك')
  // A link is good once.
  const again = await readers.visitor().send(linkIn(mail), {})
  expect(again.status).toBe(410)
  expect(again.html).toContain('لم يعد هذا الرابط صالحًا')
  expect((await who.get('/readers')).html).toContain('جسر طال انتظاره')
  expect((await scanner.get('/readers')).html).toContain('شارك في النقاش')
})

test('a comment sent twice is stored once', async () => {
  const { who } = await join('هادي', 'تعليق أول من هادي')
  const sent = { article: String(article), text: 'الجسر يختصر الطريق إلى الميناء' }
  const first = await who.send('/readers/comments', sent)
  const second = await who.send('/readers/comments', sent)
  expect(first.path).toBe(second.path)
  const rows = await readers.db.selectFrom('comments').select('id').where('text', '=', sent.text).execute()
  expect(rows).toHaveLength(1)
})

test('a reply is shown under its comment, and a thread has its own address', async () => {
  const first = await join('نور', 'متى يُفتح أمام المشاة؟')
  await approve(first.id)
  const second = await join('زياد', 'تعليق أول من زياد')
  const form = await second.who.get(`/readers/reply/${first.id}`)
  expect(form.html).toContain('متى يُفتح أمام المشاة؟')
  expect(form.html).toContain('تعلّق باسم زياد')
  const fields = { article: String(article), parent: String(first.id), text: 'قيل إنه يُفتح في الربيع.' }
  const reply = await second.who.send('/readers/comments', fields)
  await approve(idIn(reply.path))
  await readers.untilPage(`/comments/${article}/${first.id}`, 'قيل إنه يُفتح في الربيع')
  const all = await readers.untilPage(`/comments/${article}?sort=discussed`, 'قيل إنه يُفتح في الربيع')
  expect(all.indexOf('متى يُفتح')).toBeLessThan(all.indexOf('قيل إنه'))
  // The reader deletes the question: the answer stays, with a line in place of the question.
  await first.who.send(`${first.path}/delete`, {})
  const left = await readers.untilPage(`/comments/${article}/${first.id}`, 'حذف الكاتب هذا التعليق')
  expect(left).toContain('قيل إنه يُفتح في الربيع')
  expect(left).not.toContain('متى يُفتح أمام المشاة')
})

test('a comment with many lines is folded, and opens without a script', async () => {
  const lines = Array.from({ length: 150 }, (_, n) => `سطر ${n + 1}`)
  const long = await join('مطيل', `أول القول\n${lines.join('\n')}`)
  await approve(long.id)
  const html = await readers.untilPage(`/comments/${article}/${long.id}`, 'أول القول')
  const [shown = '', rest = ''] = html
    .slice(html.indexOf('<main'))
    .split('<details class="rest"><summary>اعرض التعليق كاملًا</summary>')
  expect(shown).toContain('سطر 11<')
  expect(shown).not.toContain('سطر 12')
  expect(rest).toContain('سطر 12<')
  expect(rest).toContain('سطر 150<')
})

test('a comment can be edited for ten minutes, and is moderated again', async () => {
  const { who, path, id } = await join('ريم', 'الجسر ضيّق')
  await approve(id)
  await readers.untilPage(page(), 'الجسر ضيّق')
  const changed = await who.send(`${path}/edit`, { text: 'الجسر ضيّق على الشاحنات' })
  expect(changed.html).toContain('الجسر ضيّق على الشاحنات')
  const row = await readers.db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.editedAt).not.toBeNull()
  await readers.db
    .updateTable('comments')
    .set({ postedAt: new Date(Date.now() - 11 * 60_000) })
    .where('id', '=', id)
    .execute()
  const late = await who.send(`${path}/edit`, { text: 'الجسر واسع' })
  expect(late.status).toBe(409)
  expect((await readers.visitor().send(`/readers/comments/${id}-${'x'.repeat(22)}/delete`, {})).status).toBe(
    404,
  )
})

test('a rejected comment shows the reason, and its reader can appeal once', async () => {
  const { who, path, id } = await join('جمال', 'كلام لا ينشر')
  await execute(readers.db, desk, rejectComment, { id, code: 'abuse', note: 'فيه إساءة إلى العمال.' })
  const answer = await who.get(path)
  expect(answer.html).toContain('لم يُنشر تعليقك')
  expect(answer.html).toContain('فيه إساءة إلى العمال.')
  expect((await who.send(`${path}/appeal`, { text: 'لم أقصد أحدًا.' })).html).toContain('وصل اعتراضك')
  expect((await who.send(`${path}/appeal`, { text: 'مرة أخرى' })).status).toBe(409)
  expect((await who.get('/readers')).html).toContain('لم يُنشر')
})

test('a reader reports a comment, once', async () => {
  const { id } = await join('سامر', 'تعليق يبلغ عنه')
  await approve(id)
  const who = readers.visitor()
  const answer = await who.send(`/readers/report/${id}`, { reason: 'privacy', note: 'فيه رقم هاتفي' })
  expect(answer.html).toContain('وصل بلاغك')
  await who.send(`/readers/report/${id}`, { reason: 'spam' })
  const reports = await readers.db
    .selectFrom('commentReports')
    .selectAll()
    .where('commentId', '=', id)
    .execute()
  expect(reports.map(({ reason }) => reason)).toEqual(['privacy'])
  expect((await who.send(`/readers/report/${id}`, { reason: 'because' })).status).toBe(400)
})

const accountOf = async (who: Visitor): Promise<{ email: string }> =>
  JSON.parse((await who.get('/readers/data')).html).account

test('a reader exports all personal data, and erases it with all revisions', async () => {
  const { who, path, id } = await join('ليلى', 'سرّ أول')
  await who.send(`${path}/edit`, { text: 'سرّ ثان' })
  await who.send('/readers/name', { name: 'ليلى الجديدة' })
  const email = (await accountOf(who)).email
  await readers.db
    .insertInto('subscribers')
    .values({ email, daily: true, breaking: false, sectionIds: [], state: 'confirmed' })
    .execute()
  const data = JSON.parse((await who.get('/readers/data')).html)
  expect(data.newsletter).toMatchObject({ state: 'confirmed', daily: true, breaking: false })
  expect(data.comments[0]).toMatchObject({ id, text: 'سرّ ثان', name: 'ليلى الجديدة' })
  expect(data.revisions[0].content).toEqual({ text: 'سرّ أول' })
  expect(data.account.email).toMatch(/@mail\.example$/)
  expect((await who.send('/readers/erase', {})).status).toBe(400)
  expect((await who.send('/readers/erase', { sure: 'yes' })).html).toContain('مُحي كل شيء')
  expect((await who.get('/readers')).html).toContain('شارك في النقاش')
  for (const table of [
    'comments',
    'readers',
    'readerUsers',
    'revisions',
    'subscribers',
    'commentDecisions',
    'changes',
    'audit',
  ]) {
    const rows = await readers.db
      .selectFrom(table as 'comments')
      .selectAll()
      .execute()
    expect(JSON.stringify(rows), table).not.toMatch(new RegExp(`سرّ (أول|ثان)|ليلى|${email}`))
  }
})

test('an article removed for legal reasons takes its comments with it', async () => {
  const removed = await publish(readers.db, { headline: 'خبر يزال' })
  const who = readers.visitor()
  const sent = { article: String(removed), text: 'تعليق يزال', name: 'عمر', email: 'omar@mail.example' }
  await who.send('/readers/comments', sent)
  await execute(readers.db, desk, removeArticle, { id: removed, legalReason: 'حكم' })
  const rows = await readers.db.selectFrom('comments').select('id').where('articleId', '=', removed).execute()
  expect(rows).toEqual([])
})
