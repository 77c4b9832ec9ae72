import { Node } from '@tiptap/core'
import { createField, element } from './field.ts'
import { surroundingsOf } from './host.ts'
import { around, fieldBlock } from './quotation.ts'

/** A box of facts beside the text, with a title. */
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
