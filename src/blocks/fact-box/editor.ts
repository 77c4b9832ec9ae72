import IconInfoSquare from '@tabler/icons-react/icons/IconInfoSquare'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'

/** A titled box of facts beside the text. */
export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => textAttribute('title', 'data-fact-box'),
  parseHTML: () => [{ tag: 'section[data-fact-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
  addNodeView: viewWithField(
    'title',
    ({ boxTitle }) => boxTitle,
    (field, content) => element('section', 'body-box', field, content),
  ),
})

/** Wraps the selection in a box; without a selection, inserts an empty one. */
function toggleFactBox(editor: Editor) {
  if (editor.isActive('factBox')) return editor.chain().focus().lift('factBox').run()
  const { empty } = editor.state.selection
  if (!empty && editor.chain().focus().wrapIn('factBox').run()) return true
  return insertBlock(editor, { type: 'factBox', attrs: { title: '' }, content: [{ type: 'paragraph' }] })
}

export const factBoxActions = {
  factBox: {
    keys: 'Mod-Alt-f',
    icon: IconInfoSquare,
    run: toggleFactBox,
    active: (editor) => editor.isActive('factBox'),
  },
} satisfies Record<string, Action>
