/** The live desk: two people in the console of one coverage, and what readers have of it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellingPicture } from '../api/files.ts'
import { eventually } from '../harness.ts'
import {
  desktop,
  openNewsroom,
  phone,
  violations,
  violationsInBothSchemes,
  type WatchedPage,
} from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let layla: Awaited<ReturnType<typeof newsroom.enter>>
let id: number
let address: string
beforeAll(async () => {
  newsroom = await openNewsroom()
  layla = await newsroom.enter('editor', '/newsroom/live')
})
afterAll(() => newsroom.close())

interface Listed {
  id: number
  headline: string
  state: string
  pinned: boolean
  flag: string
  body: unknown
  assignee: { name: string } | null
}

const composer = (page: Page) => page.getByRole('region', { name: 'خبر جديد' })
const text = (page: Page) => composer(page).getByRole('textbox', { name: 'نص الخبر' })
const timeline = (page: Page) => page.getByRole('region', { name: 'أخبار التغطية' })
const entry = (page: Page, words: string) => timeline(page).getByRole('article').filter({ hasText: words })
const publicPage = async () => (await fetch(newsroom.url + address)).text()
const entries = async (state: string): Promise<Listed[]> =>
  (await layla.member.get(`/coverages/${id}/entries?state=${state}&count=100`)).body.items
const isOut = (words: string) =>
  eventually(`“${words}” is published`, async () => (await publicPage()).includes(words))
const connected = (page: Page) => page.locator('[data-connection="open"]').waitFor()

async function write(page: WatchedPage, words: string): Promise<void> {
  await text(page).click()
  await page.keyboard.type(words)
}

test('a coverage is created, started after a preview of the readers’ page, and listed', {
  tags: 'long',
}, async () => {
  const { page } = layla
  await page.getByText('لا تغطية بعد').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'تغطية جديدة' }).first().click()
  await page.getByLabel('عنوان التغطية').fill('افتتاح القمة العربية')
  await page.getByLabel('المقدمة').fill('القادة يصلون تباعًا.')
  await page.getByLabel('المراسلون ينشرون في هذه التغطية').check()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ المسودة' }).click()
  await page.getByRole('button', { name: 'ابدأ التغطية' }).click()
  const dialog = page.getByRole('dialog', { name: 'بدء التغطية' })
  await dialog.getByText('يرى القراء فورًا أن التغطية مباشرة الآن').waitFor()
  await dialog.getByRole('button', { name: 'ابدأ التغطية' }).click()
  const link = page.getByRole('link', { name: 'صفحتها في الموقع' })
  await link.waitFor()
  address = new URL((await link.getAttribute('href'))!, newsroom.url).pathname
  id = Number(/\/live\/(\d+)/.exec(page.url())![1])
  expect((await fetch(newsroom.url + address)).status).toBe(200)
  expect(page.complaints).toEqual([])
})

test('a score is added, and plus reaches readers and colleagues at once', { tags: 'long' }, async () => {
  const { page } = layla
  await page.goto(`${newsroom.url}/newsroom/live/${id}`)
  await connected(page)
  await page.getByRole('button', { name: 'أضف نتيجة' }).click()
  const panel = (where: Page) => where.getByRole('region', { name: 'النتيجة' })
  await panel(page).getByRole('textbox', { name: 'الطرف الأول', exact: true }).fill('سدرة')
  await panel(page).getByRole('button', { name: 'انشر النتيجة' }).click()
  await panel(page).getByText('اكتب اسم الطرف.').waitFor()
  await panel(page).getByRole('textbox', { name: 'الطرف الثاني', exact: true }).fill('اتحاد الضفتين')
  await panel(page).getByRole('combobox', { name: 'الفترة' }).fill('الشوط الأول')
  await page.keyboard.press('Enter')
  await isOut('النتيجة: سدرة 0، اتحاد الضفتين 0، الشوط الأول')
  expect(await violations(page)).toEqual([])
  // By keys alone, twice: both count.
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('KeyS')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await isOut('سدرة 2، اتحاد الضفتين 0')
  const sami = await newsroom.enter('editor', `/newsroom/live/${id}`)
  await connected(sami.page)
  await panel(sami.page).getByRole('button', { name: 'زد نتيجة اتحاد الضفتين واحدًا' }).click()
  await isOut('سدرة 2، اتحاد الضفتين 1')
  const points = panel(page).getByRole('textbox', { name: 'نتيجة اتحاد الضفتين' })
  await expect.poll(() => points.inputValue()).toBe('1')
  await panel(page).getByRole('button', { name: 'أزل النتيجة' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'أزل النتيجة' }).click()
  await eventually(
    'readers no longer have it',
    async () => !(await publicPage()).includes('class="score-bar'),
  )
  await sami.page.close()
  expect(page.complaints).toEqual([])
})

test('two editors see each other type; publishing, editing and unpublishing an entry reach a reader at once', {
  tags: 'long',
}, async () => {
  const { page } = layla
  const sami = await newsroom.enter('reporter', `/newsroom/live/${id}`)
  // Beside them, somebody reads on a phone and never touches the page but to see what is new.
  const reader = await (
    await page.context().browser()!.newContext({ viewport: phone, hasTouch: true })
  ).newPage()
  await reader.goto(newsroom.url + address)
  const read = reader.locator('#entries > .entry')
  await connected(sami.page)
  await write(page, 'وصل رئيس الوفد الأول')
  await timeline(sami.page).getByText('يُكتب الآن بيد عضو editor…').waitFor()
  await page.keyboard.press('Alt+KeyK')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-last-out]').filter({ hasText: 'نُشر' }).waitFor()
  expect(await text(page).innerText()).toBe('\n')
  await entry(sami.page, 'وصل رئيس الوفد الأول').getByText('حدث بارز').waitFor()
  await isOut('وصل رئيس الوفد الأول')
  expect(await entries('draft')).toEqual([])
  // The first of all comes in by itself.
  await read.filter({ hasText: 'وصل رئيس الوفد الأول' }).waitFor()

  // A reporter edits in place, in a coverage that is open to reporters.
  await entry(sami.page, 'وصل رئيس الوفد الأول').getByRole('button', { name: 'عدّل' }).click()
  const edited = timeline(sami.page).getByRole('textbox', { name: 'نص الخبر' })
  await edited.press('Control+End')
  await sami.page.keyboard.type(' إلى القاعة')
  await sami.page.keyboard.press('Control+Enter')
  await entry(page, 'وصل رئيس الوفد الأول إلى القاعة').getByText(/عُدّل/).waitFor()
  await read.filter({ hasText: 'وصل رئيس الوفد الأول إلى القاعة' }).waitFor()

  // Pinned, and withdrawn with a reason, by keys alone.
  await entry(page, 'إلى القاعة').focus()
  await page.keyboard.press('KeyP')
  await entry(page, 'إلى القاعة').getByText('مثبّت', { exact: true }).waitFor()
  await entry(page, 'إلى القاعة').focus()
  await page.keyboard.press('KeyW')
  const dialog = page.getByRole('dialog', { name: 'سحب الخبر' })
  await dialog.getByText('لا تراجع عن السحب').waitFor()
  await dialog.getByLabel('السبب').fill('خبر غير مؤكد')
  await dialog.getByRole('button', { name: 'اسحب' }).click()
  await entry(sami.page, 'إلى القاعة').waitFor({ state: 'detached' })
  await eventually('it is withdrawn', async () => !(await publicPage()).includes('إلى القاعة'))
  await eventually(
    'it leaves the reader’s page',
    async () => !(await reader.content()).includes('إلى القاعة'),
  )
  await reader.context().close()
  await timeline(page).getByText('المسحوبة').click()
  await entry(page, 'إلى القاعة').getByText('سُحب: خبر غير مؤكد').waitFor()
  await timeline(page).getByText('الكل').click()

  // A draft goes from hand to hand.
  await write(sami.page, 'مسودة عن الجلسة المغلقة')
  await composer(sami.page).getByRole('button', { name: 'سلّمه إلى زميل' }).click()
  await sami.page.getByRole('menuitem', { name: 'إلى أي زميل' }).click()
  await entry(page, 'الجلسة المغلقة').getByText('لأي زميل').waitFor()
  await entry(page, 'الجلسة المغلقة').getByRole('button', { name: 'تولَّ تحريره' }).click()
  await entry(sami.page, 'الجلسة المغلقة').getByText('في عهدة عضو editor').waitFor()
  expect(await entry(sami.page, 'الجلسة المغلقة').getByRole('button').count()).toBe(0)
  await entry(page, 'الجلسة المغلقة').getByRole('button', { name: 'أكمل الكتابة' }).click()
  await timeline(page).getByRole('textbox', { name: 'نص الخبر' }).press('Control+End')
  await page.keyboard.type('، ثم بيان')
  await page.keyboard.press('Control+Enter')
  await isOut('مسودة عن الجلسة المغلقة، ثم بيان')
  expect([...page.complaints, ...sami.page.complaints]).toEqual([])
  await newsroom.leave(sami.page)
})

test('a pasted picture is described beside the text, and published with its metadata', {
  tags: 'long',
}, async () => {
  const { page } = layla
  const bytes = await tellingPicture(77, 'القادة في صورة جماعية', 'POOL / Reuters')
  await write(page, 'صورة جماعية للقادة')
  await text(page).evaluate((target, encoded) => {
    const clip = new DataTransfer()
    const file = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    clip.items.add(new File([file], 'صورة.jpg', { type: 'image/jpeg' }))
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }),
    )
  }, bytes.toString('base64'))
  // Said before the picture has come: the entry waits for it.
  await page.keyboard.press('Control+Enter')
  await entry(page, 'صورة جماعية للقادة').getByText('القادة في صورة جماعية').waitFor()
  await composer(page).getByLabel('ماذا في الصورة؟ لمن لا يرونها').fill('عشرون قائدًا على درج القصر')
  await composer(page).getByRole('button', { name: 'أضف الوصف' }).click()
  await eventually('readers have the description', async () =>
    (await publicPage()).includes('عشرون قائدًا على درج القصر'),
  )
  expect(await publicPage()).toContain('POOL / Reuters')
  expect(page.complaints).toEqual([])
})

test('after a network failure and a lost answer no entry is lost or doubled, and the order stays', {
  tags: 'long',
}, async () => {
  const { page } = layla
  await page.context().setOffline(true)
  await page.getByText('انقطع الاتصال؛ ما تكتبه محفوظ في هذا المتصفح').waitFor()
  await write(page, 'خبر كُتب بلا شبكة')
  await page.keyboard.press('Control+Enter')
  await write(page, 'وخبر بعده')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-out="waiting"]').first().waitFor()
  await page.context().setOffline(false)
  await isOut('وخبر بعده')
  await connected(page)

  let lost = 0
  await page.route(`**/api/v1/coverages/${id}/entries`, async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    await route.fetch()
    // The page may have stopped waiting for it.
    await route.abort().catch(() => {})
  })
  await text(page).click()
  await page.keyboard.insertText('خبر ضاع جوابه')
  await page.keyboard.press('Control+Enter')
  await isOut('خبر ضاع جوابه')
  await page.locator('[data-out]').first().waitFor({ state: 'detached' })
  await page.unroute(`**/api/v1/coverages/${id}/entries`)
  expect(lost).toBeGreaterThan(1)
  const out = JSON.stringify((await entries('published')).map(({ body }) => body))
  for (const words of ['خبر كُتب بلا شبكة', 'وخبر بعده', 'خبر ضاع جوابه'])
    expect(out.split(words).length).toBe(2)
  expect(out.indexOf('وخبر بعده')).toBeLessThan(out.indexOf('خبر كُتب بلا شبكة'))

  // The page is left in the middle of a sentence, without a network: another tab has it at once.
  await page.context().setOffline(true)
  await write(page, 'جملة لم تكتمل')
  page.once('dialog', (dialog) => void dialog.accept())
  const desk = page.url()
  await page.goto('about:blank')
  await page.context().setOffline(false)
  const tab = await page.context().newPage()
  await tab.goto(desk)
  await text(tab).getByText('جملة لم تكتمل').waitFor()
  await composer(tab).getByRole('button', { name: 'احذفه' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'احذفه' }).click()
  await eventually('no draft is left', async () => (await entries('draft')).length === 0)
  await tab.close()
  await page.goto(desk)
})

test('earlier versions of an entry show their changes, and one is restored for readers', {
  tags: 'long',
}, async () => {
  const { page, member } = layla
  const path = `/coverages/${id}/entries`
  const { body: first } = await member.post(path, {
    ...{ key: 'revised', headline: 'وصول ثلاثة وفود', body: '<p>وصلت ثلاثة وفود صباحًا.</p>', publish: true },
  })
  const edited = { headline: 'وصول أربعة وفود', flag: 'key', version: first.version }
  await member.put(`${path}/${first.id}`, { ...edited, body: '<p>وصلت أربعة وفود صباحًا.</p>' })
  const row = entry(page, 'وصول أربعة وفود')
  await row.getByRole('button', { name: 'إصدارات الخبر' }).click()
  const dialog = page.getByRole('dialog', { name: 'إصدارات الخبر' })
  await dialog.locator('ins', { hasText: 'أربعة' }).first().waitFor()
  expect(await dialog.locator('del', { hasText: 'ثلاثة' }).count()).toBe(2)
  expect(await dialog.innerText()).toMatch(/كان: — · صار: حدث بارز/)
  expect(await dialog.getByRole('button', { name: 'عد إلى هذا الإصدار' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize(phone)
  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBeLessThanOrEqual(phone.width)
  await page.setViewportSize(desktop)
  await dialog.getByRole('button', { name: /نُشر/ }).click()
  await dialog.getByRole('button', { name: 'عد إلى هذا الإصدار' }).click()
  const confirmation = page.getByRole('dialog', { name: 'العودة' })
  await confirmation.getByText('يرى القراء الخبر فورًا').waitFor()
  await confirmation.getByRole('button', { name: 'عد إلى هذا الإصدار' }).click()
  await isOut('وصلت ثلاثة وفود صباحًا.')
  expect(await publicPage()).not.toContain('أربعة وفود')

  // Withdrawn, it can still be read here, and no longer brought back.
  await member.post(`${path}/${first.id}/unpublish`, { reason: 'خطأ' })
  await timeline(page).getByText('المسحوبة', { exact: true }).click()
  await entry(page, 'وصول ثلاثة وفود').getByRole('button', { name: 'إصدارات الخبر' }).click()
  await dialog.getByRole('button', { name: /تعديل/ }).last().click()
  await dialog.locator('ins', { hasText: 'أربعة' }).first().waitFor()
  expect(await dialog.getByRole('button', { name: 'عد إلى هذا الإصدار' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await timeline(page).getByText('الكل', { exact: true }).click()
  expect(page.complaints).toEqual([])
})

test('two editors change the same words of an entry; both texts are shown, and one editor chooses', {
  tags: 'long',
}, async () => {
  const { page, member } = layla
  const { body } = await member.post(`/coverages/${id}/entries`, {
    ...{ key: 'conflict', headline: 'عدد الوفود عشرة', publish: true },
  })
  await entry(page, 'عدد الوفود عشرة').getByRole('button', { name: 'عدّل' }).click()
  const headline = timeline(page).getByRole('textbox', { name: 'عنوان الخبر' })
  await headline.fill('عدد الوفود اثنا عشر')
  const other = await newsroom.member('reporter')
  await other.put(`/coverages/${id}/entries/${body.id}`, {
    ...{ headline: 'عدد الوفود أحد عشر', body: body.body, version: body.version },
  })
  await headline.press('Control+Enter')
  await page.getByText('عُدّل الخبر (عضو reporter) وأنت تكتب').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ ما اخترت' }).click()
  await isOut('عدد الوفود اثنا عشر')
})

test('reporters write drafts in a coverage that is not open to them, and submit them', {
  tags: 'long',
}, async () => {
  const { body: made } = await layla.member.post('/coverages', { headline: 'تغطية مغلقة' })
  await layla.member.put(`/coverages/${made.id}/state`, { state: 'live' })
  const { page } = await newsroom.enter('reporter', `/newsroom/live/${made.id}`, { viewport: phone })
  await page.getByRole('button', { name: 'اكتب خبرًا…' }).click()
  await write(page, 'معلومة من الميدان')
  expect(await composer(page).getByRole('button', { name: 'انشر', exact: true }).count()).toBe(0)
  await composer(page).getByRole('button', { name: 'سلّمه للنشر' }).click()
  await composer(page).getByRole('button', { name: 'إغلاق' }).click()
  await entry(page, 'معلومة من الميدان').getByText('لأي زميل').waitFor()
  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBeLessThanOrEqual(phone.width)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the audit log opens an old entry in its console', { tags: 'long' }, async () => {
  const { body: made } = await layla.member.post('/coverages', { headline: 'تغطية طويلة' })
  await layla.member.put(`/coverages/${made.id}/state`, { state: 'live' })
  const post = (key: string, headline: string) =>
    layla.member.post(`/coverages/${made.id}/entries`, { key, headline, publish: true })
  const { body: old } = await post('first', 'أول خبر في التغطية')
  await Promise.all(Array.from({ length: 40 }, (_, n) => post(`later-${n}`, `خبر لاحق ${n}`)))
  await layla.member.post(`/coverages/${made.id}/entries/${old.id}/unpublish`, { reason: 'خطأ' })
  const { page } = await newsroom.enter('administrator', `/newsroom/audit?subject=entry:${old.id}`)
  await page.getByRole('link', { name: 'أول خبر في التغطية' }).first().click()
  const row = entry(page, 'أول خبر في التغطية')
  await row.getByText('سُحب: خطأ').waitFor()
  await eventually('it has the focus', () => row.evaluate((element) => element === document.activeElement))
  expect(new URL(page.url()).pathname).toBe(`/newsroom/live/${made.id}`)
  expect(await timeline(page).getByRole('article').count()).toBeGreaterThan(20)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the screens have no accessibility violation on a phone and a desktop, light and dark', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('editor', `/newsroom/live/${id}`)
  await text(page).waitFor()
  await write(page, 'خبر قيد الكتابة')
  await timeline(page).getByText('تكتبه أنت الآن').waitFor()
  expect(await violationsInBothSchemes(page)).toEqual([])
  await page.setViewportSize(phone)
  expect(await violationsInBothSchemes(page)).toEqual([])
  await composer(page).getByRole('button').click()
  await text(page).waitFor()
  expect(await violationsInBothSchemes(page)).toEqual([])
  await composer(page).getByRole('button', { name: 'اتركه مسودة' }).click()
  await page.goto(`${newsroom.url}/newsroom/live`)
  await page.getByRole('link', { name: 'افتتاح القمة العربية' }).waitFor()
  expect(await violationsInBothSchemes(page)).toEqual([])
  await page.goto(`${newsroom.url}/newsroom/live/${id}/details`)
  await page.getByLabel('عنوان التغطية').waitFor()
  expect(await violationsInBothSchemes(page)).toEqual([])
  await newsroom.leave(page)
})
