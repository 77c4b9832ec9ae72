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
import { inlineHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, textOf } from '../../body/tree.ts'
import { gridOf, longest, widest } from './grid.ts'

const tableCell = z.strictObject({
  type: z.literal('tableCell'),
  attrs: z.strictObject({ header: z.boolean() }),
  content: inline,
})
const tableRow = z.strictObject({
  type: z.literal('tableRow'),
  content: z.array(tableCell).min(1).max(widest),
})
/** A simple grid: each cell has one line and may be a heading; cells cannot be merged. */
export const table = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ caption: words.max(300) }),
  content: z.array(tableRow).min(1).max(longest),
})
export type Table = z.infer<typeof table>
type Row = Table['content'][number]
type Cell = Row['content'][number]

const cellOf = (header: boolean, content: Inline[]): Cell => ({
  type: 'tableCell',
  attrs: { header },
  content,
})
const rowOf = (content: Cell[]): Row => ({ type: 'tableRow', content })

/** Makes all rows as wide as the widest one. */
function rectangular(rows: Row[]): Row[] {
  const width = rows.reduce((most, { content }) => Math.max(most, content.length), 0)
  return rows.map(({ content }) =>
    rowOf(Array.from({ length: width }, (_, at) => content[at] ?? cellOf(false, []))),
  )
}

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
    const content = grid.map((row) => rowOf(row.map(({ header, content }) => cellOf(header, content))))
    return [{ type: 'table', attrs: { caption }, content }, ...after]
  },
  toHtml({ attrs: { caption }, content }, links) {
    const rows = content.map((row) => {
      const cells = row.content.map(({ attrs: { header }, content }) => {
        const tag = header ? 'th' : 'td'
        return `<${tag}>${inlineHtml(content, links)}</${tag}>`
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
    const rows = rectangular(
      children(node).flatMap((row) => {
        const cells = children(row).map((cell) => cellOf(cell.attrs?.header === true, tidy.line(cell)))
        for (const { content = [] } of cells.splice(widest))
          for (const one of content) cells.at(-1)?.content?.push(one)
        return cells.length > 0 ? [rowOf(cells)] : []
      }),
    )
    const full = rows.some((row) => row.content.some((cell) => !isBlank(cell.content ?? [])))
    if (rows.length === 0 || !(full || tidy.typing)) return labelParagraph(caption)
    return Array.from({ length: Math.ceil(rows.length / longest) }, (_, at) => ({
      type: 'table',
      attrs: { caption: at === 0 ? caption : '' },
      content: rows.slice(at * longest, (at + 1) * longest),
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
