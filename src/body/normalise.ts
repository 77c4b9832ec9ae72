/**
 * Converts any value to a valid document. Never throws, and loses no text that the schema can hold: unknown
 * nodes lose their frame and keep their text.
 */
import { cleanProse } from '../language/clean-text.ts'
import { sameJson } from '../values/canonical-json.ts'
import { isLinkAddress } from './address.ts'
import { children, type Json, type Tidy } from './block.ts'
import { type Block, type BodyDocument, blockOf } from './document.ts'
import {
  type Inline,
  isBlank,
  type Mark,
  markElements,
  type Paragraph,
  type PlainMark,
  paragraphOf,
  storable,
} from './inline.ts'
import { moduleBlock, moduleProblem } from './module-block.ts'
import { cleanText, oneLine } from './text.ts'

const order: Mark['type'][] = ['link', ...(Object.keys(markElements) as PlainMark[])]
const isPlainMark = (type: unknown): type is PlainMark => typeof type === 'string' && type in markElements

function marksOf(node: Json): Mark[] {
  const marks = (Array.isArray(node.marks) ? node.marks : []).flatMap((mark: Json | null): Mark[] => {
    if (isPlainMark(mark?.type)) return [{ type: mark.type }]
    const href = mark?.type === 'link' ? mark.attrs?.href : undefined
    return typeof href === 'string' && isLinkAddress(href) ? [{ type: 'link', attrs: { href } }] : []
  })
  const isRaised = marks.some(({ type }) => type === 'superscript')
  return order.flatMap((type) =>
    isRaised && type === 'subscript' ? [] : (marks.findLast((mark) => mark.type === type) ?? []),
  )
}

const withMarks = (text: string, marks: Mark[]): Inline =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }

/** All text below a node, unchanged, on one line; blocks are separated by breaks. */
function lineOf(node: Json): Inline[] {
  const line: Inline[] = []
  for (const child of children(node)) {
    if (child.type === 'text') {
      if (typeof child.text === 'string' && child.text !== '')
        line.push(withMarks(child.text, marksOf(child)))
    } else if (child.type === 'hardBreak') line.push({ type: 'hardBreak' })
    else {
      const inner = lineOf(child)
      if (inner.length > 0 && line.length > 0) line.push({ type: 'hardBreak' })
      for (const one of inner) line.push(one)
    }
  }
  return line
}

/** The innermost blocks below a node, which contain the text. */
function leaves(node: Json): Json[] {
  const inner = children(node)
  const holdsText = inner.some(({ type }) => type === 'text' || type === 'hardBreak')
  return inner.length === 0 || holdsText ? [node] : inner.flatMap(leaves)
}

/** The unchanged paragraphs below a node, for places that allow nothing else. */
export const paragraphsBelow = (node: Json): Paragraph[] =>
  leaves(node).map((leaf) => paragraphOf(lineOf(leaf)))

const verbatimOf = (node: Json) =>
  lineOf(node)
    .map((one) => (one.type === 'text' ? one.text : '\n'))
    .join('')

const storableLine = (node: Json) =>
  lineOf(node).map((one) => (one.type === 'text' ? { ...one, text: storable(one.text) } : one))

/** Leaves texts unchanged: a trailing space may have just been typed. */
const asTyped: Tidy = {
  typing: true,
  label: (value, longest) => (typeof value === 'string' ? value.slice(0, longest).toWellFormed() : ''),
  line: storableLine,
  verbatim: (node) => storable(verbatimOf(node)),
  paragraphs: (node) =>
    leaves(node)
      .map((leaf) => paragraphOf(storableLine(leaf)))
      .filter(({ content = [] }) => content.length > 0),
}

function trimEnd(content: Inline[]): void {
  const last = content.at(-1)
  if (last?.type !== 'text') return
  last.text = last.text.replace(/ +$/, '')
  if (last.text === '') content.pop()
}

/** Normalises a line: single spaces, merged neighbours, no space or break at either end. */
function tidyLine(content: Inline[]): Inline[] {
  const out: Inline[] = []
  let written = '' // the last piece only: searching the whole text for each piece would take quadratic time
  for (const node of content) {
    const last = out.at(-1)
    if (node.type === 'hardBreak') {
      trimEnd(out)
      if (out.length > 0) out.push({ type: 'hardBreak' })
      continue
    }
    let text = cleanText(node.text)
    if (last?.type !== 'text' || written.endsWith(' ')) text = text.replace(/^ +/, '')
    if (text === '') continue
    const marks = node.marks ?? []
    if (last?.type === 'text' && sameJson(last.marks ?? [], marks)) last.text += text
    else out.push(withMarks(text, marks))
    written = text
  }
  for (const node of out) if (node.type === 'text') node.text = node.text.normalize('NFC')
  trimEnd(out)
  while (out.at(-1)?.type === 'hardBreak') out.pop()
  return out
}

/** Splits at two or more breaks; drops paragraphs without letters. */
function parted(line: Inline[]): Paragraph[] {
  const parts: Inline[][] = [[]]
  for (const [at, node] of line.entries()) {
    const before = line[at - 1]?.type === 'hardBreak'
    const after = line[at + 1]?.type === 'hardBreak'
    if (node.type === 'text' || !(before || after)) parts.at(-1)!.push(node)
    else if (!after) parts.push([])
  }
  return parts.filter((part) => !isBlank(part)).map((part) => paragraphOf(part))
}

/** The normal form, which HTML can represent without loss. */
const normal: Tidy = {
  typing: false,
  label: (value, longest) =>
    typeof value === 'string' ? oneLine(oneLine(value).slice(0, longest).toWellFormed()) : '',
  line(node) {
    const line = tidyLine(lineOf(node))
    if (isBlank(line)) return []
    return line.filter(({ type }, at) => type === 'text' || line[at - 1]?.type !== 'hardBreak')
  },
  verbatim: (node) =>
    cleanProse(verbatimOf(node).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
      .normalize('NFC')
      .replace(/[^\S\n]+$/gm, '')
      .replace(/^\n+|\n+$/g, ''),
  paragraphs: (node) => leaves(node).flatMap((leaf) => parted(tidyLine(lineOf(leaf)))),
}

/** The editor wraps module blocks in a node of its own. */
const inEditor = (node: Json): Json =>
  node.type === 'moduleBlock' && typeof node.attrs?.block === 'object' && node.attrs.block !== null
    ? (node.attrs.block as Json)
    : node

const blocksOf = (node: Json, tidy: Tidy) =>
  (blockOf(node.type)?.normalise(node, tidy) ?? tidy.paragraphs({ content: [node] })) as Block[]

/** A paragraph that was another block before may be one that its own rules change. */
const settled = (node: Json, tidy: Tidy): Block[] =>
  tidy.typing || node.type === 'paragraph'
    ? blocksOf(node, tidy)
    : blocksOf(node, tidy).flatMap((one) => (one.type === 'paragraph' ? blocksOf(one, tidy) : [one]))

const normaliseWith =
  (tidy: Tidy) =>
  (json: unknown): BodyDocument => ({
    type: 'doc',
    content: children(json)
      .map(inEditor)
      .flatMap((node) => settled(node, tidy)),
  })

/** The document in its normal form; idempotent. Every body read from HTML is in this form. */
export const normaliseBody: (json: unknown) => BodyDocument = normaliseWith(normal)

/** The document while it is being written: keeps empty frames and spaces. Idempotent. */
export const normaliseTyped: (json: unknown) => BodyDocument = normaliseWith(asTyped)

/**
 * A stored document in which blocks of modules have their current shape: a block that does not fit its module's
 * schema any more is converted by the module's `normalise`. One that cannot be converted stays as it is.
 */
export const currentBody = (body: BodyDocument): BodyDocument =>
  body.content.some((block) => moduleProblem(block))
    ? {
        ...body,
        content: body.content.flatMap((block) =>
          moduleProblem(block) ? (moduleBlock(block.type)!.normalise(block, asTyped) as Block[]) : [block],
        ),
      }
    : body

/** Compares documents regardless of the order of attributes. */
export const sameDocument = (a: BodyDocument, b: BodyDocument) =>
  JSON.stringify(normaliseTyped(a)) === JSON.stringify(normaliseTyped(b))
