/** What an editor runs in a browser, as readers see it: the front page, the stories panel, the breaking line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/content/command.ts'
import { arrangeFront } from '../../src/content/front/front.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { desk, eventually, publish } from '../harness.ts'
import { openNewsroom, phone, violations, type WatchedPage } from './browser.ts'

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
const lead = async () => /class="front-lead">.*?<h2[^>]*><a[^>]*>(.*?)<\/a>/s.exec(await publicPage())?.[1]
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

test('the front page is arranged by keyboard, looked at, published, and brought back', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page.getByRole('button', { name: `ضعه هنا: ${headlines[0]}` }).press('Enter')
  await page.getByRole('button', { name: `ضعه هنا: ${headlines[2]}` }).press('Enter')
  await moveUp(page, headlines[2]!, '1')
  const order = page.getByRole('list', { name: 'ترتيب الواجهة' })
  expect(await order.textContent()).toMatch(
    inOrder('الخبر الأول', headlines[2]!, 'الصف الثاني', headlines[0]!),
  )

  await page.getByRole('button', { name: 'عاين' }).press('Enter')
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
  await page.context().close()
})

test('an article found by its words is put on the front, on a phone', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front', { viewport: phone })
  await page.getByLabel('ابحث عن مادة منشورة').fill('الزيتون')
  await page.getByRole('option', { name: headlines[2]! }).click()
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('يراه القراء الآن').waitFor()
  await eventually('it leads', async () => (await lead()) === headlines[2])
  await page.context().close()
})

test('a colleague who arranged meanwhile is seen, and nothing of one’s own is lost', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page.getByRole('button', { name: `ضعه هنا: ${headlines[1]}` }).click()
  await execute(newsroom.db, desk, arrangeFront, { articleIds: [articles[3]!] })
  await page.getByRole('button', { name: 'انشر الترتيب' }).click()
  await confirm(page, 'انشر الترتيب')
  await page.getByText('رتّب زميل هذا وأنت ترتّب').waitFor()
  const order = page.getByRole('list', { name: 'ترتيب الواجهة' })
  expect(await order.textContent()).toContain(headlines[1]!)
  await page.getByRole('button', { name: 'انشر ترتيبي بدلًا منه' }).click()
  await page.getByText('يراه القراء الآن').waitFor()
  await page.context().close()
})

test('who leaves an arrangement unpublished is asked first', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/front')
  await page
    .getByRole('button', { name: /^أزل «/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'الملفات' }).click()
  await page.getByRole('dialog', { name: 'لم تحفظ تغييراتك' }).waitFor()
  await confirm(page, 'تراجع')
  expect(new URL(page.url()).pathname).toBe('/newsroom/front')
  await page.getByRole('link', { name: 'الملفات' }).click()
  await confirm(page, 'غادر دون حفظ')
  await page.getByRole('heading', { level: 1, name: 'الملفات' }).waitFor()
  await page.context().close()
})

test('the stories panel: a story opened, ordered by keyboard, pinned, published, closed', async () => {
  for (const name of ['ملف الموانئ', 'ملف القطارات']) await execute(newsroom.db, desk, saveStory, { name })
  const { page } = await newsroom.enter('editor', '/newsroom/stories')
  await page.getByRole('link', { name: 'ملف جديد' }).click()
  await page.getByLabel('اسم الملف').fill('ملف الزيتون')
  await page.getByLabel('خلاصة الملف').fill('موسم يبدأ مبكرًا هذا العام.')
  await page.getByRole('button', { name: 'افتح الملف' }).click()
  await page.getByRole('link', { name: 'ملف الزيتون' }).waitFor()
  await moveUp(page, 'ملف الزيتون', '2')
  await page.getByRole('button', { name: 'ثبّت «ملف القطارات» في أول الشريط' }).click()
  await page.getByRole('button', { name: 'عاين' }).click()
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
  expect(page.complaints).toEqual([])
  await page.context().close()
})

test('a story is edited; what a colleague saved meanwhile is not overwritten unseen', async () => {
  const { id } = await execute(newsroom.db, desk, saveStory, { name: 'ملف المياه' })
  const { page } = await newsroom.enter('editor', `/newsroom/stories/${id}`)
  await page.getByLabel('اسم الملف').fill('ملف مياه النهر')
  await execute(newsroom.db, desk, saveStory, { id, name: 'ملف السد' })
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('غيّره شخص آخر وأنت تعدّل').waitFor()
  expect(await page.getByLabel('اسم الملف').inputValue()).toBe('ملف مياه النهر')
  await page.getByRole('button', { name: 'احفظ نسختي بدلًا منها' }).click()
  await eventually('readers see the name', async () =>
    (await publicPage('/stories')).includes('ملف مياه النهر'),
  )
  await page.context().close()
})

test('the breaking line: seen as readers see it, checked, on, and off', async () => {
  const line = 'أمطار غزيرة على الساحل'
  const { page } = await newsroom.enter('editor', '/newsroom/front', { viewport: phone })
  await page.getByRole('button', { name: 'خبر عاجل' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('نص الخبر').fill(line)
  await dialog.getByText(`عاجل ${line}`).waitFor()
  await dialog.getByRole('button', { name: 'راجعه مرة أخيرة' }).click()
  await dialog.getByText('يظهر هذا السطر فورًا فوق كل صفحات الموقع').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'انشر العاجل' }).click()
  await eventually('it stands above the pages', async () => (await publicPage('/latest')).includes(line))
  await page.getByRole('button', { name: 'أطفئ' }).click()
  await confirm(page, 'أطفئ')
  await eventually('it is gone', async () => !(await publicPage('/latest')).includes(line))
  expect(page.complaints).toEqual([])
  await page.context().close()
})
