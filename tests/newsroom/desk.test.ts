/** The desk's screens in a real browser: what the newsroom looks at all day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../api/api.ts'
import { desktop, openNewsroom, overhang, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let editor: Client & { staffId: number; cookie: string }
let reporter: Client & { staffId: number; cookie: string }
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

async function write(as: Client, headline: string, more = {}): Promise<number> {
  const { status, body } = await as.post('/articles', { headline, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const open = (path: string, options = {}) => newsroom.open(path, options, editor.cookie)

beforeAll(async () => {
  newsroom = await openNewsroom()
  editor = await newsroom.member('editor')
  reporter = await newsroom.member('reporter')
  for (let n = 1; n <= 60; n++) await write(reporter, `مسودة قديمة رقم ${n}`)
  for (const [n, headline] of ['نشرة الصباح', 'نشرة الظهيرة'].entries()) {
    const id = await write(editor, headline)
    await editor.post(`/articles/${id}/publish`, { at: inHours(30 + n * 3) })
  }
  const handed = await write(reporter, 'تقرير ينتظر الدسك')
  await reporter.post(`/articles/${handed}/submit`, { note: '' })
  const out = await write(editor, 'خبر عاجل من الميناء', { breaking: true, urgency: 1 })
  await editor.post(`/articles/${out}/publish`, {})
})
afterAll(() => newsroom.close())

test('every screen is accessible and fits on a laptop and on a dark phone', { tags: 'long' }, async () => {
  const page = await open('/newsroom')
  for (const path of ['/newsroom', '/newsroom/articles', '/newsroom/calendar']) {
    if (path !== '/newsroom') await page.goto(newsroom.url + path)
    await page.getByText('نشرة الصباح').first().waitFor()
    expect([path, await violations(page), await overhang(page)]).toEqual([path, [], 0])
    await page.setViewportSize(phone)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByText('نشرة الصباح').first().waitFor()
    expect([path, await violations(page), await overhang(page)]).toEqual([path, [], 0])
    await page.setViewportSize(desktop)
    await page.emulateMedia({ colorScheme: 'light' })
  }
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('Today shows waiting, scheduled and open articles', async () => {
  const page = await open('/newsroom')
  const column = (name: string) => page.getByRole('region', { name })
  await column('بانتظار الدسك').getByRole('link', { name: 'تقرير ينتظر الدسك' }).waitFor()
  expect(await column('المجدول للنشر').locator('li').allTextContents()).toHaveLength(2)
  expect(await column('نُشر للتو').textContent()).toContain('عاجل')
  // It keeps itself true.
  const id = await write(reporter, 'مادة سُلّمت للتو')
  await reporter.put(`/articles/${id}/presence`)
  await reporter.post(`/articles/${id}/submit`, { note: '' })
  await column('بانتظار الدسك').getByRole('link', { name: 'مادة سُلّمت للتو' }).waitFor()
  await column('مفتوح عند الزملاء').getByText('عضو reporter').waitFor()
  await newsroom.leave(page)
})

describe('the list of articles', () => {
  test('shows fifteen complete rows on a laptop, and older ones on request', async () => {
    const page = await open('/newsroom/articles')
    const rows = page.getByRole('list', { name: 'المواد' }).getByRole('listitem')
    await rows.first().waitFor()
    const whole = await rows.evaluateAll(
      (all) => all.filter((row) => row.getBoundingClientRect().bottom <= window.innerHeight).length,
    )
    expect(whole).toBeGreaterThanOrEqual(15)
    expect(await rows.count()).toBe(50)
    await page.getByRole('button', { name: 'مواد أقدم' }).click()
    await expect.poll(() => rows.count()).toBeGreaterThan(60)
    await newsroom.leave(page)
  })

  test('keeps its filters in the address', async () => {
    const page = await open('/newsroom/articles')
    await page
      .getByRole('searchbox', { name: 'ابحث في العناوين' })
      .pressSequentially('الميناء', { delay: 30 })
    const rows = page.getByRole('list', { name: 'المواد' }).getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('combobox', { name: 'الحالة' }).selectOption('منشورة')
    await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('published')
    await page.reload()
    await expect.poll(() => rows.count()).toBe(1)
    expect(await page.getByRole('searchbox').inputValue()).toBe('الميناء')
    await page.getByRole('combobox', { name: 'الحالة' }).selectOption('مسودة')
    await page.getByText('لا مادة تطابق ما طلبت').waitFor()
    await page.getByRole('button', { name: 'أزل التصفية' }).last().click()
    await expect.poll(() => rows.count()).toBe(50)
    await newsroom.leave(page)
  })

  test('moves with j and k, also on an Arabic keyboard, and opens with Enter', async () => {
    const page = await open('/newsroom/articles')
    const links = page.locator('a[data-row]')
    await links.first().waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('KeyJ')
    expect(await focused()).toBe(await links.nth(0).textContent())
    // The letter of the j key on an Arabic keyboard.
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true, cancelable: true }),
      ),
    )
    expect(await focused()).toBe(await links.nth(1).textContent())
    await page.keyboard.press('KeyK')
    const address = await links.nth(0).getAttribute('href')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toBe(address)
    await newsroom.leave(page)
  })

  test('adds new articles without moving the list', { tags: 'long' }, async () => {
    const page = await open('/newsroom/articles?state=draft')
    const links = page.locator('a[data-row]')
    await links.first().waitFor()
    await links.nth(3).focus()
    const before = await links.nth(3).textContent()
    await write(reporter, 'مادة وصلت والقائمة مفتوحة')
    const offer = page.getByRole('button', { name: /اعرضها/ })
    await offer.waitFor()
    expect(await links.nth(3).textContent()).toBe(before)
    await offer.click()
    await expect.poll(() => links.first().textContent()).toBe('مادة وصلت والقائمة مفتوحة')
    // While nobody points at a row, it comes in by itself.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.mouse.move(5, 5)
    await write(reporter, 'مادة دخلت وحدها')
    await expect.poll(() => links.first().textContent()).toBe('مادة دخلت وحدها')
    await newsroom.leave(page)
  })

  test('on a phone the filters are one button', { tags: 'long' }, async () => {
    const page = await open('/newsroom/articles', { viewport: phone, hasTouch: true })
    await page.getByRole('button', { name: 'تصفية' }).tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'الحالة' }).selectOption('عند الدسك')
    await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('submitted')
    expect(await violations(page)).toEqual([])
    await newsroom.leave(page)
  })
})

test('the calendar reschedules articles, and marks those of the same minute', { tags: 'long' }, async () => {
  const page = await open('/newsroom/calendar', { timezoneId: 'America/New_York' })
  await page.getByText(/السعودية/).waitFor()
  await page.getByRole('button', { name: 'انقل موعد: نشرة الظهيرة' }).click()
  const dialog = page.getByRole('dialog')
  const { body } = await editor.get('/desk')
  const [morning] = body.next
  const wall = new Date(Date.parse(morning.scheduledAt) + 3 * 3_600_000).toISOString()
  await dialog.getByLabel('اليوم').fill(wall.slice(0, 10))
  await dialog.getByLabel('الساعة').fill(wall.slice(11, 16))
  await dialog.getByText('تُنشر معها في الدقيقة نفسها').waitFor()
  await dialog.getByText('نشرة الصباح').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'انقلها' }).click()
  await expect.poll(() => page.getByText('مادتان في الدقيقة نفسها').count()).toBe(2)
  const after = (await editor.get('/desk')).body.next
  const minute = (at: string) => at.slice(0, 16)
  expect(minute(after[1].scheduledAt)).toBe(minute(morning.scheduledAt))
  // A time that is past is refused before it is sent.
  await page.getByRole('button', { name: 'انقل موعد: نشرة الظهيرة' }).click()
  await dialog.getByLabel('اليوم').fill('2020-01-01')
  await dialog.getByText('مضى هذا الوقت').waitFor()
  expect(await dialog.getByRole('button', { name: 'انقلها' }).isDisabled()).toBe(true)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a returned article shows its reporter the note and its author', { tags: 'long' }, async () => {
  const id = await write(reporter, 'تقرير أعيد إلى صاحبه')
  await reporter.post(`/articles/${id}/submit`, { note: 'راجعوا الأرقام' })
  const atDesk = await open(`/newsroom/articles/${id}`)
  await atDesk
    .getByRole('note', { name: 'سُلّمت إلى الدسك: عضو reporter' })
    .getByText('راجعوا الأرقام')
    .waitFor()
  await newsroom.leave(atDesk)
  await editor.post(`/articles/${id}/return`, { note: 'ينقصه مصدر ثانٍ' })
  for (const viewport of [desktop, phone]) {
    const page = await newsroom.open('/newsroom', { viewport }, reporter.cookie)
    await page.getByRole('region', { name: 'أُعيدت إليّ' }).getByRole('link', { name: 'تقرير أعيد' }).click()
    const note = page.getByRole('note', { name: 'أُعيدت للتعديل: عضو editor' })
    await note.getByText('ينقصه مصدر ثانٍ').waitFor()
    const { bottom } = await note.evaluate((element) => element.getBoundingClientRect().toJSON())
    expect(bottom).toBeLessThan(viewport.height)
    await page.goto(`${newsroom.url}/newsroom/articles?state=returned`)
    await page.getByRole('listitem').filter({ hasText: 'تقرير أعيد' }).getByText('أُعيدت للتعديل').waitFor()
    expect(await violations(page)).toEqual([])
    await newsroom.leave(page)
  }
})

test('only people who may publish can move articles', async () => {
  const page = await newsroom.open('/newsroom/calendar', {}, reporter.cookie)
  await page.getByText('نشرة الصباح').waitFor()
  expect(await page.getByRole('button', { name: /انقل موعد/ }).count()).toBe(0)
  await newsroom.leave(page)
})

test('an article is picked by words of its headline, by keyboard alone', async () => {
  const id = await write(editor, 'مادة تحتاج إلى صلة')
  const page = await open(`/newsroom/articles/${id}`)
  await page.getByRole('button', { name: 'أضف مادة' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'اختر مادة' })
  await dialog.getByRole('option').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.type('تقرير ينتظر', { delay: 20 })
  const option = dialog.getByRole('option', { name: /تقرير ينتظر الدسك/ })
  await expect.poll(() => dialog.getByRole('option').count()).toBe(1)
  expect(await option.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('تقرير ينتظر الدسك').first().waitFor()
  await newsroom.leave(page)
})

test('alternative headlines show their length and the shared link while typing; only an editor sets marks', {
  tags: 'long',
}, async () => {
  const id = await write(reporter, 'عنوان طويل للنشر', { standfirst: 'مقدمة المادة' })
  const as = (client: typeof editor) =>
    newsroom.open(`/newsroom/articles/${id}`, { viewport: desktop }, client.cookie)
  const section = (page: Awaited<ReturnType<typeof open>>) => page.getByText('العناوين والمشاركة')
  const own = await as(reporter)
  await section(own).click()
  expect(await own.getByLabel('الراعي').isDisabled()).toBe(true)
  await own.getByLabel('العنوان التمهيدي').fill('👨‍👩‍👧 مُهِمّ')
  await own.getByText(/^(٥ من ٣٠|5 من 30)$/).waitFor()
  const whatsapp = own.getByRole('figure', { name: 'WhatsApp' })
  expect(await whatsapp.innerText()).toContain('عنوان طويل للنشر')
  await own.getByLabel('عنوان المشاركة').fill('عنوان للمشاركة')
  for (const service of ['WhatsApp', 'X', 'Telegram', 'Facebook'])
    await own.getByRole('figure', { name: service }).getByText('عنوان للمشاركة').first().waitFor()
  await own.locator('[data-saving="saved"]').waitFor()
  expect(await violations(own)).toEqual([])
  await newsroom.leave(own)

  const page = await as(editor)
  await section(page).click()
  await page.getByLabel('رابط النص الأصلي').fill('نص')
  await page.getByText('رابط كامل يبدأ بـ').waitFor()
  await page.getByLabel('رابط النص الأصلي').fill('https://agency.example/1')
  await page.getByLabel('الراعي').fill('مصرف الأفق')
  await page.locator('[data-saving="saved"]').waitFor()
  await page.setViewportSize(phone)
  await page.getByText('البيانات', { exact: true }).click()
  expect([await overhang(page), await violations(page)]).toEqual([0, []])
  expect((await reporter.get(`/articles/${id}`)).body.content).toMatchObject({
    ...{ kicker: '👨‍👩‍👧 مُهِمّ', shareHeadline: 'عنوان للمشاركة', sponsor: 'مصرف الأفق' },
    canonicalUrl: 'https://agency.example/1',
  })
  await newsroom.leave(page)
})
