/** The body of an article in the form of Ghost's editor (Lexical). */

import { frameOf } from '../../blocks/embed/address.ts'
import type { Embed } from '../../blocks/embed/block.ts'
import type { BulletList, OrderedList } from '../../blocks/list/block.ts'
import type { Links } from '../../body/block.ts'
import { type Block, type BodyDocument, blockOf } from '../../body/document.ts'
import type { Inline, Mark, Paragraph } from '../../body/inline.ts'
import { attributeHtml, escapeHtml } from '../../body/inline-html.ts'
import { normaliseBody } from '../../body/normalise.ts'
import type { MediaType } from '../../values/media-type.ts'
import type { Report } from '../archive/report.ts'

export interface GhostMedia {
  url: string
  type: MediaType
  alt: string
  caption: string
  width: number | null
  height: number | null
  durationSeconds: number | null
  sizeInBytes: number | null
  contentType: string | null
  poster: string | null
}

export interface LexicalContext {
  media(id: number): GhostMedia | null
  article(id: number): { href: string; headline: string } | null
  embedHosts: readonly string[]
  report: Report['note']
}

export type Node = { type: string; version: 1; [key: string]: unknown }

const node = (type: string, values: object = {}): Node => ({ type, version: 1, ...values })
const parent = (type: string, children: Node[], values: object = {}): Node =>
  node(type, { direction: null, format: '', indent: 0, ...values, children })

const bits: Record<Exclude<Mark['type'], 'link'>, number> = {
  ...{ strong: 1, em: 2, strike: 4, underline: 8, subscript: 32, superscript: 64 },
}

function textNode(one: Inline): Node {
  if (one.type === 'hardBreak') return node('linebreak')
  const marks = one.marks ?? []
  const format = marks.reduce((sum, { type }) => (type === 'link' ? sum : sum | bits[type]), 0)
  const text = node('extended-text', { detail: 0, format, mode: 'normal', style: '', text: one.text })
  const link = marks.find((mark) => mark.type === 'link')
  return link ? parent('link', [text], { rel: null, target: null, title: null, url: link.attrs.href }) : text
}

const lineNodes = (content: Inline[] = []): Node[] => content.map(textNode)
const paragraphNode = (content: Inline[] | undefined) => parent('paragraph', lineNodes(content))
const plainParagraph = (text: string) => paragraphNode([{ type: 'text', text }])

const joined = (paragraphs: Paragraph[]): Node[] =>
  paragraphs.flatMap(({ content }, at) => [
    ...(at > 0 ? [node('linebreak'), node('linebreak')] : []),
    ...lineNodes(content),
  ])

/** The source of a quotation is a line of it. */
const withSource = (nodes: Node[], source: string): Node[] =>
  source ? [...nodes, node('linebreak'), textNode({ type: 'text', text: `— ${source}` })] : nodes

/** A nested list is an item of its own after the text that it belongs to. */
function listNode(list: BulletList | OrderedList): Node {
  const isOrdered = list.type === 'orderedList'
  const start = (list.type === 'orderedList' && list.attrs?.start) || 1
  let value = start - 1
  const items = list.content.flatMap(({ content }) => {
    const own = content.filter((one): one is Paragraph => one.type === 'paragraph')
    const inner = content.flatMap((one) => (one.type === 'paragraph' ? [] : [listNode(one)]))
    value++
    return [
      parent('listitem', joined(own), { value }),
      ...inner.map((one) => parent('listitem', [one], { value: value + 1 })),
    ]
  })
  const listType = isOrdered ? 'number' : 'bullet'
  return parent('list', items, { listType, start, tag: isOrdered ? 'ol' : 'ul' })
}

function embedNode({ attrs }: Embed, { embedHosts }: LexicalContext): Node {
  const { url, title, text, author } = attrs
  const caption = [title, text, author].filter(Boolean).map(escapeHtml).join('<br>')
  const frame = frameOf(attrs, embedHosts)
  if (!frame) {
    const metadata = {
      icon: '',
      title: title || url,
      description: text,
      author,
      publisher: '',
      thumbnail: '',
    }
    return node('bookmark', { url, metadata, caption: '' })
  }
  const size = `${attributeHtml('width', '100%')}${attributeHtml('height', String(frame.height ?? 400))}`
  const html = `<iframe${attributeHtml('src', frame.src)}${size} frameborder="0" allowfullscreen></iframe>`
  return node('embed', { url, embedType: 'rich', html, metadata: {}, caption })
}

export function mediaNode(id: number, given: string, context: LexicalContext): Node[] {
  const media = context.media(id)
  if (!media) {
    context.report('pictures and files in texts that have no public file', `media item ${id}`)
    return given ? [plainParagraph(given)] : []
  }
  const { url: src, alt, width, height } = media
  const words = given || media.caption
  const caption = escapeHtml(words)
  const duration = media.durationSeconds ?? 0
  const fileName = src.split('/').at(-1)!
  const mimeType = media.contentType ?? ''
  if (media.type === 'video')
    return [
      node('video', {
        ...{ src, caption, fileName, mimeType, width, height, duration, cardWidth: 'regular', loop: false },
        ...{
          thumbnailSrc: media.poster ?? '',
          customThumbnailSrc: '',
          thumbnailWidth: null,
          thumbnailHeight: null,
        },
      }),
    ]
  if (media.type === 'audio')
    return [node('audio', { src, title: words, duration, mimeType, thumbnailSrc: '' })]
  if (media.type === 'document')
    return [
      node('file', {
        src,
        fileTitle: words || fileName,
        fileName,
        fileCaption: '',
        fileSize: media.sizeInBytes ?? 0,
      }),
    ]
  return [node('image', { src, width, height, title: '', alt, caption, cardWidth: 'regular', href: '' })]
}

/** Ghost's galleries have at most nine pictures, without captions of their own. */
const mostPictures = 9

export function galleryNodes(
  pictures: { mediaId: number; caption: string }[],
  title: string,
  context: LexicalContext,
): Node[] {
  const shown = pictures.flatMap(({ mediaId, caption }) => {
    const media = context.media(mediaId)
    if (media?.type !== 'picture') return []
    if (caption || media.caption)
      context.report('captions of pictures in galleries', caption || media.caption)
    return [media]
  })
  const others = pictures.filter(({ mediaId }) => context.media(mediaId)?.type !== 'picture')
  const parts = Array.from({ length: Math.ceil(shown.length / mostPictures) }, (_, at) =>
    shown.slice(at * mostPictures, (at + 1) * mostPictures),
  )
  return [
    ...parts.map((part, at) => {
      const images = part.map(({ url: src, alt, width, height }, place) => ({
        ...{ row: Math.floor(place / 3), src, alt, width, height, fileName: src.split('/').at(-1) },
      }))
      return node('gallery', { images, caption: at === 0 ? escapeHtml(title) : '' })
    }),
    ...(parts.length === 0 && title ? [plainParagraph(title)] : []),
    ...others.flatMap((one) => mediaNode(one.mediaId, one.caption, context)),
  ]
}

function htmlNode(block: Block, context: LexicalContext): Node[] {
  const links: Links = {
    media(id) {
      const found = context.media(id)
      return found && { type: found.type, src: found.url, alt: found.alt, caption: found.caption }
    },
    article: context.article,
  }
  const html = blockOf(block.type)?.toHtml(block, links) ?? ''
  context.report(html ? `blocks as HTML: ${block.type}` : `blocks that could not be written: ${block.type}`)
  return html ? [node('html', { html })] : []
}

function nodesOf(block: Block, context: LexicalContext): Node[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphNode(block.content)]
    case 'heading':
      return [parent('extended-heading', lineNodes(block.content), { tag: `h${block.attrs.level}` })]
    case 'bulletList':
    case 'orderedList':
      return [listNode(block)]
    case 'blockquote':
      return [parent('extended-quote', withSource(joined(block.content), block.attrs.attribution))]
    case 'pullquote':
      return [parent('aside', withSource(joined(block.content), block.attrs.attribution))]
    case 'codeBlock':
      return [
        node('codeblock', {
          code: block.content[0]?.text ?? '',
          language: block.attrs.language,
          caption: '',
        }),
      ]
    case 'horizontalRule':
      return [node('horizontalrule')]
    case 'figure':
      return mediaNode(block.attrs.mediaId, block.attrs.caption, context)
    case 'audio':
    case 'file':
      return mediaNode(block.attrs.mediaId, block.attrs.title, context)
    case 'gallery':
      return galleryNodes(block.attrs.pictures, block.attrs.title, context)
    case 'embed':
      return [embedNode(block, context)]
    case 'articleCard': {
      const article = context.article(block.attrs.articleId)
      if (!article) return []
      const { href, headline } = article
      return [node('bookmark', { url: href, metadata: { title: headline }, caption: '' })]
    }
    default:
      return htmlNode(block, context)
  }
}

export const noteNode = (label: string, note: string): Node =>
  paragraphNode([
    { type: 'text', text: label, marks: [{ type: 'strong' }] },
    { type: 'text', text: ` ${note}` },
  ])

export const lexicalNodes = (body: BodyDocument, context: LexicalContext): Node[] =>
  normaliseBody(body).content.flatMap((block) => nodesOf(block, context))

export const lexicalOf = (nodes: Node[]): string =>
  JSON.stringify({ root: parent('root', nodes.length > 0 ? nodes : [paragraphNode([])]) })
