/** Prepares the tree of an archive's text for the reader of bodies: media, links, and what office programs leave. */

import { formOf, isHidden, styleOf } from '../../body/paste/look.ts'
import { elementsOf, type HtmlElement, type HtmlNode, hasClass, isElement, textOf } from '../../body/tree.ts'
import type { MediaType } from '../../values/media-type.ts'
import { isPictureFile } from './links.ts'
import type { Loss } from './loss.ts'
import { type MediaReference, referenceOf } from './media.ts'

export interface Shape {
  /** Replaces an element of the old program; `inner` prepares its content. Null when the element is ordinary HTML. */
  expand(node: HtmlElement, inner: (nodes: HtmlNode[]) => HtmlNode[]): HtmlNode[] | null
  /** The form of a media item in the tree; null when there is none. */
  media(reference: MediaReference, type: MediaType, alt: string): string | null
  /** The address of a link as it stays. */
  link(href: string): string
  report(loss: Loss): void
}

const element = (
  name: string,
  children: HtmlNode[],
  attributes: Record<string, string> = {},
): HtmlElement => ({
  name,
  attributes,
  children,
})

const typeOf: Record<string, MediaType> = { img: 'picture', video: 'video', audio: 'audio' }
const isShown = (nodes: HtmlNode[]) =>
  elementsOf(nodes, 'img', 'video', 'audio', 'iframe', 'oembed').length > 0

/** Bold, italic and lines that only a style expresses. */
function withLook(node: HtmlElement, children: HtmlNode[]): HtmlNode[] {
  const style = styleOf(node)
  let inner = children
  if (/^(bold|[6-9]00)/.test(style.get('font-weight') ?? '')) inner = [element('b', inner)]
  if (/^(italic|oblique)/.test(style.get('font-style') ?? '')) inner = [element('i', inner)]
  const form = formOf(node)
  return form ? [element(form, inner)] : inner
}

/** A caption holds words only, on one line. */
function captionOf(caption: HtmlElement, { report }: Shape): HtmlElement {
  const spaced = (nodes: HtmlNode[]): HtmlNode[] =>
    nodes.map((node) => {
      if (!isElement(node)) return node
      return node.name === 'br' ? ' ' : { ...node, children: spaced(node.children) }
    })
  for (const link of elementsOf(caption.children, 'a'))
    if (link.attributes.href) report({ kind: 'link in a caption', detail: link.attributes.href })
  return { ...caption, children: spaced(caption.children) }
}

/** A figure whose file is missing leaves its caption as a paragraph. */
function figureOf(figure: HtmlElement, shape: Shape): HtmlNode[] {
  const owner = Number(figure.attributes['data-attachment']) || undefined
  const first = elementsOf(figure.children, 'img', 'video', 'audio')[0]
  if (first && owner) first.attributes = { 'data-attachment': String(owner), ...first.attributes }
  const hadMedia = first !== undefined
  const children = shaped(figure.children, shape)
  if (!hadMedia || isShown(children)) return [{ ...figure, children }]
  return elementsOf(children, 'figcaption').map((caption) => element('p', caption.children))
}

const isGallery = (node: HtmlElement) => hasClass(node, /(wp-block-)?gallery/)

/** A gallery keeps the pictures that are there; captions of the others follow it. */
function galleryOf(gallery: HtmlElement, shape: Shape): HtmlNode[] {
  if (elementsOf(gallery.children, 'img').length === 0) return shaped(gallery.children, shape)
  const children = shaped(gallery.children, shape)
  const orphans: HtmlNode[] = []
  const kept = (nodes: HtmlNode[]): HtmlNode[] =>
    nodes.flatMap((node) => {
      if (!isElement(node) || node.name === 'figcaption' || isShown([node])) {
        // A list of pictures is no list of words.
        return isElement(node) && /^(ul|ol|div|li)$/.test(node.name)
          ? [element('div', kept(node.children))]
          : [node]
      }
      if (textOf(node).trim()) orphans.push(element('p', node.children))
      return []
    })
  return [element('figure', kept(children), { class: 'gallery' }), ...orphans]
}

function mediaOf(node: HtmlElement, shape: Shape): HtmlNode[] {
  const { name, attributes } = node
  const isEmoji = name === 'img' && /\p{Extended_Pictographic}/u.test(attributes.alt ?? '')
  if (isEmoji && /emoji|smiley/.test(`${attributes.class} ${attributes.src}`)) return [attributes.alt!]
  const isPixel = ['width', 'height'].some((side) => Number.parseInt(attributes[side] ?? '', 10) <= 2)
  if (name === 'img' && isPixel) return []
  const reference = referenceOf(node)
  if (!reference) return []
  const type = typeOf[name]!
  const given = shape.media(reference, type, attributes.alt ?? '')
  return given === null ? [] : [element(name, [], { 'data-uri': given, alt: attributes.alt ?? '' })]
}

function linkOf(node: HtmlElement, shape: Shape): HtmlNode[] {
  const href = node.attributes.href?.trim() ?? ''
  const isAround = elementsOf(node.children, 'img').length > 0
  const children = shaped(node.children, shape)
  // A mark of a footnote leads to its note in the same text.
  if (href === '' || href.startsWith('#')) return children
  if (isAround && textOf(node).trim() === '') {
    const isItsPage = /\b(attachment|wp-att)/.test(`${node.attributes.rel} ${href}`)
    if (!isPictureFile(href) && !isItsPage) shape.report({ kind: 'link around a picture', detail: href })
    return children
  }
  return [element('a', children, { href: shape.link(href) })]
}

/** A document of the library that a block offers; without one, its link stays. */
function fileOf(node: HtmlElement, shape: Shape): HtmlNode[] {
  const reference = referenceOf(element('aside', [], { 'data-uri': node.attributes['data-file'] ?? '' }))
  const given = reference && shape.media(reference, 'document', '')
  return given
    ? [element('aside', [textOf(node)], { 'data-file': given })]
    : [element('p', shaped(node.children, shape))]
}

/** Scripts that only draw what providers' quotations say. */
const drawing =
  /\b(platform\.(twitter|x)\.com|connect\.facebook\.net|instagram\.com\/embed|tiktok\.com\/embed)/

function shapedElement(node: HtmlElement, shape: Shape): HtmlNode[] {
  const { name } = node
  const expanded = shape.expand(node, (nodes) => shaped(nodes, shape))
  if (expanded) return expanded
  if (name === 'script' && drawing.test(node.attributes.src ?? '')) return []
  if (isHidden(node)) {
    const text = textOf(node).trim()
    if (text) shape.report({ kind: 'hidden text', detail: text })
    return []
  }
  if (name in typeOf) return mediaOf(node, shape)
  if (name === 'a') return linkOf(node, shape)
  if (name === 'aside' && node.attributes['data-file']) return fileOf(node, shape)
  if (isGallery(node)) return galleryOf(node, shape)
  if (name === 'figure') return figureOf(node, shape)
  if (name === 'figcaption') return [captionOf({ ...node, children: shaped(node.children, shape) }, shape)]
  const children = shaped(node.children, shape)
  return name === 'span' || name === 'font' ? withLook(node, children) : [{ ...node, children }]
}

/** The nodes as the reader of bodies takes them. */
export const shaped = (nodes: HtmlNode[], shape: Shape): HtmlNode[] =>
  nodes.flatMap((node) => (isElement(node) ? shapedElement(node, shape) : [node]))
