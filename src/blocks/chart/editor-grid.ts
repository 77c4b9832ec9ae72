/** The grid of a chart's labels and numbers in the editor. Rows copied from a spreadsheet can be pasted into it. */
import type { Editor } from '@tiptap/core'
import type { EditorMessages } from '../../newsroom/editor/messages.ts'
import { element } from '../../newsroom/editor/nodes/field.ts'
import { sameJson } from '../../values/canonical-json.ts'
import {
  type ChartData,
  cellsOf,
  dataOf,
  isFilled,
  longestLabel,
  mostRows,
  mostSeries,
  numberOf,
} from './data.ts'

interface Grid {
  dom: HTMLElement
  show(data: ChartData): void
}

export function createGrid(
  editor: Editor,
  words: EditorMessages,
  start: ChartData,
  change: (data: ChartData) => void,
): Grid {
  const table = element('table', '')
  const dom = element('div', 'body-wide body-grid', table)
  let cells = cellsOf(start)

  const labelOf = (y: number, x: number) => {
    if (y === 0) return `${words.chartSeries} ${x}`
    return x === 0
      ? `${words.chartLabel} ${y}`
      : `${cells[y]?.[0] || `${words.chartLabel} ${y}`}, ${words.chartValue}`
  }

  function inputAt(y: number, x: number): HTMLElement {
    const input = element('input', '')
    input.value = cells[y]?.[x] ?? ''
    input.maxLength = longestLabel
    input.dir = 'auto'
    input.setAttribute('aria-label', labelOf(y, x))
    input.dataset.place = `${y},${x}`
    const isNumber = y > 0 && x > 0
    if (isNumber) input.inputMode = 'decimal'
    const check = () =>
      input.setAttribute(
        'aria-invalid',
        String(isNumber && input.value.trim() !== '' && numberOf(input.value) === null),
      )
    input.readOnly = !editor.isEditable
    input.addEventListener('focus', () => {
      input.readOnly = !editor.isEditable
    })
    input.addEventListener('input', () => {
      write(y, x, input.value)
      check()
      store()
    })
    input.addEventListener('paste', (event) => paste(event, y, x))
    input.addEventListener('keydown', (event) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || event.isComposing) return
      event.preventDefault()
      focus(y + step, x)
    })
    check()
    return input
  }

  const focus = (y: number, x: number) =>
    table.querySelector<HTMLInputElement>(`[data-place="${y},${x}"]`)?.focus()

  function write(y: number, x: number, text: string): void {
    for (let row = cells.length; row <= y; row++) cells.push([])
    cells[y]![x] = text
  }

  /** Another row is always ready below the last one. */
  function store(): void {
    change(dataOf(cells))
    const isFull = cells.at(-1)?.some((text) => text)
    if (isFull && cells.length <= mostRows) {
      cells.push([])
      table.tBodies[0]?.append(rowOf(cells.length - 1))
    }
  }

  function paste(event: ClipboardEvent, y: number, x: number): void {
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n+$/, '') ?? ''
    if (!/[\t\n]/.test(text) || !editor.isEditable) return
    event.preventDefault()
    for (const [down, line] of text.split('\n').entries())
      for (const [across, one] of line.split('\t').entries())
        if (y + down <= mostRows && x + across <= mostSeries)
          write(y + down, x + across, one.trim().slice(0, longestLabel))
    store()
    draw()
    focus(y, x)
  }

  const width = () => Math.max(2, ...cells.map((row) => row.length))

  function rowOf(y: number): HTMLTableRowElement {
    const row = element('tr', '')
    for (let x = 0; x < width(); x++)
      row.append(
        x === 0 && y === 0 ? element('td', '') : element(x === 0 || y === 0 ? 'th' : 'td', '', inputAt(y, x)),
      )
    return row
  }

  function draw(): void {
    if (cells.at(-1)?.some((text) => text) && cells.length <= mostRows) cells.push([])
    table.replaceChildren(element('tbody', '', ...cells.map((_, y) => rowOf(y))))
    add.hidden = width() > mostSeries
  }

  const add = element('button', 'body-edit', words.addSeries)
  add.type = 'button'
  add.addEventListener('click', () => {
    if (!editor.isEditable || width() > mostSeries) return
    write(0, width(), '')
    draw()
    focus(0, width() - 1)
  })
  dom.append(add)
  draw()

  return {
    dom,
    /** Shows other data, such as a colleague's. The same data leaves the texts and the caret as they are. */
    show({ series, rows }) {
      const present = dataOf(cells)
      const isSame = sameJson(present.rows.filter(isFilled), rows.filter(isFilled))
      if (isSame && sameJson(present.series, series)) return
      cells = cellsOf({ series, rows })
      draw()
    },
  }
}
