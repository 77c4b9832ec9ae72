/**
 * The normal form of a body: the one document that HTML can carry without loss. Spaces are single, texts with
 * the same marks are one, marks have one order, nothing is empty. Every parsed body is in it.
 */
import { cleanProse } from '../fields.ts'
import type { Block, BodyDocument, Inline, ListItem, Mark, Paragraph } from './document.ts'

const spaces = /[ \t\n\r\f\v\u0085\u2028\u2029]+/g
const order: Mark['type'][] = ['link', 'strong', 'em']

/** NFC again at the end: taking a control character away can bring a letter and its mark together. */
const cleanText = (text: string) =>
  cleanProse(text.replace(spaces, ' ')).normalize('NFC').replace(/ {2,}/g, ' ')

/** A text of one line: a caption, a title. */
export const cleanLabel = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim()

/** Who is quoted, without the dash that printers put before it. */
export const cleanAttribution = (text: string) => cleanLabel(text).replace(/^(?:[-–—―]\s*)+/, '')

export const isBlank = (content: Inline[]) =>
  !content.some((node) => node.type === 'text' && /[^\s\u200b-\u200d\u2060]/.test(node.text))

const tidyMarks = (marks: Mark[] | undefined): Mark[] =>
  order.flatMap((type) => marks?.findLast((mark) => mark.type === type) ?? [])

const sameMarks = (a: Mark[] | undefined, b: Mark[]) => JSON.stringify(a ?? []) === JSON.stringify(b)

function trimEnd(content: Inline[]): void {
  const last = content.at(-1)
  if (last?.type !== 'text') return
  last.text = last.text.replace(/ +$/, '')
  if (last.text === '') content.pop()
}

function tidyInline(content: Inline[] | undefined): Inline[] {
  const out: Inline[] = []
  for (const node of content ?? []) {
    const last = out.at(-1)
    if (node.type === 'hardBreak') {
      trimEnd(out)
      if (out.length > 0) out.push({ type: 'hardBreak' })
      continue
    }
    let text = cleanText(node.text)
    if (last?.type !== 'text' || last.text.endsWith(' ')) text = text.replace(/^ +/, '')
    if (text === '') continue
    const marks = tidyMarks(node.marks)
    if (last?.type === 'text' && sameMarks(last.marks, marks)) last.text = (last.text + text).normalize('NFC')
    else out.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
  }
  trimEnd(out)
  while (out.at(-1)?.type === 'hardBreak') out.pop()
  return out
}

/** A run of two breaks or more parts paragraphs; a paragraph without a letter is none. */
function tidyParagraphs(paragraphs: Paragraph[]): Paragraph[] {
  return paragraphs.flatMap(({ content }) => {
    const parts: Inline[][] = [[]]
    const nodes = tidyInline(content)
    for (const [i, node] of nodes.entries()) {
      const doubled = node.type === 'hardBreak' && nodes[i + 1]?.type === 'hardBreak'
      const second = node.type === 'hardBreak' && nodes[i - 1]?.type === 'hardBreak'
      if (second && !doubled) parts.push([])
      else if (!second && !doubled) parts.at(-1)!.push(node)
    }
    return parts
      .filter((part) => !isBlank(part))
      .map((part): Paragraph => ({ type: 'paragraph', content: part }))
  })
}

/** For a line that cannot be parted (a heading, a cell): one break in place of many. */
const tidyLine = (content: Inline[] | undefined): Inline[] => {
  const tidy = tidyInline(content)
  if (isBlank(tidy)) return []
  return tidy.filter((node, i) => node.type === 'text' || tidy[i - 1]?.type !== 'hardBreak')
}

const tidyItems = (items: ListItem[]): ListItem[] =>
  items.flatMap((item) => {
    const content = tidyParagraphs(item.content)
    return content.length > 0 ? [{ type: 'listItem' as const, content }] : []
  })

const asParagraph = (text: string): Block[] =>
  text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : []

function tidyBlock(block: Block): Block[] {
  switch (block.type) {
    case 'paragraph':
      return tidyParagraphs([block])
    case 'heading': {
      const content = tidyLine(block.content)
      return isBlank(content) ? [] : [{ ...block, content }]
    }
    case 'bulletList':
    case 'orderedList': {
      const content = tidyItems(block.content)
      return content.length > 0 ? [{ ...block, content }] : []
    }
    case 'blockquote': {
      const content = tidyParagraphs(block.content)
      const attribution = cleanAttribution(block.attrs.attribution)
      return content.length > 0 ? [{ ...block, attrs: { attribution }, content }] : asParagraph(attribution)
    }
    case 'figure':
      return [{ ...block, attrs: { ...block.attrs, caption: cleanLabel(block.attrs.caption) } }]
    case 'articleCard':
      return [block]
    case 'factBox': {
      const content = block.content.flatMap(tidyBlock) as typeof block.content
      const title = cleanLabel(block.attrs.title)
      return content.length > 0 ? [{ ...block, attrs: { title }, content }] : asParagraph(title)
    }
    case 'table': {
      const rows = block.content.map((row) => ({
        ...row,
        content: row.content.map((cell) => ({ ...cell, content: tidyLine(cell.content) })),
      }))
      const full = rows.some((row) => row.content.some((cell) => !isBlank(cell.content)))
      const caption = cleanLabel(block.attrs.caption)
      return full ? [{ ...block, attrs: { caption }, content: rows }] : asParagraph(caption)
    }
  }
}

/** The body in its normal form; idempotent. */
export const normaliseBody = (body: BodyDocument): BodyDocument => ({
  type: 'doc',
  content: body.content.flatMap(tidyBlock),
})
