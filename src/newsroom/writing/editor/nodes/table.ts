/**
 * Tables of plain cells: a cell holds one line and may be a heading, none spans another. The span attributes
 * are there because the table commands count by them; they stay 1 and are never stored.
 */
import { Node } from '@tiptap/core'
import { tableEditing } from '@tiptap/pm/tables'
import { goToCell } from '../table-commands.ts'
import { createField, element } from './field.ts'
import { surroundingsOf } from './host.ts'
import { around, fieldBlock } from './quotation.ts'

const roles: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell' }
const single = (value: number | null) => ({ default: value, rendered: false, parseHTML: () => value })

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
    colspan: single(1),
    rowspan: single(1),
    colwidth: single(null),
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs.header ? 'th' : 'td', HTMLAttributes, 0],
})

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
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
