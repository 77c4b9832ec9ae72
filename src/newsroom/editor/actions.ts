/** All editor actions by name, used by the toolbar, the keyboard and the menu. */
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { blockActions } from '../../blocks/editors.ts'
import { listActions } from '../../blocks/list/editor.ts'
import { toggleQuotation } from '../../blocks/quotation/editor.ts'
import { inTable, tableActions } from '../../blocks/table/editor-commands.ts'
import type { Action } from './action.ts'
import type { EditorMessages } from './messages.ts'
import { surroundingsOf } from './nodes/host.ts'

const inText = (editor: Editor) => !(editor.state.selection instanceof NodeSelection)
const outsideTable = (editor: Editor) => inText(editor) && !inTable(editor)

const block = (keys: string, name: string, toggle: (editor: Editor) => unknown, attrs?: object): Action => ({
  keys,
  run: toggle,
  active: (editor) => editor.isActive(name, attrs),
  can: outsideTable,
})
const mark = (keys: string, name: string): Action => ({
  keys,
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  active: (editor) => editor.isActive(name),
  can: (editor) => inText(editor) && editor.can().toggleMark(name),
})
const subhead = (keys: string, level: 2 | 3) =>
  block(keys, 'heading', (editor) => editor.chain().focus().toggleHeading({ level }).run(), { level })
const list = (keys: string, name: 'bulletList' | 'orderedList') =>
  block(keys, name, (editor) => editor.chain().focus().toggleList(name, 'listItem').run())

export const actions = {
  strong: mark('Mod-b', 'strong'),
  em: mark('Mod-i', 'em'),
  underline: mark('Mod-u', 'underline'),
  strike: mark('Mod-Shift-s', 'strike'),
  superscript: mark('Mod-.', 'superscript'),
  subscript: mark('Mod-,', 'subscript'),
  link: {
    keys: 'Mod-Shift-k',
    run: (editor) => surroundingsOf(editor).askLink(),
    active: (editor) => editor.isActive('link'),
    can: inText,
  },
  paragraph: block('Mod-Alt-0', 'paragraph', (editor) => editor.chain().focus().setParagraph().run()),
  subhead: subhead('Mod-Alt-2', 2),
  smallSubhead: subhead('Mod-Alt-3', 3),
  quotation: block('Mod-Shift-9', 'blockquote', toggleQuotation),
  bulletList: list('Mod-Shift-8', 'bulletList'),
  orderedList: list('Mod-Shift-7', 'orderedList'),
  ...listActions,
  ...blockActions,
  undo: {
    keys: 'Mod-z',
    run: (editor) => editor.chain().focus().undo().run(),
    can: (editor) => editor.can().undo(),
  },
  redo: {
    keys: 'Mod-Shift-z',
    run: (editor) => editor.chain().focus().redo().run(),
    can: (editor) => editor.can().redo(),
  },
  ...tableActions,
} satisfies Partial<Record<keyof EditorMessages, Action>>

export type { Action }

export type ActionName = keyof typeof actions

export const actionOf = (name: ActionName): Action => actions[name]

/** Runs an action if it is possible; returns false otherwise. */
export function act(editor: Editor, name: ActionName): boolean {
  const action = actionOf(name)
  if (!editor.isEditable || action.can?.(editor) === false) return false
  action.run(editor)
  return true
}
