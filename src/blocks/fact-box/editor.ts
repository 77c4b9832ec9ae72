import IconInfoSquare from '@tabler/icons-react/icons/IconInfoSquare'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { around, createField, element, fieldBlock } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'

/** A titled box of facts beside the text. */
export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({
    title: {
      default: '',
      parseHTML: (box) => box.getAttribute('data-fact-box') ?? '',
      renderHTML: ({ title }) => ({ 'data-fact-box': title }),
    },
  }),
  parseHTML: () => [{ tag: 'section[data-fact-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const contentDOM = element('div', 'body-inner')
      const field = createField({
        editor,
        getPos,
        attribute: 'title',
        label: surroundingsOf(editor).words.boxTitle,
        value: node.attrs.title,
        maxLength: 300,
      })
      const dom = element('section', 'body-box', around(field.dom), contentDOM)
      return {
        dom,
        contentDOM,
        ...fieldBlock(node.type.name, contentDOM, (attrs) => field.show(attrs.title)),
      }
    },
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
