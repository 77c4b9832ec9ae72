import type { Block, BodyDocument } from '../../src/body/document.ts'

const words = (text: string) => [{ type: 'text' as const, text }]
export const line = (text: string) => ({ type: 'paragraph' as const, content: words(text) })
const cell = (text: string, header = false) => ({
  type: 'tableCell' as const,
  attrs: { header },
  content: words(text),
})

/** A body with every kind of block that there is. */
export function richBody(text: string, mediaId: number, articleId: number): BodyDocument {
  const list = [{ type: 'listItem' as const, content: [line(text)] }]
  const linked = {
    type: 'text' as const,
    text,
    marks: [{ type: 'link' as const, attrs: { href: 'https://example.com/' } }],
  }
  return {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          ...words(text),
          { type: 'hardBreak' },
          linked,
          { type: 'text', text, marks: [{ type: 'strong' }] },
          { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
        ],
      },
      { type: 'heading', attrs: { level: 2 }, content: words(text) },
      { type: 'heading', attrs: { level: 3 }, content: words(text) },
      { type: 'bulletList', content: list },
      { type: 'orderedList', content: list },
      { type: 'blockquote', attrs: { attribution: text }, content: [line(text)] },
      { type: 'figure', attrs: { mediaId, caption: '' } },
      { type: 'articleCard', attrs: { articleId } },
      {
        type: 'embed',
        attrs: {
          ...{ url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: text, text, author: text },
          ...{ mediaId, frame: '', height: null },
        },
      },
      {
        type: 'factBox',
        attrs: { title: text },
        content: [line(text), { type: 'bulletList', content: list }],
      },
      {
        type: 'table',
        attrs: { caption: text },
        content: [
          { type: 'tableRow', content: [cell(text, true), cell('2026', true)] },
          { type: 'tableRow', content: [cell('-5', true), cell('3.5%')] },
        ],
      },
      { type: 'pullquote', attrs: { attribution: text }, content: [line(text)] },
      { type: 'horizontalRule' },
      { type: 'codeBlock', attrs: { language: 'sh' }, content: [{ type: 'text', text }] },
      { type: 'verse', attrs: { attribution: text }, content: [line(`${text} * ${text}`)] },
      {
        type: 'questionAnswer',
        content: [
          { type: 'question', content: words(text) },
          { type: 'answer', content: [line(text)] },
        ],
      },
      {
        type: 'timeline',
        attrs: { title: text },
        content: [{ type: 'timelineEntry', attrs: { date: text.slice(0, 100) }, content: [line(text)] }],
      },
      {
        type: 'score',
        attrs: {
          status: '',
          home: text.slice(0, 120),
          homeScore: '2',
          awayScore: '1',
          away: 'ب',
          note: text.slice(0, 300),
        },
      },
      ...(['bars', 'lines', 'shares'] as const).map(
        (kind): Block => ({
          type: 'chart',
          attrs: {
            ...{ kind, title: text, source: text, series: [text.slice(0, 120), ''] },
            rows: [
              { label: text.slice(0, 120), values: [-5, 3.5] },
              { label: '2026', values: [1_234, null] },
            ],
          },
        }),
      ),
    ],
  }
}
