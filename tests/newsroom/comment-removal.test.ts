/** An administrator takes away for good: one comment, and all of a reader. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { standsStill } from '../browser.ts'
import { addReader, writeComment } from '../comments/write.ts'
import { eventually, publish, temporaryFolder } from '../harness.ts'
import { desktop, openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
let articleId: number

beforeAll(async () => {
  newsroom = await openNewsroom()
  articleId = await publish(newsroom.db, { headline: 'المصرف المركزي يثبّت سعر الفائدة للمرة الثالثة' })
})
afterAll(() => newsroom.close())

const shots = process.env.SHOTS
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await standsStill(page)
  await page.screenshot({ path: `${shots}/${name}.png` })
}

/** A guest's comment first, two of one reader, then one of another. */
async function fill(): Promise<{ guest: number; own: [number, number]; last: number; readerId: number }> {
  const { db } = newsroom
  await db.deleteFrom('comments').execute()
  const readerId = await addReader(db, { name: 'ليلى حدّاد', published: 7 })
  const other = await addReader(db, { name: 'سامر', published: 2 })
  const write = async (text: string, given: { readerId?: number; name: string }) =>
    (await writeComment(db, { articleId, text, ...given })).id
  const name = 'ليلى حدّاد'
  return {
    guest: await write('جارنا يسكن في البيت الثالث، وله دعوى أمام المحكمة. spam.com', { name: 'زائر' }),
    own: [
      await write('القرار كان متوقعا، لكن أثره لن يظهر قبل نهاية العام.', { name, readerId }),
      await write('هل من أرقام عن التضخم في المدن الصغيرة؟', { name, readerId }),
    ],
    last: await write('متى يجتمع المصرف من جديد؟', { name: 'سامر', readerId: other }),
    readerId,
  }
}
const rowOf = (id: number) =>
  newsroom.db
    .selectFrom('comments')
    .select(['state', 'text', 'name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const inFocus = (page: Page, id: number) => page.locator(`[data-comment="${id}"]`).waitFor()
const gone = { state: 'erased', text: '', name: '' }

test.each([
  ['phone', { viewport: phone, hasTouch: true }],
  ['desktop', { viewport: desktop }],
] as const)(
  'an administrator removes a comment, then a reader with all comments: %s',
  { tags: 'long' },
  async (device, options) => {
    const { guest, own, last, readerId } = await fill()
    const { page } = await newsroom.enter('administrator', '/newsroom/comments', options)
    await inFocus(page, guest)
    // A guest has no account.
    expect(await page.getByRole('region', { name: 'بيانات القارئ' }).count()).toBe(0)
    await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
    await page.getByRole('menuitem').waitFor()
    await shoot(page, `${device}-menu`)
    expect(await violations(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'حذف قانوني نهائي…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('ولا يمكن التراجع').waitFor()
    await shoot(page, `${device}-remove`)
    expect(await violations(page)).toEqual([])
    // Without a ground nothing is done; and what is typed into it is no shortcut.
    await dialog.getByRole('button', { name: 'احذفه نهائيًا' }).click()
    await dialog.getByText('لا بدّ من ملء هذه الخانة.').waitFor()
    await dialog.getByLabel('السند القانوني').pressSequentially('قرار jar 12')
    await shoot(page, `${device}-remove-filled`)
    await dialog.getByRole('button', { name: 'احذفه نهائيًا' }).click()
    await page.getByText('حُذف تعليق زائر.').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    // The next one is there at once.
    await inFocus(page, own[0])
    expect(await rowOf(guest)).toEqual(gone)
    expect((await rowOf(own[0])).state).toBe('held')

    const data = page.getByRole('region', { name: 'بيانات القارئ' })
    await data.scrollIntoViewIfNeeded()
    await shoot(page, `${device}-reader`)
    expect(await violations(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      data.getByRole('link', { name: 'تنزيل بياناته' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`reader-${readerId}.json`)
    const file = join(temporaryFolder(), 'reader.json')
    await download.saveAs(file)
    const kept = JSON.parse(readFileSync(file, 'utf8'))
    expect(kept.comments.map(({ id }: { id: number }) => id)).toEqual(own)

    await data.getByRole('button', { name: 'محو القارئ…' }).click()
    await dialog.getByText('يُمحى حسابه').waitFor()
    await shoot(page, `${device}-erase`)
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel('سند المحو').fill('رسالة منه في الثالث من مايو')
    await dialog.getByRole('button', { name: 'امحُه نهائيًا' }).click()
    await page.getByText('مُحي القارئ وتعليقاته').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    // Both of theirs have left the queue.
    await inFocus(page, last)
    await shoot(page, `${device}-after`)
    for (const id of own) expect(await rowOf(id)).toEqual(gone)
    if (device === 'desktop')
      await eventually(
        'one comment is left',
        async () =>
          (await page.getByRole('list', { name: 'التعليقات بالترتيب' }).locator('li').count()) === 1,
      )
    // Why it went can be read where it stood.
    await page.goto(`${newsroom.url}/newsroom/comments?comment=${own[0]}`)
    await inFocus(page, own[0])
    await page.getByText('رسالة منه في الثالث من مايو').waitFor()
    expect(await page.getByRole('region', { name: 'بيانات القارئ' }).count()).toBe(0)
    await shoot(page, `${device}-erased`)
    expect(await violations(page)).toEqual([])
    expect(page.complaints).toEqual([])
    await newsroom.leave(page)
  },
)

test('a moderator has no removal buttons', async () => {
  const { own } = await fill()
  const { page } = await newsroom.enter('moderator', `/newsroom/comments?comment=${own[0]}`)
  await inFocus(page, own[0])
  await page.getByRole('region', { name: 'القرارات' }).waitFor()
  expect(await page.getByRole('button', { name: 'إجراءات أخرى' }).count()).toBe(0)
  expect(await page.getByRole('region', { name: 'بيانات القارئ' }).count()).toBe(0)
  await newsroom.leave(page)
})
