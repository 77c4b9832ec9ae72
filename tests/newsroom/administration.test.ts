/** The screens of an administrator: sections, people, the channel, pages, the publication, staff, tokens, the log. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putBrand } from '../../src/content/brand/write.ts'
import { planWeek, saveChannel } from '../../src/content/broadcast/write.ts'
import { addUpload } from '../../src/content/imports/uploads.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { desktop, openNewsroom, overhang, phone, violations, type WatchedPage } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let sectionId: number
beforeAll(async () => {
  newsroom = await openNewsroom()
  const { db } = newsroom
  sectionId = (await execute(db, desk, saveSection, { name: 'محليات' })).id
  await execute(db, desk, saveSection, { name: 'اقتصاد' })
  await publish(db, { headline: 'السوق القديم يفتح أبوابه', sectionId })
  await execute(db, desk, saveStory, { name: 'ملف الأسواق' })
  const { id: channelId } = await execute(db, desk, saveChannel, { name: 'قناة المرسى' })
  const slots = [
    { weekday: 0, at: '08:00', minutes: 60, title: 'صباح المرسى' },
    { weekday: 0, at: '08:30', minutes: 60, title: 'حوار الصباح' },
    { weekday: 0, at: '11:00', minutes: 30, title: 'موجز الحادية عشرة' },
  ]
  await execute(db, desk, planWeek, { channelId, slots })
  await execute(db, desk, addUpload, { system: 'wordpress' })
  await execute(db, desk, savePage, {
    ...{ slug: 'about', title: 'من نحن' },
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'صحيفة مستقلة.' }] }],
    },
  })
})
afterAll(() => newsroom.close())

const publicPage = async (path = '/') => (await fetch(newsroom.url + path)).text()
const dialog = (page: WatchedPage) => page.getByRole('dialog').last()
const question = (page: WatchedPage, name: string) => page.getByRole('dialog', { name })
const enter = (path: string, options = {}) => newsroom.enter('administrator', `/newsroom${path}`, options)

test('a renamed section changes the public navigation, and a section with articles cannot be deleted', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/sections')
  await page.getByRole('button', { name: 'عدّل «محليات»' }).press('Enter')
  const name = page.getByLabel('الاسم')
  await name.fill('')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'احفظ', exact: true }).waitFor()
  await name.fill('أخبار المدينة')
  await page.getByRole('button', { name: 'احفظ', exact: true }).press('Enter')
  await eventually('the navigation is updated', async () => /<nav.*أخبار المدينة/s.test(await publicPage()))
  await execute(newsroom.db, desk, putBrand, { menu: [{ sectionId }] })
  await page.getByRole('button', { name: 'عدّل «أخبار المدينة»' }).click()
  await page.getByRole('button', { name: 'احذف', exact: true }).click()
  await question(page, 'حذف القسم «أخبار المدينة»').getByRole('button', { name: 'احذف' }).click()
  // Its uses are listed, the menu among them, and another section replaces it.
  const inUse = page.getByRole('dialog', { name: 'لا يُحذف «أخبار المدينة» لأنه مستعمل' })
  await inUse.getByRole('listitem').filter({ hasText: 'السوق القديم يفتح أبوابه' }).waitFor()
  const inMenu = inUse.getByRole('listitem').filter({ hasText: 'القائمة' }).getByRole('link')
  expect(await inMenu.getAttribute('href')).toBe('/newsroom/brand?tab=menu')
  expect(await violations(page)).toEqual([])
  await inUse.locator('input').first().click()
  await page.getByRole('option', { name: 'اقتصاد' }).click()
  await inUse.getByRole('button', { name: 'استبدله واحذفه' }).click()
  await page.getByText('تم الدمج').waitFor()
  const moved = await newsroom.db
    .selectFrom('articles as a')
    .innerJoin('sections as s', 's.id', 'a.sectionId')
    .select('s.name')
    .where('a.headline', '=', 'السوق القديم يفتح أبوابه')
    .execute()
  expect(moved).toEqual([{ name: 'اقتصاد' }])
  // The menu goes on with the other one, as its own tab shows.
  await page.goto(`${newsroom.url}/newsroom/brand?tab=menu`)
  await expect.poll(() => page.getByLabel('القسم', { exact: true }).first().inputValue()).toBe('اقتصاد')
  await execute(newsroom.db, desk, putBrand, { menu: null })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('closing a drawer asks about unsaved changes', { tags: 'long' }, async () => {
  const { page } = await enter('/people?edit=new')
  await page.getByLabel('الاسم').fill('سلمى الحداد')
  await page.keyboard.press('Escape')
  await page.getByText('لم تحفظ تغييراتك').waitFor()
  await question(page, 'لم تحفظ تغييراتك').getByRole('button', { name: 'إلغاء' }).click()
  expect(await page.getByLabel('الاسم').inputValue()).toBe('سلمى الحداد')
  // Escape answers the question, and asks no second one.
  await page.keyboard.press('Escape')
  await page.getByText('لم تحفظ تغييراتك').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('لم تحفظ تغييراتك').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('button', { name: 'عدّل «سلمى الحداد»' }).waitFor()
  await newsroom.leave(page)
})

test('an agency: errors in Arabic appear at their fields, and the typed text stays', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/agencies?edit=new')
  await page.getByLabel('الاسم').fill('وكالة الجبل')
  await page.getByLabel('موقع الوكالة').fill('http:wrong')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('اكتب عنوانًا كاملًا يبدأ بـ https://').waitFor()
  expect(await page.getByLabel('الاسم').inputValue()).toBe('وكالة الجبل')
  await page.getByLabel('موقع الوكالة').fill('https://agency.example/')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('button', { name: 'عدّل «وكالة الجبل»' }).waitFor()
  // The e-mail of a podcast is needed: its field says so and is in view.
  await page.goto(`${newsroom.url}/newsroom/programmes?edit=new`)
  await page.getByLabel('الاسم').first().fill('بودكاست المدينة')
  await page.getByRole('switch', { name: 'بودكاست' }).press('Space')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('اكتب عنوان بريد صحيحًا.').waitFor()
  const email = page.getByLabel('بريد المالك')
  await expect.poll(() => email.evaluate((field) => field === document.activeElement)).toBe(true)
  await newsroom.leave(page)
})

test('a topic: its kind and description are written, and a second spelling is refused', async () => {
  const { page } = await enter('/topics?edit=new')
  await page.getByLabel('الاسم').fill('الأمم المتحدة')
  await page.getByLabel('وصف').fill('منظمة دولية.')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('button', { name: 'عدّل «الأمم المتحدة»' }).waitFor()
  await page.getByRole('button', { name: 'موضوع جديد' }).click()
  await page.getByLabel('الاسم').fill('الامم المتحده')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('هذا الاسم صيغة لموضوع آخر').waitFor()
  await newsroom.leave(page)
})

test('the week marks overlaps and gaps; one day is changed and readers see it', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/channel')
  await page.getByRole('tab', { name: 'الأسبوع الثابت' }).click()
  const sunday = page.getByRole('region', { name: 'الأحد' })
  await sunday.getByText('يتداخل مع «صباح المرسى»').waitFor()
  await sunday.getByText('فراغ من 09:30 إلى 11:00').waitFor()
  await sunday.getByRole('button', { name: 'حوار الصباح 60' }).click()
  await dialog(page).getByLabel('الساعة').fill('09:00')
  await dialog(page).getByLabel('المدة بالدقائق').fill('120')
  await dialog(page).getByRole('button', { name: 'تم' }).click()
  await page.getByRole('button', { name: 'احفظ الأسبوع' }).click()
  await question(page, 'حفظ الأسبوع').getByRole('button', { name: 'احفظ الأسبوع' }).click()
  await eventually('the week is kept', async () => {
    const { rows } = await newsroom.database.pool.query(
      "select minutes from guide_week where title = 'حوار الصباح'",
    )
    return rows[0].minutes === 120
  })
  await page.getByText('يتداخل').waitFor({ state: 'detached' })

  await page.getByRole('tab', { name: 'الأيام المقبلة' }).click()
  await page.getByRole('button', { name: 'موعد طارئ' }).click()
  await dialog(page).getByLabel('العنوان').fill('تغطية خاصة')
  await dialog(page).getByRole('button', { name: 'احفظ' }).click()
  await page.getByRole('button', { name: 'عدّل «تغطية خاصة»' }).waitFor()
  await eventually('it is on the air', async () => (await publicPage('/live')).includes('تغطية خاصة'))
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a page is written with the editor and read by the public', async () => {
  const { page } = await enter('/pages')
  await page.getByRole('button', { name: 'عدّل «من نحن»' }).click()
  const editor = page.locator('[contenteditable=true]')
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' تصدر من المرسى.')
  await page.getByRole('button', { name: 'احفظ وانشر' }).click()
  await eventually('readers read it', async () =>
    (await publicPage('/pages/about')).includes('صحيفة مستقلة. تصدر من المرسى.'),
  )
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the publication: a date previews the chosen house style, and readers see a saved name', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/publication')
  const year = String(new Date().getFullYear())
  const example = page.getByText('معاينة', { exact: true }).locator('..')
  expect(await example.textContent()).toContain(year)
  await page.getByRole('combobox', { name: 'الأرقام' }).click()
  await page.getByRole('option', { name: '٠١٢٣٤٥٦٧٨٩' }).click()
  expect(await example.textContent()).not.toContain(year)
  await page.getByLabel('اسم الموقع').fill('صحيفة المرسى')
  await page.getByLabel('بريد التواصل').fill('nobody@')
  await page.getByLabel('لون الموقع').fill('#ffee88')
  await page.getByText(/التباين مع الأبيض .* ضعيف/).waitFor()
  await page.locator('form').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('اكتب بريدًا صحيحًا، أو اتركه فارغًا.').waitFor()
  await page.getByLabel('بريد التواصل').fill('desk@example.org')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('readers see the name', async () => (await publicPage()).includes('صحيفة المرسى'))
  await page.getByRole('link', { name: 'صحيفة المرسى' }).waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a member is invited by a link, signs in, is signed out and closed, and the log shows it', {
  tags: 'long',
}, async () => {
  const { page, member } = await enter('/staff')
  await page.getByRole('button', { name: 'ادعُ عضوًا' }).click()
  await page.getByLabel('الاسم').fill('هدى القاسم')
  await page.getByLabel('البريد').fill('huda@example.org')
  await page.getByRole('radio', { name: 'محرر' }).check()
  await page.getByRole('button', { name: 'أضفه وأنشئ رابط الدعوة' }).click()
  const link = await page.getByRole('dialog').locator('pre').textContent()
  const path = link!.replace(newsroom.url, '')
  const huda = await newsroom.open(path)
  await huda.getByLabel('كلمة المرور', { exact: true }).fill('كلمة سر طويلة 2026')
  await huda.keyboard.press('Enter')
  await huda.getByRole('button', { name: 'حساب هدى القاسم' }).waitFor()
  await page.getByRole('button', { name: 'تم', exact: true }).click()

  await page.reload()
  await page.getByRole('button', { name: 'عدّل «هدى القاسم»' }).click()
  await page.getByRole('button', { name: 'أخرجه من كل أجهزته' }).click()
  await question(page, 'إنهاء جلساته').getByRole('button', { name: 'أخرجه من كل أجهزته' }).click()
  await page.getByText('خرج من كل أجهزته').waitFor()
  await huda.reload()
  await huda.getByRole('heading', { name: 'ادخل إلى غرفة الأخبار' }).waitFor()
  await page.getByRole('switch', { name: 'يدخل إلى غرفة الأخبار' }).uncheck({ force: true })
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('موقوف').waitFor()

  await page.goto(`${newsroom.url}/newsroom/audit?staff=${member.staffId}`)
  const log = page.getByRole('list', { name: 'سجل النشاط' })
  await log.getByText('إنهاء جلسات عضو').waitFor()
  expect(await log.getByRole('listitem').first().textContent()).toMatch(/تعديل عضو\s+هدى القاسم/)
  await log.getByRole('link', { name: 'هدى القاسم' }).first().click()
  await page.getByRole('dialog', { name: 'هدى القاسم' }).waitFor()
  await newsroom.leave(huda)
  await newsroom.leave(page)
})

test('a token is shown once and revoked', async () => {
  const { page } = await enter('/tokens?edit=new')
  await page.getByLabel('اسم يدل على البرنامج').fill('ناقل الوكالات')
  await page.getByRole('button', { name: 'أنشئ الرمز' }).click()
  const token = await page.getByRole('dialog').locator('pre').textContent()
  const status = async () =>
    (await newsroom.nobody.send('GET', '/me', null, { Authorization: `Bearer ${token}` })).status
  expect(await status()).toBe(200)
  await page.getByRole('button', { name: 'تم', exact: true }).click()
  await page.getByRole('button', { name: 'أبطله: ناقل الوكالات' }).click()
  await question(page, 'إبطال الرمز').getByRole('button', { name: 'أبطله' }).click()
  await page.getByText('أُبطل').first().waitFor()
  expect(await status()).toBe(401)
  await newsroom.leave(page)
})

test('what a webhook did not receive is sent again', async () => {
  const { page } = await enter('/webhooks?edit=new')
  await page.getByLabel('العنوان الذي نرسل إليه').fill('https://marsa.invalid/hook')
  await page.getByLabel('نشر مادة', { exact: true }).check()
  await page.getByRole('button', { name: 'أنشئ الإشعار' }).click()
  await page.getByRole('dialog').locator('pre').waitFor()
  await page.getByRole('button', { name: 'تم', exact: true }).click()
  await page.getByRole('button', { name: /^افتح: / }).click()
  await page.getByRole('heading', { name: 'سجل الإرسال' }).waitFor()
  await publish(newsroom.db, { headline: 'افتتاح الميناء الجديد', sectionId })
  await newsroom.db
    .updateTable('webhookDeliveries')
    .set({ state: 'failed', error: 'ENOTFOUND' })
    .where('itemKind', '=', 'article')
    .execute()
  await page.getByText('لم يصل', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'أعد إرسال ما لم يصل' }).click()
  const opened = page.getByRole('dialog', { name: 'أعد إرسال ما لم يصل' })
  expect(await violations(page)).toEqual([])
  await opened.getByRole('button', { name: 'أعد الإرسال' }).click()
  await page.getByText('رسالة واحدة في طريقها.').waitFor()
  await newsroom.leave(page)
})

const screens = [
  '/front',
  '/layouts',
  '/stories',
  '/stories/new',
  '/sections',
  '/sections?edit=1',
  '/agencies',
  '/topics?edit=new',
  ...['/redirects', '/redirects?edit=new'],
  '/people?edit=new',
  '/programmes',
  '/channel',
  '/pages',
  '/pages?edit=1',
  '/publication',
  '/advertisements?edit=new',
  '/staff',
  '/staff?edit=new',
  '/tokens',
  '/webhooks',
  '/webhooks?edit=new',
  '/imports?edit=new',
  '/imports/1',
  '/audit',
]

test('every screen is accessible and fits on a light desktop and a dark phone', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/front')
  for (const screen of screens) {
    await page.goto(`${newsroom.url}/newsroom${screen}`)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect([screen, await violations(page), await overhang(page)]).toEqual([screen, [], 0])
    await page.setViewportSize(phone)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect([screen, await violations(page), await overhang(page)]).toEqual([screen, [], 0])
    await page.setViewportSize(desktop)
    await page.emulateMedia({ colorScheme: 'light' })
  }
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the brand: an SVG is cleaned, colours are checked when chosen, the site previews and shows the brand', {
  tags: 'long',
}, async () => {
  const { page } = await enter('/brand')
  const frame = page.frameLocator('iframe')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40"><script>1</script><path fill="#7a1f5c" d="M2 2h156v36H2z"/></svg>'
  const logo = page.locator('input[type=file]').first()
  await logo.setInputFiles({ name: 'large.svg', mimeType: 'image/svg+xml', buffer: Buffer.alloc(600_000) })
  await page.getByText(/الحد الأقصى (500|٥٠٠) كيلوبايت/).waitFor()
  await logo.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  await page.getByText('حُذف من الرسم ما لا يجوز عرضه: \u2068script\u2069').waitFor()
  await page.getByText('لم يُحفظ هذا الاختيار بعد.').waitFor()
  await frame.locator('.name img').waitFor()
  expect(await publicPage()).not.toContain('/media/brand/')
  await page.getByRole('tab', { name: 'الألوان' }).click()
  await page.getByRole('switch', { name: 'ألوان خاصة للصفحات' }).press('Space')
  const ink = page.getByLabel('النص', { exact: true }).first()
  await ink.fill('#cccccc')
  await page.getByText('ولن يقرأه كثيرون').first().waitFor()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await ink.fill('#111111')
  await page.getByRole('tab', { name: 'القائمة' }).click()
  await page.getByRole('switch', { name: 'قائمة أرتبها بنفسي' }).press('Space')
  await page.getByRole('button', { name: 'أضف رابطًا' }).click()
  await page.getByLabel('الاسم', { exact: true }).fill('أرشيفنا')
  const address = page.getByLabel('العنوان', { exact: true })
  await address.fill('javascript:alert(1)')
  await page.getByRole('tab', { name: 'أسفل الصفحة' }).click()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  // The tab of the wrong address is marked and opens at it; its sentence stands at the field.
  await page.getByRole('tab', { name: 'القائمة (خطأ)', selected: true }).waitFor()
  await page.getByText('أو بشرطة مائلة').waitFor()
  await expect.poll(() => address.evaluate((field) => field === document.activeElement)).toBe(true)
  await address.fill('https://archive.example/')
  await frame.getByRole('link', { name: 'أرشيفنا' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('readers see it', async () => (await publicPage()).includes('أرشيفنا'))
  expect(await publicPage()).toContain('--ink:light-dark(#111111')
  // The statistics server of the publisher; the preview never asks it.
  await page.getByRole('tab', { name: 'القائمة', selected: true }).waitFor()
  await page.getByText('الآن: ما وضعته غرفة الأخبار.').waitFor()
  await page.getByRole('tab', { name: 'الإحصاءات' }).click()
  await page.getByRole('switch', { name: 'أحصِ الزيارات' }).press('Space')
  await page.getByLabel('رقم الموقع').fill('7')
  expect(await violations(page)).toEqual([])
  const server = page.getByLabel('عنوان الخادم')
  for (const [url, sentence] of [
    ['http://stats.example', 'اكتب عنوان الخادم هكذا'],
    ['https://10.0.0.7', 'داخل شبكة خاصة'],
  ] as const) {
    await server.fill(url)
    await page.getByRole('button', { name: 'احفظ', exact: true }).click()
    await page.getByText(sentence).waitFor()
  }
  await server.fill('https://stats.example/matomo')
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('readers see the consent question', async () =>
    (await publicPage()).includes('https://stats.example/matomo/matomo.js'),
  )
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})
