import { z } from 'zod'
import { children, defineBlock, type Json, shown } from '../../body/block.ts'
import {
  type Inline,
  inline,
  inlineText,
  isBlank,
  joinLines,
  labelParagraph,
  paragraphOf,
  strong,
  words,
} from '../../body/inline.ts'
import { attributeHtml, inlineHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, textOf } from '../../body/tree.ts'
import { type GridCell, gridOf, longest, rectangular, spanOf, widest } from './grid.ts'

const tableCell = z.strictObject({
  type: z.literal('tableCell'),
  /** A span of 1 is omitted. */
  attrs: z.strictObject({
    header: z.boolean(),
    colspan: z.number().int().min(2).max(widest).optional(),
    rowspan: z.number().int().min(2).max(longest).optional(),
  }),
  content: inline,
})
const tableRow = z.strictObject({
  type: z.literal('tableRow'),
  content: z.array(tableCell).min(1).max(widest),
})
/** Each cell has one line, may be a heading and may span columns and rows. A row contains the cells that begin in it. */
export const table = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ caption: words.max(300) }),
  content: z.array(tableRow).min(1).max(longest),
})
export type Table = z.infer<typeof table>
export type Row = Table['content'][number]
type Cell = Row['content'][number]

const cellOf = ({ header, colspan, rowspan, content }: GridCell): Cell => ({
  type: 'tableCell',
  attrs: { header, ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) },
  content,
})
const rowOf = (cells: GridCell[]): Row => ({ type: 'tableRow', content: cells.map(cellOf) })

const spanHtml = (name: string, span: number | undefined) =>
  attributeHtml(name, span === undefined ? undefined : String(span))

export const tableBlock = defineBlock<Table>({
  type: 'table',
  schema: table,
  elements: ['table'],
  readHtml(element, marks, context) {
    const after: Json[] = []
    const grid = gridOf(element, context.report, (cell) => {
      const blocks = context.flow(cell.children, marks)
      for (const block of shown(blocks)) after.push(block)
      return joinLines(context.paragraphs(blocks))
    })
    const captions = elementsOf(element.children, 'caption')
    const caption = oneLine(captions.map(textOf).join(' ')).slice(0, 300)
    return [{ type: 'table', attrs: { caption }, content: grid.map(rowOf) }, ...after]
  },
  toHtml({ attrs: { caption }, content }, links) {
    const rows = content.map((row) => {
      const cells = row.content.map(({ attrs: { header, colspan, rowspan }, content }) => {
        const tag = header ? 'th' : 'td'
        return `<${tag}${spanHtml('colspan', colspan)}${spanHtml('rowspan', rowspan)}>${inlineHtml(content, links)}</${tag}>`
      })
      return `<tr>${cells.join('')}</tr>`
    })
    return `<table>${caption ? `<caption>${textHtml(caption, links)}</caption>` : ''}<tbody>${rows.join('')}</tbody></table>`
  },
  text: ({ attrs: { caption }, content }) =>
    [caption, ...content.map((row) => row.content.map((cell) => inlineText(cell.content)).join('\t'))]
      .filter(Boolean)
      .join('\n'),
  /** Extra cells move into the last column, extra rows into another table. */
  normalise(node, tidy) {
    const caption = tidy.label(node.attrs?.caption, 300)
    const rows = children(node).map((row) =>
      children(row).map(
        (cell): GridCell => ({
          header: cell.attrs?.header === true,
          colspan: spanOf(cell.attrs?.colspan, widest),
          rowspan: spanOf(cell.attrs?.rowspan, longest),
          content: tidy.line(cell),
        }),
      ),
    )
    const full = rows.some((row) => row.some(({ content }) => !isBlank(content)))
    if (!rows.some((row) => row.length > 0) || !(full || tidy.typing)) return labelParagraph(caption)
    const parts = Array.from({ length: Math.ceil(rows.length / longest) }, (_, at) =>
      rectangular(rows.slice(at * longest, (at + 1) * longest)),
    ).filter((part) => part.length > 0)
    return parts.map((part, at) => ({
      type: 'table',
      attrs: { caption: at === 0 ? caption : '' },
      content: part.map(rowOf),
    }))
  },
  paragraphs: ({ attrs: { caption }, content }) => [
    ...(caption ? [paragraphOf(strong([{ type: 'text', text: caption }]))] : []),
    ...content.map((row) =>
      paragraphOf(
        row.content.flatMap(({ content = [] }, at): Inline[] =>
          at > 0 ? [{ type: 'text', text: ' ' }, ...content] : content,
        ),
      ),
    ),
  ],
})
