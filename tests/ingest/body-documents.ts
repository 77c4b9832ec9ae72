/** Random bodies, for property tests: every shape of the schema, with the letters that go wrong. */
import fc from 'fast-check'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import type { Inline, Mark, Paragraph } from '../../src/body/inline.ts'

const words = fc.constantFrom(
  ...[
    'قال',
    'سوريا،',
    'الوزير',
    '"جادة"',
    '<script>',
    '&amp;',
    '&',
    'a  b',
    ' ',
    '\u202eabc',
    'é',
    'e\u0301',
    '\u0301',
    '\u00a0',
  ],
  ...[
    'FIFA 2026',
    '\n',
    '\t',
    'لا\u200cبد',
    'مُحَمَّد',
    '٣٤',
    '👩‍👧',
    '\u0000',
    '—',
    "d'accord",
    ']]>',
    '<!--',
    '\ud800',
  ],
)
const text = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')),
  fc.string({ minLength: 1, maxLength: 12 }),
)
const label = fc.oneof(
  fc.constant(''),
  text.map((value) => value.slice(0, 60)),
)
const mark = fc.constantFrom<Mark>(
  { type: 'strong' },
  { type: 'em' },
  { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=%20"'.slice(0, -1) } },
  { type: 'link', attrs: { href: '/articles/5' } },
)
const inline: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('text' as const),
        text,
        marks: fc.array(mark, { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
  ),
  { maxLength: 6 },
)
const paragraph: fc.Arbitrary<Paragraph> = inline.map((content) => ({ type: 'paragraph', content }))
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 3 })
const list = fc
  .tuple(
    fc.constantFrom('bulletList' as const, 'orderedList' as const),
    fc.array(paragraphs, { minLength: 1, maxLength: 3 }),
  )
  .map(([type, items]) => ({
    type,
    content: items.map((content) => ({ type: 'listItem' as const, content })),
  }))
const cell = fc.record({ header: fc.boolean(), content: inline }).map(({ header, content }) => ({
  type: 'tableCell' as const,
  attrs: { header },
  content,
}))
const row = fc
  .array(cell, { minLength: 1, maxLength: 3 })
  .map((content) => ({ type: 'tableRow' as const, content }))

const address = fc.constantFrom(
  ...[
    'https://youtu.be/aqz-KE-bpKQ?t=1m5s&si=x',
    'https://twitter.com/nashra/status/1234567890123456789?s=20',
  ],
  ...['https://charts.example/1/?a=1&b="'.slice(0, -1), 'http://news.example/خبر'],
)

const blocks = (ids: { media: number[]; articles: number[] }): fc.Arbitrary<Block> =>
  fc.oneof(
    { weight: 4, arbitrary: paragraph as fc.Arbitrary<Block> },
    { weight: 1, arbitrary: list as fc.Arbitrary<Block> },
    fc
      .tuple(fc.constantFrom(2 as const, 3 as const), inline)
      .map(([level, content]): Block => ({ type: 'heading', attrs: { level }, content })),
    fc
      .tuple(label, paragraphs)
      .map(([attribution, content]): Block => ({ type: 'blockquote', attrs: { attribution }, content })),
    fc
      .tuple(label, fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 }))
      .map(([title, content]): Block => ({ type: 'factBox', attrs: { title }, content })),
    fc
      .record({
        url: address,
        ...{ title: label, text: label, author: label },
        mediaId: fc.constantFrom(null, ...ids.media),
        frame: fc.constantFrom('', 'https://charts.example/frame/1?a=1&b=2'),
        height: fc.constantFrom(null, 320),
      })
      .map((attrs): Block => ({ type: 'embed', attrs })),
    fc
      .tuple(label, fc.array(row, { minLength: 1, maxLength: 3 }))
      .map(([caption, content]): Block => ({ type: 'table', attrs: { caption }, content })),
    ...(ids.media.length > 0
      ? [
          fc
            .tuple(fc.constantFrom(...ids.media), label)
            .map(([mediaId, caption]): Block => ({ type: 'figure', attrs: { mediaId, caption } })),
        ]
      : []),
    ...(ids.articles.length > 0
      ? [
          fc
            .constantFrom(...ids.articles)
            .map((articleId): Block => ({ type: 'articleCard', attrs: { articleId } })),
        ]
      : []),
  )

/** Bodies that show some of these media items and articles. */
export const bodies = (ids: { media: number[]; articles: number[] }): fc.Arbitrary<BodyDocument> =>
  fc.array(blocks(ids), { maxLength: 8 }).map((content) => ({ type: 'doc', content }))
