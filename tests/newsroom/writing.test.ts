/** Writing an article: what goes wrong costs nothing, and both sides of a conflict are kept. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../api/api.ts'
import { eventually } from '../harness.ts'
import { desktop, openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
}, 120_000)
afterAll(() => newsroom.close())

type Entered = Awaited<ReturnType<typeof newsroom.enter>>
const saved = (page: Page) => page.locator('[data-saving="saved"]').waitFor()
const headline = (page: Page) => page.getByLabel('العنوان', { exact: true })

async function begin(entered: Entered, text: string, body = ''): Promise<number> {
  const { id } = (await entered.member.post('/articles', { headline: text, body })).body
  await entered.page.goto(`${newsroom.url}/newsroom/articles/${id}`)
  await entered.page.getByRole('textbox', { name: 'نص المادة' }).waitFor()
  return id
}
const working = async (entered: Entered, id: number) => (await entered.member.get(`/articles/${id}`)).body
const revisions = async (id: number) => {
  const rows = await newsroom.db.selectFrom('revisions').select('content').where('refId', '=', id).execute()
  return JSON.stringify(rows)
}

test('two people: what each changed alone is merged, what both changed is asked, and nothing is lost', async () => {
  const layla = await newsroom.enter('editor')
  const id = await begin(layla, 'عنوان أول')
  const sami = await newsroom.enter('reporter', `/newsroom/articles/${id}`)
  await sami.page.getByText(/مفتوحة الآن عند/).waitFor()
  await headline(layla.page).fill('عنوان ليلى')
  await saved(layla.page)
  await sami.page.getByLabel('المقدمة').fill('مقدمة سامي')
  await saved(sami.page)
  expect((await working(layla, id)).content).toMatchObject({
    headline: 'عنوان ليلى',
    standfirst: 'مقدمة سامي',
  })

  await sami.page.context().setOffline(true)
  await headline(sami.page).fill('عنوان سامي')
  await sami.page.locator('[data-saving="waiting"]').waitFor()
  await headline(layla.page).fill('عنوان ليلى الثاني')
  await saved(layla.page)
  await sami.page.context().setOffline(false)
  const dialog = sami.page.getByRole('dialog', { name: 'نسختان من المادة' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toContain('سامي')
  expect(await violations(sami.page)).toEqual([])
  await dialog.getByRole('radio', { name: /^نسخة / }).check()
  await dialog.getByRole('button', { name: 'احفظ ما اخترت' }).click()
  await saved(sami.page)
  expect((await working(layla, id)).content.headline).toBe('عنوان ليلى الثاني')
  const all = await revisions(id)
  expect(all).toContain('عنوان سامي')
  expect(all).toContain('عنوان ليلى الثاني')
  await layla.page.context().close()
  await sami.page.context().close()
}, 90_000)

test('a session that ended in the middle of a sentence is taken up again with nothing lost', async () => {
  const entered = await newsroom.enter('reporter')
  const id = await begin(entered, 'جلسة تنتهي')
  await newsroom.db.deleteFrom('authSessions' as never).execute()
  await headline(entered.page).fill('كُتب بعد نهاية الجلسة')
  const dialog = entered.page.getByRole('dialog')
  await dialog.getByLabel('كلمة المرور', { exact: true }).fill(password)
  await entered.page.keyboard.press('Enter')
  await saved(entered.page)
  await eventually('it is saved', async () => {
    const row = await newsroom.db
      .selectFrom('articles')
      .select('headline')
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.headline === 'كُتب بعد نهاية الجلسة'
  })
  await entered.page.context().close()
}, 60_000)

test('what was typed while the server was away is there after a reload, and is saved then', async () => {
  const entered = await newsroom.enter('reporter')
  const id = await begin(entered, 'خادم بعيد')
  // Not the network: what a browser sends while it leaves a page would pass by the test's hand.
  await newsroom.database.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
    create trigger away before insert on revisions for each row execute function refuse()`)
  await headline(entered.page).fill('كُتب والخادم بعيد')
  await entered.page.locator('[data-saving="waiting"]').waitFor()
  entered.page.on('dialog', (asked) => void asked.accept())
  await entered.page.reload()
  await entered.page.getByText('وجدنا ما كتبته').waitFor()
  await newsroom.database.pool.query('drop trigger away on revisions')
  await saved(entered.page)
  expect((await working(entered, id)).content.headline).toBe('كُتب والخادم بعيد')
  await entered.page.context().close()
}, 60_000)

test('an older revision is compared and restored; the public reads it only when it is published', async () => {
  const entered = await newsroom.enter('editor')
  const id = await begin(entered, 'النص القديم')
  await entered.member.post(`/articles/${id}/publish`)
  await entered.page.reload()
  await headline(entered.page).fill('النص الجديد')
  await saved(entered.page)
  await entered.page.getByRole('button', { name: 'النسخ', exact: true }).click()
  const dialog = entered.page.getByRole('dialog', { name: 'نسخ المادة' })
  await dialog.locator('ins', { hasText: 'الجديد' }).waitFor()
  expect(await dialog.locator('del').first().innerText()).toContain('القديم')
  expect(await violations(entered.page)).toEqual([])
  await dialog.getByRole('button', { name: /المنشورة/ }).click()
  await dialog.getByRole('button', { name: 'عد إلى هذه النسخة' }).click()
  await entered.page
    .getByRole('dialog', { name: 'العودة' })
    .getByRole('button', { name: 'عد إلى هذه النسخة' })
    .click()
  await entered.page.getByText('عادت النسخة.').waitFor()
  expect(await headline(entered.page).inputValue()).toBe('النص القديم')
  expect(await working(entered, id)).toMatchObject({ revision: 3, publishedRevision: 1 })
  await entered.page.context().close()
}, 60_000)

test('the address that an article will have is shown while it is written', async () => {
  const entered = await newsroom.enter('editor')
  const { page, member } = entered
  const id = await begin(entered, 'الميناء يفتح: 3 سفن')
  const slug = page.getByLabel('عنوان الرابط')
  const shown = () => page.locator('bdi').filter({ hasText: '/articles/' }).innerText()
  expect(await shown()).toBe(`/articles/${id}/الميناء-يفتح-3-سفن`)
  await headline(page).fill('')
  expect(await shown()).toBe(`/articles/${id}/article`)
  await slug.fill('Harbour, Open!')
  expect(await shown()).toBe(`/articles/${id}/harbour-open`)
  await headline(page).fill('الميناء يفتح')
  await slug.fill('')
  await saved(page)
  const address = await shown()
  await member.post(`/articles/${id}/publish`)
  expect(decodeURI((await working(entered, id)).address)).toBe(address)
  await page.context().close()
}, 60_000)

test('the preview is the site itself, and a colleague without an account opens it by its link', async () => {
  const entered = await newsroom.enter('reporter')
  await begin(entered, 'مسودة للمعاينة', 'نص المعاينة')
  await entered.page.getByRole('button', { name: 'معاينة' }).click()
  const frame = entered.page.frameLocator('iframe')
  await frame.getByRole('heading', { name: 'مسودة للمعاينة' }).waitFor()
  await entered.page.getByText('حاسوب').click()
  await frame.getByText('نص المعاينة').waitFor()
  await entered.page.getByRole('button', { name: 'اصنع رابطًا' }).click()
  const link = await entered.page.getByLabel('رابط المعاينة').inputValue()
  const stranger = await newsroom.open(new URL(link).pathname)
  expect(await stranger.locator('main').innerText()).toContain('نص المعاينة')
  expect(await violations(entered.page)).toEqual([])
  await stranger.context().close()
  await entered.page.context().close()
}, 60_000)

test.each([
  ['desktop', desktop, 'light'],
  ['desktop', desktop, 'dark'],
  ['phone', phone, 'light'],
  ['phone', phone, 'dark'],
] as const)(
  'on a %s in the %s: no violation, nothing wider than the screen, its dialogs too',
  async (_, viewport, scheme) => {
    const entered = await newsroom.enter('editor', '/newsroom', { viewport, colorScheme: scheme })
    const { page } = entered
    await begin(entered, 'مادة لها كل شيء', '<p>فقرة</p><h2>عنوان</h2><blockquote><p>قول</p></blockquote>')
    const look = async () => {
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    }
    await look()
    if (viewport === phone) {
      await page.getByText('البيانات', { exact: true }).click()
      await look()
    }
    await page.getByRole('button', { name: 'انشر', exact: true }).click()
    await page.getByRole('dialog').getByLabel('في موعد').check()
    await look()
    expect(page.complaints).toEqual([])
    await page.context().close()
  },
  60_000,
)
