/** Converts tables of other programs to a simple grid: a merged cell becomes itself plus empty cells. */
import type { Inline } from '../../body/inline.ts'
import { cellsOf, childrenNamed, elementsOf, type HtmlElement, rowsOf } from '../../body/tree.ts'

export const widest = 30
export const longest = 500

interface Cell {
  header: boolean
  content: Inline[]
}

const spanOf = ({ attributes }: HtmlElement, side: 'colspan' | 'rowspan', most: number) => {
  const span = Number.parseInt(attributes[side] ?? '1', 10)
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), most) : 1
}

/** The cells of a table's own rows. A nested table becomes part of its surrounding cell. */
export function gridOf(
  table: HtmlElement,
  report: (dropped: string) => void,
  read: (cell: HtmlElement) => Inline[],
): Cell[][] {
  const heads = new Set(childrenNamed(table, 'thead').flatMap((head) => elementsOf(head.children, 'tr')))
  const all = rowsOf(table)
  const rows = all.slice(0, longest)
  const grid: Cell[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (grid[y]![x]) x++
      const header = cell.name === 'th' || heads.has(row)
      const width = spanOf(cell, 'colspan', widest)
      const height = Math.min(spanOf(cell, 'rowspan', longest), rows.length - y)
      if (width > 1 || height > 1) report('merging of cells')
      for (let down = 0; down < height; down++) {
        for (let across = 0; across < width; across++) {
          grid[y + down]![x + across] = { header, content: [] }
        }
      }
      grid[y]![x]!.content = read(cell)
      x += width
    }
  }
  const full = grid.filter((row) => row.length > 0)
  if (all.length > longest || full.some((row) => row.length > widest))
    report(`table cells beyond ${widest} columns or ${longest} rows`)
  return full.map((row) =>
    Array.from({ length: Math.min(row.length, widest) }, (_, x) => row[x] ?? { header: false, content: [] }),
  )
}
