import IconChartBar from '@tabler/icons-react/icons/IconChartBar'
import { type Editor, findParentNode, Node } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import {
  createField,
  element,
  fieldBlock,
  removeButton,
  textAttribute,
} from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { chartKinds } from './block.ts'
import { type ChartData, dataOf } from './data.ts'
import { createGrid } from './editor-grid.ts'

const emptyData: ChartData = { series: [''], rows: [{ label: '', values: [null] }] }

const json = (name: 'series' | 'rows') => ({
  [name]: {
    default: emptyData[name],
    parseHTML(figure: HTMLElement) {
      try {
        return JSON.parse(figure.getAttribute(`data-${name}`) ?? '')
      } catch {
        return emptyData[name]
      }
    },
    renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${name}`]: JSON.stringify(attrs[name]) }),
  },
})

/** A chart: its kind, title and source, and the grid of its labels and numbers. */
export const Chart = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    kind: {
      default: 'bars',
      parseHTML: (figure) => figure.getAttribute('data-chart') ?? 'bars',
      renderHTML: ({ kind }) => ({ 'data-chart': kind }),
    },
    ...textAttribute('title', 'data-title'),
    ...textAttribute('source', 'data-source'),
    ...json('series'),
    ...json('rows'),
  }),
  parseHTML: () => [{ tag: 'figure[data-chart]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { words } = surroundingsOf(editor)
      const change = (attrs: object) => {
        const at = getPos()
        const now = at === undefined ? null : editor.state.doc.nodeAt(at)
        if (at === undefined || !now || !editor.isEditable) return
        editor.view.dispatch(editor.state.tr.setNodeMarkup(at, null, { ...now.attrs, ...attrs }))
      }
      const kind = element('select', 'body-edit')
      kind.setAttribute('aria-label', words.chartKind)
      const names = { bars: words.chartBars, lines: words.chartLines, shares: words.chartShares }
      for (const one of chartKinds) kind.append(new Option(names[one], one))
      kind.addEventListener('change', () => change({ kind: kind.value }))
      const field = (attribute: 'title' | 'source', label: string) =>
        createField({ editor, getPos, attribute, label, value: node.attrs[attribute], maxLength: 300 })
      const title = field('title', words.chartTitle)
      const source = field('source', words.chartSource)
      const grid = createGrid(editor, words, node.attrs as ChartData, change)
      const remove = removeButton(editor, getPos, words.removeChart)
      const name = element('span', 'body-card-kind', words.chart)
      const dom = element('section', 'body-box', name, kind, title.dom, grid.dom, source.dom, remove)
      dom.contentEditable = 'false'
      const show = (attrs: Record<string, unknown>) => {
        kind.value = String(attrs.kind)
        title.show(attrs.title as string)
        source.show(attrs.source as string)
        grid.show(attrs as unknown as ChartData)
      }
      show(node.attrs)
      return { dom, ...fieldBlock(node.type.name, null, show) }
    },
})

/** The texts of a table in the editor. */
function textsOf(table: ProseMirrorNode): string[][] {
  const rows: string[][] = []
  table.forEach((row) => {
    const cells: string[] = []
    row.forEach((cell) => {
      cells.push(cell.textContent)
    })
    rows.push(cells)
  })
  return rows
}

/** Inserts a chart; with the caret in a table, a chart of its numbers. */
function insertChart(editor: Editor) {
  const table = findParentNode(({ type }) => type.name === 'table')(editor.state.selection)
  const title = table?.node.attrs.caption ?? ''
  const data = table ? dataOf(textsOf(table.node)) : emptyData
  return insertBlock(editor, { type: 'chart', attrs: { kind: 'bars', title, source: '', ...data } })
}

export const chartActions = {
  chart: { keys: 'Mod-Alt-d', icon: IconChartBar, run: insertChart },
} satisfies Record<string, Action>
