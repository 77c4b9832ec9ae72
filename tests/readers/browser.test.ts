/** Comments in a browser, with and without scripts, on a phone and a desktop; all pages are accessible. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishComment, rejectComment } from '../../src/content/comments/moderation/decide.ts'
import { execute } from '../../src/kernel/run.ts'
import { openBrowser } from '../browser.ts'
import { desk, patienceMs, publish } from '../harness.ts'
import { violations } from '../newsroom/browser.ts'
import { linkIn, openReadersProgram, type Readers } from './readers.ts'

const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }

let readers: Readers
let browser: Browser
let article: number
let site: string

beforeAll(async () => {
  readers = await openReadersProgram()
  article = await publish(readers.db, { headline: 'افتتاح الجسر الجديد' })
  // Passkeys belong to a name, never to an address.
  site = readers.url.replace('127.0.0.1', 'localhost')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await readers.close()
})

const complaints: string[] = []

async function open(path: string, options: { javaScriptEnabled?: boolean; viewport?: typeof phone } = {}) {
  const context = await browser.newContext({ viewport: phone, ...options })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  // The console reports violations of the page's policy.
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(site + path)
  return page
}

async function look(page: Page, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([])
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${name} is not wider than the screen`).toBeLessThanOrEqual(0)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

const write = async (page: Page, text: string, name: string, email: string) => {
  await page.getByText('أضف تعليقًا').click()
  await page.getByLabel('التعليق', { exact: true }).fill(text)
  await page.getByLabel('الاسم').fill(name)
  await page.getByLabel('البريد الإلكتروني').fill(email)
  await page.getByRole('button', { name: 'أرسل التعليق' }).click()
}
const confirm = async (page: Page, email: string) => {
  await page.goto(site + linkIn(await readers.mailbox.mailTo(email)))
}
const idOf = (page: Page) => Number(/\/comments\/(\d+)-/.exec(page.url())![1])

test('with scripts: a proof of work is sent, and a published comment is on the page', {
  tags: 'long',
}, async () => {
  const page = await open(`/articles/${article}/x`)
  await write(page, 'جسر طال انتظاره', 'سلمى', 'salma@mail.example')
  await page.getByRole('heading', { name: 'بقيت خطوة' }).waitFor()
  await look(page, 'unconfirmed')
  await confirm(page, 'salma@mail.example')
  await look(page, 'link')
  await page.getByRole('button', { name: 'نعم، ادخل' }).click()
  await page.getByRole('heading', { name: 'وصل تعليقك' }).waitFor()
  await look(page, 'held')
  const id = idOf(page)
  await execute(readers.db, desk, publishComment, { id })
  await readers.untilPage(`/comments/${article}`, 'جسر طال انتظاره')
  await page.getByRole('link', { name: 'العودة إلى المادة' }).click()
  await page.getByText('جسر طال انتظاره').waitFor()
  // Signed in: the form knows the name, and a comment goes straight to the moderator with its proof.
  await page.getByText('أضف تعليقًا').click()
  await page.getByLabel('التعليق', { exact: true }).fill('أراه من نافذتي كل صباح')
  await page.getByText('تعلّق باسم').waitFor()
  await look(page, 'article')
  await page.getByRole('button', { name: 'أرسل التعليق' }).click()
  await page.getByRole('heading', { name: 'وصل تعليقك' }).waitFor()
  expect(await readers.db.selectFrom('usedProofs').select('signature').execute()).toHaveLength(1)
  const { reasons } = await readers.db
    .selectFrom('comments')
    .select('reasons')
    .where('id', '=', idOf(page))
    .executeTakeFirstOrThrow()
  expect(reasons.map(({ phase }) => phase)).not.toContain('proof')
  await execute(readers.db, desk, rejectComment, { id: idOf(page), code: 'off-topic' })
  await page.reload()
  await page.getByLabel('قل في سطور').fill('هو عن الجسر نفسه')
  await look(page, 'rejected')
  await page.getByRole('button', { name: 'أرسل الاعتراض' }).click()
  await page.getByText('وصل اعتراضك').waitFor()
  await page.goto(`${site}/readers`)
  await look(page, 'account')
  await page.goto(`${site}/readers/reply/${id}`)
  await look(page, 'reply')
  await page.goto(`${site}/readers/report/${id}`)
  await look(page, 'report')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('without scripts: the same, and no question is repeated', async () => {
  const page = await open(`/articles/${article}/x`, { javaScriptEnabled: false, viewport: desktop })
  await write(page, 'كتبته بلا برنامج', '', 'hadi@mail.example')
  await page.getByText('اكتب اسمًا').waitFor()
  await page.getByLabel('الاسم').fill('هادي')
  await page.getByRole('button', { name: 'أرسل التعليق' }).click()
  await page.getByRole('heading', { name: 'بقيت خطوة' }).waitFor()
  await confirm(page, 'hadi@mail.example')
  await page.getByRole('button', { name: 'نعم، ادخل' }).click()
  await page.getByRole('heading', { name: 'وصل تعليقك' }).waitFor()
  await execute(readers.db, desk, publishComment, { id: idOf(page) })
  await readers.untilPage(`/comments/${article}`, 'كتبته بلا برنامج')
  await page.getByRole('link', { name: 'العودة إلى المادة' }).click()
  await page.getByText('كتبته بلا برنامج').waitFor()
  await page.getByRole('link', { name: 'رد' }).first().click()
  await page.getByText('تعلّق باسم هادي').waitFor()
  await page.context().close()
})

test('a reader signs in again with a passkey', async () => {
  const page = await open('/readers')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await look(page, 'join')
  await page.getByLabel('البريد الإلكتروني').fill('nour@mail.example')
  await page.getByLabel('الاسم').fill('نور')
  await page.getByRole('button', { name: 'أرسل الرابط' }).click()
  await page.getByRole('heading', { name: 'تفقّد بريدك' }).waitFor()
  await confirm(page, 'nour@mail.example')
  await page.getByRole('button', { name: 'نعم، ادخل' }).click()
  await page.getByRole('heading', { name: 'حسابي' }).waitFor()
  await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click()
  await page.getByRole('button', { name: 'أزل' }).waitFor()
  await page.getByRole('button', { name: 'اخرج' }).click()
  await page.getByRole('heading', { name: 'شارك في النقاش' }).waitFor()
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  await page.getByRole('heading', { name: 'حسابي' }).waitFor()
  expect(await page.getByLabel('الاسم الذي يظهر').inputValue()).toBe('نور')
  expect(complaints).toEqual([])
  await page.context().close()
})
