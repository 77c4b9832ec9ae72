/**
 * Shows mixed text in the order in which readers see it. The bidi controls are generated content of elements
 * around the letters, so neither the document nor the clipboard contains them. Isolating elements could not be
 * used: a decoration that contains another is split into several elements.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { formulas } from '../../../body/formulas.ts'
import type { Inline } from '../../../body/inline.ts'
import { bidiControls, blockDirection } from '../../../language/bidi.ts'
import { surroundingsOf } from '../nodes/host.ts'

/** Letters of a text node with the controls before and after them. */
interface Piece {
  from: number
  to: number
  attributes: { 'data-before'?: string; 'data-after'?: string }
}

/** A control that closes an isolate belongs to the letters before it, every other control to those after it. */
function piecesOf(text: string, base: 'rtl' | 'ltr', line: 'rtl' | 'ltr'): Piece[] {
  const places = bidiControls(text, base, line).map(({ at, controls }) => {
    const opening = controls.replace(/^\u2069+/, '')
    return { at, opening, closing: controls.slice(0, controls.length - opening.length) }
  })
  return places.flatMap(({ at, opening }, n) => {
    const { at: to, closing } = places[n + 1] ?? { at: text.length, closing: '' }
    if (!opening && !closing) return []
    return {
      from: at,
      to,
      attributes: { ...(opening && { 'data-before': opening }), ...(closing && { 'data-after': closing }) },
    }
  })
}

const isScript = (node: Node) =>
  node.marks.some(({ type }) => type.name === 'superscript' || type.name === 'subscript')

const leftToRight = '\u2066'
const popIsolate = '\u2069'

/** The pieces of a block with formulas such as CO₂: a formula is one unit, as on the site. */
function piecesWithFormulas(block: Node, base: 'rtl' | 'ltr', line: 'rtl' | 'ltr'): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const { nodes, isFormula } of formulas(block.content.toJSON() as Inline[])) {
    for (const [n, node] of nodes.entries()) {
      const length = node.type === 'text' ? node.text.length : 1
      const own = node.type === 'text' && !isFormula ? piecesOf(node.text, base, line) : []
      found.push(...own.map((piece) => ({ ...piece, from: at + piece.from, to: at + piece.to })))
      const attributes = {
        ...(isFormula && n === 0 && { 'data-before': leftToRight }),
        ...(isFormula && n === nodes.length - 1 && { 'data-after': popIsolate }),
      }
      if (isFormula) found.push({ from: at, to: at + length, attributes })
      at += length
    }
  }
  return found
}

export const ReadingOrder = Extension.create({
  name: 'readingOrder',
  addProseMirrorPlugins() {
    /** Text nodes and blocks that did not change stay the same objects. */
    const known = new WeakMap<Node, { line: 'rtl' | 'ltr'; pieces: Piece[] }>()
    const base = surroundingsOf(this.editor).direction
    const pieces = (node: Node, line: 'rtl' | 'ltr', read: (node: Node) => Piece[]) => {
      const before = known.get(node)
      if (before?.line === line) return before.pieces
      const now = { line, pieces: read(node) }
      known.set(node, now)
      return now.pieces
    }
    const draw = (doc: Node) => {
      const found: Decoration[] = []
      doc.descendants((block, start) => {
        if (!block.isTextblock) return true
        if (block.type.spec.code) return false
        const line = blockDirection(block.textContent, base)
        const show = (at: number, shown: Piece[]) => {
          for (const { from, to, attributes } of shown)
            found.push(Decoration.inline(at + from, at + to, attributes))
        }
        if (block.children.some(isScript))
          show(
            start + 1,
            pieces(block, line, () => piecesWithFormulas(block, base, line)),
          )
        else
          block.forEach((node, offset) => {
            const read = () => piecesOf(node.text!, base, line)
            if (node.isText) show(start + 1 + offset, pieces(node, line, read))
          })
        return false
      })
      return DecorationSet.create(doc, found)
    }
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => draw(doc),
          apply: (tr, before) => (tr.docChanged ? draw(tr.doc) : before),
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
