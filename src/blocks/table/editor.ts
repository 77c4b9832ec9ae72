import IconTable from '@tabler/icons-react/icons/IconTable'
/** Tables: each cell has one line, may be a heading and may span columns and rows. */
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { tableEditing } from '@tiptap/pm/tables'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { around, createField, element, fieldBlock } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { goToCell, inTable } from './editor-commands.ts'
import { longest, spanOf, widest } from './grid.ts'

const roles: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell' }
const span = (name: 'colspan' | 'rowspan', most: number) => ({
  default: 1,
  parseHTML: (cell: HTMLElement) => spanOf(cell.getAttribute(name), most),
  renderHTML: (attrs: Record<string, number>) => (attrs[name] === 1 ? {} : { [name]: attrs[name] }),
})

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  isolating: true,
  addAttributes: () => ({
    header: {
      default: false,
      parseHTML: (cell) => cell.localName === 'th',
      rendered: false,
    },
    colspan: span('colspan', widest),
    rowspan: span('rowspan', longest),
    // The table commands need it; it is never stored.
    colwidth: { default: null, rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs.header ? 'th' : 'td', HTMLAttributes, 0],
})

/** A row can be empty, when cells from above cover all of it. */
export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
  addAttributes: () => ({
    caption: {
      default: '',
      parseHTML: (table) => (table.getAttribute('data-caption') ?? '').slice(0, 300),
      renderHTML: ({ caption }) => ({ 'data-caption': caption }),
    },
  }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing({ allowTableNodeSelection: true })],
  addKeyboardShortcuts() {
    return {
      Tab: () => goToCell(this.editor, 1),
      'Shift-Tab': () => goToCell(this.editor, -1),
    }
  },
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const contentDOM = element('tbody', '')
      const field = createField({
        editor,
        getPos,
        attribute: 'caption',
        label: surroundingsOf(editor).words.tableCaption,
        value: node.attrs.caption,
        maxLength: 300,
      })
      const wide = element('div', 'body-wide', element('table', '', contentDOM))
      const dom = element('div', 'body-table', around(field.dom), wide)
      return {
        dom,
        contentDOM,
        ...fieldBlock(node.type.name, contentDOM, (attrs) => field.show(attrs.caption)),
      }
    },
})

function insertTable(editor: Editor) {
  const row = (header: boolean) => ({
    type: 'tableRow',
    content: Array.from({ length: 3 }, () => ({ type: 'tableCell', attrs: { header } })),
  })
  return insertBlock(editor, { type: 'table', content: [row(true), row(false), row(false)] })
}

export const insertTableActions = {
  table: { keys: 'Mod-Alt-t', icon: IconTable, run: insertTable, can: (editor) => !inTable(editor) },
} satisfies Record<string, Action>
