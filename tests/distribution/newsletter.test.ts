/** The newsletter as a reader meets it: the form, the letters, the issues, the way out. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  publish,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { type Mail, type Mailbox, openMailbox } from '../mailbox.ts'

let box: Mailbox
let newsroom: TestDatabase
let program: Program
let politics: number
let sport: number
const start = () =>
  startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), ...box.env }, ['--empty'])

beforeAll(async () => {
  box = await openMailbox()
  newsroom = await newsroomDatabase()
  await execute(newsroom.db, desk, editPublication, {
    name: 'نشرة الساحل',
    contactEmail: 'desk@news.example',
  })
  politics = (await execute(newsroom.db, desk, saveSection, { name: 'سياسة' })).id
  sport = (await execute(newsroom.db, desk, saveSection, { name: 'رياضة' })).id
  program = await start()
  await untilReady(program.url)
})
afterAll(async () => {
  await program.stop()
  await box.close()
  await newsroom.drop()
})

/** Sends a form as a browser without JavaScript does. */
const send = (path: string, fields: [string, string][] = []) =>
  fetch(program.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: program.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const subscribeByForm = (email: string, ...more: [string, string][]) =>
  send('/readers/newsletter', [
    ['email', email],
    ...(more.length > 0 ? more : [['daily', 'yes'] as [string, string]]),
  ])
const linkIn = (mail: Mail, part: string) => {
  const [link] = new RegExp(`\\S*/readers/newsletter/${part}/\\S+`).exec(mail.text ?? '') ?? []
  return new URL(link!).pathname
}
const stateOf = async (email: string) =>
  await newsroom.db
    .selectFrom('subscribers')
    .select(['id', 'state', 'daily', 'breaking', 'sectionIds'])
    .where('email', '=', email)
    .executeTakeFirst()
const countTo = (email: string) => box.received.filter(({ receivers }) => receivers.includes(email)).length

/** A subscriber who has confirmed, by the whole way. */
async function subscribe(email: string, ...fields: [string, string][]): Promise<void> {
  const before = box.received.length
  expect((await subscribeByForm(email, ...fields)).status).toBe(303)
  const mail = await box.mailTo(email, before)
  expect((await send(linkIn(mail, 'confirm'))).status).toBe(200)
}

async function sendDaily(): Promise<void> {
  await newsroom.db.deleteFrom('newsletterIssues').where('kind', '=', 'daily').execute()
  await newsroom.db
    .updateTable('timers')
    .set({ dueAt: new Date(Date.now() - 1_000) })
    .where('key', '=', 'newsletter')
    .execute()
}
const sent = async () => {
  const { rows } = await newsroom.pool.query(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier like 'newsletter%'",
  )
  return rows[0].n === 0
}

test('a subscription needs a confirmation from its mailbox, and link scanners confirm nothing', async () => {
  const page = await (await fetch(`${program.url}/follow`)).text()
  expect(page).toContain('action="/readers/newsletter"')
  expect(page).toContain('كل يوم الساعة 07:00')

  const answer = await subscribeByForm('Reader@Example.org', ['daily', 'yes'], ['section', String(politics)])
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/readers/newsletter/asked'])
  const mail = await box.mailTo('reader@example.org')
  expect(mail.subject).toBe('أكّد اشتراكك في رسائل «نشرة الساحل»')
  expect(mail.html).toContain('dir="rtl"')
  const path = linkIn(mail, 'confirm')
  expect(await (await fetch(program.url + path)).text()).toContain('أكّد اشتراكي')
  expect((await stateOf('reader@example.org'))?.state).toBe('pending')
  expect((await send(path)).status).toBe(200)
  expect(await stateOf('reader@example.org')).toMatchObject({ state: 'confirmed', sectionIds: [politics] })
  // Pressed again, and guessed.
  expect((await send(path)).status).toBe(200)
  expect((await send(`${path.slice(0, -2)}xx`)).status).toBe(404)
  // Only the hash of the token in the link is stored.
  const { rows } = await newsroom.pool.query('select s::text as row from subscribers s')
  expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1))
})

test('an expired link says so and subscribes nobody', async () => {
  await subscribeByForm('late@example.org')
  const path = linkIn(await box.mailTo('late@example.org'), 'confirm')
  await newsroom.pool.query(
    `update subscribers set confirm_until = now() - interval '1 minute' where email like 'late@%'`,
  )
  const answer = await send(path)
  expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('انتهت صلاحية الرابط')])
  expect((await stateOf('late@example.org'))?.state).toBe('pending')
})

test('strangers cannot find out who subscribes, and cannot flood a mailbox', async () => {
  await subscribe('known@example.org')
  const before = box.received.length
  const [known, unknown] = [
    await subscribeByForm('known@example.org'),
    await subscribeByForm('unknown@example.org'),
  ]
  const partsOf = async (answer: Response) => [
    answer.status,
    answer.headers.get('location'),
    await answer.text(),
  ]
  expect(await partsOf(known)).toEqual(await partsOf(unknown))
  // The subscriber is told by mail, and the subscription stays unchanged.
  const letter = await box.mailTo('known@example.org', before)
  expect(letter.text).toContain('وهو مشترك فيها')
  expect(linkIn(letter, 'mine')).toMatch(/mine\/\d+\.[\w-]{24}$/)
  expect((await stateOf('known@example.org'))?.state).toBe('confirmed')
  await box.mailTo('unknown@example.org', before)

  for (let i = 0; i < 5; i++) expect((await subscribeByForm('unknown@example.org')).status).toBe(303)
  await eventually('all letters are written', sent)
  expect(countTo('unknown@example.org')).toBeLessThanOrEqual(3)
  let last = 303
  for (let i = 0; i < 20 && last === 303; i++) last = (await subscribeByForm(`many${i}@example.org`)).status
  expect(last).toBe(429)
  await eventually('all letters are written', sent)
  await newsroom.db.deleteFrom('subscriptionRequests').execute()
})

test.each([
  ['no address', 'ليس عنوانًا', 400],
  ['two addresses', 'a@example.org,b@example.org', 400],
  ['a header', 'a@example.org\r\nBcc: b@example.org', 400],
  ['a name', 'Name <a@example.org>', 400],
])('%s is refused in a page that says so', async (_, email, status) => {
  const before = box.received.length
  const answer = await subscribeByForm(email)
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining('العنوان غير صحيح')])
  expect(box.received.length).toBe(before)
})

test('other sites cannot subscribe anybody, and an empty form subscribes to nothing', async () => {
  const foreign = await fetch(`${program.url}/readers/newsletter`, {
    method: 'POST',
    headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'email=a%40example.org&daily=yes',
  })
  expect(foreign.status).toBe(403)
  expect((await subscribeByForm('a@example.org', ['section', String(sport)])).status).toBe(400)
  expect((await subscribeByForm('a@example.org', ['daily', 'yes'], ['section', '999'])).status).toBe(400)
  expect((await subscribeByForm('a@example.org', ['daily', 'yes'], ['section', 'x'])).status).toBe(400)
})

test('each subscriber gets the daily issue once, right to left, as HTML and text', async () => {
  await subscribe('sport@example.org', ['daily', 'yes'], ['section', String(sport)])
  await subscribe('breaking@example.org', ['breaking', 'yes'])
  await sendDaily()
  await eventually('without news there is no issue', async () => {
    const row = await newsroom.db
      .selectFrom('timers')
      .select('dueAt')
      .where('key', '=', 'newsletter')
      .executeTakeFirst()
    return row !== undefined && row.dueAt > new Date()
  })
  expect(await newsroom.db.selectFrom('newsletterIssues').selectAll().execute()).toEqual([])

  const lead = await publish(newsroom.db, {
    ...{ headline: 'Reuters تنقل خبر <القمة> & ما بعدها', standfirst: 'مقدمة الخبر', sectionId: politics },
  })
  await publish(newsroom.db, { headline: 'الفريق يفوز', sectionId: sport })
  const before = box.received.length
  await sendDaily()
  const mail = await box.mailTo('reader@example.org', before)
  expect(mail.subject).toMatch(/^نشرة الساحل: أخبار \S+ \d+ .*\d{4}$/)
  expect(mail.html).toMatch(/<html lang="ar" dir="rtl">/)
  expect(mail.html).toContain('&lt;القمة&gt; &amp; ما بعدها')
  expect(mail.html).toContain('<bdi dir="ltr">Reuters</bdi>')
  expect(mail.html).not.toContain('الفريق يفوز')
  // A line that begins with a foreign name is told its direction; the name is isolated.
  expect(mail.text).toContain('\u200fReuters تنقل خبر <القمة> & ما بعدها')
  expect(mail.text).toMatch(new RegExp(`/articles/${lead}$`, 'm'))
  expect(mail.html).not.toMatch(/<script|utm_|<link|width="1"/)
  expect((await box.mailTo('sport@example.org', before)).text).not.toContain('القمة')
  expect((await box.mailTo('known@example.org', before)).text).toContain('الفريق يفوز')
  await eventually('the issue is out', sent)
  expect([countTo('breaking@example.org'), countTo('late@example.org')]).toEqual([1, 1])

  const archive = new URL(/\S+\/newsletter\/\d+\s*$/m.exec(mail.text!)![0].trim())
  const page = await fetch(program.url + archive.pathname)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('الفريق يفوز')])
  expect((await fetch(`${program.url}/newsletter`)).status).toBe(200)
  expect((await fetch(`${program.url}/newsletter/99999`)).status).toBe(404)
})

test('one click in a mail program unsubscribes without signing in; the page asks for confirmation', async () => {
  const mail = box.received.findLast(({ receivers }) => receivers.includes('reader@example.org'))!
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const url = program.url + new URL(/<(.+)>/.exec(header('list-unsubscribe')!)![1]!).pathname
  expect((await fetch(url)).status).toBe(200)
  expect((await stateOf('reader@example.org'))?.state).toBe('confirmed')
  const leave = (at: string) =>
    fetch(at, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  expect((await leave(url)).status).toBe(200)
  expect((await leave(url)).status).toBe(200)
  expect((await stateOf('reader@example.org'))?.state).toBe('unsubscribed')
  expect((await leave(url.replace(/leave\/\d+/, 'leave/1999'))).status).toBe(404)

  const count = countTo('reader@example.org')
  const before = box.received.length
  await publish(newsroom.db, { headline: 'خبر جديد' })
  await sendDaily()
  await box.mailTo('known@example.org', before)
  await eventually('the issue is out', sent)
  expect(countTo('reader@example.org')).toBe(count)
})

test('a subscriber changes the subscription by the link in each issue', async () => {
  const mail = box.received.findLast(({ receivers }) => receivers.includes('known@example.org'))!
  const mine = linkIn(mail, 'mine')
  expect(await (await fetch(program.url + mine)).text()).toContain('known@example.org')
  expect(
    (
      await send(mine, [
        ['breaking', 'yes'],
        ['section', String(sport)],
      ])
    ).status,
  ).toBe(303)
  expect(await stateOf('known@example.org')).toMatchObject({
    daily: false,
    breaking: true,
    sectionIds: [sport],
  })
  expect((await send(mine, [])).status).toBe(400)
  expect(
    (
      await send(
        mine.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
        [['daily', 'yes']],
      )
    ).status,
  ).toBe(404)
})

test('breaking news is sent once when published; backdated and corrected articles are not sent', async () => {
  const before = box.received.length
  const make = (headline: string) =>
    execute(newsroom.db, desk, createArticle, { content: { headline, breaking: true, sectionId: politics } })
  const old = await make('خبر قديم')
  await execute(newsroom.db, desk, publishArticle, {
    id: old.id,
    at: new Date('2020-01-01'),
    backdated: true,
  })
  const { id } = await make('زلزال يضرب الساحل')
  await execute(newsroom.db, desk, publishArticle, { id })
  await execute(newsroom.db, desk, publishArticle, { id })
  const mail = await box.mailTo('breaking@example.org', before)
  expect(mail.subject).toBe('عاجل: زلزال يضرب الساحل')
  await eventually('all letters are sent', sent)
  expect(countTo('breaking@example.org')).toBe(2)
  // The test chooses another section.
  expect(box.received.slice(before).some(({ receivers }) => receivers.includes('known@example.org'))).toBe(
    false,
  )
})

test('mail that the server defers is retried, and each subscriber gets it once, also after a crash', async () => {
  const many = Array.from({ length: 30 }, (_, i) => `crowd${i}@example.org`)
  await newsroom.db
    .insertInto('subscribers')
    .values(
      many.map((email) => ({
        email,
        state: 'confirmed' as const,
        daily: true,
        breaking: false,
        sectionIds: [],
      })),
    )
    .execute()
  box.unknown.add('crowd27@example.org')
  await newsroom.db
    .updateTable('subscribers')
    .set({ refusals: 2 })
    .where('email', '=', 'crowd27@example.org')
    .execute()
  await publish(newsroom.db, { headline: 'خبر الحشد' })
  const before = box.received.length
  box.refuse(2)
  await sendDaily()
  await eventually('the first letters are sent', () => box.received.length >= before + 5, 30_000)
  program.child.kill('SIGKILL')
  program = await start()
  const got = () => many.filter((email) => countTo(email) > 0).length
  // Letters in progress at the crash, three at most, are not sent again.
  await eventually('all but those under way are out', async () => (await sent()) && got() >= 26, 60_000)
  expect(many.map(countTo).filter((count) => count > 1)).toEqual([])
  // An address that was refused three times is unsubscribed.
  expect((await stateOf('crowd27@example.org'))?.state).toBe('unsubscribed')
})
