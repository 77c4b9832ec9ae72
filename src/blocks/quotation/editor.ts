import type { Editor } from '@tiptap/core'
import { Node, wrappingInputRule } from '@tiptap/core'
import { around, createField, element, fieldBlock } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'

/** A quotation and its source. */
export const Quotation = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    attribution: {
      default: '',
      parseHTML: (quote) => quote.getAttribute('data-attribution') ?? '',
      renderHTML: ({ attribution }) => ({ 'data-attribution': attribution }),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addInputRules() {
    // Adjacent quotations stay separate, because they may have different sources.
    return [wrappingInputRule({ find: /^>\s$/, type: this.type, joinPredicate: () => false })]
  },
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const contentDOM = element('div', 'body-inner')
      const field = createField({
        editor,
        getPos,
        attribute: 'attribution',
        label: surroundingsOf(editor).words.attribution,
        value: node.attrs.attribution,
        maxLength: 300,
      })
      const dom = element('blockquote', 'body-quotation', contentDOM, around(field.dom))
      return {
        dom,
        contentDOM,
        ...fieldBlock(node.type.name, contentDOM, (attrs) => field.show(attrs.attribution)),
      }
    },
})

export function toggleQuotation(editor: Editor) {
  if (editor.isActive('blockquote')) return editor.chain().focus().lift('blockquote').run()
  if (editor.chain().focus().wrapIn('blockquote').run()) return true
  return editor.chain().focus().clearNodes().wrapIn('blockquote').run()
}
