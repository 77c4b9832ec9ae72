import type { HtmlNode } from '../tree.ts'

/** Converts a browser's nodes to our tree, without comments. */
export const treeOf = (nodes: Iterable<Node>): HtmlNode[] =>
  [...nodes].flatMap((node): HtmlNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? '']
    if (!(node instanceof Element)) return []
    const attributes = [...node.attributes].map(({ name, value }) => [name, value])
    return [
      {
        name: node.localName,
        attributes: Object.fromEntries(attributes),
        children: treeOf(node.childNodes),
      },
    ]
  })
