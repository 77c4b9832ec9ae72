/** A moderator at work: by keyboard, on a phone, and two at once. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import { standsStill } from '../browser.ts'
import { addReader, writeComment } from '../comments/write.ts'
import { desk, eventually, publish } from '../harness.ts'
import { openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let articleId: number

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { db } = newsroom
  const { id: sectionId } = await execute(db, desk, saveSection, { name: 'اقتصاد' })
  await execute(db, desk, editPublication, { blockedWords: ['حمار'] })
  articleId = await publish(db, { headline: 'المصرف المركزي يثبّت سعر الفائدة للمرة الثالثة', sectionId })
})
afterAll(() => newsroom.close())

const shots = process.env.SHOTS
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await standsStill(page)
  await page.screenshot({ path: `${shots}/${name}.png` })
}

const texts = [
  'القرار كان متوقعا، لكن أثره على القروض الصغيرة لن يظهر قبل نهاية العام.',
  'هل من أرقام عن التضخم في المدن الصغيرة؟',
  'شكرا على التقرير، كنت أبحث عن هذا الشرح منذ أيام.',
  'أختلف مع الخبير: الفائدة وحدها لا تكفي.',
  'متى يجتمع المصرف من جديد؟',
  'الأسعار في السوق تقول شيئا آخر تماما.',
]

/** Empties the queue and fills it: the worst first, then in their order. */
async function fill(): Promise<number[]> {
  const { db } = newsroom
  await db.deleteFrom('comments').execute()
  await db.deleteFrom('bans').execute()
  const known = await addReader(db, { name: 'ليلى حدّاد', published: 7, rejected: 1 })
  const before = await writeComment(db, { articleId, readerId: known, name: 'ليلى حدّاد', text: texts[0]! })
  const ids = [before.id]
  for (const [at, text] of texts.slice(1).entries()) {
    const readerId = at % 2 ? known : await addReader(db, { name: `قارئ ${at}` })
    ids.push(
      (
        await writeComment(db, {
          articleId,
          readerId,
          name: `قارئ ${at}`,
          text,
          parentId: at === 0 ? before.id : null,
        })
      ).id,
    )
  }
  const bad = await writeComment(db, {
    ...{ articleId, name: 'زائر', ipHash: 'here' },
    text: 'هذا حـمـااار لا يفهم.\nتابعوا صفحتي على spam.com وستعرفون الحقيقة',
  })
  return [bad.id, ...ids]
}
const stateOf = async (id: number) =>
  (await newsroom.db.selectFrom('comments').select('state').where('id', '=', id).executeTakeFirstOrThrow())
    .state
const become = (id: number, state: string) =>
  eventually(`comment ${id} is ${state}`, async () => (await stateOf(id)) === state)
const inFocus = (page: Page) => page.locator('[data-comment]').getAttribute('data-comment').then(Number)

test('a moderator reads, publishes, rejects with a reason and undoes, by keyboard alone', async () => {
  const ids = await fill()
  const { page } = await newsroom.enter('moderator', '/newsroom/comments')
  await page.locator(`[data-comment="${ids[0]}"]`).waitFor()
  // The found word is marked in its place.
  expect(await page.locator('[data-comment] mark').allTextContents()).toEqual(['حـمـااار', 'spam.com'])
  await shoot(page, 'desktop-light')
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('r')
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'reject')
  await page.keyboard.press('7')
  await become(ids[0]!, 'rejected')
  const second = await inFocus(page)
  expect(second).not.toBe(ids[0])
  await page.keyboard.press('a')
  await become(second, 'published')
  const third = await inFocus(page)
  await page.keyboard.press('j')
  const fourth = await inFocus(page)
  expect(fourth).not.toBe(third)
  await page.keyboard.press('k')
  expect(await inFocus(page)).toBe(third)

  await page.keyboard.press('u')
  await become(second, 'held')
  await page.locator(`[data-comment="${second}"]`).waitFor()
  await page.keyboard.press('u')
  await become(ids[0]!, 'held')

  // Several at once.
  await page.locator(`[data-comment="${ids[0]}"]`).waitFor()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('a')
  await become(ids[0]!, 'published')
  await become(second, 'published')
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('two moderators get different comments, and the later decision is refused with a message', async () => {
  const [bad] = await fill()
  const { page } = await newsroom.enter('moderator', '/newsroom/comments')
  await page.locator(`[data-comment="${bad}"]`).waitFor()
  await eventually('the first reads it', async () => {
    const rows = await newsroom.db.selectFrom('commentPresence').select('commentId').execute()
    return rows.some(({ commentId }) => commentId === bad)
  })
  const { page: second } = await newsroom.enter('moderator', '/newsroom/comments')
  await second.locator('[data-comment]').waitFor()
  expect(await inFocus(second)).not.toBe(bad)
  await second.getByText('مفتوح الآن عند عضو moderator').waitFor()
  await shoot(second, 'two')
  // A moderator who returns to it and is faster decides; the other one is told.
  await second.keyboard.press('k')
  await second.locator(`[data-comment="${bad}"]`).waitFor()
  await second.keyboard.press('r')
  await second.getByRole('dialog').waitFor()
  await second.keyboard.press('1')
  await become(bad!, 'rejected')
  await page.keyboard.press('a')
  await page.getByRole('alert').filter({ hasText: 'سبقك زميل' }).waitFor()
  expect(await stateOf(bad!)).toBe('rejected')
  await newsroom.leave(page)
  await newsroom.leave(second)
})

test('a ban removes the reader’s waiting comments, and is lifted again', async () => {
  const [bad] = await fill()
  const { page } = await newsroom.enter('moderator', '/newsroom/comments')
  await page.locator(`[data-comment="${bad}"]`).waitFor()
  await page.keyboard.press('b')
  await page.getByLabel('السبب').fill('إعلانات')
  await shoot(page, 'ban')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await become(bad!, 'rejected')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('المحظورون').click()
  await page.getByText('زوار من عنوان واحد').waitFor()
  await shoot(page, 'bans')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'ارفع الحظر' }).click()
  await page.getByText('لا أحد محظور').waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('moderation fits on a dark phone', async () => {
  const [bad] = await fill()
  const { page } = await newsroom.enter('moderator', '/newsroom/comments', {
    ...{ viewport: phone, colorScheme: 'dark', hasTouch: true },
  })
  await page.locator(`[data-comment="${bad}"]`).waitFor()
  await shoot(page, 'phone-dark')
  expect(await violations(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(phone.width)
  await page.getByRole('button', { name: 'ارفض' }).click()
  await page.getByRole('button', { name: /إعلان/ }).click()
  await become(bad!, 'rejected')
  await newsroom.leave(page)
})

test('an administrator changes the comment settings, and tests blocked words before saving them', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('administrator', '/newsroom/publication')
  await page.getByLabel('يعلّق الزوار باسم وبلا حساب').check()
  await page.getByLabel('إغلاق التعليقات بعد (أيام)').fill('30')
  await page.getByLabel('الكلمات المحظورة').fill('حمار\nخائن*\n')
  await page.getByLabel('جرّب نصًا').fill('أنتم خـااائنون يا ح.م.ا.ر')
  await page.getByText('خـااائنون').waitFor()
  await page.getByText('ح.م.ا.ر').waitFor()
  await page.getByLabel('الكلمات المحظورة').scrollIntoViewIfNeeded()
  await shoot(page, 'publication')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  const settings = () =>
    newsroom.db
      .selectFrom('publication')
      .select(['guestsComment', 'commentsCloseAfterDays', 'blockedWords'])
      .executeTakeFirstOrThrow()
  await eventually('it is saved', async () => (await settings()).guestsComment)
  expect(await settings()).toEqual({
    ...{ guestsComment: true, commentsCloseAfterDays: 30, blockedWords: ['حمار', 'خائن*'] },
  })

  await page.goto(`${newsroom.url}/newsroom/sections`)
  await page.getByRole('button', { name: 'عدّل «اقتصاد»' }).click()
  await page.getByLabel('بعد النشر').check()
  await shoot(page, 'section')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('the section is read afterwards', async () => {
    const section = await newsroom.db.selectFrom('sections').select('moderation').executeTakeFirstOrThrow()
    return section.moderation === 'after'
  })

  await page.goto(`${newsroom.url}/newsroom/articles/${articleId}`)
  await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
  await page.getByRole('menuitem', { name: 'أغلق التعليقات' }).click()
  await page.getByText('أُغلقت التعليقات على هذه المادة').waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test.each([true, false])(
  'a reader comments (script: %s), a moderator presses one key, and the comment is on the page',
  async (javaScriptEnabled) => {
    const { db, url } = newsroom
    await db.deleteFrom('comments').execute()
    await execute(db, desk, editPublication, { guestsComment: true })
    const open = await publish(db, { headline: 'افتتاح المكتبة العامة' })
    const text = javaScriptEnabled ? 'مكتبة انتظرناها طويلا' : 'متى تُفتح أمام الطلاب؟'
    const context = await newsroom.browser.newContext({ javaScriptEnabled, viewport: phone })
    const site = await context.newPage()
    await site.goto(`${url}/articles/${open}/x`)
    await site.locator('summary', { hasText: 'تعليق' }).click()
    await site.locator('textarea[name="text"]').fill(text)
    await site.locator('input[name="name"]').first().fill('سلمى')
    await site.locator('form:has(textarea[name="text"]) button[type="submit"]').click()
    await eventually(
      'it waits',
      async () => (await db.selectFrom('comments').selectAll().execute()).length === 1,
    )
    const publicText = async () => (await fetch(`${url}/articles/${open}/x`)).text()
    expect(await publicText()).not.toContain(text)

    const { page } = await newsroom.enter('moderator', '/newsroom/comments')
    await page.getByRole('article').getByText(text).waitFor()
    await page.keyboard.press('a')
    await page.getByText('نُشر تعليق سلمى').waitFor()
    await eventually('readers see it', async () => (await publicText()).includes(text))
    // A reported comment returns to the moderators.
    const { id } = await db.selectFrom('comments').select('id').executeTakeFirstOrThrow()
    await site.goto(`${url}/readers/report/${id}`)
    await site.locator('input[name="reason"]').first().check()
    await site.locator('main button[type="submit"]').click()
    await eventually(
      'it is reported',
      async () => (await db.selectFrom('commentReports').selectAll().execute()).length === 1,
    )
    await page.goto(`${newsroom.url}/newsroom/comments?queue=reported`)
    await page.getByRole('region', { name: 'بلاغات القراء' }).waitFor()
    await shoot(page, 'reported')
    await page.keyboard.press('a')
    await eventually('the report is settled', async () => {
      const row = await db.selectFrom('comments').select(['state', 'reportCount']).executeTakeFirstOrThrow()
      return row.state === 'published' && row.reportCount === 0
    })
    await newsroom.leave(page)
    await context.close()
  },
)
