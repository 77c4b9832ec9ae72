import IconInfoSquare from '@tabler/icons-react/icons/IconInfoSquare'
import { Node } from '@tiptap/core'
import { type Action, toggleFrame } from '../../newsroom/editor/action.ts'
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

export const factBoxActions = {
  factBox: {
    keys: 'Mod-Alt-f',
    icon: IconInfoSquare,
    run: (editor) =>
      toggleFrame(editor, { type: 'factBox', attrs: { title: '' }, content: [{ type: 'paragraph' }] }),
    active: (editor) => editor.isActive('factBox'),
  },
} satisfies Record<string, Action>
