/** The screens of the front page, the stories panel and breaking news, and their effect on the site. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleContent } from '../../src/content/articles/content.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { arrangeFront } from '../../src/content/front/front.ts'
import { placeOnFront } from '../../src/content/front/place.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually, publish } from '../harness.ts'
import { losingAnswers, openNewsroom, phone, violations, type WatchedPage } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
const headlines = [
  'الميناء يفتح رصيفه الجديد',
  'الجسر يعود إلى العمل',
  'موسم الزيتون يبدأ',
  'القطار يصل إلى الجبل',
]
const articles: number[] = []
beforeAll(async () => {
  newsroom = await openNewsroom()
  for (const headline of headlines) articles.push(await publish(newsroom.db, { headline }))
})
afterAll(() => newsroom.close())

const publicPage = async (path = '/') => (await fetch(newsroom.url + path)).text()
/** The headline that leads the public front page. */
const lead = async (look = 'front-lead') =>
  new RegExp(`class="${look}">.*?<h2[^>]*><a[^>]*>(.*?)</a>`, 's').exec(await publicPage())?.[1]
const inOrder = (...texts: string[]) => new RegExp(texts.join('.*'), 's')
const confirm = (page: WatchedPage, action: string) =>
  page.getByRole('dialog').getByRole('button', { name: action }).click()
const announced = (page: WatchedPage, text: string, timeout = 20_000) =>
  page.locator('[id^="DndLiveRegion"]').filter({ hasText: text }).waitFor({ state: 'attached', timeout })

async function closePreview(page: WatchedPage): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'إغلاق' }).press('Enter')
  await page.locator('iframe').waitFor({ state: 'detached' })
}

async function moveUp(page: WatchedPage, name: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `انقل «${name}»` }).focus()
  await page.keyboard.press('Space')
  await announced(page, `حملت «${name}»`)
  await page.keyboard.press('ArrowUp')
  // A key that comes before the list was measured moves nothing: who sees that presses again.
  await announced(page, `«${name}» الآن في الموضع ${to}`, 5_000).catch(async () => {
    await page.keyboard.press('ArrowUp')
    await announced(page, `«${name}» الآن في الموضع ${to}`)
  })
  await page.keyboard.press('Space')
  await announced(page, `وُضع «${name}» في الموضع ${to}`)
}

test('the front page is arranged by keyboard, previewed, published, and restored', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page.getByRole('button', { name: `أضف إلى الواجهة: ${headlines[0]}` }).press('Enter')
  await page.getByRole('button', { name: `أضف إلى الواجهة: ${headlines[2]}` }).press('Enter')
  await moveUp(page, headlines[2]!, '1')
  const order = page.getByRole('list', { name: 'ترتيب الواجهة' })
  expect(await order.textContent()).toMatch(
    inOrder('الخبر الأول', headlines[2]!, 'الصف الثاني', headlines[0]!),
  )

  await page.getByRole('button', { name: 'معاينة' }).press('Enter')
  const site = page.frameLocator('iframe')
  await site.getByRole('heading', { level: 2, name: headlines[2]! }).waitFor()
  await closePreview(page)
  expect(await lead()).toBe(headlines[3])

  await page.getByRole('button', { name: 'انشر الترتيب' }).press('Enter')
  await page.getByRole('dialog').getByText(`سيرى القراء فورًا «${headlines[2]}» خبرًا أول`).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'انشر الترتيب' }).press('Enter')
  await page.getByText('يراه القراء الآن').waitFor()
  await eventually('the front is arranged', async () => (await lead()) === headlines[2])
  await page.getByRole('button', { name: 'أعد ما كان قبله' }).click()
  await eventually('the front is as before', async () => (await lead()) === headlines[3])
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('an article found by its headline is put on the front, on a phone', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front', { viewport: phone })
  await page.getByLabel('ابحث عن مادة منشورة').fill('الزيتون')
  await page.getByRole('option', { name: headlines[2]! }).click()
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('يراه القراء الآن').waitFor()
  await eventually('it leads', async () => (await lead()) === headlines[2])
  await newsroom.leave(page)
})

test('an article is put on the front from its screen and from the list, with an end, and taken off', async () => {
  const { page } = await newsroom.enter('editor', `/newsroom/articles/${articles[0]}`)
  await page.getByRole('button', { name: 'ضعها في الواجهة' }).click()
  const dialog = page.getByRole('dialog', { name: 'المادة في الواجهة' })
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'ضعها في الواجهة' }).click()
  await page.getByRole('button', { name: 'في صدارة الواجهة الآن' }).waitFor()
  await eventually('it leads', async () => (await lead()) === headlines[0])

  await page.goto(`${newsroom.url}/newsroom/articles`)
  const row = page.getByRole('listitem').filter({ hasText: headlines[0]! })
  await row.getByRole('button', { name: 'في صدارة الواجهة الآن' }).click()
  await dialog.getByLabel('الموضع').selectOption('الموضع 2')
  await dialog.getByRole('button', { name: 'احفظ' }).click()
  await row.getByRole('button', { name: 'في الواجهة الآن، الموضع 2' }).click()
  await dialog.getByRole('button', { name: 'ارفعها من الواجهة' }).click()
  await row.getByRole('button', { name: 'ضعها في الواجهة' }).waitFor()
  const placed = () =>
    newsroom.db.selectFrom('front').select('articleId').where('articleId', '=', articles[0]!).execute()
  await eventually('it is off the front', async () => (await placed()).length === 0)

  // The front's own screen tells the end, and clears it.
  const endsAt = new Date(Date.now() + 3 * 86_400_000)
  await execute(newsroom.db, desk, placeOnFront, { id: articles[0]!, endsAt })
  await page.goto(`${newsroom.url}/newsroom/front`)
  const first = page.getByRole('list', { name: 'ترتيب الواجهة' }).getByRole('listitem').first()
  await first.getByText(/^تُرفع /).waitFor()
  await first.getByRole('button', { name: `حدّد متى تُرفع «${headlines[0]}» من الواجهة` }).click()
  await page.getByRole('textbox', { name: 'تُرفع من الواجهة تلقائيًا' }).first().fill('')
  await page.keyboard.press('Tab')
  await first.getByText(/^تُرفع /).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('يراه القراء الآن').waitFor()
  const row0 = await newsroom.db.selectFrom('front').selectAll().orderBy('position').executeTakeFirst()
  expect(row0).toMatchObject({ articleId: articles[0], endsAt: null })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a colleague’s arrangement is shown, and one’s own changes stay', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page.getByRole('button', { name: `أضف إلى الواجهة: ${headlines[1]}` }).click()
  await execute(newsroom.db, desk, arrangeFront, { articleIds: [articles[3]!] })
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('رتّب زميل هذا وأنت ترتّب').waitFor()
  const order = page.getByRole('list', { name: 'ترتيب الواجهة' })
  expect(await order.textContent()).toContain(headlines[1]!)
  await page.getByRole('button', { name: 'انشر ترتيبي بدلًا منه' }).click()
  await page.getByText('يراه القراء الآن').waitFor()
  await newsroom.leave(page)
})

test('leaving an unpublished arrangement asks for confirmation', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page
    .getByRole('button', { name: /^أزل «/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'الملفات' }).click()
  await page.getByRole('dialog', { name: 'لم تحفظ تغييراتك' }).waitFor()
  await confirm(page, 'إلغاء')
  expect(new URL(page.url()).pathname).toBe('/newsroom/front')
  await page.getByRole('link', { name: 'الملفات' }).click()
  await confirm(page, 'غادر دون حفظ')
  await page.getByRole('heading', { level: 1, name: 'الملفات' }).waitFor()
  await newsroom.leave(page)
})

test('the stories panel: a story is opened, ordered by keyboard, pinned, published and closed', async () => {
  for (const name of ['ملف الموانئ', 'ملف القطارات']) await execute(newsroom.db, desk, saveStory, { name })
  const { page } = await newsroom.enter('editor', '/newsroom/stories')
  await page.getByRole('link', { name: 'ملف جديد' }).click()
  await page.getByLabel('اسم الملف').fill('ز'.repeat(162))
  await page.getByText('أطول مما يُقبل. احذف حرفين.').waitFor()
  await page.getByLabel('اسم الملف').fill('ملف الزيتون')
  await page.getByLabel('خلاصة الملف').fill('موسم يبدأ مبكرًا هذا العام.')
  const create = page.getByRole('button', { name: 'افتح الملف' })
  await losingAnswers(page, '**/api/v1/stories', async () => {
    await create.click()
    await page.getByText('تعذّر الوصول إلى الخادم').waitFor()
  })
  // The same press again creates no second story.
  await create.click()
  await page.getByRole('link', { name: 'ملف الزيتون' }).waitFor()
  await moveUp(page, 'ملف الزيتون', '2')
  await page.getByRole('button', { name: 'ثبّت «ملف القطارات» في أول الشريط' }).click()
  await page.getByRole('button', { name: 'معاينة' }).click()
  const strip = page.frameLocator('iframe').locator('.strip')
  await strip.getByText('ملف القطارات').first().waitFor()
  expect(await strip.locator('summary').allInnerTexts()).toEqual([
    'ملف القطارات',
    'ملف الموانئ',
    'ملف الزيتون',
  ])
  await closePreview(page)
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('يراه القراء الآن').waitFor()
  await eventually('the panel is new', async () =>
    inOrder('<span>ملف القطارات', '<span>ملف الموانئ', '<span>ملف الزيتون').test(await publicPage()),
  )
  await page.getByRole('button', { name: 'إجراءات «ملف الموانئ»' }).click()
  await page.getByRole('menuitem', { name: 'أغلق الملف' }).click()
  await confirm(page, 'أغلق الملف')
  await eventually('it left the panel', async () => !(await publicPage()).includes('<span>ملف الموانئ'))
  await page.getByRole('button', { name: 'أعد فتحه: ملف الموانئ' }).waitFor()
  expect(page.complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([])
  await newsroom.leave(page)
})

test('an edited story does not overwrite a colleague’s save without a warning', async () => {
  const { id } = await execute(newsroom.db, desk, saveStory, { name: 'ملف المياه' })
  const { page } = await newsroom.enter('editor', `/newsroom/stories/${id}`)
  await page.getByLabel('اسم الملف').fill('ملف مياه النهر')
  await execute(newsroom.db, desk, saveStory, { id, name: 'ملف السد' })
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('عدّله شخص آخر وأنت تكتب').waitFor()
  expect(await page.getByLabel('اسم الملف').inputValue()).toBe('ملف مياه النهر')
  await page.getByRole('button', { name: 'احفظ نسختي بدلًا منها' }).click()
  await eventually('readers see the name', async () =>
    (await publicPage('/stories')).includes('ملف مياه النهر'),
  )
  await newsroom.leave(page)
})

test('key facts are written, ordered by keyboard and dated, and readers see them', async () => {
  const { id } = await execute(newsroom.db, desk, saveStory, { name: 'ملف الجسر' })
  const { page } = await newsroom.enter('editor', `/newsroom/stories/${id}`)
  for (const [at, text] of ['أُغلق الجسر', 'نُقل المرور'].entries()) {
    await page.getByRole('button', { name: 'أضف حقيقة' }).click()
    await page.getByRole('textbox', { name: `الحقيقة ${at + 1}` }).fill(text)
  }
  await moveUp(page, 'نُقل المرور', '1')
  const first = page.getByRole('textbox', { name: 'الحقيقة 1' })
  expect(await first.innerText()).toBe('نُقل المرور')
  await first.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+b')
  await page.getByRole('button', { name: 'أضف وقتًا: صحيحة حتى…' }).first().click()
  await page.getByRole('textbox', { name: 'ما حدث حتى الآن' }).fill('بدأ العمل في الربيع.')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('حُفظ', { exact: true }).waitFor()
  await eventually('the button keeps the focus', async () =>
    page.evaluate(() => document.activeElement?.textContent === 'احفظ'),
  )
  await eventually('readers see them', async () =>
    inOrder('<strong>نُقل المرور</strong>', '<time', 'أُغلق الجسر', 'بدأ العمل في الربيع.').test(
      await publicPage('/stories/ملف-الجسر'),
    ),
  )
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('breaking news takes four presses on any screen, survives a server failure, is corrected and ended', async () => {
  const headline = 'أمطار غزيرة على الساحل'
  const { page } = await newsroom.enter('editor', '/newsroom/sections', { viewport: phone })
  await page.getByRole('button', { name: 'خبر عاجل' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('العنوان').fill(headline)
  await dialog.getByText(`عاجل ${headline}`).waitFor()
  await dialog.getByLabel('صدارة الواجهة').selectOption('30')
  expect(await violations(page)).toEqual([])
  // The answer is lost; the same press again publishes nothing a second time.
  const publishAndLose = () =>
    losingAnswers(page, '**/api/v1/breaking', async () => {
      await dialog.getByRole('button', { name: 'انشر العاجل' }).click()
      await dialog.getByRole('alert').getByText('لا يُنشر الخبر مرتين').waitFor()
    })
  await publishAndLose()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+b')
  expect(await dialog.getByLabel('العنوان').inputValue()).toBe(headline)
  await dialog.getByRole('button', { name: 'انشر العاجل' }).click()
  await page.getByText('نُشر العاجل').first().waitFor()
  const published = newsroom.db.selectFrom('articles').select('id').where('headline', '=', headline)
  expect(await published.execute()).toHaveLength(1)
  const now = dialog.getByRole('region', { name: 'العاجل الآن' })
  await now.getByText(headline).waitFor()
  await eventually(
    'it leads the front',
    async () => (await lead('front-lead typed'))?.includes(headline) === true,
  )
  await now.getByRole('button', { name: 'مدّد أو غيّر وقت الانتهاء' }).click()
  await now.getByLabel('صدارة الواجهة').selectOption('open')
  await now.getByRole('button', { name: 'احفظ وقت الانتهاء' }).click()
  await now.getByText('صدارة الواجهة حتى تُنهيها').waitFor()
  await now.getByRole('button', { name: 'صحّح العنوان' }).click()
  await now.getByLabel('صحّح العنوان').fill('أمطار وسيول على الساحل')
  await now.getByRole('button', { name: 'انشر التصحيح' }).click()
  await eventually('readers see the correction', async () =>
    (await publicPage('/latest')).includes('أمطار وسيول على الساحل'),
  )
  await dialog.getByRole('button', { name: 'أنهِ العاجل الآن' }).click()
  await now.waitFor({ state: 'detached' })
  await eventually('it is gone', async () => !(await publicPage('/latest')).includes('class="breaking"'))

  // A draft is published by the lost request, and the repeated one is still the same.
  const { id } = await execute(newsroom.db, desk, createArticle, {
    content: articleContent.parse({ headline: 'انقطاع الكهرباء في الوادي' }),
  })
  await page.goto(`${newsroom.url}/newsroom/articles/${id}`)
  const openDialog = async () => {
    await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
    await page.getByRole('menuitem', { name: 'اجعلها خبرًا عاجلًا' }).click()
  }
  await openDialog()
  await publishAndLose()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.reload()
  await openDialog()
  await dialog.getByRole('button', { name: 'انشر العاجل' }).click()
  await page.getByText('نُشر العاجل').first().waitFor()
  const carriedOut = newsroom.db
    .selectFrom('changes')
    .select('seq')
    .where('command', '=', 'breaking.publish')
    .where('subject', '=', `article:${id}`)
  expect(await carriedOut.execute()).toHaveLength(1)
  expect(page.complaints.filter((one) => !one.includes('ERR_FAILED'))).toEqual([])
  await newsroom.leave(page)
})
