/** Pasting from other programs: the stored document for each clipboard. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Block, type BodyDocument, blockText } from '../../src/body/document.ts'
import type { Inline, PlainMark } from '../../src/body/inline.ts'
import { type EditorDesk, type EditorPage, openEditorDesk } from './editor-desk.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/paste/${name}.html`, import.meta.url), 'utf8')

let desk: EditorDesk
let at: EditorPage
beforeAll(async () => {
  desk = await openEditorDesk()
})
afterAll(() => desk?.close())

const pasted = async (data: Parameters<EditorPage['paste']>[0], value?: BodyDocument) => {
  at = await desk.open({ value })
  await at.paste(data)
  return shape(await at.document())
}
const notice = () => at.page.textContent('.body-notice')

const signs: Record<PlainMark, string> = {
  ...{ strong: '*', em: '_', underline: '+', strike: '~', superscript: '^', subscript: ',' },
}

/** Marks as signs: *strong*, _em_, [text](address), / for a break. */
const line = (content: Inline[] = []): string =>
  content
    .map((node) => {
      if (node.type === 'hardBreak') return '/'
      return (node.marks ?? []).reduceRight((inner, mark) => {
        if (mark.type === 'link') return `[${inner}](${mark.attrs.href})`
        return `${signs[mark.type]}${inner}${signs[mark.type]}`
      }, node.text)
    })
    .join('')

function blockShape(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return line(block.content)
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${line(block.content)}`
    case 'bulletList':
    case 'orderedList': {
      const sign = block.type === 'bulletList' ? '-' : `${block.attrs?.start ?? 1}.`
      return block.content
        .map((item) => `${sign} ${item.content.map(blockShape).join(' // ').replaceAll('\n', '\n  ')}`)
        .join('\n')
    }
    case 'blockquote':
      return `> ${block.content.map((p) => line(p.content)).join(' // ')} (${block.attrs.attribution})`
    case 'table': {
      const rows = block.content.map((row) =>
        row.content
          .map(({ attrs: { header, colspan = 1, rowspan = 1 }, content }) => {
            const spans = colspan * rowspan > 1 ? `(${colspan}×${rowspan})` : ''
            return `${header ? '!' : ''}${spans}${line(content)}`
          })
          .join(' | '),
      )
      return [`= ${block.attrs.caption}`, ...rows].join('\n')
    }
    case 'figure':
      return `figure ${block.attrs.mediaId} ${block.attrs.caption}`.trim()
    case 'gallery':
      return `gallery ${block.attrs.title} ${block.attrs.pictures.map(({ mediaId }) => mediaId)}`
    case 'audio':
    case 'file':
      return `${block.type} ${block.attrs.mediaId} ${block.attrs.title}`.trim()
    case 'articleCard':
      return `article ${block.attrs.articleId}`
    case 'embed':
      return `embed ${block.attrs.url} ${block.attrs.title}`.trim()
    case 'factBox':
      return `box ${block.attrs.title}: ${block.content.map(blockShape).join(' // ')}`
    default:
      return `${block.type} ${blockText(block)}`
  }
}
const shape = (body: BodyDocument) => body.content.map(blockShape)

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const doc = (...content: Block[]): BodyDocument => ({ type: 'doc', content })

describe('pasting from other programs', () => {
  test('Word', async () => {
    expect(await pasted({ html: fixture('word'), text: 'نص' })).toEqual([
      '## مجلس المدينة يقر خطة النقل',
      '*أقر المجلس* الخطة بأغلبية 27 صوتًا، _وامتنع_ ثلاثة عن التصويت في المدينة القديمة.',
      '## ماذا في الخطة؟',
      '- خطا ترام جديدان\n- ممرات للدراجات',
      '1. المرحلة الأولى في الربيع\n1. المرحلة الثانية في الخريف',
      '> لن ترتفع الأجرة هذا العام ()',
      '[نص الخطة](https://example.org/plan?year=2026)[1]',
      '= \n!(2×1)*الكلفة*\nالترام | 120\u00a0مليونًا/على عامين',
    ])
    expect(await notice()).toContain('صورة من موقع آخر')
  })

  test('Google Docs', async () => {
    expect(await pasted({ html: fixture('google-docs') })).toEqual([
      '## حصاد الموسم',
      'قال المزارعون إن *الموسم جيد*_ رغم الجفاف_، وأضافوا:',
      '- القمح // - القاسي\n- *الشعير*',
      '1. أولًا',
      '[التقرير كاملًا](https://example.org/harvest)/سطر ثان',
      '= \n(1×2)*المحصول* | القمح\n34 طنًا',
    ])
  })

  test('a link through a tracking service is replaced by its target', async () => {
    const meant = encodeURIComponent('https://example.org/خطة?a=1&b=2')
    const html = [
      `https://www.google.com/url?q=${meant}&sa=D`,
      `https://l.facebook.com/l.php?u=${meant}&h=AT1`,
      `https://eur01.safelinks.protection.outlook.com/?url=${meant}&data=05`,
      'https://www.google.com/url?q=javascript:alert(1)',
    ].map((href) => `<p><a href="${href.replaceAll('&', '&amp;')}">خطة</a></p>`)
    expect(await pasted({ html: html.join('') })).toEqual([
      ...Array(3).fill('[خطة](https://example.org/خطة?a=1&b=2)'),
      '[خطة](https://www.google.com/url?q=javascript:alert(1))',
    ])
  })

  test('levels of lists in Word, and formats that only a style expresses', async () => {
    const item = (level: number, sign: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${sign} </span>${text}</p>`
    const html = `${item(1, '·', 'أول')}${item(2, '1.', 'داخله')}${item(1, '·', 'ثان')}<p>H<span style="vertical-align:sub">2</span>O <span style="text-decoration:underline">تحته خط</span> <u>وهذا</u> <a href="https://example.org/"><u>رابط</u></a> <s>مشطوب</s></p>${item(1, '٥.', 'خامس')}${item(1, '٦.', 'سادس')}`
    expect(await pasted({ html })).toEqual([
      '- أول // 1. داخله\n- ثان',
      'H,2,O +تحته خط+ +وهذا+ [رابط](https://example.org/) ~مشطوب~',
      // The list continues at its own number.
      '5. خامس\n5. سادس',
    ])
    expect(await notice()).toBe('')
  })

  test('a hostile web page is cleaned', async () => {
    expect(await pasted({ html: fixture('web-page') })).toEqual([
      '## عنوان الصفحة',
      'فقرة في صناديق متداخلة مع [رابط](https://example.org/a%20b) ورابط خبيث ومرساة ورابط محلي.',
      'قبلمعكوس بعد، ومعزول، وصفر عرض، ولا\u200cبد، ه\u200d ، شرطة.',
      'مع رمز ⚽ في النص',
      '[https://video.example/embed/1](https://video.example/embed/1)',
      '> قول مأثور (الكاتبة، الكتاب)',
      '### تفاصيل',
      '- أول // - داخل الأول\n- *ثان* // شرح',
      '= نتائج\n!الفريق | !(2×1)النتيجة\n(1×2)الساحل | 2 | 1\n3 | ',
      'فقرة في جدول تخطيط',
      'قال «نعم» ثم',
      'صمت.',
      'سطر أول/سطر ثان',
    ])
    expect(await notice()).toBe(
      'لم يُلصق: صورتان من موقع آخر، ومقطع مرئي أو صوتي، وأزرار أو حقول. احفظ الصورتين على جهازك ثم ارفعهما. تغيّر ما أُلصق: محتوى من موقع غير مسموح صار رابطًا. راجعه.',
    )
    expect(await at.page.title()).toBe('Editor')
    expect(
      await at.page.$$eval(
        '.body-text [style], .body-text [onclick], .body-text script',
        (all) => all.length,
      ),
    ).toBe(0)
    expect(at.errors).toEqual([])
  })
})

test('the address of a post alone on its line becomes the post, and is described when its host answers', async () => {
  const found = await pasted({ text: 'https://youtu.be/aqz-KE-bpKQ?si=1' })
  expect(found[0]).toMatch(/^embed https:\/\/www\.youtube\.com\/watch\?v=aqz-KE-bpKQ/)
  await expect.poll(async () => shape(await at.document())[0]).toContain('عن www.youtube.com')
  expect(await at.page.locator('.body-embed img').count()).toBe(1)
  // What is written stays; a link in a sentence is a link, and an unknown host is no post.
  expect(await pasted({ text: 'https://youtu.be/aqz-KE-bpKQ' }, doc(paragraph('انظر')))).toEqual([
    expect.stringContaining('[https://youtu.be/aqz-KE-bpKQ](https://youtu.be/aqz-KE-bpKQ)'),
  ])
  expect(await pasted({ text: 'https://news.example/1' })).toEqual([
    '[https://news.example/1](https://news.example/1)',
  ])
  await at.page.evaluate('desk.failEmbeds = true')
  await at.page.evaluate("desk.act('embed')")
  const dialog = at.page.getByRole('dialog')
  await dialog.getByLabel('رابط المنشور أو الخريطة').fill('https://elsewhere.example/1')
  await dialog.getByRole('button', { name: 'أدرج المنشور' }).click()
  await dialog.getByText('أدرجه رابطًا').waitFor()
  await dialog.getByLabel('رابط المنشور أو الخريطة').fill('https://charts.example/1')
  await dialog.getByRole('button', { name: 'أدرج المنشور' }).click()
  await expect.poll(notice).toContain('تعذّر جلب بيانات المنشور')
  await at.page.getByLabel('عنوان المنشور', { exact: true }).fill('رسم الأسعار')
  await expect
    .poll(async () => shape(await at.document()))
    .toContain('embed https://charts.example/1 رسم الأسعار')
  expect(at.errors).toEqual([])
})

describe('plain text', () => {
  test.each([
    ['أول\nثان\nثالث', ['أول', 'ثان', 'ثالث']],
    ['أول\nسطر\n\nثان\r\n\r\n\r\nثالث\n', ['أول/سطر', 'ثان', 'ثالث']],
    ['قبل\u202eعكس\u202c \u200bلا\u200cبد', ['قبلعكس لا\u200cبد']],
    ['<b>ليس وسمًا</b>', ['<b>ليس وسمًا</b>']],
  ])('%j', async (text, expected) => {
    expect(await pasted({ text })).toEqual(expected)
  })
})

describe('addresses', () => {
  test('pasted over a selection link the selected text', async () => {
    at = await desk.open({ value: doc(paragraph('اقرأ التقرير هنا')) })
    await at.select(6, 13)
    await at.paste({ text: 'https://example.org/report' })
    expect(shape(await at.document())).toEqual(['اقرأ [التقرير](https://example.org/report) هنا'])
  })

  test('pasted alone are linked, without the punctuation after them', async () => {
    at = await desk.open()
    await at.paste({ text: 'https://example.org/report' })
    await at.page.keyboard.type(' ثم')
    expect(shape(await at.document())).toEqual([
      '[https://example.org/report](https://example.org/report) ثم',
    ])
  })

  test('with executable schemes stay text', async () => {
    expect(await pasted({ text: 'javascript:alert(1)' })).toEqual(['javascript:alert(1)'])
  })
})

describe('pictures', () => {
  const files = [
    { name: 'a.jpg', type: 'image/jpeg' },
    { name: 'b.png', type: 'image/png' },
  ]
  test('pasted as files are uploaded to the place of the cursor', async () => {
    at = await desk.open({ value: doc(paragraph('أول'), paragraph('ثان')) })
    await at.select(2)
    await at.paste({ files })
    await at.page.waitForSelector('.body-figure')
    expect(shape(await at.document())).toEqual(['أول', 'figure 100', 'figure 101', 'ثان'])
    expect(await at.page.$('.body-uploading')).toBeNull()
    expect(await at.page.evaluate('desk.uploads')).toEqual([['a.jpg', 'b.png']])
  })

  test('that are refused show a sentence and leave nothing in the text', async () => {
    at = await desk.open({ value: doc(paragraph('أول')) })
    await at.page.evaluate('void (desk.failUploads = true)')
    await at.paste({ files })
    await at.page.waitForSelector('.body-notice:not([hidden])')
    expect(await notice()).toContain('الصورة أكبر من المسموح.')
    expect(await at.page.$('.body-uploading')).toBeNull()
  })

  test('that an office program adds to its text are ignored', async () => {
    expect(await pasted({ html: '<p class=MsoNormal>نص</p>', text: 'نص', files })).toEqual(['نص'])
  })

  test('can be dropped into the text', async () => {
    at = await desk.open({ value: doc(paragraph('أول'), paragraph('ثان')) })
    await at.page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array([1])], 'c.png', { type: 'image/png' }))
      const target = document.querySelector('.body-text p')!
      const { x, y } = target.getBoundingClientRect()
      const place = { clientX: x + 5, clientY: y + 5 }
      target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...place }))
    })
    await at.page.waitForSelector('.body-figure')
    expect(shape(await at.document())).toEqual(['أول', 'figure 100', 'ثان'])
  })

  test('from another site without text do not change the selection', async () => {
    at = await desk.open({ value: doc(paragraph('أول')) })
    await at.select(1, 4)
    await at.paste({ html: '<img src="https://photos.example/1.jpg">' })
    expect(shape(await at.document())).toEqual(['أول'])
    expect(await notice()).toContain('صورة من موقع آخر')
  })
})

describe('inside the editor', () => {
  const all: BodyDocument = doc(
    paragraph('أول'),
    { type: 'figure', attrs: { mediaId: 7, caption: 'شرح' } },
    { type: 'blockquote', attrs: { attribution: 'الوزير' }, content: [paragraph('قول') as never] },
    { type: 'factBox', attrs: { title: 'حقائق' }, content: [paragraph('حقيقة') as never] },
    { type: 'articleCard', attrs: { articleId: 21 } },
    {
      type: 'table',
      attrs: { caption: 'جدول' },
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { header: true }, content: [{ type: 'text', text: 'س' }] },
            { type: 'tableCell', attrs: { header: false }, content: [{ type: 'text', text: 'ع' }] },
          ],
        },
      ],
    },
    paragraph('آخر'),
  )

  test('cut content is pasted back unchanged', async () => {
    at = await desk.open({ value: all })
    const given = await at.page.evaluate(async () => {
      const target = document.querySelector<HTMLElement>('.body-text')!
      target.focus()
      const { editor } = target as unknown as { editor: { commands: { selectAll(): void } } }
      editor.commands.selectAll()
      const clip = new DataTransfer()
      const event = (name: string) =>
        target.dispatchEvent(
          new ClipboardEvent(name, { clipboardData: clip, bubbles: true, cancelable: true }),
        )
      event('cut')
      await new Promise((done) => setTimeout(done, 50))
      const empty = (globalThis as unknown as { desk: { value: unknown } }).desk.value
      event('paste')
      return empty
    })
    expect(given).toEqual(doc())
    expect(await at.document()).toEqual(all)
  })

  test('paragraphs pasted into a cell stay in it', async () => {
    at = await desk.open({ value: all })
    await at.page.click('.body-text td')
    await at.page.keyboard.press('End')
    await at.paste({ html: '<p>واحد</p><ul><li>اثنان</li></ul>' })
    expect(shape(await at.document()).at(-2)).toBe('= جدول\n!س | عواحد/اثنان')
  })
})
