/** The blocks of WordPress' block editor as HTML that the reader of bodies knows. */
import { elementsOf, type HtmlElement, type HtmlNode, isElement, textOf } from '../../../body/tree.ts'
import type { Loss } from '../../archive/loss.ts'
import { dataOf } from './block-comments.ts'

export interface BlockContext {
  report(loss: Loss): void
  /** The content of a reusable block, as nodes; null when the export does not have it. */
  reusable(id: number): HtmlNode[] | null
  /** The notes of the post, as HTML, by their id. */
  footnotes(): HtmlNode[][]
}

type Rule = (block: HtmlElement, context: BlockContext) => HtmlNode[]

const element = (name: string, attributes: Record<string, string>, ...children: HtmlNode[]): HtmlElement => ({
  name,
  attributes,
  children,
})
const asText = (value: unknown) => (typeof value === 'string' ? value : '')
const idOf = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined
const nameOf = ({ attributes }: HtmlElement) => attributes.name ?? ''

/** What the site made anew for each reader: lists of posts, searches, parts of the theme. */
const dynamic =
  /^(archives|avatar|calendar|categories|comment-|comments|home-link|latest-|loginout|navigation|page-list|post-|query|read-more|rss$|search$|site-|tag-cloud|template-part|term-description|widget-|legacy-widget)/

const none: Rule = () => []
const inside: Rule = ({ children }) => children

/** Gives the id of the block's attachment to its first picture, video or sound. */
function owned(block: HtmlElement, ...keys: string[]): HtmlNode[] {
  const data = dataOf(block)
  const id = keys.map((key) => idOf(data[key])).find((one) => one !== undefined)
  const shown = elementsOf(block.children, 'img', 'video', 'audio')[0]
  if (shown && id !== undefined) shown.attributes = { ...shown.attributes, 'data-attachment': String(id) }
  return block.children
}

/** A cover keeps its picture as an element or, in older versions, as a background. */
const cover: Rule = (block) => {
  if (elementsOf(block.children, 'img', 'video').length > 0) return owned(block, 'id')
  const { url, id } = dataOf(block)
  const address = asText(url)
  const owner = idOf(id)
  if (!address && owner === undefined) return block.children
  const name = dataOf(block).backgroundType === 'video' ? 'video' : 'img'
  const owns: Record<string, string> = owner === undefined ? {} : { 'data-attachment': String(owner) }
  return [element(name, { alt: '', ...(address && { src: address }), ...owns }), ...block.children]
}

const file: Rule = (block, { report }) => {
  const { id, href } = dataOf(block)
  const links = elementsOf(block.children, 'a')
  const isButton = ({ attributes }: HtmlElement) => /\bwp-block-file__button\b/.test(attributes.class ?? '')
  const name = links.find((one) => !isButton(one))
  const button = links.find(isButton)
  const address = asText(href) || name?.attributes.href || button?.attributes.href || ''
  if (!address && idOf(id) === undefined) return block.children
  if (button) report({ kind: 'label of a button for a file', detail: textOf(button) })
  const reference = { ...(idOf(id) && { attachmentId: idOf(id) }), ...(address && { address }) }
  const title = (name ? textOf(name) : '') || (button ? textOf(button) : '')
  return [
    element('aside', { 'data-file': JSON.stringify(reference) }, element('a', { href: address }, title)),
  ]
}

const embed: Rule = (block) => {
  const address = asText(dataOf(block).url)
  const hasAddress = block.children.some((child) => textOf(child).trim() !== '')
  return hasAddress || !address ? block.children : [element('oembed', { url: address })]
}

/** The caption of a table stands beside it; ours is a part of it. */
const table: Rule = ({ children }) => {
  const [grid] = elementsOf(children, 'table')
  const [caption] = elementsOf(children, 'figcaption')
  if (!grid) return children
  const own = caption ? [element('caption', {}, ...caption.children)] : []
  return [{ ...grid, children: [...own, ...grid.children] }]
}

/** A button leads somewhere, so it is a link; the reader of bodies drops elements of forms. */
const withoutForms = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.map((node) =>
    isElement(node)
      ? { ...node, name: node.name === 'button' ? 'span' : node.name, children: withoutForms(node.children) }
      : node,
  )
const button: Rule = ({ children }) => withoutForms(children)

const reusable: Rule = (block, { report, reusable: find }) => {
  const id = idOf(dataOf(block).ref)
  const content = id === undefined ? null : find(id)
  if (content === null) report({ kind: 'reusable block that is missing', detail: String(id ?? '') })
  return content ?? []
}

const footnotes: Rule = (_block, context) => {
  const items = context.footnotes().map((note) => element('li', {}, ...note))
  return items.length > 0 ? [element('ol', {}, ...items)] : []
}

const socialLink: Rule = (block) => {
  const { url, service, label } = dataOf(block)
  const address = asText(url)
  return address
    ? [element('p', {}, element('a', { href: address }, asText(label) || asText(service) || address))]
    : []
}

const rules: Record<string, Rule> = {
  ...{ more: none, spacer: none, nextpage: none },
  ...{ image: (block) => owned(block, 'id'), video: (block) => owned(block, 'id') },
  ...{ audio: (block) => owned(block, 'id'), 'media-text': (block) => owned(block, 'mediaId') },
  ...{ cover, file, embed, table, button, footnotes },
  ...{ block: reusable, 'social-link': socialLink },
}

const showsSomething = (nodes: HtmlNode[]) =>
  elementsOf(nodes, 'img', 'video', 'audio', 'iframe', 'oembed').length > 0 ||
  nodes.some((node) => textOf(node).trim() !== '')

/** The content of a block. What nobody can show is reported, with the block as it was written. */
export function contentOf(block: HtmlElement, context: BlockContext): HtmlNode[] {
  const name = nameOf(block)
  const rule = name.startsWith('core-embed/') ? embed : rules[name]
  if (rule) return rule(block, context)
  const detail = block.attributes.written ?? `${name} ${block.attributes.data ?? ''}`
  if (dynamic.test(name) || name === 'pattern') {
    // The parts of a query stand in its place; a list of links that an editor made is text.
    if (/^(navigation|query|comments)/.test(name) || !showsSomething(block.children)) {
      context.report({ kind: `block ${name}`, detail })
      return []
    }
  } else if (name.includes('/')) context.report({ kind: `block ${name}`, detail })
  return inside(block, context)
}
