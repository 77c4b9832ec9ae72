import { children, type Json } from '../../body/block.ts'
import { type HtmlElement, type HtmlNode, isElement } from '../../body/tree.ts'
import { type Attributed, attributedBlock } from '../quotation/attributed.ts'

export type Verse = Attributed<'verse'>

const lineBreak = (): HtmlElement => ({ name: 'br', attributes: {}, children: [] })

/** The lines of a `<pre>` with explicit breaks. */
const broken = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node) =>
    isElement(node)
      ? [{ ...node, children: broken(node.children) }]
      : node.split('\n').flatMap((line, at): HtmlNode[] => (at > 0 ? [lineBreak(), line] : [line])),
  )

/** A tab between two halves of a line becomes the sign that spaces cannot swallow. */
function withSigns(node: Json): Json {
  if (node.type === 'text')
    return typeof node.text === 'string'
      ? { ...node, text: node.text.replace(/(?<=\S) *\t[ \t]*(?=\S)/g, ' ... ') }
      : node
  const inner = children(node)
  return inner.length > 0 ? { ...node, content: inner.map(withSigns) } : node
}

/** Verse: a paragraph for each stanza, with a break after each line; and its poet. */
export const verseBlock = attributedBlock({
  type: 'verse',
  elements: ['blockquote', 'pre', 'div'],
  className: 'verse',
  known: /(?:wp-block-)?verse/,
  prepare(element) {
    if (element.name === 'pre') element.children = broken(element.children)
  },
  rewrite: withSigns,
})
