/** Writing an article: what goes wrong costs nothing, and both sides of a conflict are kept. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/kernel/actor.ts'
import { password } from '../api/api.ts'
import { eventually } from '../harness.ts'
import { desktop, openNewsroom, overhang, phone, violations, violationsInBothSchemes } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

type Entered = Awaited<ReturnType<typeof newsroom.enter>>
const saved = (page: Page) => page.locator('[data-saving="saved"]').waitFor()
const headline = (page: Page) => page.getByLabel('العنوان', { exact: true })

/** A new member with a new article open in the editor. */
async function begin(role: Role, text: string, body = '') {
  let id = 0
  const entered = await newsroom.enter(role, async (member) => {
    id = (await member.post('/articles', { headline: text, body })).body.id
    return `/newsroom/articles/${id}`
  })
  await entered.page.getByRole('textbox', { name: 'نص المادة' }).waitFor()
  return { ...entered, id }
}
const working = async (entered: Entered, id: number) => (await entered.member.get(`/articles/${id}`)).body
const revisions = async (id: number) => {
  const rows = await newsroom.db.selectFrom('revisions').select('content').where('refId', '=', id).execute()
  return JSON.stringify(rows)
}

const body = (page: Page) => page.getByRole('textbox', { name: 'نص المادة' })
const conflictWindow = (page: Page) => page.getByRole('dialog', { name: 'غيّرتما الموضع نفسه في وقت واحد' })
const bodyOf = async (one: Entered, id: number) => JSON.stringify((await working(one, id)).content.body)
/** Puts the caret at the end of the paragraph with these words. */
async function caretIn(page: Page, words: string) {
  await body(page).getByText(words).click()
  await page.keyboard.press('End')
}

test('an author who reloads a second after typing is asked nothing', { tags: 'long' }, async () => {
  const entered = await begin('reporter', 'وحيد', '<p>فقرة أولى</p>')
  const { page, id } = entered
  page.on('dialog', (window) => void window.accept())
  for (const words of [' ثم', ' بعدها', ' أخيرًا']) {
    await caretIn(page, 'فقرة أولى')
    await page.keyboard.type(words)
    await page.reload()
    await body(page).getByText(words.trim()).waitFor()
    await caretIn(page, 'فقرة أولى')
    await page.keyboard.type('،')
    await saved(page)
  }
  expect(await bodyOf(entered, id)).toContain('فقرة أولى ثم، بعدها، أخيرًا،')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await newsroom.leave(page)
})

test('a lost answer is no conflict, and a colleague’s headline appears', { tags: 'long' }, async () => {
  const layla = await begin('editor', 'عنوان أول', '<p>فقرة أولى</p><p>فقرة ثانية</p>')
  const { page, id } = layla
  const save = `**/api/v1/articles/${id}`
  await page.route(save, async (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    await route.fetch()
    // The page may have stopped waiting for it.
    await route.abort().catch(() => {})
  })
  await caretIn(page, 'فقرة أولى')
  await page.keyboard.type(' من ليلى')
  await page.locator('[data-saving="waiting"]').waitFor()
  await page.keyboard.type(' أيضًا')
  await page.unroute(save)
  await saved(page)
  expect(await bodyOf(layla, id)).toContain('فقرة أولى من ليلى أيضًا')

  const { revision, content } = await working(layla, id)
  const sami = await newsroom.member('reporter')
  await sami.put(`/articles/${id}`, { base: revision, content: { ...content, headline: 'عنوان سامي' } })
  await page.keyboard.type(' وأكثر')
  await saved(page)
  await eventually('the headline is there', async () => (await headline(page).inputValue()) === 'عنوان سامي')
  await page.keyboard.type('.')
  await saved(page)
  expect(await bodyOf(layla, id)).toContain('فقرة أولى من ليلى أيضًا وأكثر.')
  expect((await working(layla, id)).content.headline).toBe('عنوان سامي')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await newsroom.leave(page)
})

test('two authors in two paragraphs have no conflict; in one, a window shows that block and keeps the focus', async () => {
  const layla = await begin(
    'editor',
    'فقرتان',
    '<p>وصل الوفد صباحًا</p><p>غادر الوزير مساءً</p><p>فقرة ثالثة</p>',
  )
  const { id } = layla
  const sami = await newsroom.enter('reporter', `/newsroom/articles/${id}`)
  await body(sami.page).waitFor()
  await caretIn(layla.page, 'وصل الوفد')
  await layla.page.keyboard.type(' إلى المطار')
  await caretIn(sami.page, 'غادر الوزير')
  await sami.page.keyboard.type(' إلى بلاده')
  await saved(layla.page)
  await saved(sami.page)
  await body(sami.page).getByText('إلى المطار').waitFor()
  // The caret is where it was.
  await sami.page.keyboard.type(' سالمًا')
  await saved(sami.page)
  const both = await bodyOf(layla, id)
  expect(both).toContain('وصل الوفد صباحًا إلى المطار')
  expect(both).toContain('غادر الوزير مساءً إلى بلاده سالمًا')
  await body(layla.page).getByText('سالمًا').waitFor()

  await caretIn(sami.page, 'فقرة ثالثة')
  await sami.page.context().setOffline(true)
  await sami.page.keyboard.type(' لسامي')
  await caretIn(layla.page, 'فقرة ثالثة')
  await layla.page.keyboard.type(' لليلى')
  await saved(layla.page)
  await sami.page.context().setOffline(false)
  const window = conflictWindow(sami.page)
  await window.waitFor()
  const shown = await window.innerText()
  expect(shown).toContain('لسامي')
  expect(shown).toContain('لليلى')
  expect(shown).not.toContain('المطار')
  expect(await violations(sami.page)).toEqual([])
  // The author continues, and changes outside the conflict are saved.
  await sami.page.keyboard.type(' وحده')
  await window.getByText('وحده').waitFor()
  await sami.page.getByLabel('المقدمة').fill('مقدمة بجانب الخلاف')
  await eventually(
    'the rest is saved',
    async () => (await working(layla, id)).content.standfirst === 'مقدمة بجانب الخلاف',
  )
  await caretIn(sami.page, 'لسامي وحده')
  await sami.page.getByRole('button', { name: 'قارن ثم اختر' }).click()
  await window.getByRole('radio', { name: 'صيغة أخرى' }).check()
  await window.getByRole('textbox', { name: 'صيغة أخرى' }).press('Control+End')
  await sami.page.keyboard.type('، ولليلى معه')
  await window.getByRole('button', { name: 'احفظ ما اخترت' }).click()
  await saved(sami.page)
  expect(await window.count()).toBe(0)
  const decided = await bodyOf(layla, id)
  expect(decided).toContain('فقرة ثالثة لسامي وحده، ولليلى معه')
  expect(decided).toContain('إلى المطار')
  const all = await revisions(id)
  expect(all).toContain('فقرة ثالثة لليلى')
  expect([...layla.page.complaints, ...sami.page.complaints]).toEqual([])
  await newsroom.leave(layla.page)
  await newsroom.leave(sami.page)
})

test('a new article can be typed at once, is saved with the first letter, and is deleted when empty', async () => {
  const { page, member } = await newsroom.enter('reporter')
  const count = async () =>
    (await newsroom.db.selectFrom('articles').select('id').where('trashedAt', 'is', null).execute()).length
  const before = await count()
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.keyboard.type('عنوان كُتب فورًا')
  await headline(page).waitFor()
  await page.waitForURL(/articles\/\d+$/)
  await page.keyboard.type(' وبلا انتظار')
  await saved(page)
  const id = Number(/articles\/(\d+)/.exec(page.url())![1])
  expect((await member.get(`/articles/${id}`)).body.content.headline).toBe('عنوان كُتب فورًا وبلا انتظار')
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await eventually('an empty article', async () => (await headline(page).inputValue()) === '')
  await page.goBack()
  await eventually('the first', async () => (await headline(page).inputValue()).startsWith('عنوان كُتب'))
  expect(await count()).toBe(before + 1)
  // Begun and emptied again, it goes to the bin by itself.
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.keyboard.type('خ')
  await page.waitForURL((url) => /articles\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${id}`))
  await page.keyboard.press('Backspace')
  await saved(page)
  await page.goBack()
  await eventually('the empty article is deleted', async () => (await count()) === before + 1)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('text typed offline in a closed tab is offered by the next tab', { tags: 'long' }, async () => {
  const entered = await begin('reporter', 'في الطريق')
  const { id } = entered
  const { page } = entered
  await page.context().setOffline(true)
  await headline(page).fill('كُتب بلا شبكة')
  await page.locator('[data-saving="waiting"]').waitFor()
  await page.close({ runBeforeUnload: false })
  const context = page.context()
  await context.setOffline(false)
  const next = await context.newPage()
  await next.goto(`${newsroom.url}/newsroom/articles/${id}`)
  await next.getByText('وجدنا ما كتبته').waitFor()
  await saved(next)
  expect((await working(entered, id)).content.headline).toBe('كُتب بلا شبكة')
  await context.close()
})

test('a revision with a deleted entity shows its name, and is restored', { tags: 'long' }, async () => {
  const entered = await newsroom.enter('editor')
  const { page, member } = entered
  const admin = await newsroom.as('administrator')
  const section = (await admin.post('/sections', { name: 'قسم زائل' })).body.id
  const { id } = (await member.post('/articles', { headline: 'عنوان قديم', sectionId: section })).body
  await member.put(`/articles/${id}`, { base: 1, content: { headline: 'عنوان جديد' } })
  expect((await admin.del(`/sections/${section}`)).status).toBe(204)
  await page.goto(`${newsroom.url}/newsroom/articles/${id}`)
  await page.getByRole('button', { name: 'الإصدارات', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'إصدارات المادة' })
  await dialog.getByText('(محذوف) قسم زائل').waitFor()
  await dialog.getByRole('button', { name: /بداية المادة/ }).click()
  await dialog.getByRole('button', { name: 'عد إلى هذا الإصدار' }).click()
  const sure = page.getByRole('dialog', { name: 'العودة' })
  await sure.getByRole('button', { name: 'عد إلى هذا الإصدار' }).click()
  await page.getByText(/دون ما حُذف منذ ذلك الحين: قسم زائل/).waitFor()
  expect((await working(entered, id)).content).toMatchObject({ headline: 'عنوان قديم', sectionId: null })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('separate changes are merged, and conflicts are asked about', { tags: 'long' }, async () => {
  const layla = await begin('editor', 'عنوان أول')
  const { id } = layla
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
  const dialog = sami.page.getByRole('dialog', { name: 'غيّرتما الموضع نفسه في وقت واحد' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toContain('سامي')
  expect(await violations(sami.page)).toEqual([])
  await dialog.getByRole('radio', { name: /^صيغة عضو/ }).check()
  await dialog.getByRole('button', { name: 'احفظ ما اخترت' }).click()
  await saved(sami.page)
  expect((await working(layla, id)).content.headline).toBe('عنوان ليلى الثاني')
  const all = await revisions(id)
  expect(all).toContain('عنوان سامي')
  expect(all).toContain('عنوان ليلى الثاني')
  await newsroom.leave(layla.page)
  await newsroom.leave(sami.page)
})

test('writing continues after the session ended in mid-sentence', { tags: 'long' }, async () => {
  const entered = await begin('reporter', 'جلسة تنتهي')
  const { id } = entered
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
  await newsroom.leave(entered.page)
})

test('text typed while the server was down is there after a reload', { tags: 'long' }, async () => {
  const entered = await begin('reporter', 'خادم بعيد')
  const { id } = entered
  // Does not block at the network, because requests of a closing page would bypass the test.
  await newsroom.database.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
    create trigger away before insert on revisions for each row execute function refuse()`)
  await headline(entered.page).fill('كُتب والخادم بعيد')
  await entered.page.locator('[data-saving="waiting"]').waitFor()
  entered.page.on('dialog', (window) => void window.accept())
  await entered.page.reload()
  await entered.page.getByText('وجدنا ما كتبته').waitFor()
  await newsroom.database.pool.query('drop trigger away on revisions')
  await saved(entered.page)
  expect((await working(entered, id)).content.headline).toBe('كُتب والخادم بعيد')
  await newsroom.leave(entered.page)
})

test('an older revision is compared, restored, and public once published', { tags: 'long' }, async () => {
  const entered = await begin('editor', 'النص القديم')
  const { id } = entered
  await entered.member.post(`/articles/${id}/publish`)
  await entered.page.reload()
  await headline(entered.page).fill('النص الجديد')
  await saved(entered.page)
  await entered.page.getByRole('button', { name: 'الإصدارات', exact: true }).click()
  const dialog = entered.page.getByRole('dialog', { name: 'إصدارات المادة' })
  await dialog.locator('ins', { hasText: 'الجديد' }).waitFor()
  expect(await dialog.locator('del').first().innerText()).toContain('القديم')
  expect(await violations(entered.page)).toEqual([])
  await dialog.getByRole('button', { name: /المنشور/ }).click()
  await dialog.getByRole('button', { name: 'عد إلى هذا الإصدار' }).click()
  await entered.page
    .getByRole('dialog', { name: 'العودة' })
    .getByRole('button', { name: 'عد إلى هذا الإصدار' })
    .click()
  await entered.page.getByText('عادت المادة إلى هذا الإصدار.').waitFor()
  expect(await headline(entered.page).inputValue()).toBe('النص القديم')
  expect(await working(entered, id)).toMatchObject({ revision: 3, publishedRevision: 1 })
  await newsroom.leave(entered.page)
})

test('the editor shows the future address of an article', async () => {
  const entered = await begin('editor', 'الميناء يفتح: 3 سفن')
  const { page, member, id } = entered
  const slug = page.getByLabel('اسم الصفحة في الرابط')
  const shown = page.locator('bdi').filter({ hasText: '/articles/' })
  const shows = (end: string) =>
    shown.and(page.getByText(`/articles/${id}/${end}`, { exact: true })).waitFor()
  await shows('الميناء-يفتح-3-سفن')
  await headline(page).fill('')
  await shows('article')
  await slug.fill('Harbour, Open!')
  await shows('harbour-open')
  await headline(page).fill('الميناء يفتح')
  await slug.fill('')
  await saved(page)
  const address = await shown.innerText()
  await member.post(`/articles/${id}/publish`)
  expect(decodeURI((await working(entered, id)).address)).toBe(address)
  await newsroom.leave(page)
})

test('the preview is the real site, and a colleague without an account opens it by its link', async () => {
  const entered = await begin('reporter', 'مسودة للمعاينة', 'نص المعاينة')
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
  await newsroom.leave(stranger)
  await newsroom.leave(entered.page)
})

test('the screens and dialogs are accessible and fit, light and dark', { tags: 'long' }, async () => {
  const entered = await begin(
    'editor',
    'مادة لها كل شيء',
    '<p>فقرة</p><h2>عنوان</h2><blockquote><p>قول</p></blockquote>',
  )
  const { page } = entered
  const isRight = async () =>
    expect([await violationsInBothSchemes(page), await overhang(page)]).toEqual([[], 0])
  const dialog = page.getByRole('dialog', { name: 'نشر المادة' })
  const calendar = page.getByRole('dialog', { name: 'افتح التقويم' })
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    if (viewport === phone) {
      await page.getByText('البيانات', { exact: true }).click()
      await isRight()
      await page.getByText('النص', { exact: true }).click()
    }
    await isRight()
    await page.getByRole('button', { name: 'انشر', exact: true }).click()
    await dialog.getByLabel('في وقت لاحق').check()
    await isRight()
    await dialog.getByLabel('افتح التقويم').click()
    await calendar.locator('abbr').first().waitFor()
    expect(await calendar.locator('abbr').allInnerTexts()).toEqual(['س', 'ح', 'ن', 'ث', 'ر', 'خ', 'ج'])
    expect(await violations(page)).toEqual([])
    const { x, y, width, height } = (await calendar.boundingBox())!
    expect(Math.min(x, y, viewport.width - x - width, viewport.height - y - height)).toBeGreaterThanOrEqual(0)
    // The calendar closes alone.
    await page.keyboard.press('Escape')
    await calendar.waitFor({ state: 'detached' })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})
