/** Tables of other programs, as a plain grid: cells that span others become themselves and empty ones. */
import type { Inline, Table } from '../../../../content/body/document.ts'
import { asParagraphs, type Context, leave, type Reader, readFlow } from './flow.ts'
import { joinLines, labelOf } from './line.ts'
import type { Look } from './look.ts'

const widest = 30
const longest = 500

interface Cell {
  header: boolean
  content: Inline[]
}

const spanOf = (cell: Element, side: 'colspan' | 'rowspan', most: number) => {
  const span = Number.parseInt(cell.getAttribute(side) ?? '1', 10)
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), most) : 1
}

const ownRows = (table: Element) =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)

const ownCells = (row: Element) =>
  [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th')

/** Tables were once used to lay out pages, and Word draws boxes with them. */
function isLayout(table: Element, rows: Element[]): boolean {
  const alone = rows.length === 1 && ownCells(rows[0]!).length === 1
  const role = table.getAttribute('role')
  return alone || role === 'presentation' || role === 'none' || table.querySelector('table') !== null
}

function gridOf(rows: Element[], look: Look, context: Context): Cell[][] {
  const grid: Cell[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of ownCells(row)) {
      while (grid[y]![x]) x++
      const lines = asParagraphs(readFlow(cell.childNodes, look, context)).map(({ content }) => content ?? [])
      const header = cell.localName === 'th' || cell.closest('thead') !== null
      const width = spanOf(cell, 'colspan', widest)
      const height = Math.min(spanOf(cell, 'rowspan', longest), rows.length - y)
      for (let down = 0; down < height; down++) {
        for (let across = 0; across < width; across++) {
          const first = down === 0 && across === 0
          grid[y + down]![x + across] = { header, content: first ? joinLines(lines) : [] }
        }
      }
      x += width
    }
  }
  return grid
}

export const readTable: Reader = (table, look, context) => {
  const rows = ownRows(table)
  if (rows.length === 0 || isLayout(table, rows)) return readFlow(table.childNodes, look, context)
  const grid = gridOf(rows.slice(0, longest), look, context).filter((row) => row.length > 0)
  const width = Math.max(...grid.map((row) => row.length), 0)
  if (width > widest || rows.length > longest) leave(context, 'cells')
  if (!grid.some((row) => row.some((cell) => cell?.content.length))) return []
  const content = grid.map((row): Table['content'][number] => ({
    type: 'tableRow',
    content: Array.from({ length: Math.min(width, widest) }, (_, x) => ({
      type: 'tableCell',
      attrs: { header: row[x]?.header ?? false },
      content: row[x]?.content ?? [],
    })),
  }))
  const caption = labelOf(table.querySelector('caption')?.textContent ?? '', 300)
  return [{ type: 'table', attrs: { caption }, content }]
}
