import type { Editor } from '@tiptap/core'
import { Node, wrappingInputRule } from '@tiptap/core'
import { element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'

/** A quotation and its source. */
export const Quotation = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => textAttribute('attribution', 'data-attribution'),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addInputRules() {
    // Adjacent quotations stay separate, because they may have different sources.
    return [wrappingInputRule({ find: /^>\s$/, type: this.type, joinPredicate: () => false })]
  },
  addNodeView: viewWithField(
    'attribution',
    ({ attribution }) => attribution,
    (field, content) => element('blockquote', 'body-quotation', content, field),
  ),
})

export function toggleQuotation(editor: Editor) {
  if (editor.isActive('blockquote')) return editor.chain().focus().lift('blockquote').run()
  if (editor.chain().focus().wrapIn('blockquote').run()) return true
  return editor.chain().focus().clearNodes().wrapIn('blockquote').run()
}
