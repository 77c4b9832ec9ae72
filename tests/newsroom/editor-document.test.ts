/** The editor always produces a document that fits the schema of a body. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLinkAddress, readLinkAddress } from '../../src/body/address.ts'
import { type BodyDocument, bodyDocument, bodyText } from '../../src/body/document.ts'
import { href } from '../../src/body/inline.ts'
import { normaliseBody, normaliseTyped } from '../../src/body/normalise.ts'
import { parseHtml } from '../../src/body/parse-html.ts'
import { type HtmlNode, isElement } from '../../src/body/tree.ts'
import { bodies } from '../ingest/body-documents.ts'
import { type EditorDesk, type EditorPage, openEditorDesk } from './editor-desk.ts'

const normal = bodies({ media: [1, 2, 3], audio: [4], documents: [5], articles: [7, 8] }).map(normaliseBody)

describe('parsing by the schema', () => {
  test('accepts any input and returns valid documents only', () => {
    const names = fc.constantFrom(
      'doc',
      'paragraph',
      'heading',
      'bulletList',
      'listItem',
      'factBox',
      'figure',
      'table',
      'tableRow',
      'tableCell',
      'text',
      'hardBreak',
      'orderedList',
      'codeBlock',
      'verse',
      'questionAnswer',
      'question',
      'timeline',
      'timelineEntry',
      'score',
      'chart',
      'strange',
    )
    const attributes = [
      ...['level', 'mediaId', 'caption', 'title', 'start', 'colspan', 'rowspan', 'language', 'date', 'home'],
      ...['series', 'rows'],
    ]
    const { node } = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.oneof(names, fc.anything()),
          text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
          attrs: fc.oneof(fc.dictionary(fc.constantFrom(...attributes), fc.anything()), fc.constant(null)),
          marks: fc.array(
            fc.record({
              type: fc.constantFrom('strong', 'link', 'subscript', 'superscript', 'x'),
              attrs: fc.object(),
            }),
          ),
          content: fc.oneof(fc.array(tie('node'), { maxLength: 4 }), fc.anything()),
        },
        { requiredKeys: [] },
      ),
    }))
    fc.assert(
      fc.property(fc.oneof(node, fc.anything()), (json) => {
        const read = normaliseTyped(json)
        expect(bodyDocument.parse(read)).toEqual(read)
        expect(normaliseTyped(read)).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })

  test('leaves a normalised body unchanged', () => {
    fc.assert(
      fc.property(normal, (body) => {
        expect(normaliseTyped(body)).toEqual(body)
      }),
      { numRuns: 500 },
    )
  })

  test.each([0, -1, 1.5, 2_147_483_648, 2 ** 53, '7', null])(
    '%s is not a valid id of a picture or article',
    (id) => {
      const figure = { type: 'figure', attrs: { mediaId: id, caption: 'شرح' } }
      const card = { type: 'articleCard', attrs: { articleId: id } }
      const read = normaliseTyped({ type: 'doc', content: [figure, card] })
      expect(read.content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'شرح' }] }])
    },
  )

  test('unknown elements are replaced by their text', () => {
    const json = {
      type: 'doc',
      content: [
        { type: 'callout', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'باقٍ' }] }] },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: Array.from({ length: 31 }, (_, n) => ({
                type: 'tableCell',
                content: [{ type: 'text', text: `${n}` }],
              })),
            },
          ],
        },
      ],
    }
    const text = bodyText(normaliseTyped(json))
    expect(text).toContain('باقٍ')
    expect(text).toContain('30')
  })
})

describe('addresses', () => {
  test('follow the rule of the schema', () => {
    const pieces = fc.constantFrom(
      'https://',
      'HTTP://',
      '/',
      '//',
      'mailto:',
      'javascript:',
      'a',
      'é',
      ' ',
      '<',
      '"',
      '\\',
      '\n',
      '\u00a0',
      '.org',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((list) => list.join('')),
          fc.webUrl(),
        ),
        (text) => {
          expect(isLinkAddress(text)).toBe(href.safeParse(text).success)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['example.org/a?b=1', 'https://example.org/a?b=1'],
    [' https://example.org/خبر ', 'https://example.org/خبر'],
    ['موقع.إمارات', 'https://موقع.إمارات'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['/articles/5', '/articles/5'],
    ['\u202ahttps://example.org\u202c', 'https://example.org'],
    ['javascript:alert(1)', null],
    ['كلام عادي', null],
    ['data:text/html,x', null],
    ['', null],
  ])('%j', (typed, expected) => {
    expect(readLinkAddress(typed)).toBe(expected)
  })
})

describe('in the editor', () => {
  let desk: EditorDesk
  let at: EditorPage
  beforeAll(async () => {
    desk = await openEditorDesk()
    at = await desk.open()
  })
  afterAll(() => desk?.close())

  test('a body is unchanged by loading and saving', { tags: 'long' }, async () => {
    await fc.assert(
      fc.asyncProperty(normal, async (body) => {
        const back = await at.page.evaluate(
          (value) =>
            (globalThis as unknown as { desk: { roundTrip(body: BodyDocument): unknown } }).desk.roundTrip(
              value,
            ),
          body,
        )
        expect(back).toEqual(body)
      }),
      { numRuns: 150 },
    )
  })

  test('a block of a module that the editor does not know survives edits around it', async () => {
    const block = { type: 'x_polls_poll', attrs: { question: 'أين؟ <b>', options: [{ mediaId: 3 }, 'لا'] } }
    const line = (text: string) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text }],
    })
    const value = { type: 'doc', content: [line('قبل'), block, line('بعد')] } as BodyDocument
    const open = await desk.open({ value })
    await open.select(4)
    await open.page.keyboard.type('ه')
    expect((await open.document()).content).toEqual([line('قبله'), block, line('بعد')])
    expect(await open.page.locator('.body-card').count()).toBe(1)
    expect(open.errors).toEqual([])
    at = await desk.open()
  })

  // Without `select`: browsers have begun to read other elements in it.
  test('HTML gives the same document on a server and in a browser', async () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div class="a b">',
        '</div>',
        '<b>',
        '</b>',
        '<i>',
        '</i>',
        '<br>',
        '<ul><li>',
        '</ul>',
      ],
      ...[
        '<table>',
        '<tr>',
        '<td colspan=2>',
        '<th>',
        '</table>',
        '<caption>',
        '<thead>',
        '<tbody>',
        '</td>',
      ],
      ...[
        '<a href="https://example.org/?a=1&amp;b=2">',
        '</a>',
        '<h2 dir=rtl>',
        '</h2>',
        '<h6>',
        '<pre>\n',
        '</pre>',
      ],
      ...[
        '<blockquote>',
        '</blockquote>',
        '<footer>',
        '<figure data-uri=x>',
        '</figure>',
        '<img alt="ص" width=1>',
      ],
      ...[
        '<svg xlink:href=a viewBox="0 0">',
        '<foreignObject>',
        '</svg>',
        '<math><mi>',
        '</math>',
        '<o:p>',
        '</o:p>',
      ],
      ...['<noscript><p>', '</noscript>', '<template><p>', '</template>', '<xmp>'],
      ...[
        '<textarea>\n',
        '</textarea>',
        '<!-- c -->',
        '<![if !supportLists]>',
        '&nbsp;',
        '&lt;',
        // No NUL: before a body begins Chromium takes it for a letter, parse5 for nothing.
        '&amp',
      ],
      ...[
        'نص',
        ' \r\n ',
        'e\u0301',
        '</p',
        '<',
        '"',
        "<p title='\"'>",
        '<form>',
        '<details><summary>',
        '<dl><dt>',
      ],
    )
    const page = fc.array(piece, { maxLength: 40 }).map((list) => list.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 50, maxLength: 100 }), async (pages) => {
        const trees = await at.page.evaluate(
          (list) => list.map((html) => (globalThis as unknown as Desk).desk.treeOf(html)),
          pages,
        )
        for (const [n, html] of pages.entries()) {
          expect({ html, tree: joined(trees[n]!) }).toEqual({ html, tree: joined(parseHtml(html)) })
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 15) },
    )
  })

  test('any sequence of actions leaves a valid document', { tags: 'long' }, async () => {
    const actions = (await at.page.evaluate<string[]>('desk.actions')).filter((name) => name !== 'link')
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ act: fc.constantFrom(...actions) }) },
      { weight: 3, arbitrary: fc.record({ select: fc.tuple(place, place) }) },
      { weight: 2, arbitrary: fc.record({ caret: place }) },
      { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('خبر ', 'Reuters 24', '\u202e', '- ') }) },
      {
        weight: 3,
        arbitrary: fc.record({ key: fc.constantFrom('Enter', 'Backspace', 'Delete', 'Tab', 'Shift-Enter') }),
      },
      { weight: 1, arbitrary: fc.constant({ all: true }) },
      {
        weight: 2,
        arbitrary: fc.record({
          paste: fc.constantFrom(
            '<h2>عنوان</h2><p>نص</p>',
            '<ul><li>أول<li>ثان</ul>',
            '<table><tr><td colspan=2>أ</td></tr><tr><td>ب</td><td>ج</td></tr></table>',
            '<table><tr><td rowspan=2>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>',
            '<ol start=3><li>أول<ul><li>داخل</li></ul></li></ol>',
            '<p>H<sub>2</sub>O</p><hr><pre><code>a\n  b</code></pre>',
            '<blockquote>قول</blockquote>',
            '<p data-pm-slice="1 1 [&quot;heading&quot;,{&quot;level&quot;:9}]">مزوّر</p>',
            '<figure data-media-id="-4" data-pm-slice="0 0 []"></figure>',
          ),
        }),
      },
    )
    await fc.assert(
      fc.asyncProperty(normal, fc.array(step, { minLength: 1, maxLength: 25 }), async (body, steps) => {
        const documents = await at.page.evaluate(
          ([start, list]) =>
            (globalThis as unknown as Desk).desk.perform(start as BodyDocument, list as object[]),
          [body, steps] as const,
        )
        for (const document of documents) {
          const read = bodyDocument.safeParse(document)
          expect(read.error).toBeUndefined()
          expect(read.data).toEqual(document)
        }
      }),
      { numRuns: 150 },
    )
    expect(at.errors).toEqual([])
  })
})

/** Neighbouring texts as one: where a comment parted them is nobody's concern. */
const joined = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.reduce<HtmlNode[]>((all, node) => {
    const last = all.at(-1)
    if (isElement(node)) all.push({ ...node, children: joined(node.children) })
    else if (typeof last === 'string') all[all.length - 1] = last + node
    else if (node) all.push(node)
    return all
  }, [])

interface Desk {
  desk: { perform(body: BodyDocument, steps: object[]): unknown[]; treeOf(html: string): HtmlNode[] }
}
