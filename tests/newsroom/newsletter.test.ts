/** The newsletter's screen: who gets it, what goes out next and when, and turning it off. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { openMailbox } from '../mailbox.ts'
import { openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
  const { db } = newsroom
  const section = await execute(db, desk, saveSection, { name: 'اقتصاد' })
  await publish(db, { headline: 'المرفأ يفتح رصيفًا ثانيًا', sectionId: section.id })
  await db
    .insertInto('subscribers')
    .values(
      ['a', 'b', 'c'].map((name) => ({
        ...{ email: `${name}@example.org`, daily: true, breaking: name === 'a', sectionIds: [] },
        state: name === 'c' ? ('pending' as const) : ('confirmed' as const),
      })),
    )
    .execute()
})
afterAll(() => newsroom.close())

test('an administrator previews the next issue, changes its hour and turns it off', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('administrator', '/newsroom/newsletter')
  await page.getByText('المرفأ يفتح رصيفًا ثانيًا').waitFor()
  const numberOf = (name: string) => page.locator('dl div', { hasText: name }).locator('dd').textContent()
  expect([await numberOf('أكّدوا'), await numberOf('العاجلة'), await numberOf('لم يؤكّدوا')]).toEqual([
    '2',
    '1',
    '1',
  ])
  // This program has no mail server, and says so.
  await page.getByText('لا يوجد خادم بريد').waitFor()
  expect(await violations(page)).toEqual([])

  const [preview] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'معاينة الرسالة' }).click(),
  ])
  await preview.getByRole('link', { name: 'المرفأ يفتح رصيفًا ثانيًا' }).waitFor()
  // It looks as a mail does: its inline styles hold.
  const color = await preview.locator('.rule').evaluate((cell) => getComputedStyle(cell).borderBottomWidth)
  expect(color).toBe('3px')
  await preview.close()

  await page.getByRole('combobox', { name: 'الساعة' }).click()
  await page.getByRole('option', { name: '18:00' }).click()
  await page.getByLabel('أرسل نشرة كل يوم').uncheck()
  await page.getByRole('button', { name: 'احفظ' }).click()
  const settings = () =>
    newsroom.db.selectFrom('publication').select(['newsletterDaily', 'newsletterHour']).executeTakeFirst()
  await eventually('it is saved', async () => (await settings())?.newsletterDaily === false)
  expect(await settings()).toEqual({ newsletterDaily: false, newsletterHour: 18 })
  await page.getByText('النشرة اليومية متوقفة').waitFor()
  // Readers are not offered what is not sent.
  await eventually('the page shows the new state', async () => {
    const text = await (await fetch(`${newsroom.url}/follow`)).text()
    return !text.includes('name="daily"')
  })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('an editor reads it on a phone and changes no setting; a reporter has no link to it', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/newsletter', {
    viewport: phone,
    colorScheme: 'dark',
  })
  await page.getByText('المرفأ يفتح رصيفًا ثانيًا').waitFor()
  expect(await page.getByLabel('أرسل نشرة كل يوم').count()).toBe(0)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  await newsroom.leave(page)
})

test('an editor has the next issue sent to their own mailbox, and to nobody else', {
  tags: 'long',
}, async () => {
  const box = await openMailbox()
  const mailing = await openNewsroom(box.env)
  try {
    const { page, member } = await mailing.enter('editor', '/newsroom/newsletter', { viewport: phone })
    await page.getByText('لا جديد منذ العدد الأخير').waitFor()
    const { status, body } = await member.post('/newsletter/test-issue', {})
    expect([status, body.code]).toEqual([409, 'conflict'])
    await publish(mailing.db, { headline: 'سفينة القمح تصل غدًا' })
    await mailing.db
      .insertInto('subscribers')
      .values({
        ...{ email: 'a@example.org', daily: true, breaking: true, sectionIds: [] },
        state: 'confirmed' as const,
      })
      .execute()
    await page.reload()
    await page.getByRole('button', { name: 'أرسل نسخة تجريبية إلى بريدي' }).click()
    await page.getByText(`أُرسلت نسخة تجريبية إلى \u2066${member.email}\u2069`).waitFor()
    expect(await violations(page)).toEqual([])
    const mail = await box.mailTo(member.email)
    expect(mail.subject).toMatch(/^نسخة تجريبية: /)
    expect(mail.html).toContain('سفينة القمح تصل غدًا')
    expect(mail.text).toContain('سفينة القمح تصل غدًا')
    expect(box.received).toHaveLength(1)
    const reporter = await mailing.member('reporter')
    expect((await reporter.post('/newsletter/test-issue', {})).status).toBe(403)
    const token = await mailing.as('editor')
    expect((await token.post('/newsletter/test-issue', {})).status).toBe(422)
    expect(page.complaints).toEqual([])
  } finally {
    await mailing.close()
    await box.close()
  }
})
