/** Texts of Ghost's editor since version 5: a tree of Lexical nodes. */
import type { HtmlNode } from '../../../body/tree.ts'
import { type CardContext, cardContent, element } from './cards.ts'

export interface LexicalNode {
  type?: unknown
  children?: unknown
  [key: string]: unknown
}

const deepest = 100

const childrenOf = ({ children }: LexicalNode): LexicalNode[] =>
  Array.isArray(children) ? children.filter((child) => typeof child === 'object' && child !== null) : []

/** The bits of a text's format, and the elements for them. */
const formats: [number, string][] = [
  [1, 'b'],
  [2, 'i'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
]

function textOf({ text, format }: LexicalNode): HtmlNode[] {
  if (typeof text !== 'string' || text === '') return []
  const bits = Number(format) || 0
  return [
    formats.reduce<HtmlNode>((inner, [bit, name]) => (bits & bit ? element(name, {}, inner) : inner), text),
  ]
}

const frames: Record<string, string> = {
  ...{ paragraph: 'p', listitem: 'li', quote: 'blockquote', 'extended-quote': 'blockquote' },
}

function wordsBelow(nodes: LexicalNode[]): string {
  const words: string[] = []
  const open = [...nodes].reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    if (typeof node.text === 'string') words.push(node.text)
    for (const child of childrenOf(node).reverse()) open.push(child)
  }
  return words.join(' ')
}

/** The nodes as HTML. Types that are unknown keep the text below them, and are reported. */
export function lexicalNodes(nodes: LexicalNode[], context: CardContext, depth = 0): HtmlNode[] {
  if (depth > deepest) {
    const text = wordsBelow(nodes)
    context.report({ kind: 'text that is nested too deeply', detail: text })
    return [text]
  }
  const inside = (node: LexicalNode) => lexicalNodes(childrenOf(node), context, depth + 1)
  return nodes.flatMap((node): HtmlNode[] => {
    const type = String(node.type ?? '')
    if (/^(extended-)?text$/.test(type)) return textOf(node)
    if (type === 'linebreak') return [element('br', {})]
    if (type === 'tab') return [' ']
    if (/^(auto|at-)?link$/.test(type))
      return typeof node.url === 'string' ? [element('a', { href: node.url }, ...inside(node))] : inside(node)
    if (/^(extended-)?heading$/.test(type)) {
      const tag = /^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : 'h2'
      return [element(tag, {}, ...inside(node))]
    }
    if (type === 'list') {
      const start: Record<string, string> = Number(node.start) > 1 ? { start: String(node.start) } : {}
      return [
        node.listType === 'number'
          ? element('ol', start, ...inside(node))
          : element('ul', {}, ...inside(node)),
      ]
    }
    if (type === 'aside') return [element('blockquote', { class: 'pullquote' }, ...inside(node))]
    const frame = frames[type]
    if (frame) return [element(frame, {}, ...inside(node))]
    const card = cardContent(type, node, context)
    if (card) return card
    if (type !== 'root') context.report({ kind: `card ${type}`, detail: JSON.stringify(node).slice(0, 300) })
    return inside(node)
  })
}
