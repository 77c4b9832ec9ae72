/**
 * The words of texts, by one rule for both sides: letters, their marks and digits, in Unicode NFC. Captions of media and
 * the words of embedded posts are left out, because they stand elsewhere.
 */
import { createHash } from 'node:crypto'
import { type Block, type BodyDocument, blockText } from '../../../body/document.ts'
import { type HtmlNode, isElement } from '../../../body/tree.ts'

/** Shortcodes and addresses, which are no words. */
const noWords = /\[\/?[a-z][\w:-]*(?:[\s/][^\]]*)?\]|https?:\/\/[^\s<>"'«»\])]+/gi

/** Only the letters and digits of a text, without spaces. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(noWords, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

export const wordsHash = (text: string): string =>
  createHash('sha256').update(lettersOf(text)).digest('base64url').slice(0, 22)

const mediaBlocks = new Set(['figure', 'gallery', 'audio', 'embed', 'file'])

function wordsOfBlock(block: Block): string {
  if (mediaBlocks.has(block.type)) return ''
  // A caption stands above the rows here, and below them elsewhere.
  if (block.type === 'table')
    return `${blockText({ ...block, attrs: { ...block.attrs, caption: '' } })} ${block.attrs.caption}`
  return blockText(block)
}

export const wordsOfBody = (body: BodyDocument): string => body.content.map(wordsOfBlock).join(' ')

const dropped = /^(script|style|iframe|noscript|template|svg|object|video|audio|select|textarea)$/
const isMedia = (node: HtmlNode): boolean =>
  isElement(node) && (/^(img|video|audio|iframe|object)$/.test(node.name) || node.children.some(isMedia))
const elsewhere =
  /(^|\s)(gallery|wp-block-gallery|wp-block-embed|wp-block-file|wp-caption|twitter-tweet|instagram-media|tiktok-embed|fb-(post|video)|kg-(embed|bookmark|file|audio|video|gallery)-card)(\s|$)/

/** The words of HTML that readers see in a text, outside of media. */
export function wordsOfHtml(nodes: HtmlNode[]): string {
  return nodes
    .map((node): string => {
      if (!isElement(node)) return node
      const { name, attributes, children } = node
      if (dropped.test(name) || elsewhere.test(attributes.class ?? '')) return ' '
      if (name === 'figure' && children.some(isMedia)) return ' '
      // A document to download.
      if (attributes['data-file'] !== undefined) return ' '
      return ` ${wordsOfHtml(children)} `
    })
    .join('')
}

/** The first place where two texts differ, for a person to look at. */
export function firstDifference(before: string, after: string): string {
  const [a, b] = [lettersOf(before), lettersOf(after)]
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const from = Math.max(0, at - 20)
  const part = (text: string) => text.slice(from, at + 40) || '(nothing)'
  return `${a.length} letters there, ${b.length} here; there: “${part(a)}”, here: “${part(b)}”`
}
