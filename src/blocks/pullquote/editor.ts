import IconQuote from '@tabler/icons-react/icons/IconQuote'
import { Node } from '@tiptap/core'
import { type Action, toggleFrame } from '../../newsroom/editor/action.ts'
import { element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'

/** Words of the text, repeated in large type. */
export const Pullquote = Node.create({
  name: 'pullquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => textAttribute('attribution', 'data-attribution'),
  parseHTML: () => [{ tag: 'blockquote.pullquote', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', { ...HTMLAttributes, class: 'pullquote' }, 0],
  addNodeView: viewWithField(
    'attribution',
    ({ attribution }) => attribution,
    (field, content) => element('blockquote', 'body-quotation body-pullquote', content, field),
  ),
})

export const pullquoteActions = {
  pullquote: {
    keys: 'Mod-Alt-q',
    icon: IconQuote,
    run: (editor) =>
      toggleFrame(editor, {
        type: 'pullquote',
        attrs: { attribution: '' },
        content: [{ type: 'paragraph' }],
      }),
    active: (editor) => editor.isActive('pullquote'),
  },
} satisfies Record<string, Action>
