/** Lines of pasted text: clean letters, single spaces, nothing empty. */
import type { Inline, Mark, Paragraph } from '../../../../content/body/document.ts'
import { stripBidi } from '../../../../language/bidi.ts'
import type { Look } from './look.ts'

/** Control characters, private-use bullets, and what has no width; not ZWNJ and ZWJ, which are letters' own. */
const junk =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff\ue000-\uf8ff]/g
const artefact = /(?<![\p{N}«])\u00a0|\u00a0(?![\p{L}\p{N}%٪»])/gu

/** A text as it may be kept: no direction overrides, no junk, whole letters. */
export const cleanText = (text: string) => stripBidi(text.toWellFormed().normalize('NFC')).replace(junk, '')

/** Word and web editors put no-break spaces anywhere; those after a number or inside « » are meant. */
export const ordinarySpaces = (text: string) => text.replace(artefact, ' ')

export function textNode(text: string, look: Look): Inline {
  const marks: Mark[] = []
  if (look.href !== null) marks.push({ type: 'link', attrs: { href: look.href } })
  if (look.strong) marks.push({ type: 'strong' })
  if (look.em) marks.push({ type: 'em' })
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}

export const isBlank = (line: Inline[]) =>
  !line.some((node) => node.type === 'text' && /[^\s\u200b-\u200d\u2060]/.test(node.text))

const marksKey = (node: Inline) => (node.type === 'text' ? JSON.stringify(node.marks ?? []) : '')

/** One line of neighbours that differ, without spaces at its ends or doubled ones. */
export function tidyLine(line: Inline[]): Inline[] {
  const out: Inline[] = []
  const trimEnd = () => {
    const last = out.at(-1)
    if (last?.type !== 'text') return
    last.text = last.text.replace(/[ \u00a0]+$/, '')
    if (last.text === '') out.pop()
  }
  for (const node of line) {
    const last = out.at(-1)
    if (node.type === 'hardBreak') {
      trimEnd()
      if (out.length > 0) out.push(node)
      continue
    }
    let text = ordinarySpaces(cleanText(node.text)).replace(/[ \t\n\r\f\u2028\u2029]+/g, ' ')
    if (last?.type !== 'text' || last.text.endsWith(' ')) text = text.replace(/^ +/, '')
    if (text === '') continue
    if (last?.type === 'text' && marksKey(last) === marksKey(node)) last.text += text
    else out.push({ ...node, text })
  }
  trimEnd()
  while (out.at(-1)?.type === 'hardBreak') out.pop()
  return out
}

/** The paragraphs of a line: two breaks or more part them. */
export function paragraphsOf(line: Inline[]): Paragraph[] {
  const parts: Inline[][] = [[]]
  const tidy = tidyLine(line)
  for (const [at, node] of tidy.entries()) {
    const after = tidy[at + 1]?.type === 'hardBreak'
    const before = tidy[at - 1]?.type === 'hardBreak'
    if (node.type === 'text' || !(after || before)) parts.at(-1)!.push(node)
    else if (!after) parts.push([])
  }
  return parts.filter((part) => !isBlank(part)).map((content) => ({ type: 'paragraph', content }))
}

/** Paragraphs in one line, for places that hold a single one. */
export const joinLines = (lines: Inline[][]): Inline[] =>
  lines.flatMap((line, at): Inline[] => (at > 0 ? [{ type: 'hardBreak' }, ...line] : line))

/** The text of a node on one line. */
export const labelOf = (text: string, longest: number) =>
  ordinarySpaces(cleanText(text)).replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed()

export const withoutMark = (line: Inline[], type: Mark['type']): Inline[] =>
  line.map((node) => {
    if (node.type !== 'text') return node
    const marks = node.marks?.filter((mark) => mark.type !== type) ?? []
    return marks.length > 0 ? { ...node, marks } : { type: 'text', text: node.text }
  })
