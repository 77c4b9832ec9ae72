/** The less common formats and blocks of the editor, as people fill them in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import type { Inline } from '../../src/body/inline.ts'
import { type EditorDesk, type EditorPage, openEditorDesk, type Settings } from './editor-desk.ts'

let desk: EditorDesk
let at: EditorPage
beforeAll(async () => {
  desk = await openEditorDesk()
})
afterAll(() => desk?.close())

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [text(words)] })
const cell = (words: string) => ({
  type: 'tableCell' as const,
  attrs: { header: false },
  content: words ? [text(words)] : [],
})
const row = (...content: ReturnType<typeof cell>[]) => ({ type: 'tableRow' as const, content })
const doc = (...content: Block[]): BodyDocument => ({ type: 'doc', content })

const open = async (settings: Settings = {}) => {
  at = await desk.open(settings)
  await at.page.waitForSelector('[role=toolbar]')
}
const press = (name: string) => at.page.click(`[role=toolbar] [aria-label="${name}"]`)
const insert = async (name: string) => {
  await press('أدرج')
  await at.page.click(`[role=menuitem]:has-text("${name}")`)
  await at.caret()
}
const content = async () => (await at.document()).content

describe('other kinds of text', () => {
  test('less common formats, nested lists and merged cells', async () => {
    await open({ value: doc(paragraph('م2')) })
    await at.select(2, 3)
    await at.page.click('[aria-label="تنسيقات أخرى"]')
    await at.page.click('[role=menuitemcheckbox]:has-text("نص مرتفع")')
    await at.caret()
    await at.select(3)
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('3. ثالث')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.type('داخله')
    const first = { type: 'text', text: 'م' }
    const raised = { type: 'text', text: '2', marks: [{ type: 'superscript' }] }
    const inner = { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('داخله')] }] }
    expect(await content()).toEqual([
      { type: 'paragraph', content: [first, raised] },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [{ type: 'listItem', content: [paragraph('ثالث'), inner] }],
      },
    ])
    // The inner list starts at another number; the outer one keeps its own.
    await at.page.click('[aria-label="تنسيقات أخرى"]')
    await at.page.click('[role=menuitem]:has-text("رقم بداية القائمة")')
    await at.page.getByLabel('رقم البند الأول').fill('7')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect((await content())[1]).toMatchObject({
      attrs: { start: 3 },
      content: [{ content: [{}, { attrs: { start: 7 } }] }],
    })
    const square = [row(cell('أ'), cell('ب')), row(cell('ج'), cell('د'))]
    await open({ value: doc({ type: 'table', attrs: { caption: '' }, content: square }) })
    await at.page.click('.body-text td')
    await press('ادمج الخلايا')
    const lines: Inline[] = [text('أ'), { type: 'hardBreak' }, text('ب')]
    const merged = { type: 'tableCell', attrs: { header: false, colspan: 2 }, content: lines }
    expect((await content())[0]).toMatchObject({ content: [{ content: [merged] }, square[1]] })
    await press('افصل الخلية المدموجة')
    expect((await content())[0]).toMatchObject({
      content: [{ content: [{ attrs: { header: false } }, cell('')] }, square[1]],
    })
  })

  test('a gallery: pictures picked at once, with captions, in another order, one removed', async () => {
    await open()
    await at.page.click('.body-text')
    await insert('معرض صور')
    const named = (name: string) => at.page.getByLabel(name, { exact: true })
    await named('شرح الصورة 3').fill('قوارب')
    await named('أخّر الصورة 2').press('Enter')
    await named('قدّم الصورة 3').press('Enter')
    // The first picture cannot go further: the focus stays with it.
    await at.page.keyboard.press('Enter')
    expect(await at.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'أخّر الصورة 1',
    )
    await at.page.locator('.body-photo').first().locator('img').dragTo(at.page.locator('.body-photo').nth(2))
    await named('عنوان المعرض').fill('المرفأ')
    const pictures = async () => ((await content())[0] as Block & { type: 'gallery' }).attrs
    expect(await pictures()).toEqual({
      title: 'المرفأ',
      pictures: [
        { mediaId: 7, caption: '' },
        { mediaId: 5, caption: 'قوارب' },
        { mediaId: 6, caption: '' },
      ],
    })
    await named('أزل الصورة 1 من المعرض').press('Enter')
    expect((await pictures()).pictures.map(({ mediaId }) => mediaId)).toEqual([5, 6])
    expect(at.errors).toEqual([])
  })

  test('verse, an interview, a timeline, a score and a chart are filled in', async () => {
    await open()
    await at.page.click('.body-text')
    await insert('شعر')
    await at.paste({ text: 'صدر\tعجز\nسطر' })
    await at.page.fill('[aria-label="الشاعر والقصيدة"]', 'شاعر')
    await at.page.keyboard.press('Enter')
    await insert('سؤال وجواب')
    await at.page.keyboard.type('لماذا؟')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('لأن')
    await insert('تسلسل زمني')
    await at.page.keyboard.type('حدث')
    await at.page.fill('[aria-label="التاريخ"]', '2010')
    await insert('نتيجة')
    await at.page.fill('[aria-label="الطرف الأول"]', 'سدرة')
    await at.page.fill('[aria-label="نتيجة الطرف الأول"]', '2')
    await insert('رسم بياني')
    await at.page.focus('[aria-label="البند 1"]')
    await at.page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'نيسان\t١٬٢٣٤٫٥\nأيار\t-3%')
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    })
    await at.page.focus('[aria-label="البند 3"]')
    await at.page.keyboard.type('حزيران')
    await at.page.keyboard.press('Tab')
    await at.page.keyboard.type('-2.5')
    await at.page.selectOption('[aria-label="نوع الرسم"]', 'lines')
    const attrs = { status: '', home: 'سدرة', homeScore: '2', awayScore: '', away: '', note: '' }
    expect(await content()).toEqual([
      {
        type: 'verse',
        attrs: { attribution: 'شاعر' },
        content: [{ type: 'paragraph', content: [text('صدر ... عجز'), { type: 'hardBreak' }, text('سطر')] }],
      },
      {
        type: 'questionAnswer',
        content: [
          { type: 'question', content: [text('لماذا؟')] },
          { type: 'answer', content: [paragraph('لأن')] },
        ],
      },
      {
        type: 'timeline',
        attrs: { title: '' },
        content: [{ type: 'timelineEntry', attrs: { date: '2010' }, content: [paragraph('حدث')] }],
      },
      { type: 'score', attrs },
      {
        type: 'chart',
        attrs: {
          ...{ kind: 'lines', title: '', source: '', series: [''] },
          rows: [
            { label: 'نيسان', values: [1234.5] },
            { label: 'أيار', values: [-3] },
            { label: 'حزيران', values: [-2.5] },
          ],
        },
      },
    ])
  })
})
