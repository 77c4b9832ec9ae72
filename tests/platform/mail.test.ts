/** Mail: put into a queue with what asked for it, sent by the running program to a real SMTP server. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addJob } from '../../src/platform/jobs.ts'
import { type Mailer, MailRefused, mailJob, mailTries, openMailer } from '../../src/platform/mail.ts'
import { nashra, newsroomDatabase, startProgram, temporaryFolder, untilReady } from '../harness.ts'
import { type Mailbox, openMailbox } from '../mailbox.ts'

let box: Mailbox
let mailer: Mailer
beforeAll(async () => {
  box = await openMailbox()
  mailer = openMailer({ smtpUrl: box.env.SMTP_URL, from: box.env.MAIL_FROM })
})
afterAll(async () => {
  mailer.close()
  await box.close()
})

test('Arabic text arrives unchanged, from the configured sender', async () => {
  await mailer.send({
    to: 'reader@example.com',
    subject: 'نشرة اليوم: ٣ أخبار',
    text: 'السلام عليكم\n\nhttps://news.example/articles/1/خبر',
    html: '<p dir="rtl">السلام عليكم</p>',
    headers: { 'List-Unsubscribe': '<https://news.example/x>' },
  })
  const mail = await box.mailTo('reader@example.com')
  expect(mail.subject).toBe('نشرة اليوم: ٣ أخبار')
  expect(mail.from).toMatchObject({ name: 'نشرة الساحل', address: 'news@news.example' })
  expect(mail.text?.trim()).toBe('السلام عليكم\n\nhttps://news.example/articles/1/خبر')
  expect(mail.html).toContain('<p dir="rtl">السلام عليكم</p>')
  expect(mail.raw).toMatch(/^List-Unsubscribe: <https:\/\/news.example\/x>\r$/m)
})

test.each([
  ['to', { to: 'a@example.com, b@example.com' }],
  ['to', { to: 'a@example.com\r\nBcc: b@example.com' }],
  ['to', { to: 'Name <a@example.com>' }],
  ['subject', { subject: 'مرحبًا\r\nBcc: b@example.com' }],
  ['headers', { headers: { 'X-A': 'a\r\nBcc: b@example.com' } }],
  ['headers', { headers: { 'X-A: b\r\nBcc': 'b@example.com' } }],
])('%s cannot add a recipient or a header', async (_, wrong) => {
  const before = box.received.length
  await expect(mailer.send({ to: 'a@example.com', subject: 'x', text: 'x', ...wrong })).rejects.toThrow()
  expect(box.received).toHaveLength(before)
})

test('a permanent refusal of a server is told apart from a temporary one', async () => {
  box.unknown.add('gone@example.com')
  const send = (to: string) => mailer.send({ to, subject: 'خبر', text: 'نص' })
  await expect(send('gone@example.com')).rejects.toBeInstanceOf(MailRefused)
  box.refuse(1)
  const later = send('reader@example.com')
  await expect(later).rejects.toThrow('Try again')
  await expect(later).rejects.not.toBeInstanceOf(MailRefused)
})

test('an address in Arabic letters is sent in its standard form, without invisible characters', async () => {
  const send = (by: Mailer, to: string) => by.send({ to, subject: 'خبر', text: 'نص' })
  await send(mailer, '\u200fuser@مثال.السعودية\u202a')
  await box.mailTo('user@مثال.السعودية')
  await send(mailer, 'محمد@mail.example')
  await box.mailTo('محمد@mail.example')
  const old = await openMailbox({ utf8: false })
  const plain = openMailer({ smtpUrl: old.env.SMTP_URL, from: old.env.MAIL_FROM })
  expect([await plain.takes('user@xn--mgbh0fb.example'), await plain.takes('محمد@mail.example')]).toEqual([
    true,
    false,
  ])
  await expect(send(plain, 'محمد@mail.example')).rejects.toThrow('does not support SMTPUTF8')
  await send(plain, 'user@مثال.السعودية')
  expect(old.received).toHaveLength(1)
  plain.close()
  await old.close()
})

test('a message is retried for more than a day and a half', () => {
  // Graphile Worker waits e to the power of the attempts (ten at most) in seconds.
  const waits = Array.from({ length: mailTries - 1 }, (_, n) => Math.exp(Math.min(n + 1, 10)))
  expect(waits.reduce((sum, wait) => sum + wait) / 3_600).toBeGreaterThan(36)
})

test('the program sends queued mail, and retries mail that the server deferred', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const env = { DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), ...box.env }
  const program = await startProgram(env, ['--empty'])
  await untilReady(program.url)
  box.refuse(1)
  await addJob(newsroom.db, mailJob, { to: 'queued@example.com', subject: 'خبر', text: 'نص' }, 'one')
  expect((await box.mailTo('queued@example.com')).subject).toBe('خبر')
  const { stdout } = await nashra(['doctor'], env)
  expect(stdout).toContain('Mail goes out from نشرة الساحل <news@news.example>.')
  const wrong = await nashra(['doctor'], { ...env, SMTP_URL: 'smtp://127.0.0.1:1' })
  expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining("Mail can't be sent:")])
  await program.stop()
  await newsroom.drop()
})
