/** Paragraphs from Word: list items, titles and quotations are identified only by class and style. */
import { toLatinDigits } from '../../language/digits.ts'
import { type HtmlElement, type HtmlNode, isElement, textOf } from '../tree.ts'
import { isHidden, styleOf } from './look.ts'

/** "1.", "(ب)", "iv)", "٣-" are numbers; a dot, a dash or Word's "o" and "§" are bullets. */
const counter = /^[([]?(?:\p{N}{1,4}|[a-z]{1,4}|[\u0621-\u064a]{1,2})[.)\]،-]/iu

/** Removes the number or bullet from an item. */
function takeMarker(item: HtmlElement): string {
  for (const [at, child] of item.children.entries()) {
    if (!isElement(child)) continue
    const isMarker = styleOf(child).get('mso-list') === 'ignore'
    const text = isMarker ? textOf(child) : takeMarker(child)
    if (isMarker) item.children.splice(at, 1)
    if (isMarker || text) return text.replace(/\s/g, '')
  }
  return ''
}

interface Kind {
  name: string
  /** Shared by the paragraphs of the same list or quotation. */
  key?: string
  /** The level of a list item, from 1. */
  level?: number
  /** The number before a list item. */
  number?: number
}

/** The kind of a Word paragraph. */
function kindOf(node: HtmlNode): Kind | null {
  if (!isElement(node) || node.name !== 'p' || isHidden(node)) return null
  const kind = /\bMso(\w+)/.exec(node.attributes.class ?? '')?.[1] ?? ''
  if (/^(Title|Heading)/.test(kind)) return { name: 'h1' }
  if (/^Subtitle/.test(kind)) return { name: 'h3' }
  const list = styleOf(node).get('mso-list') ?? ''
  const key = /^l\d+/.exec(list)?.[0]
  if (key !== undefined) {
    const level = Number(/\blevel(\d)/.exec(list)?.[1] ?? 1)
    const marker = takeMarker(node)
    if (!counter.test(marker)) return { name: 'ul', key, level }
    const number = /^[([]?(\d+)/.exec(toLatinDigits(marker))?.[1]
    return { name: 'ol', key, level, ...(number ? { number: Number(number) } : {}) }
  }
  return /^(Quote|IntenseQuote|BlockText)/.test(kind) ? { name: 'blockquote', key: 'quotation' } : null
}

/** A list that continues another begins at the number of its first item. */
const listFrom = ({ name, number = 1 }: Kind): HtmlElement => ({
  ...{ name, attributes: name === 'ol' && number !== 1 ? { start: String(number) } : {}, children: [] },
})

/** The list for an item: within the last item of the level above it. */
function listAt(list: HtmlElement, kind: Kind): HtmlElement {
  let found = list
  for (let above = 1; above < (kind.level ?? 1); above++) {
    const item = found.children.findLast(isElement)
    if (!item) break
    const last = item.children.findLast(isElement)
    const nested = last?.name === 'ul' || last?.name === 'ol' ? last : listFrom(kind)
    if (nested !== last) item.children.push(nested)
    found = nested
  }
  return found
}

/** The same tree with HTML lists, subheads and quotations. */
export function wordBlocks(nodes: HtmlNode[]): HtmlNode[] {
  const found: HtmlNode[] = []
  let open: { key?: string; element: HtmlElement } | undefined
  for (const node of nodes) {
    const kind = kindOf(node)
    if (!isElement(node)) {
      if (node.trim()) open = undefined
      found.push(node)
      continue
    }
    const children = wordBlocks(node.children)
    if (!kind) {
      open = undefined
      found.push({ ...node, children })
      continue
    }
    const { name, key } = kind
    if (key === undefined) {
      open = undefined
      found.push({ ...node, name, children })
      continue
    }
    if (open?.key !== key) {
      open = { key, element: listFrom(kind) }
      found.push(open.element)
    }
    const item = name === 'blockquote' ? 'p' : 'li'
    listAt(open.element, kind).children.push({ ...node, name: item, children })
  }
  return found
}
