/**
 * The table commands. Headings continue: a new row begins with a heading when the whole column consists of
 * headings.
 */
import type { Editor } from '@tiptap/core'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import * as tables from '@tiptap/pm/tables'
import type { Action } from '../../newsroom/editor/action.ts'
import { longest, widest } from './grid.ts'

export const inTable = (editor: Editor) => tables.isInTable(editor.state)

/** Limits of the body's schema. */
const roomFor = {
  row: (map: tables.TableMap) => map.height < longest,
  column: (map: tables.TableMap) => map.width < widest,
}

const canBe = (fits: (map: tables.TableMap) => boolean) => (editor: Editor) =>
  inTable(editor) && fits(tables.selectedRect(editor.state).map)

export function run(editor: Editor, command: typeof tables.addRowAfter): boolean {
  const done = command(editor.state, editor.view.dispatch)
  editor.view.focus()
  return done
}

/** Adds a row or a column at an edge of the selected cells. */
function grow(editor: Editor, side: 'row' | 'column', edge: 'top' | 'bottom' | 'left' | 'right'): void {
  const rect = tables.selectedRect(editor.state)
  const { tr } = editor.state
  if (side === 'row') tables.addRow(tr, rect, rect[edge])
  else tables.addColumn(tr, rect, rect[edge])
  continueHeadings(tr, rect.tableStart, side, rect[edge])
  editor.view.dispatch(tr)
  editor.view.focus()
}

function continueHeadings(tr: Transaction, start: number, side: 'row' | 'column', added: number): void {
  const table = tr.doc.nodeAt(start - 1)
  if (!table) return
  const { map, width, height } = tables.TableMap.get(table)
  const length = side === 'row' ? width : height
  const others = Array.from({ length: side === 'row' ? height : width }, (_, n) => n).filter(
    (n) => n !== added,
  )
  const at = (along: number, across: number) =>
    map[side === 'row' ? across * width + along : along * width + across]!
  for (let along = 0; along < length; along++) {
    const headings = others.every((across) => table.nodeAt(at(along, across))?.attrs.header)
    // A single line of headings does not show a direction.
    if (headings && others.length > 1) tr.setNodeAttribute(start + at(along, added), 'header', true)
  }
}

const growth = (side: 'row' | 'column', edge: 'top' | 'bottom' | 'left' | 'right'): Action => ({
  run: (editor) => grow(editor, side, edge),
  can: canBe(roomFor[side]),
})
const command = (edit: typeof tables.addRowAfter, fits: (map: tables.TableMap) => boolean): Action => ({
  run: (editor) => run(editor, edit),
  can: canBe(fits),
})

/** Turns the first row or column into headings, or back. */
function toggleHeader(side: 'row' | 'column'): Action {
  const cellsOf = (editor: Editor) => {
    const { map, tableStart, table } = tables.selectedRect(editor.state)
    const inside = side === 'row' ? { right: map.width, bottom: 1 } : { right: 1, bottom: map.height }
    const cells = map.cellsInRect({ left: 0, top: 0, ...inside })
    return {
      cells: cells.map((at) => at + tableStart),
      all: cells.every((at) => table.nodeAt(at)?.attrs.header),
    }
  }
  return {
    run(editor) {
      const { tr } = editor.state
      const { cells, all } = cellsOf(editor)
      for (const at of cells) tr.setNodeAttribute(at, 'header', !all)
      editor.view.dispatch(tr)
      editor.view.focus()
    },
    active: (editor) => inTable(editor) && cellsOf(editor).all,
    can: inTable,
  }
}

/** The selected cells, or the caret's cell and the one after it in its row; null when they are no rectangle. */
function rectToMerge(editor: Editor): tables.TableRect | null {
  if (!inTable(editor)) return null
  const rect = tables.selectedRect(editor.state)
  const { map, width, height } = rect.map
  const isOne = map[rect.top * width + rect.left] === map[(rect.bottom - 1) * width + rect.right - 1]
  if (isOne) {
    if (rect.right === width) return null
    rect.right = rect.map.findCell(map[rect.top * width + rect.right]!).right
  }
  // A cell that crosses the border of the rectangle cannot be merged.
  const inside = new Set(rect.map.cellsInRect(rect))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isInside = y >= rect.top && y < rect.bottom && x >= rect.left && x < rect.right
      if (inside.has(map[y * width + x]!) !== isInside) return null
    }
  return rect
}

/** Merges cells into the first one; their texts become its lines. */
function mergeCells(editor: Editor): void {
  const rect = rectToMerge(editor)
  if (!rect) return
  const { table, tableStart } = rect
  const { tr, schema } = editor.state
  const [first, ...others] = rect.map.cellsInRect(rect)
  let content = table.nodeAt(first!)!.content
  for (const at of others.toReversed()) {
    const cell = table.nodeAt(at)!
    tr.delete(tableStart + at, tableStart + at + cell.nodeSize)
  }
  for (const at of others) {
    const more = table.nodeAt(at)!.content
    if (content.size > 0 && more.size > 0) content = content.addToEnd(schema.nodes.hardBreak!.create())
    content = content.append(more)
  }
  const place = tableStart + first!
  const cell = table.nodeAt(first!)!
  const attrs = {
    ...cell.attrs,
    colspan: rect.right - rect.left,
    rowspan: rect.bottom - rect.top,
    colwidth: null,
  }
  tr.replaceWith(place, place + cell.nodeSize, cell.type.create(attrs, content))
  tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1)))
  editor.view.dispatch(tr)
  editor.view.focus()
}

export const tableActions = {
  rowBefore: growth('row', 'top'),
  rowAfter: growth('row', 'bottom'),
  deleteRow: command(tables.deleteRow, (map) => map.height > 1),
  columnBefore: growth('column', 'left'),
  columnAfter: growth('column', 'right'),
  deleteColumn: command(tables.deleteColumn, (map) => map.width > 1),
  mergeCells: {
    run: mergeCells,
    can: (editor: Editor) => rectToMerge(editor) !== null,
  },
  splitCell: {
    run: (editor: Editor) => run(editor, tables.splitCell),
    can: (editor: Editor) => inTable(editor) && tables.splitCell(editor.state),
  },
  headerRow: toggleHeader('row'),
  headerColumn: toggleHeader('column'),
  deleteTable: command(tables.deleteTable, () => true),
}

/** Moves from cell to cell, and from the last one into a new row. */
export function goToCell(editor: Editor, step: 1 | -1): boolean {
  if (!inTable(editor) || !editor.isEditable) return false
  if (run(editor, tables.goToNextCell(step))) return true
  if (step < 0 || !tableActions.rowAfter.can?.(editor)) return false
  grow(editor, 'row', 'bottom')
  return run(editor, tables.goToNextCell(1))
}
