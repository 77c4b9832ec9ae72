/** What can be done to the text, each by one name: the toolbar, the keyboard and the menu all act through here. */
import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { surroundingsOf } from './nodes/host.ts'
import { inTable, tableActions } from './table-commands.ts'
import type { EditorWords } from './words.ts'

export interface Action {
  /** Key names as ProseMirror has them: "Mod-Shift-7". */
  keys?: string
  run(editor: Editor): unknown
  active?(editor: Editor): boolean
  /** Whether it can be done here; left out where it always can. */
  can?(editor: Editor): boolean
}

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
  can: inText,
})
const subhead = (keys: string, level: 2 | 3) =>
  block(keys, 'heading', (editor) => editor.chain().focus().toggleHeading({ level }).run(), { level })
const list = (keys: string, name: 'bulletList' | 'orderedList') =>
  block(keys, name, (editor) => editor.chain().focus().toggleList(name, 'listItem').run())

function toggleQuotation(editor: Editor) {
  if (editor.isActive('blockquote')) return editor.chain().focus().lift('blockquote').run()
  if (editor.chain().focus().wrapIn('blockquote').run()) return true
  return editor.chain().focus().clearNodes().wrapIn('blockquote').run()
}

/**
 * Puts blocks after the block of the caret, in its place when it is an empty paragraph. The caret goes into
 * what can hold it, else behind it.
 */
export function insertBlock(editor: Editor, json: object): boolean {
  const { state } = editor
  const node = state.schema.nodeFromJSON(json)
  const { $from, $to, to } = state.selection
  const at = $to.depth > 0 ? $to.after(1) : to
  const around = $from.depth > 0 ? $from.node(1) : null
  const replaces = around?.type.name === 'paragraph' && around.content.size === 0
  const start = replaces ? $from.before(1) : at
  const tr = state.tr.replaceWith(start, at, node)
  const inside = node.isAtom ? start + node.nodeSize : start + 1
  if (node.isAtom && inside === tr.doc.content.size) {
    tr.insert(inside, state.schema.nodes.paragraph!.create())
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(inside)))
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
  return true
}

async function insertMedia(editor: Editor, kind: 'pickPicture' | 'pickVideo'): Promise<void> {
  const picked = await surroundingsOf(editor).host[kind]()
  if (editor.isDestroyed) return
  const attrs = picked && { mediaId: picked.mediaId, caption: picked.caption ?? '' }
  if (attrs) insertBlock(editor, { type: 'figure', attrs })
  else editor.view.focus()
}

async function insertArticle(editor: Editor): Promise<void> {
  const picked = await surroundingsOf(editor).host.pickArticle()
  if (editor.isDestroyed) return
  if (picked) insertBlock(editor, { type: 'articleCard', attrs: { articleId: picked.articleId } })
  else editor.view.focus()
}

/** Marked text goes into the box; a caret gets a new one. */
function toggleFactBox(editor: Editor) {
  if (editor.isActive('factBox')) return editor.chain().focus().lift('factBox').run()
  const { empty } = editor.state.selection
  if (!empty && editor.chain().focus().wrapIn('factBox').run()) return true
  return insertBlock(editor, { type: 'factBox', attrs: { title: '' }, content: [{ type: 'paragraph' }] })
}

function insertTable(editor: Editor) {
  const row = (header: boolean) => ({
    type: 'tableRow',
    content: Array.from({ length: 3 }, () => ({ type: 'tableCell', attrs: { header } })),
  })
  return insertBlock(editor, { type: 'table', content: [row(true), row(false), row(false)] })
}

export const actions = {
  strong: mark('Mod-b', 'strong'),
  em: mark('Mod-i', 'em'),
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
  picture: { keys: 'Mod-Alt-p', run: (editor) => insertMedia(editor, 'pickPicture') },
  video: { keys: 'Mod-Alt-v', run: (editor) => insertMedia(editor, 'pickVideo') },
  article: { keys: 'Mod-Alt-a', run: insertArticle },
  factBox: { keys: 'Mod-Alt-f', run: toggleFactBox, active: (editor) => editor.isActive('factBox') },
  table: { keys: 'Mod-Alt-t', run: insertTable, can: (editor) => !inTable(editor) },
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
} satisfies Partial<Record<keyof EditorWords, Action>>

export type ActionName = keyof typeof actions

export const actionOf = (name: ActionName): Action => actions[name]

/** Does an action where it can be done; false where not. */
export function act(editor: Editor, name: ActionName): boolean {
  const action = actionOf(name)
  if (!editor.isEditable || action.can?.(editor) === false) return false
  action.run(editor)
  return true
}
