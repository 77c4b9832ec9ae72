/** The tools of the editor, as people press them; and the editor as the screen around it uses it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import type { Inline } from '../../src/body/inline.ts'
import { axeOptions } from '../axe.ts'
import { type EditorDesk, type EditorPage, openEditorDesk, type Settings } from './editor-desk.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let desk: EditorDesk
let at: EditorPage
beforeAll(async () => {
  desk = await openEditorDesk()
})
afterAll(() => desk?.close())

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [text(words)] })
const cell = (words: string, header = false) => ({
  type: 'tableCell' as const,
  attrs: { header },
  content: words ? [text(words)] : [],
})
const row = (...content: ReturnType<typeof cell>[]) => ({ type: 'tableRow' as const, content })
const doc = (...content: Block[]): BodyDocument => ({ type: 'doc', content })

const everything = doc(
  paragraph('أعلنت شركة Boeing 737 (MAX) العودة.'),
  { type: 'heading', attrs: { level: 2 }, content: [text('ماذا تغيّر؟')] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('أول')] }] },
  { type: 'blockquote', attrs: { attribution: '' }, content: [paragraph('السلامة أولًا.')] },
  { type: 'figure', attrs: { mediaId: 7, caption: '' } },
  { type: 'factBox', attrs: { title: 'أرقام' }, content: [paragraph('34 طائرة.')] },
  { type: 'articleCard', attrs: { articleId: 21 } },
  {
    type: 'table',
    attrs: { caption: 'جدول' },
    content: [row(cell('الشهر', true), cell('العدد', true)), row(cell('نيسان'), cell('34'))],
  },
  { type: 'pullquote', attrs: { attribution: '' }, content: [paragraph('السلامة')] },
  { type: 'horizontalRule' },
  { type: 'codeBlock', attrs: { language: 'sh' }, content: [{ type: 'text', text: 'ls -l' }] },
  { type: 'verse', attrs: { attribution: '' }, content: [paragraph('صدر * عجز')] },
  {
    type: 'questionAnswer',
    content: [
      { type: 'question', content: [text('لماذا؟')] },
      { type: 'answer', content: [paragraph('لأن')] },
    ],
  },
  {
    type: 'timeline',
    attrs: { title: 'أحداث' },
    content: [{ type: 'timelineEntry', attrs: { date: '2010' }, content: [paragraph('حدث')] }],
  },
  {
    type: 'score',
    attrs: { status: 'انتهت', home: 'سدرة', homeScore: '2', awayScore: '1', away: 'الضفتان', note: '' },
  },
  {
    type: 'chart',
    attrs: {
      ...{ kind: 'bars', title: 'أعداد', source: '', series: ['سنة'] },
      rows: [{ label: 'نيسان', values: [3] }],
    },
  },
  { type: 'figure', attrs: { mediaId: 8, caption: 'وصول أول رحلة' } },
  { type: 'figure', attrs: { mediaId: 404, caption: '' } },
)

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
const focused = () =>
  at.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
  )

describe('the toolbar', () => {
  test('is one Tab stop, and its arrow keys follow the direction of the screen', async () => {
    await open()
    expect(await at.page.$$eval('[role=toolbar] [tabindex="0"]', (all) => all.length)).toBe(1)
    await at.page.focus('[role=toolbar] [data-tool]')
    expect(await focused()).toBe('عريض')
    await at.page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('تمييز')
    await at.page.keyboard.press('ArrowRight')
    await at.page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('دقّق علامات الترقيم')
    await at.page.keyboard.press('Home')
    await at.page.keyboard.press('Tab')
    expect(await focused()).toBe('نص المادة')
  })

  test('applies marks, subheads and lists', async () => {
    await open({ value: doc(paragraph('أول'), paragraph('ثان'), paragraph('ثالث')) })
    await at.select(1, 4)
    await press('عريض')
    await press('تمييز')
    await at.select(7)
    await press('عنوان فرعي')
    await at.page.waitForTimeout(600) // What follows at once is undone together.
    await at.select(12)
    await press('قائمة مرقّمة')
    expect(await at.page.getAttribute('[aria-label="قائمة مرقّمة"]', 'aria-pressed')).toBe('true')
    expect(await content()).toEqual([
      { type: 'paragraph', content: [{ ...text('أول'), marks: [{ type: 'strong' }, { type: 'em' }] }] },
      { type: 'heading', attrs: { level: 2 }, content: [text('ثان')] },
      { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('ثالث')] }] },
    ])
    const types = async () => (await content()).map(({ type }) => type)
    await press('تراجع')
    expect(await types()).toEqual(['paragraph', 'heading', 'paragraph'])
    await press('إعادة')
    expect(await types()).toEqual(['paragraph', 'heading', 'orderedList'])
  })

  test('keyboard shortcuts do the same', async () => {
    await open()
    await at.page.click('.body-text')
    for (const [keys, words] of [
      ['Control+Alt+2', 'عنوان'],
      ['Control+Alt+3', 'أصغر'],
      ['Control+Shift+8', 'نقطة'],
    ]) {
      await at.page.keyboard.press(keys!)
      await at.page.keyboard.type(words!)
      await at.page.keyboard.press('Enter')
    }
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.press('Control+Shift+9')
    await at.page.keyboard.type('قول')
    expect(
      (await content()).map((block) =>
        'attrs' in block ? { type: block.type, ...block.attrs } : block.type,
      ),
    ).toEqual([
      { type: 'heading', level: 2 },
      { type: 'heading', level: 3 },
      'bulletList',
      { type: 'blockquote', attribution: '' },
    ])
  })
})

describe('blocks with text fields', () => {
  test('a quotation has a source', async () => {
    await open({ value: doc(paragraph('قول')) })
    await at.select(2)
    await press('اقتباس')
    await at.page.fill('[aria-label="صاحب الاقتباس وصفته"]', 'وزيرة الصحة')
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('بعده')
    expect(await content()).toEqual([
      { type: 'blockquote', attrs: { attribution: 'وزيرة الصحة' }, content: [paragraph('قول')] },
      paragraph('بعده'),
    ])
  })

  test('a picture shows its own caption until the article has another, and its credit line', async () => {
    await open({ value: doc(paragraph('قبل'), paragraph('بعد')) })
    await at.select(2)
    await insert('صورة')
    const field = '.body-figure textarea'
    await at.page.waitForSelector('.body-figure img')
    expect(await at.page.getAttribute(field, 'placeholder')).toBe('ميناء المدينة عند الفجر')
    expect(await at.page.textContent('.body-figure small')).toBe('سلمى الحاج / وكالة الساحل')
    await at.page.fill(field, 'الميناء اليوم')
    expect(await content()).toEqual([
      paragraph('قبل'),
      { type: 'figure', attrs: { mediaId: 7, caption: 'الميناء اليوم' } },
      paragraph('بعد'),
    ])
    await at.page.click('[aria-label="أزل الصورة من النص"]')
    expect(await content()).toEqual([paragraph('قبل'), paragraph('بعد')])
  })

  test('a video, an article and a fact box are inserted', { tags: 'long' }, async () => {
    await open()
    await at.page.click('.body-text')
    await insert('فيديو')
    await insert('مادة من موادنا')
    await insert('صندوق معلومات')
    await at.page.keyboard.type('حقيقة')
    await at.page.fill('[aria-label="عنوان الصندوق"]', 'أرقام')
    expect(await at.page.textContent('.body-card-headline')).toContain('المدينة تعيد فتح سوقها')
    expect(await content()).toEqual([
      { type: 'figure', attrs: { mediaId: 8, caption: '' } },
      { type: 'articleCard', attrs: { articleId: 21 } },
      { type: 'factBox', attrs: { title: 'أرقام' }, content: [paragraph('حقيقة')] },
    ])
  })

  test('a table is filled by Tab and grows by its tools', async () => {
    await open()
    await at.page.click('.body-text')
    await insert('جدول')
    for (const words of ['أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط']) {
      await at.page.keyboard.type(words)
      await at.page.keyboard.press('Tab')
    }
    await at.page.keyboard.type('صف جديد')
    await press('عمود بعد هذا')
    await press('احذف العمود')
    await press('العمود الأول عناوين')
    await press('صف قبل هذا')
    await at.page.fill('[aria-label="عنوان الجدول"]', 'حروف')
    expect(await content()).toEqual([
      {
        type: 'table',
        attrs: { caption: 'حروف' },
        content: [
          row(cell('', true), cell('ب', true), cell('ج', true)),
          row(cell('', true), cell('ه'), cell('و')),
          row(cell('', true), cell('ح'), cell('ط')),
          row(cell('', true), cell(''), cell('')),
          row(cell('', true), cell(''), cell('')),
        ],
      },
    ])
  })
})

describe('links', () => {
  test('are added, refused with a sentence, changed and removed in a dialog', async () => {
    await open({ value: doc(paragraph('اقرأ التقرير هنا')) })
    await at.select(6, 13)
    await at.page.keyboard.press('Control+Shift+K')
    await at.page.waitForSelector('[role=dialog] input')
    await at.page.keyboard.type('javascript:alert(1)')
    await at.page.keyboard.press('Enter')
    expect(await at.page.textContent('[role=dialog]')).toContain('هذا ليس عنوانًا')
    await at.page.fill('[role=dialog] input', 'example.org/report')
    await at.page.keyboard.press('Enter')
    const linked = (href: string) => [
      text('اقرأ '),
      { ...text('التقرير'), marks: [{ type: 'link', attrs: { href } }] },
      text(' هنا'),
    ]
    expect(await content()).toEqual([{ type: 'paragraph', content: linked('https://example.org/report') }])
    await at.select(8)
    await press('رابط')
    await at.page.click('text=أزل الرابط')
    expect(await content()).toEqual([paragraph('اقرأ التقرير هنا')])
  })
})

describe('suggestions for punctuation', () => {
  test('changes nothing by itself, and keeps the marks', async () => {
    const strong = { type: 'text' as const, text: 'جاهز"', marks: [{ type: 'strong' as const }] }
    await open({
      value: doc(
        { type: 'paragraph', content: [text('قال: "كل شيء '), strong, text(', ثم غادر')] },
        paragraph('سليم'),
      ),
    })
    await press('دقّق علامات الترقيم')
    await at.page.waitForSelector('.body-proposals li')
    expect(await at.page.$$eval('.body-proposals li', (all) => all.length)).toBe(1)
    expect(await at.page.$$eval('.body-proposals del', (all) => all.length)).toBeGreaterThan(0)
    expect((await content())[0]).toEqual({
      type: 'paragraph',
      content: [text('قال: "كل شيء '), strong, text(', ثم غادر')],
    })
    await at.page.click('.body-proposals button')
    expect((await content())[0]).toEqual({
      type: 'paragraph',
      content: [text('قال: «كل شيء '), { ...strong, text: 'جاهز»' }, text('، ثم غادر')],
    })
    await at.page.waitForSelector('text=لا اقتراحات')
    await at.page.keyboard.press('Escape')
    await press('تراجع')
    expect((await content())[0]).toEqual({
      type: 'paragraph',
      content: [text('قال: "كل شيء '), strong, text(', ثم غادر')],
    })
  })
})

describe('the editor in its screen', () => {
  test('words and reading minutes are counted in correct Arabic', async () => {
    await open({ value: doc(paragraph('كلمة')) })
    expect(await at.page.textContent('.body-status')).toBe('كلمة واحدةدقيقة قراءة واحدة')
    await at.select(5)
    await at.page.keyboard.type(' ثم Boeing 737')
    await at.caret()
    expect(await at.page.textContent('.body-status')).toBe('4\u00a0كلماتدقيقة قراءة واحدة')
  })

  test('a new value is shown, and a late one does not overwrite typed text', async () => {
    await open({ value: doc(paragraph('أول')) })
    await at.select(4)
    await at.page.keyboard.type(' ا')
    await at.caret()
    await at.page.evaluate('void (desk.slow = true)')
    await at.page.keyboard.type('بت')
    await at.caret()
    await at.page.evaluate('desk.release()')
    expect(await content()).toEqual([paragraph('أول ابت')])
    expect(await at.page.textContent('.body-text p')).toBe('أول ابت')
    await at.page.evaluate(
      (value) => (globalThis as unknown as { desk: { setValue(v: object): void } }).desk.setValue(value),
      doc(paragraph('من نسخة أخرى')),
    )
    await at.caret()
    expect(await at.page.textContent('.body-text')).toBe('من نسخة أخرى')
  })

  test('opening a document does not change it', async () => {
    await open({ value: everything })
    await at.page.click('.body-text p')
    await at.caret()
    expect(await at.page.evaluate('desk.changes')).toBe(0)
  })

  test('a member without permission to write can read and select', async () => {
    at = await desk.open({ value: everything, editable: 'no' })
    await at.page.click('.body-text p')
    await at.page.keyboard.type('س')
    await at.page.click('.body-quotation textarea')
    await at.page.keyboard.type('س')
    expect(await at.document()).toEqual(everything)
    expect(await at.page.$('[role=toolbar]')).toBeNull()
  })

  test('the editor is a separate chunk of the build', () => {
    expect(desk.files).toContain('editing.js')
  })
})

test.each([
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 390, scheme: 'light', language: 'en' },
] as const)('the editor is accessible and fits: %j', async (settings) => {
  await open({ ...settings, value: everything })
  await at.page.click('.body-text td')
  await at.page.waitForSelector('.body-figure .body-failed')
  await at.page.evaluate(axe)
  const violations = await at.page.evaluate(
    `axe.run(${JSON.stringify(axeOptions)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  )
  expect(violations).toEqual([])
  expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBe(settings.width)
  expect(at.errors).toEqual([])
})
