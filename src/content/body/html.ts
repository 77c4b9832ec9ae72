/** A bounded reading of HTML, and the few questions we ask of its tree. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'

export type Element = DefaultTreeAdapterMap['element']
export type Node = DefaultTreeAdapterMap['childNode']

/** A body that is too large or too deep to be an article's. */
export class BodyError extends Error {}

const longest = 4_000_000
const deepest = 200

/**
 * The nodes of the body element. Elements beyond a depth are refused while they are read: HTML's rules look
 * through all open elements at every tag, so that depth costs the square of its size.
 */
export function readHtml(html: string): Node[] {
  if (html.length > longest) {
    throw new BodyError(
      `the body has ${html.length.toLocaleString('en')} characters of HTML; at most ${longest.toLocaleString('en')} are read`,
    )
  }
  let depth = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > deepest) throw new BodyError(`the body's HTML is nested deeper than ${deepest} elements`)
    },
    onItemPop() {
      depth--
    },
  }
  const document = parse(html, { treeAdapter, scriptingEnabled: false })
  const root = document.childNodes.find((node) => node.nodeName === 'html') as Element
  return (root.childNodes.find((node) => node.nodeName === 'body') as Element | undefined)?.childNodes ?? []
}

export const isElement = (node: Node): node is Element => 'tagName' in node

export const attributeOf = (element: Element, name: string) =>
  element.attrs.find((attr) => attr.name === name)?.value

export function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value
  return isElement(node) ? node.childNodes.map(textOf).join(node.tagName === 'tr' ? ' ' : '') : ''
}

const unseen = new Set(['noscript', 'template', 'svg'])

/** The outermost elements with these names below a node, in the order of the text. */
export function elementsOf(nodes: Node[], ...names: string[]): Element[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (names.includes(node.tagName)) return [node]
    return unseen.has(node.tagName) ? [] : elementsOf(node.childNodes, ...names)
  })
}

/** The text of an HTML fragment, on one line. */
export const plainText = (html: string) =>
  readHtml(html)
    .map((node) => textOf(node))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
