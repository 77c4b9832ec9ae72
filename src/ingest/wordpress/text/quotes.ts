/**
 * The signs that WordPress shows for what was typed: curly quotation marks, dashes, an ellipsis. Readers saw these,
 * and search engines know the texts with them.
 */
import { type HtmlNode, isElement } from '../../../body/tree.ts'

const untouched = new Set(['pre', 'code', 'kbd', 'script', 'style', 'tt', 'samp', 'textarea'])
const inline = new Set(
  'a abbr b bdi bdo big cite del em font i ins mark q s small span strike strong sub sup u var wbr'.split(
    ' ',
  ),
)

interface Walk {
  /** The character before, '' at the beginning of a block. */
  before: string
  open: { double: boolean; single: boolean }
}

const beginsAfter = /^$|[\s([{“‘\-–—\u00a0]/

function quotedText(text: string, walk: Walk): string {
  const dashed = text
    .replace(/---/g, '—')
    .replace(/(?<=\s)--(?=\s)/g, '—')
    .replace(/--/g, '–')
    .replace(/(?<=\s)-(?=\s)/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<=\s)\(tm\)/gi, '™')
    .replace(/(?<=\d)x(?=\d)/g, '×')
  let last = { at: -1, sign: walk.before }
  const curly = (sign: string, at: number): string => {
    const before = last.at === at - 1 ? last.sign : dashed[at - 1]!
    const [kind, begin, end, prime] =
      sign === '"' ? (['double', '“', '”', '″'] as const) : (['single', '‘', '’', '′'] as const)
    if (beginsAfter.test(before)) {
      walk.open[kind] = true
      return begin
    }
    if (/\d/.test(before) && !walk.open[kind]) return prime
    walk.open[kind] = false
    return end
  }
  const out = dashed.replace(/["']/g, (sign, at: number) => {
    last = { at, sign: curly(sign, at) }
    return last.sign
  })
  walk.before = out.at(-1) ?? walk.before
  // A year without its century.
  return out.replace(/‘(?=\d\d(?:\D|$))/g, '’')
}

function walked(nodes: HtmlNode[], walk: Walk): HtmlNode[] {
  return nodes.map((node) => {
    if (!isElement(node)) return /["'.`x-]|\(tm\)/i.test(node) ? quotedText(node, walk) : passed(node, walk)
    if (untouched.has(node.name)) return node
    if (inline.has(node.name)) return { ...node, children: walked(node.children, walk) }
    const inner = walked(node.children, start())
    Object.assign(walk, start())
    return { ...node, children: inner }
  })
}

function passed(text: string, walk: Walk): string {
  walk.before = text.at(-1) ?? walk.before
  return text
}

const start = (): Walk => ({ before: '', open: { double: false, single: false } })

export const withSigns = (nodes: HtmlNode[]): HtmlNode[] => walked(nodes, start())
