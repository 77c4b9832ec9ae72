import { Node, wrappingInputRule } from '@tiptap/core'
import { createField, element } from './field.ts'
import { surroundingsOf } from './host.ts'

/** A quotation with who said it. */
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
    // One after another is another quotation: somebody else may have said it.
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

/** What stands in a block without being its text. */
export function around(...children: HTMLElement[]): HTMLElement {
  const frame = element('div', 'body-around', ...children)
  frame.contentEditable = 'false'
  return frame
}

/** The manners of a node view whose frame holds fields of its own. */
export const fieldBlock = (
  name: string,
  contentDOM: HTMLElement | null,
  show: (attrs: Record<string, string>) => void,
) => ({
  update(node: { type: { name: string }; attrs: Record<string, string> }) {
    if (node.type.name !== name) return false
    show(node.attrs)
    return true
  },
  stopEvent: ({ target }: Event) => target instanceof Element && target.closest('textarea, button') !== null,
  ignoreMutation: (mutation: { target: globalThis.Node; type: string }) =>
    mutation.type !== 'selection' && !contentDOM?.contains(mutation.target),
})
