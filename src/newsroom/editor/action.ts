/** An editor action, and the insertion of blocks. */
import type IconBold from '@tabler/icons-react/icons/IconBold'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

export interface Action {
  /** Keys in ProseMirror's notation: "Mod-Shift-7". */
  keys?: string
  icon?: typeof IconBold
  run(editor: Editor): unknown
  active?(editor: Editor): boolean
  /** Whether the action is possible here; omitted when it always is. */
  can?(editor: Editor): boolean
}

/**
 * Inserts blocks after the caret's block, or in its place when it is an empty paragraph. Moves the caret into
 * the inserted block if possible, otherwise after it.
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

/** Asks for something, and inserts the block of it; a cancelled dialog leaves the text unchanged. */
export async function insertPicked<T>(
  editor: Editor,
  pick: () => Promise<T | null>,
  blockOf: (picked: T) => object,
): Promise<void> {
  const picked = await pick()
  if (editor.isDestroyed) return
  if (picked) insertBlock(editor, blockOf(picked))
  else editor.view.focus()
}

/** Lifts the text out of a frame of this type, or else wraps the selection in one, or else inserts an empty one. */
export function toggleFrame(
  editor: Editor,
  empty: { type: string; attrs: object; content: object[] },
): boolean {
  if (editor.isActive(empty.type)) return editor.chain().focus().lift(empty.type).run()
  const isWrapped = !editor.state.selection.empty && editor.chain().focus().wrapIn(empty.type).run()
  return isWrapped || insertBlock(editor, empty)
}

/** Enter in the empty last paragraph of a frame begins another frame after it. */
export function continueFrame(editor: Editor, type: string, next: object): boolean {
  const { $from, empty } = editor.state.selection
  const { parent, depth } = $from
  if (!empty || parent.type.name !== 'paragraph' || parent.content.size > 0) return false
  let frame = depth - 1
  while (frame > 0 && $from.node(frame).type.name !== type) frame--
  const { childCount } = $from.node(depth - 1)
  if (frame === 0 || childCount < 2 || $from.index(depth - 1) < childCount - 1) return false
  const { tr, schema } = editor.state
  tr.delete($from.before(), $from.after())
  const at = tr.mapping.map($from.after(frame))
  tr.insert(at, schema.nodeFromJSON(next))
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)))
  editor.view.dispatch(tr.scrollIntoView())
  return true
}
