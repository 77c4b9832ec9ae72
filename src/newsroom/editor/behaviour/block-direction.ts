/** Every block has the article's direction, as on the site, unless all its letters run the other way. */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { blockDirection } from '../../../language/bidi.ts'
import { surroundingsOf } from '../nodes/host.ts'

/** Blocks whose frame has a side: the bar of a quotation, the markers of a list. */
const isFramed = (node: Node) => !node.isLeaf && !node.type.spec.tableRole

function directions(doc: Node, base: 'rtl' | 'ltr'): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock || isFramed(node)) {
      const dir = node.type.spec.code ? 'ltr' : blockDirection(node.textContent, base)
      found.push(Decoration.node(at, at + node.nodeSize, { dir }))
    } else if (node.type.name === 'table') found.push(Decoration.node(at, at + node.nodeSize, { dir: base }))
    return !node.isTextblock
  })
  return DecorationSet.create(doc, found)
}

export const BlockDirection = Extension.create({
  name: 'blockDirection',
  addProseMirrorPlugins() {
    const base = () => surroundingsOf(this.editor).direction
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => directions(doc, base()),
          apply: (tr, before) => (tr.docChanged ? directions(tr.doc, base()) : before),
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
      }),
    ]
  },
})
