/** Converts tables of other programs to rows of cells, and places cells with spans on a rectangular grid. */
import type { Inline } from '../../body/inline.ts'
import { cellsOf, childrenNamed, elementsOf, type HtmlElement, rowsOf } from '../../body/tree.ts'

export const widest = 30
export const longest = 500
/** The report of cells that a table has no room for. */
export const tooManyCells = `table cells beyond ${widest} columns or ${longest} rows`

export interface GridCell {
  header: boolean
  colspan: number
  rowspan: number
  content: Inline[]
}

/** A span within limits; 1 when it is not a number. */
export const spanOf = (value: unknown, most: number): number => {
  const span = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof span === 'number' && span > 1 ? Math.min(Math.floor(span), most) : 1
}

const emptyCell = (): GridCell => ({ header: false, colspan: 1, rowspan: 1, content: [] })

/** The cells of a table's own rows. A nested table becomes part of its surrounding cell. */
export function gridOf(
  table: HtmlElement,
  report: (dropped: string) => void,
  read: (cell: HtmlElement) => Inline[],
): GridCell[][] {
  const heads = new Set(childrenNamed(table, 'thead').flatMap((head) => elementsOf(head.children, 'tr')))
  const all = rowsOf(table)
  const rows = all.slice(0, longest).map((row) => {
    let width = 0
    return cellsOf(row).flatMap((cell): GridCell[] => {
      width += spanOf(cell.attributes.colspan, widest)
      if (width > widest && spanOf(cell.attributes.colspan, widest) === 1) return []
      return [
        {
          header: cell.name === 'th' || heads.has(row),
          colspan: spanOf(cell.attributes.colspan, widest),
          rowspan: spanOf(cell.attributes.rowspan, longest),
          content: read(cell),
        },
      ]
    })
  })
  const isCut = rows.some((row, y) => row.length < cellsOf(all[y]!).length)
  if (all.length > longest || isCut) report(tooManyCells)
  return rows
}

/** The slots of a grid; each names the cell that covers it. */
type Slots = (GridCell | undefined)[][]

/** Places a row's cells into its free slots. The text of cells without room moves into the last cell. */
function placeRow(slots: Slots, y: number, cells: GridCell[]): void {
  const row = slots[y]!
  let x = 0
  for (const cell of cells) {
    while (row[x]) x++
    if (x >= widest) {
      const { content } = row[widest - 1]!
      if (content.length > 0 && cell.content.length > 0) content.push({ type: 'hardBreak' })
      for (const one of cell.content) content.push(one)
      continue
    }
    let width = 1
    while (width < cell.colspan && x + width < widest && !row[x + width]) width++
    const height = Math.min(cell.rowspan, slots.length - y)
    const placed = { ...cell, colspan: width, rowspan: height }
    for (let down = 0; down < height; down++)
      for (let across = 0; across < width; across++) slots[y + down]![x + across] = placed
    x += width
  }
}

/**
 * The same cells as a rectangular grid: missing cells are added, spans end at the edges and at other cells, and rows
 * without cells of their own are removed. At most `longest` rows.
 */
export function rectangular(given: GridCell[][]): GridCell[][] {
  const slots: Slots = given.map(() => [])
  for (const [y, cells] of given.entries()) placeRow(slots, y, cells)
  const width = slots.reduce((most, row) => Math.max(most, row.length), 0)
  const seen = new Set<GridCell>()
  return slots.flatMap((row, y) => {
    const own: GridCell[] = []
    for (let x = 0; x < width && given[y]!.length > 0; x++) {
      const cell = row[x] ?? emptyCell()
      if (seen.has(cell)) continue
      seen.add(cell)
      own.push(cell)
    }
    if (own.length > 0) return [own]
    for (const cell of new Set(row)) if (cell) cell.rowspan--
    return []
  })
}
