/**
 * The editor's JSON as a document of the body's schema. It never throws and never loses a letter that the
 * schema has a place for: what is unknown gives up its frame and keeps its text.
 */
import type {
  Block,
  BodyDocument,
  FactBox,
  Inline,
  ListItem,
  Mark,
  Paragraph,
  Table,
} from '../../../content/body/document.ts'
import { isLinkAddress } from './address.ts'

interface Json {
  type?: unknown
  attrs?: Record<string, unknown> | null
  content?: unknown
  marks?: unknown
  text?: unknown
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const children = (node: Json): Json[] => (Array.isArray(node.content) ? node.content.map(object) : [])
const label = (value: unknown, longest: number) =>
  typeof value === 'string' ? value.slice(0, longest).toWellFormed() : ''
const identity = (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null

const order: Mark['type'][] = ['link', 'strong', 'em']

function marksOf(node: Json): Mark[] {
  const marks = (Array.isArray(node.marks) ? node.marks.map(object) : []).flatMap((mark): Mark[] => {
    if (mark.type === 'strong' || mark.type === 'em') return [{ type: mark.type }]
    const href = mark.attrs?.href
    return mark.type === 'link' && typeof href === 'string' && isLinkAddress(href)
      ? [{ type: 'link', attrs: { href } }]
      : []
  })
  return order.flatMap((type) => marks.find((mark) => mark.type === type) ?? [])
}

/** All the text below a node, in one line of inline content; blocks are parted by breaks. */
function inlineOf(node: Json): Inline[] {
  const line: Inline[] = []
  for (const child of children(node)) {
    if (child.type === 'text') {
      if (typeof child.text !== 'string' || child.text === '') continue
      const marks = marksOf(child)
      const text = child.text.toWellFormed().replaceAll('\u0000', '\ufffd')
      line.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
    } else if (child.type === 'hardBreak') line.push({ type: 'hardBreak' })
    else {
      const inner = inlineOf(child)
      if (inner.length > 0 && line.length > 0) line.push({ type: 'hardBreak' })
      line.push(...inner)
    }
  }
  return line
}

const paragraph = (content: Inline[]): Paragraph => ({ type: 'paragraph', content })

/** The paragraphs below a node; empty ones are dropped. */
const paragraphsOf = (node: Json): Paragraph[] =>
  leaves(node).flatMap((leaf) => {
    const content = inlineOf(leaf)
    return content.length > 0 ? [paragraph(content)] : []
  })

/** The lowest blocks below a node: those that hold text. */
function leaves(node: Json): Json[] {
  const inner = children(node)
  const holdsText = inner.some(({ type }) => type === 'text' || type === 'hardBreak')
  return inner.length === 0 || holdsText ? [node] : inner.flatMap(leaves)
}

function itemsOf(node: Json): ListItem[] {
  return children(node).flatMap((item): ListItem[] => {
    const content = paragraphsOf(item)
    return content.length > 0 ? [{ type: 'listItem', content }] : []
  })
}

function listOf(node: Json, type: 'bulletList' | 'orderedList') {
  const content = itemsOf(node)
  return content.length > 0 ? [{ type, content }] : []
}

function boxContent(node: Json): FactBox['content'] {
  return children(node).flatMap((child): FactBox['content'] =>
    child.type === 'bulletList' || child.type === 'orderedList'
      ? listOf(child, child.type)
      : paragraphsOf({ content: [child] }),
  )
}

type Row = Table['content'][number]
const widest = 30
const longest = 500

function rowOf(node: Json): Row[] {
  const cells = children(node).map((cell): Row['content'][number] => ({
    type: 'tableCell',
    attrs: { header: cell.attrs?.header === true },
    content: inlineOf(cell),
  }))
  const beyond = cells.splice(widest).flatMap((cell) => cell.content ?? [])
  cells.at(-1)?.content?.push(...beyond)
  return cells.length > 0 ? [{ type: 'tableRow', content: cells }] : []
}

/** All rows are as wide as the widest. */
function rectangular(rows: Row[]): Row[] {
  const width = Math.max(...rows.map(({ content }) => content.length))
  return rows.map(({ type, content }) => {
    const missing = Array.from({ length: width - content.length }, () => emptyCell)
    return { type, content: [...content, ...missing] }
  })
}
const emptyCell: Row['content'][number] = { type: 'tableCell', attrs: { header: false }, content: [] }

function tablesOf(node: Json): Table[] {
  const rows = rectangular(children(node).flatMap(rowOf))
  const caption = label(node.attrs?.caption, 300)
  const tables: Table[] = []
  for (let at = 0; at < rows.length; at += longest) {
    const attrs = { caption: at === 0 ? caption : '' }
    tables.push({ type: 'table', attrs, content: rows.slice(at, at + longest) })
  }
  return tables
}

function blockOf(node: Json): Block[] {
  switch (node.type) {
    case 'heading': {
      const content = inlineOf(node)
      const level = node.attrs?.level === 3 ? 3 : 2
      return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : []
    }
    case 'bulletList':
    case 'orderedList':
      return listOf(node, node.type)
    case 'blockquote': {
      const content = paragraphsOf(node)
      const attribution = label(node.attrs?.attribution, 300)
      if (content.length === 0 && attribution === '') return []
      return [{ type: 'blockquote', attrs: { attribution }, content: orEmpty(content) }]
    }
    case 'factBox': {
      const content = boxContent(node)
      const title = label(node.attrs?.title, 300)
      if (content.length === 0 && title === '') return []
      return [{ type: 'factBox', attrs: { title }, content: orEmpty(content) }]
    }
    case 'figure': {
      const mediaId = identity(node.attrs?.mediaId)
      const caption = label(node.attrs?.caption, 1_000)
      if (mediaId !== null) return [{ type: 'figure', attrs: { mediaId, caption } }]
      return caption ? [paragraph([{ type: 'text', text: caption }])] : []
    }
    case 'articleCard': {
      const articleId = identity(node.attrs?.articleId)
      return articleId === null ? [] : [{ type: 'articleCard', attrs: { articleId } }]
    }
    case 'table':
      return tablesOf(node)
    default:
      return paragraphsOf({ content: [node] })
  }
}

const orEmpty = <T>(content: (T | Paragraph)[]): (T | Paragraph)[] =>
  content.length > 0 ? content : [paragraph([])]

/** An empty text is `{ type: 'doc', content: [] }`; empty paragraphs are not kept. */
export const normaliseDocument = (json: unknown): BodyDocument => ({
  type: 'doc',
  content: children(object(json)).flatMap(blockOf),
})

/** The same document, whatever the order in which its attributes were written. */
export const sameDocument = (a: BodyDocument, b: BodyDocument) =>
  JSON.stringify(normaliseDocument(a)) === JSON.stringify(normaliseDocument(b))
