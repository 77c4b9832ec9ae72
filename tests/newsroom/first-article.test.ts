/**
 * Creates an article with a picture from the printed link to the public page: by pointer, on a phone and by
 * keyboard.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../api/api.ts'
import { eventually } from '../harness.ts'
import { desktop, losingAnswers, openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let picture: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  picture = join(newsroom.dataDir, 'harbour.jpg')
  await sharp({ create: { width: 1600, height: 1067, channels: 3, background: '#3a6ea5' } })
    .jpeg()
    .toFile(picture)
})
afterAll(() => newsroom.close())

async function untilSaved(page: Page) {
  await page.locator('[data-saving="saved"]').waitFor()
}

async function readPublic(path: string) {
  const page = await newsroom.open(path)
  const text = await page.locator('main').innerText()
  const picture = page.locator('main figure img').first()
  const shown = await picture.evaluate((img: HTMLImageElement) =>
    img.decode().then(() => img.naturalWidth > 0),
  )
  await newsroom.leave(page)
  return { text, shown }
}

test('the first administrator signs in, writes, uploads a picture and publishes', async () => {
  const findLink = () => /http\S+invitation\?token=\S+/.exec(newsroom.program.output())?.[0]
  await expect.poll(findLink).toBeDefined()
  const link = findLink()!
  const page = await newsroom.open(new URL(link).pathname + new URL(link).search, { viewport: desktop })
  await page.getByLabel('الاسم').fill('ليلى حداد')
  await page.getByLabel('البريد').fill('layla@example.org')
  await page.getByLabel('كلمة المرور', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/newsroom\/?$/)

  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.getByLabel('العنوان', { exact: true }).fill('الميناء يستقبل أول سفينة')
  await page.getByLabel('المقدمة').fill('وصلت السفينة فجرًا.')
  await page.getByRole('textbox', { name: 'نص المادة' }).click()
  await page.keyboard.type('رست سفينة Boeing Star (MAX) عند الرصيف 7.')
  await page.getByRole('button', { name: 'اختر صورة' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(picture)
  await dialog.getByRole('button', { name: 'اختر harbour.jpg' }).first().click()
  await page.locator('aside img').first().waitFor()
  await untilSaved(page)
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'انشر', exact: true }).click()
  // Only breaking news is told unless somebody says so.
  const tell = page.getByLabel('أبلغ المتابعين على أجهزتهم')
  expect(await tell.isChecked()).toBe(false)
  await tell.check()
  expect(await violations(page)).toEqual([])
  const publishNow = page.getByRole('button', { name: 'انشر الآن' })
  // The first answer is lost; the same press again notifies nobody a second time.
  await losingAnswers(page, '**/api/v1/articles/*/publish', async () => {
    await publishNow.click()
    await page.getByText('تعذّر الوصول إلى الخادم').waitFor()
  })
  await publishNow.click()
  await page.getByText('نُشرت المادة.').waitFor()
  const { notices } = await page.evaluate(async () => (await fetch('/api/v1/push')).json())
  expect(notices).toHaveLength(1)
  const address = `/articles/${/articles\/(\d+)/.exec(page.url())![1]}/x`
  await eventually('the article is public', async () => (await fetch(newsroom.url + address)).status === 200)
  const seen = await readPublic(address)
  expect(seen.text).toContain('رست سفينة Boeing Star (MAX) عند الرصيف 7.')
  expect(seen.shown).toBe(true)
  expect(page.complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([])
  await newsroom.leave(page)
})

test('an editor on a phone corrects a published article and unpublishes it', { tags: 'long' }, async () => {
  const { page } = await newsroom.enter('editor', '/newsroom', { viewport: phone, hasTouch: true })
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.getByLabel('العنوان', { exact: true }).fill('ثلاثة جرحى في الميناء')
  await untilSaved(page)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'انشر', exact: true }).click()
  await page.getByRole('button', { name: 'انشر الآن' }).click()
  await page.getByText('نُشرت المادة.').waitFor()
  const id = /articles\/(\d+)/.exec(page.url())![1]

  await page.getByLabel('العنوان', { exact: true }).fill('ع'.repeat(311))
  await page.getByText('أطول مما يُقبل. احذف 11\u00a0حرفًا.').waitFor()
  await page.context().setOffline(true)
  await page.getByLabel('العنوان', { exact: true }).fill('جريحان في الميناء')
  await page.locator('[data-saving="waiting"]').waitFor()
  await page.getByRole('button', { name: 'انشر التعديل' }).click()
  await page.getByLabel('تصحيح معلن').check()
  // What is saved behind the dialog is this editor's own text, and is published.
  await page.context().setOffline(false)
  await page.locator('[data-saving="saved"]').waitFor()
  await page.getByRole('textbox', { name: 'ملاحظة التصحيح' }).fill('ذكرنا ثلاثة جرحى، وهما اثنان.')
  await page.getByRole('button', { name: 'انشر التصحيح' }).click()
  await page.getByText('نُشر التصحيح وملاحظته.').waitFor()
  const read = async () => (await fetch(`${newsroom.url}/articles/${id}/x`)).text()
  await eventually('the correction is read', async () =>
    (await read()).includes('ذكرنا ثلاثة جرحى، وهما اثنان.'),
  )

  await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
  await page.getByRole('menuitem', { name: 'اسحب من النشر' }).click()
  await page.getByRole('textbox', { name: 'سبب السحب' }).fill('بطلب من الأسرة')
  await page.getByRole('button', { name: 'اسحبها' }).click()
  await page.getByText('سُحبت المادة.').waitFor()
  await eventually('it is gone', async () => (await fetch(`${newsroom.url}/articles/${id}/x`)).status === 410)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide).toBe(false)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('an article is begun from the palette, written and published by keyboard alone', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('مادة جديدة')
  await page.getByRole('option', { name: /مادة جديدة/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/articles\/new/)
  await page.getByRole('textbox', { name: 'نص المادة' }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const tabTo = async (name: string) => {
    for (let n = 0; n < 80 && (await focused()) !== name; n++) await page.keyboard.press('Tab')
    expect(await focused()).toBe(name)
  }
  await eventually('one can type at once', async () => (await focused()) === 'العنوان')
  await page.keyboard.type('خبر من لوحة المفاتيح')
  await tabTo('المقدمة')
  await page.keyboard.type('بلا فأرة.')
  await tabTo('نص المادة')
  await page.keyboard.type('فقرة أولى.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('فقرة ثانية.')
  await untilSaved(page)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor()
  await eventually('the button has the focus', async () =>
    page.evaluate(() => document.activeElement?.textContent?.includes('انشر الآن') ?? false),
  )
  await page.keyboard.press('Enter')
  await page.getByText('نُشرت المادة.').waitFor()
  const id = /articles\/(\d+)/.exec(page.url())![1]
  await eventually('readers see it', async () =>
    (await (await fetch(`${newsroom.url}/articles/${id}/x`)).text()).includes('فقرة ثانية.'),
  )
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})
