/**
 * Cleans HTML from the clipboard: turns styles into elements, removes hidden content, and unwraps tables and
 * boxes that only lay out a page.
 */

import { stripBidi } from '../../language/bidi.ts'
import { cellsOf, elementsOf, type HtmlElement, type HtmlNode, isElement, rowsOf, textOf } from '../tree.ts'
import { pastedHref } from './links.ts'
import { formOf, isHidden, type Look, lookOf, plain } from './look.ts'
import { wordBlocks } from './word.ts'

/** Control characters, private-use bullets and zero-width characters; not ZWNJ and ZWJ, which belong to letters. */
const junk =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff\ue000-\uf8ff]/g
const artefact = /(?<![\p{N}«])\u00a0|\u00a0(?![\p{L}\p{N}%٪»])/gu

/** A storable text: no direction overrides, no junk, whole characters. */
export const cleanText = (text: string) => stripBidi(text.toWellFormed().normalize('NFC')).replace(junk, '')

/** Word and web editors insert no-break spaces everywhere; only those after a number or inside « » are intended. */
export const cleanWords = (text: string) => cleanText(text).replace(artefact, ' ')

const element = (name: string, ...children: HtmlNode[]): HtmlElement => ({ name, attributes: {}, children })

function cleanTextNode(text: string, look: Look): HtmlNode[] {
  const words = cleanWords(text)
  const lines = look.verbatim ? words.split('\n') : [words]
  return lines.flatMap((line, at) => {
    let node: HtmlNode = line
    if (look.em) node = element('i', node)
    if (look.strong) node = element('b', node)
    return at > 0 ? [element('br'), node] : [node]
  })
}

/** Whether a table only lays out a page or, as in Word, draws a box. */
function isLayout(table: HtmlElement): boolean {
  const rows = rowsOf(table)
  const alone = rows.length === 1 && cellsOf(rows[0]!).length === 1
  const { role } = table.attributes
  return alone || role === 'presentation' || role === 'none' || elementsOf(table.children, 'table').length > 0
}

/** Removes the italics of a fully italic quotation, because they only mark it as a quotation. */
function upright(quotation: HtmlElement): void {
  const isSlanted = (node: HtmlNode): boolean => {
    if (!isElement(node)) return node.trim() === ''
    return (
      node.name === 'i' || node.name === 'footer' || node.name === 'cite' || node.children.every(isSlanted)
    )
  }
  const straighten = (node: HtmlNode): HtmlNode => {
    if (!isElement(node)) return node
    return { ...node, name: node.name === 'i' ? 'span' : node.name, children: node.children.map(straighten) }
  }
  if (quotation.children.every(isSlanted)) quotation.children = quotation.children.map(straighten)
}

type Report = (dropped: string) => void

/** Office programs record who changed a text and when. */
const isTracked = ({ attributes }: HtmlElement) => attributes.datetime !== undefined

function clean(node: HtmlNode, around: Look, report: Report): HtmlNode[] {
  if (!isElement(node)) return cleanTextNode(node, around)
  const { name, attributes } = node
  if (isHidden(node) || attributes.class === 'Apple-interchange-newline') return []
  if (name === 'del' && isTracked(node)) {
    if (textOf(node).trim()) report('deleted text')
    return []
  }
  const look = lookOf(node, around)
  const children = node.children.flatMap((child) => clean(child, look, report))
  const form = formOf(node)
  const isShown = form && (form !== 'u' || !look.link) && textOf(node).trim()
  const inner = isShown ? [element(form, ...children)] : children
  const cleaned = { name, attributes, children: inner }
  if (name === 'a') cleaned.attributes = { href: pastedHref(attributes.href ?? '') }
  if (/^(b|strong|i|em)$/.test(name) || (name === 'u' && look.link) || (name === 'ins' && isTracked(node)))
    cleaned.name = 'span'
  if (name === 'aside' || name === 'details' || (name === 'table' && isLayout(node))) cleaned.name = 'div'
  if (name === 'blockquote') upright(cleaned)
  return [cleaned]
}

/** Prepares a clipboard's tree for the HTML reader. `report` receives the kind of each omission. */
export const cleanPasted = (nodes: HtmlNode[], report: Report): HtmlNode[] =>
  wordBlocks(nodes).flatMap((node) => clean(node, plain, report))
