/** Texts of Ghost's older editor: Mobiledoc, version 0.3. */
import type { HtmlElement, HtmlNode } from '../../../body/tree.ts'
import { type CardContext, cardContent, element, type Payload } from './cards.ts'

export interface Mobiledoc {
  atoms?: unknown
  cards?: unknown
  markups?: unknown
  sections?: unknown
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const object = (value: unknown): Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : {}

/** A markup: the name of an element, and its attributes as a flat list. */
function markupOf(value: unknown): HtmlElement {
  const [name, attributes] = list(value)
  const pairs = list(attributes).map(String)
  const found: Record<string, string> = {}
  for (let at = 0; at + 1 < pairs.length; at += 2) found[pairs[at]!] = pairs[at + 1]!
  return element(/^[a-z][a-z0-9]*$/.test(String(name)) ? String(name) : 'span', found)
}

/** Markers: [kind, opened markups, number of closed ones, text or atom]. */
function markersOf(markers: unknown, { markups, atoms }: Mobiledoc): HtmlNode[] {
  const root = element('span', {})
  const open: HtmlElement[] = [root]
  for (const marker of list(markers)) {
    const [kind, opened, closed, value] = list(marker)
    for (const at of list(opened)) {
      const next = markupOf(list(markups)[Number(at)])
      open.at(-1)!.children.push(next)
      open.push(next)
    }
    const inner = open.at(-1)!.children
    if (kind === 1) {
      const [name, text] = list(list(atoms)[Number(value)])
      inner.push(name === 'soft-return' ? element('br', {}) : String(text ?? ''))
    } else inner.push(String(value ?? ''))
    const times = Math.min(Number(closed) || 0, open.length - 1)
    open.length -= times
  }
  return root.children
}

const tagOf = (tag: unknown) => {
  const name = String(tag).toLowerCase()
  if (name === 'aside') return element('blockquote', { class: 'pullquote' })
  return element(/^(p|h[1-6]|blockquote|ul|ol)$/.test(name) ? name : 'p', {})
}

/** The sections as HTML: paragraphs (1), pictures (2), lists (3) and cards (10). */
export function mobiledocNodes(document: Mobiledoc, context: CardContext): HtmlNode[] {
  return list(document.sections).flatMap((section): HtmlNode[] => {
    const [kind, value, content] = list(section)
    if (kind === 1) return [{ ...tagOf(value), children: markersOf(content, document) }]
    if (kind === 2) return cardContent('image', { src: value }, context) ?? []
    if (kind === 3)
      return [
        {
          ...tagOf(value),
          children: list(content).map((item) => element('li', {}, ...markersOf(item, document))),
        },
      ]
    const [name, payload] = list(list(document.cards)[Number(value)])
    const card = kind === 10 ? cardContent(String(name), object(payload), context) : null
    if (card) return card
    context.report({
      kind: `card ${String(name ?? kind)}`,
      detail: JSON.stringify(payload ?? section).slice(0, 300),
    })
    return []
  })
}
