/** Whatever happens in the editor, the document that comes out of it is one of the body's schema. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type BodyDocument,
  bodyDocument,
  bodyText,
  href,
  type Table,
} from '../../src/content/body/document.ts'
import { normaliseBody } from '../../src/content/body/normalise.ts'
import { isLinkAddress, readLinkAddress } from '../../src/newsroom/writing/editor/address.ts'
import { normaliseDocument } from '../../src/newsroom/writing/editor/normalise-document.ts'
import { bodies } from '../intake/body-documents.ts'
import { type EditorDesk, type EditorPage, openEditorDesk } from './editor-desk.ts'

/** Bodies in their normal form; the editor makes the rows of a table equally wide. */
const normal = bodies({ media: [1, 2, 3], articles: [7, 8] }).map((body): BodyDocument => {
  const { type, content } = normaliseBody(body)
  return { type, content: content.map((block) => (block.type === 'table' ? rectangular(block) : block)) }
})
function rectangular(table: Table): Table {
  const width = Math.max(...table.content.map((row) => row.content.length))
  const cell = { type: 'tableCell' as const, attrs: { header: false }, content: [] }
  const content = table.content.map((row) => ({
    ...row,
    content: [...row.content, ...Array.from({ length: width - row.content.length }, () => cell)],
  }))
  return { ...table, content }
}

describe('the schema’s door', () => {
  test('opens for anything, and lets nothing else through', () => {
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
      'strange',
    )
    const { node } = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.oneof(names, fc.anything()),
          text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
          attrs: fc.oneof(
            fc.dictionary(fc.constantFrom('level', 'mediaId', 'caption', 'title'), fc.anything()),
            fc.constant(null),
          ),
          marks: fc.array(fc.record({ type: fc.constantFrom('strong', 'link', 'x'), attrs: fc.object() })),
          content: fc.oneof(fc.array(tie('node'), { maxLength: 4 }), fc.anything()),
        },
        { requiredKeys: [] },
      ),
    }))
    fc.assert(
      fc.property(fc.oneof(node, fc.anything()), (json) => {
        const read = normaliseDocument(json)
        expect(bodyDocument.parse(read)).toEqual(read)
        expect(normaliseDocument(read)).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })

  test('leaves a body in its normal form as it is', () => {
    fc.assert(
      fc.property(normal, (body) => {
        expect(normaliseDocument(body)).toEqual(body)
      }),
      { numRuns: 500 },
    )
  })

  test('unknown frames give up their words', () => {
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
    const text = bodyText(normaliseDocument(json))
    expect(text).toContain('باقٍ')
    expect(text).toContain('30')
  })
})

describe('addresses', () => {
  test('have the schema’s own rule', () => {
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

  test('a body comes back exactly', async () => {
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

  test('any sequence of deeds leaves a valid document', async () => {
    const actions = (await at.page.evaluate<string[]>('desk.actions')).filter((name) => name !== 'link')
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const deed = fc.oneof(
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
            '<blockquote>قول</blockquote>',
            '<p data-pm-slice="1 1 [&quot;heading&quot;,{&quot;level&quot;:9}]">مزوّر</p>',
            '<figure data-media-id="-4" data-pm-slice="0 0 []"></figure>',
          ),
        }),
      },
    )
    await fc.assert(
      fc.asyncProperty(normal, fc.array(deed, { minLength: 1, maxLength: 25 }), async (body, deeds) => {
        const documents = await at.page.evaluate(
          ([start, list]) =>
            (globalThis as unknown as Desk).desk.perform(start as BodyDocument, list as object[]),
          [body, deeds] as const,
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

interface Desk {
  desk: { perform(body: BodyDocument, deeds: object[]): unknown[] }
}
