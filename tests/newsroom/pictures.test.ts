/** Pictures in the newsroom: brought, checked, found, described, cut; by mouse, by keyboard, on a phone. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { descriptionOf } from '../../src/newsroom/library/description.ts'
import { password } from '../api/api.ts'
import { encodedFilm, jpeg, noise, picture, tellingPicture } from '../api/files.ts'
import { desk, eventually, publish } from '../harness.ts'
import { openNewsroom, phone, violations, type WatchedPage } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
  await execute(newsroom.db, desk, saveAgency, { name: 'رويترز', url: 'https://www.reuters.com' })
})
beforeEach(() => newsroom.database.pool.query('delete from auth_rate_limits'))
afterAll(() => newsroom.close())

type Member = Awaited<ReturnType<typeof newsroom.member>>
const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer })
const choose = (page: WatchedPage, files: ReturnType<typeof file>[]) =>
  page.locator('input[type=file][multiple]').setInputFiles(files)
const uploaded = (page: WatchedPage, name: string) =>
  page.getByRole('listitem').filter({ hasText: name }).getByText('أُضيف إلى المكتبة').waitFor()

let seed = 1_000
/** A picture that is in the library already. */
async function bring(member: Member, bytes?: Buffer): Promise<number> {
  const answer = await member.send('POST', '/media', (bytes ?? (await jpeg(seed++, 1_200, 800))) as never)
  return answer.body.media.id
}
/** A new member before a picture that is in the library, and used as `use` says. */
async function enterPicture(role: Role, use?: (id: number) => Promise<unknown>) {
  let id = 0
  const entered = await newsroom.enter(role, async (member) => {
    id = await bring(member)
    await use?.(id)
    return `/newsroom/pictures/${id}`
  })
  return { ...entered, id }
}
const stored = async (id: number) =>
  newsroom.db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('many uploads at once: metadata is shown, a refused file has its reason, a failed one is retried', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('reporter', '/newsroom/pictures')
  await page.getByText('المكتبة فارغة').waitFor()
  expect(await violations(page)).toEqual([])
  let cut = true
  await page.route('**/api/v1/media?filename=*', (route) =>
    cut && decodeURIComponent(route.request().url()).includes('منقطعة') ? route.abort() : route.continue(),
  )
  await choose(page, [
    file('رصيف.jpg', await tellingPicture(31, 'سفن عند الرصيف', 'POOL New / Reuters')),
    file('كذب.jpg', Buffer.from('<html>لا صورة</html>')),
    file('نصف.jpg', (await noise()).subarray(0, 9_000)),
    file('فارغ.jpg', Buffer.alloc(0)),
    file('رسم.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
    file('ضخمة.png', await picture(3, 10_100, 10_000).png({ compressionLevel: 9 }).toBuffer(), 'image/png'),
    file('منقطعة.jpg', await jpeg(32)),
  ])
  await uploaded(page, 'رصيف.jpg')
  const facts = page.getByRole('listitem').filter({ hasText: 'رصيف.jpg' })
  for (const text of [
    'سفن عند الرصيف',
    'هدى سالم / POOL New / Reuters',
    'رويترز',
    'ينقصها نص بديل لمن لا يرونها.',
  ])
    await facts.getByText(text, { exact: true }).waitFor()
  for (const [name, sentence] of [
    ['كذب.jpg', 'ليس هذا الملف مما تقبله المكتبة'],
    ['نصف.jpg', 'الملف مقطوع أو تالف'],
    ['فارغ.jpg', 'الملف فارغ'],
    ['رسم.svg', 'لا نقبل SVG'],
    ['ضخمة.png', 'أكبر من 100 ميغابكسل'],
    ['منقطعة.jpg', 'تعذّر الوصول إلى الخادم'],
  ] as const)
    await page.getByRole('listitem').filter({ hasText: name }).getByText(sentence).waitFor()
  expect(await violations(page)).toEqual([])
  cut = false
  await page.getByRole('button', { name: 'أعد رفع منقطعة.jpg' }).click()
  await uploaded(page, 'منقطعة.jpg')
  await page.getByRole('button', { name: 'أخفِ ما اكتمل' }).click()
  await page.getByRole('button', { name: 'أخفِ كذب.jpg' }).click()
  expect(await page.getByText('كذب.jpg').count()).toBe(0)
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a large upload shows its progress and can be cancelled', { tags: 'long' }, async () => {
  const { page } = await newsroom.enter('reporter', '/newsroom/pictures', { isAlone: true })
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 },
  })
  const large = Buffer.concat([await noise(), Buffer.alloc(3_000_000)])
  await choose(page, [file('كبيرة.jpg', large)])
  const bar = page.getByRole('progressbar', { name: 'تقدّم رفع كبيرة.jpg' })
  const now = async () => Number(await bar.getAttribute('aria-valuenow'))
  await eventually('some of it has been sent', async () => (await now()) > 5)
  const before = await now()
  await eventually('more of it has been sent', async () => (await now()) > before)
  await page.getByRole('button', { name: 'أوقف رفع كبيرة.jpg' }).click()
  expect(await page.getByText('كبيرة.jpg').count()).toBe(0)
  await newsroom.leave(page)
})

test('files can be dropped anywhere on the page, and a picture can be pasted', { tags: 'long' }, async () => {
  const { page } = await newsroom.enter('reporter', '/newsroom/pictures')
  const give = async (kind: 'drop' | 'paste', name: string, bytes: Buffer) =>
    page.evaluate(
      ({ kind, name, bytes }) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/jpeg' }))
        const target = document.querySelector('h1')!
        const dispatch = (type: string) =>
          target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
        if (kind === 'paste')
          target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
        else {
          dispatch('dragenter')
          const hint = new Promise((resolve) =>
            setTimeout(() => resolve(document.body.textContent ?? ''), 100),
          )
          return hint.then((text) => {
            dispatch('drop')
            return text
          })
        }
      },
      { kind, name, bytes: [...bytes] },
    )
  expect(await give('drop', 'مسحوبة.jpg', await jpeg(41))).toContain('أفلت الملفات هنا')
  await uploaded(page, 'مسحوبة.jpg')
  expect(await page.getByText('أفلت الملفات هنا').count()).toBe(0)
  await give('paste', 'ملصقة.jpg', await jpeg(42))
  await uploaded(page, 'ملصقة.jpg')
  await give('paste', 'ملصقة.jpg', await jpeg(42))
  await page.getByText('هذا الملف في المكتبة من قبل').waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a picture is found, opened, described and cropped by keyboard alone', { tags: 'long' }, async () => {
  const ids: number[] = []
  const { page } = await newsroom.enter('editor', async (member) => {
    for (let i = 0; i < 3; i++) ids.push(await bring(member))
    return '/newsroom/pictures'
  })
  await page.locator('[data-tile="0"]').waitFor()
  await page.getByLabel('غير المستعملة فقط').focus()
  await page.keyboard.press('Tab')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-tile'))
  expect(await focused()).toBe('0')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('1')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/newsroom/pictures/${ids[1]}`)

  await page.getByLabel('النص البديل', { exact: true }).focus()
  await page.keyboard.type('طفلان يعبران جسرًا')
  await page.getByRole('combobox', { name: 'الكلمات المفتاحية' }).focus()
  await page.keyboard.type('جسر')
  await page.keyboard.press('Enter')
  await page.getByLabel('آخر يوم يحق لنا فيه نشرها').fill('2030-05-14')
  await page.getByText(/آخر يوم: .*14 مايو.*2030/).waitFor()
  const point = page.getByRole('slider', { name: 'نقطة التركيز' })
  await point.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  expect(await point.getAttribute('aria-valuetext')).toBe('49٪ من اليسار، 50٪ من الأعلى')
  await page.getByText('مربّع', { exact: true }).first().click()
  const frame = page.getByRole('slider', { name: 'إطار القصّ مربّع' })
  await frame.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('-')
  await page.keyboard.press('ArrowUp')
  await page.getByText('مقصوص باليد').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+s')
  await page.getByText(/حُفظ /).waitFor()
  const row = await stored(ids[1]!)
  expect(row).toMatchObject({ altText: 'طفلان يعبران جسرًا', keywords: ['جسر'], updatedBy: 'عضو editor' })
  expect([row.focalX, row.focalY]).toEqual([0.49, 0.5])
  expect(row.crops.square!.width).toBeCloseTo(0.9 * (800 / 1_200), 2)
  // The end of that day, where the publication is.
  expect(row.expiresAt!.toISOString()).toMatch(/^2030-05-14T2\d:00:00/)

  await page.reload()
  await page.getByText('مربّع', { exact: true }).first().click()
  await page.getByText('مقصوص باليد').waitFor()
  await page.getByRole('button', { name: 'أعده إلى نقطة التركيز' }).click()
  await page.getByText('يتبع نقطة التركيز').waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the pointer sets the focal point and a crop, and every ratio follows at once', {
  tags: 'long',
}, async () => {
  const { page, id } = await enterPicture('editor')
  const point = page.getByRole('slider', { name: 'نقطة التركيز' })
  await point.waitFor()
  const area = point.locator('..')
  const tall = page.getByRole('listitem').filter({ hasText: 'طولي 3:4' }).locator('img')
  const before = await tall.getAttribute('style')
  const box = (await area.boundingBox())!
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height * 0.25)
  expect(await point.getAttribute('aria-valuetext')).toBe('90٪ من اليسار، 25٪ من الأعلى')
  expect(await tall.getAttribute('style')).not.toBe(before)

  await page.getByText('عريض 16:9', { exact: true }).first().click()
  const frame = page.getByRole('slider', { name: 'إطار القصّ عريض 16:9' })
  const at = (await frame.boundingBox())!
  await page.mouse.move(at.x + at.width - 4, at.y + at.height - 4)
  await page.mouse.down()
  await page.mouse.move(at.x + at.width * 0.6, at.y + at.height * 0.6, { steps: 5 })
  await page.mouse.up()
  const small = (await frame.boundingBox())!
  expect(small.width / at.width).toBeCloseTo(0.6, 1)
  expect(small.width / small.height).toBeCloseTo(16 / 9, 1)
  await page.mouse.move(small.x + 30, small.y + 30)
  await page.mouse.down()
  await page.mouse.move(small.x + 130, small.y + 50, { steps: 5 })
  await page.mouse.up()
  const moved = (await frame.boundingBox())!
  expect([Math.round(moved.x - small.x), Math.round(moved.y - small.y)]).toEqual([100, 20])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText(/حُفظ /).waitFor()
  expect((await stored(id)).crops.wide).toBeDefined()
  await newsroom.leave(page)
})

// biome-ignore lint/suspicious/noExplicitAny: an answer of the API
const described = (media: any, change: object) => ({
  ...descriptionOf(media),
  version: media.version,
  ...change,
})

test('two members edit one picture: the second sees the differences and loses nothing', {
  tags: 'long',
}, async () => {
  const { page, member, id } = await enterPicture('editor')
  const caption = page.getByLabel('الشرح', { exact: true })
  await caption.fill('كما كتبته أنا')
  const { body: media } = await member.get(`/media/${id}`)
  await (await newsroom.member('editor')).put(
    `/media/${id}`,
    described(media, { caption: 'كما كتبه غيري', photographer: 'منى' }),
  )
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'عدّلها شخص آخر' })
  await alert.getByRole('cell', { name: 'كما كتبه غيري' }).waitFor()
  await alert.getByRole('cell', { name: 'كما كتبته أنا' }).waitFor()
  expect(await caption.inputValue()).toBe('كما كتبته أنا')
  expect(await violations(page)).toEqual([])
  await alert.getByRole('button', { name: 'خذ ما حفظه' }).click()
  expect(await caption.inputValue()).toBe('كما كتبه غيري')
  expect(await page.getByLabel('المصوّر').inputValue()).toBe('منى')

  await caption.fill('كلمتي الأخيرة')
  const { body: again } = await member.get(`/media/${id}`)
  await member.put(`/media/${id}`, described(again, { caption: 'تعديل ثالث' }))
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('button', { name: 'احفظ ما كتبته' }).click()
  await eventually('it is saved', async () => (await stored(id)).caption === 'كلمتي الأخيرة')
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('an upload waits when the session ends, and continues after signing in', { tags: 'long' }, async () => {
  const { page, member } = await newsroom.enter('reporter', '/newsroom/pictures')
  await page.getByRole('heading', { name: 'الوسائط' }).waitFor()
  await page.context().clearCookies()
  await choose(page, [file('بعد الجلسة.jpg', await jpeg(51))])
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('كلمة المرور', { exact: true }).fill(password)
  const email = dialog.getByLabel('البريد الإلكتروني')
  if (await email.count()) await email.fill(member.email)
  await page.keyboard.press('Enter')
  await uploaded(page, 'بعد الجلسة.jpg')
  await newsroom.leave(page)
})

test('the screen shows uses, fields that only an editor changes, and why a picture cannot be deleted', {
  tags: 'long',
}, async () => {
  let article = 0
  const { page, id } = await enterPicture('reporter', async (mediaId) => {
    article = await publish(newsroom.db, { headline: 'سفينة تصل إلى الميناء', mediaId })
  })
  await page.getByText('يرى القراء هذه الصورة الآن').waitFor()
  expect(await page.getByLabel('الشرح', { exact: true }).isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: 'احفظ', exact: true }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'سفينة تصل إلى الميناء' }).getAttribute('href')).toBe(
    `/newsroom/articles/${article}`,
  )
  expect(await violations(page)).toEqual([])
  await newsroom.leave(page)

  const editor = await newsroom.enter('editor', `/newsroom/pictures/${id}`)
  await editor.page.getByRole('button', { name: 'احذفه من المكتبة' }).click()
  await editor.page.getByText('لا تُحذف ما دامت مستعملة').waitFor()
  const free = await bring(editor.member)
  await editor.page.goto(`${newsroom.url}/newsroom/pictures/${free}`)
  await editor.page.getByRole('button', { name: 'احذفه من المكتبة' }).click()
  await editor.page.getByRole('dialog').getByRole('button', { name: 'احذف', exact: true }).click()
  await editor.page.waitForURL('**/newsroom/pictures')
  expect((await editor.member.get(`/media/${free}`)).status).toBe(404)
  await newsroom.leave(editor.page)

  const moderator = await newsroom.enter('moderator', '/newsroom/pictures')
  await moderator.page.locator('[data-tile="0"]').waitFor()
  expect(await moderator.page.getByRole('button', { name: 'أضف صورًا' }).count()).toBe(0)
  await newsroom.leave(moderator.page)
})

test('a file is replaced after a warning about its readers', { tags: 'long' }, async () => {
  const { page, id } = await enterPicture('editor', (mediaId) =>
    publish(newsroom.db, { headline: 'مادة بصورة تُستبدل', mediaId }),
  )
  await page.getByLabel('الشرح', { exact: true }).fill('شرح لم يُحفظ بعد')
  await page.getByRole('button', { name: 'استبدل الملف' }).click()
  await page.getByText('يرى القراء الملف الجديد فورًا').waitFor()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'اختر الملف الجديد' }).click()
  await (await choosing).setFiles(file('جديدة.jpg', await jpeg(61, 700, 700)))
  await page.getByText('حلّ الملف الجديد محل السابق.').waitFor()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await expect.poll(() => stored(id)).toMatchObject({ width: 700, caption: 'شرح لم يُحفظ بعد' })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a picture is uploaded, described and saved on a phone without horizontal overflow', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('reporter', '/newsroom/pictures', { viewport: phone, hasTouch: true })
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  await choose(page, [file('من الهاتف.jpg', await jpeg(71))])
  await uploaded(page, 'من الهاتف.jpg')
  expect([await fits(), await violations(page)]).toEqual([true, []])
  await page.getByRole('link', { name: 'راجع بيانات من الهاتف.jpg' }).tap()
  await page.getByLabel('الشرح', { exact: true }).fill('من قلب الحدث')
  expect([await fits(), await violations(page)]).toEqual([true, []])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).tap()
  await page.getByText(/حُفظ /).waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a video is shown, and its poster is chosen from the library or from a frame', {
  tags: 'long',
}, async () => {
  const bytes = encodedFilm('mp4')
  if (!bytes) return
  let still = 0
  let id = 0
  const { page } = await newsroom.enter('editor', async (member) => {
    still = await bring(member)
    id = await bring(member, bytes)
    return `/newsroom/pictures/${id}`
  })
  await page.getByText('بلا غلاف بعد').waitFor()
  await page.getByRole('button', { name: 'اختر من المكتبة' }).click()
  const dialog = page.getByRole('dialog', { name: 'اختر صورة' })
  await dialog.locator('[data-tile="0"]').waitFor()
  expect(await violations(page)).toEqual([])
  await choose(page, [file('غلاف جديد.jpg', await jpeg(81))])
  await dialog.getByRole('button', { name: 'اختر غلاف جديد.jpg' }).waitFor()
  await dialog.locator(`[data-tile]:has(img[src*="/media/${still}/"])`).click()
  await page.getByRole('img', { name: 'غلاف المقطع' }).waitFor()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('the poster is kept', async () => (await stored(id)).posterId === still)

  const film = page.locator('video')
  await eventually('the video is shown', () =>
    film.evaluate((video) => (video as HTMLVideoElement).readyState >= 2),
  )
  await page.getByRole('button', { name: 'التقط اللحظة المعروضة' }).click()
  await page.getByText('تعديلات لم تُحفظ').waitFor()
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await eventually('the new poster is kept', async () => (await stored(id)).posterId !== still)
  expect(await stored((await stored(id)).posterId!)).toMatchObject({
    type: 'picture',
    width: 320,
    height: 180,
  })
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})
