/** Random bodies, for property tests: every shape of the schema, with the letters that go wrong. */
import fc from 'fast-check'
import type { BulletList, OrderedList } from '../../src/blocks/list/block.ts'
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
  { type: 'underline' },
  { type: 'strike' },
  { type: 'superscript' },
  { type: 'subscript' },
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
const list: fc.Arbitrary<BulletList | OrderedList> = fc.letrec<{ list: BulletList | OrderedList }>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom(null, 0, 1, 3),
      fc.array(
        fc.tuple(
          paragraphs,
          fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('list'), { maxLength: 2 })),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([start, items]): BulletList | OrderedList => {
      const content = items.map(([own, nested]) => ({
        type: 'listItem' as const,
        content: [...own, ...nested],
      }))
      return start === null
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start }, content }
    }),
})).list
const span = fc.constantFrom(undefined, undefined, 2, 3)
const cell = fc
  .record({ header: fc.boolean(), colspan: span, rowspan: span, content: inline })
  .map(({ content, ...attrs }) => ({ type: 'tableCell' as const, attrs, content }))
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

export interface Shown {
  media: number[]
  articles: number[]
  audio?: number[]
  documents?: number[]
}

const shownMedia = ({ media, audio = [], documents = [] }: Shown): fc.Arbitrary<Block>[] => [
  ...(media.length > 0
    ? [
        fc
          .tuple(
            label,
            fc.array(fc.record({ mediaId: fc.constantFrom(...media), caption: label }), {
              minLength: 2,
              maxLength: 4,
            }),
          )
          .map(([title, pictures]): Block => ({ type: 'gallery', attrs: { title, pictures } })),
      ]
    : []),
  ...(audio.length > 0
    ? [
        fc
          .tuple(fc.constantFrom(...audio), label)
          .map(([mediaId, title]): Block => ({ type: 'audio', attrs: { mediaId, title } })),
      ]
    : []),
  ...(documents.length > 0
    ? [
        fc
          .tuple(fc.constantFrom(...documents), label)
          .map(([mediaId, title]): Block => ({ type: 'file', attrs: { mediaId, title } })),
      ]
    : []),
]

const blocks = (ids: Shown): fc.Arbitrary<Block> =>
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
    { weight: 4, arbitrary: rare },
    ...(ids.media.length > 0
      ? [
          fc
            .tuple(fc.constantFrom(...ids.media), label)
            .map(([mediaId, caption]): Block => ({ type: 'figure', attrs: { mediaId, caption } })),
        ]
      : []),
    ...shownMedia(ids),
    ...(ids.articles.length > 0
      ? [
          fc
            .constantFrom(...ids.articles)
            .map((articleId): Block => ({ type: 'articleCard', attrs: { articleId } })),
        ]
      : []),
  )

/** The blocks without references to media and articles that are not in every text. */
const rare: fc.Arbitrary<Block> = fc.oneof(
  fc
    .tuple(fc.constantFrom('pullquote' as const, 'verse' as const), label, paragraphs)
    .map(([type, attribution, content]): Block => ({ type, attrs: { attribution }, content })),
  fc.constant<Block>({ type: 'horizontalRule' }),
  fc.tuple(fc.constantFrom('', 'python', 'C++', 'a b'), text).map(
    ([language, code]): Block => ({
      type: 'codeBlock',
      attrs: { language },
      content: [{ type: 'text', text: `${code}\n\t ${code}` }],
    }),
  ),
  fc.tuple(inline, paragraphs).map(
    ([asked, said]): Block => ({
      type: 'questionAnswer',
      content: [
        { type: 'question', content: asked },
        { type: 'answer', content: said },
      ],
    }),
  ),
  fc.tuple(label, fc.array(fc.tuple(label, paragraphs), { minLength: 1, maxLength: 3 })).map(
    ([title, entries]): Block => ({
      type: 'timeline',
      attrs: { title },
      content: entries.map(([date, content]) => ({ type: 'timelineEntry', attrs: { date }, content })),
    }),
  ),
  fc
    .record({ status: label, home: label, homeScore: label, awayScore: label, away: label, note: label })
    .map((attrs): Block => ({ type: 'score', attrs })),
  fc
    .record({
      kind: fc.constantFrom('bars' as const, 'lines' as const, 'shares' as const),
      title: label,
      source: label,
      series: fc.array(label, { minLength: 1, maxLength: 3 }),
      rows: fc.array(
        fc.record({
          label,
          values: fc.array(fc.oneof(fc.constant(null), fc.integer(), fc.constantFrom(0.1, -2.5, 1e15, -0)), {
            maxLength: 3,
          }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map((attrs): Block => ({ type: 'chart', attrs })),
)

/** Bodies that show some of these media items and articles. */
export const bodies = (ids: Shown): fc.Arbitrary<BodyDocument> =>
  fc.array(blocks(ids), { maxLength: 8 }).map((content) => ({ type: 'doc', content }))
