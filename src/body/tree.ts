/** HTML as a tree of plain values, independent of the parser, with a few queries. */
export type HtmlNode = string | HtmlElement

export interface HtmlElement {
  name: string
  attributes: Record<string, string>
  children: HtmlNode[]
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string'

export function textOf(node: HtmlNode): string {
  if (!isElement(node)) return node
  return node.children.map(textOf).join(node.name === 'tr' ? ' ' : '')
}

const unseen = new Set(['noscript', 'template', 'svg'])

/** The outermost elements with these names below some nodes, in document order. */
export function elementsOf(nodes: HtmlNode[], ...names: string[]): HtmlElement[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (names.includes(node.name)) return [node]
    return unseen.has(node.name) ? [] : elementsOf(node.children, ...names)
  })
}

/** The children of an element with one of these names. */
export const childrenNamed = ({ children }: HtmlElement, ...names: string[]): HtmlElement[] =>
  children.filter(isElement).filter(({ name }) => names.includes(name))

export const cellsOf = (row: HtmlElement): HtmlElement[] => childrenNamed(row, 'td', 'th')
export const rowsOf = (table: HtmlElement): HtmlElement[] => elementsOf(table.children, 'tr')

/** Whether one of an element's classes matches completely. */
export const hasClass = ({ attributes }: HtmlElement, name: RegExp): boolean =>
  (attributes.class ?? '').split(/\s+/).some((one) => name.exec(one)?.[0] === one && one !== '')
