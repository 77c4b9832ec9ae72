/**
 * HTML from anywhere to our body document. What the schema does not have is unwrapped or left out: nothing
 * that runs, loads or styles survives, whatever it is called.
 */
import {
  type Block,
  type BodyDocument,
  type FactBox,
  href,
  type Inline,
  type ListItem,
  type Mark,
  type Paragraph,
  type Table,
} from './document.ts'
import { attributeOf, type Element, elementsOf, isElement, type Node, readHtml, textOf } from './html.ts'
import { cleanAttribution, cleanLabel, isBlank, normaliseBody } from './normalise.ts'

export interface BodyResolver {
  /** The media item that a figure shows, by its URI or else its address; null leaves it out. */
  media(uriOrSrc: string, described: { alt: string; type: 'picture' | 'video' }): number | null
  /** One of our own articles, by its URI; null makes its card a link. */
  article?(uri: string): number | null
}

interface Context {
  resolve: BodyResolver
  dropped: Set<string>
}
type Reader = (element: Element, marks: Mark[], context: Context) => Block[]

/** Left out with all they hold; those with a name are reported by it. */
const leftOut: Record<string, string> = {
  ...{
    script: 'script',
    iframe: 'iframe',
    embed: 'embed',
    object: 'embed',
    applet: 'embed',
    frameset: 'embed',
  },
  ...{
    svg: 'svg',
    math: 'math',
    canvas: 'canvas',
    audio: 'audio',
    button: 'form',
    input: 'form',
    select: 'form',
    textarea: 'form',
  },
  ...{
    style: '',
    head: '',
    title: '',
    meta: '',
    link: '',
    base: '',
    template: '',
    noscript: '',
    datalist: '',
    map: '',
    xmp: '',
  },
}
const ownLine = new Set(
  'address article body center dd dir div fieldset footer form header hgroup hr html legend li main menu nav p section tbody tr td th figcaption summary caption'.split(
    ' ',
  ),
)
const marksOf: Record<string, Mark> = {
  ...{ strong: { type: 'strong' }, b: { type: 'strong' }, em: { type: 'em' }, i: { type: 'em' } },
}

function linkOf(element: Element, { dropped }: Context): Mark[] {
  const given = (attributeOf(element, 'href') ?? '').trim().replace(/^\/\//, 'https://').replace(/ /g, '%20')
  if (href.safeParse(given).success) return [{ type: 'link', attrs: { href: given } }]
  if (/^(javascript|data|vbscript):/i.test(given.replace(/[\s\u0000-\u001f]/g, '')))
    dropped.add('link that runs')
  return []
}

function readFlow(nodes: Node[], marks: Mark[], context: Context): Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  const flush = () => {
    if (!isBlank(line)) blocks.push({ type: 'paragraph', content: line })
    line = []
  }
  const visit = (node: Node, around: Mark[]): void => {
    if (node.nodeName === '#text') {
      const text = textOf(node)
      if (text) line.push({ type: 'text', text, marks: around })
    }
    if (!isElement(node)) return
    const name = node.tagName
    if (node.attrs.some((attr) => /^on/i.test(attr.name))) context.dropped.add('event handler')
    const report = leftOut[name]
    if (report !== undefined) {
      if (report) context.dropped.add(report)
      return
    }
    if (name === 'form') context.dropped.add('form')
    if (name === 'br') {
      line.push({ type: 'hardBreak' })
      return
    }
    const read = readers[name]
    if (read) {
      flush()
      blocks.push(...read(node, around, context))
      return
    }
    const own = marksOf[name] ? [marksOf[name]] : name === 'a' ? linkOf(node, context) : []
    if (ownLine.has(name)) flush()
    for (const child of node.childNodes) visit(child, [...around, ...own])
    if (ownLine.has(name)) flush()
  }
  for (const node of nodes) visit(node, marks)
  flush()
  return blocks
}

const strong = (content: Inline[] = []): Inline[] =>
  content.map((node) =>
    node.type === 'text' ? { ...node, marks: [...(node.marks ?? []), { type: 'strong' }] } : node,
  )

const isMedia = (block: Block) => block.type === 'figure' || block.type === 'articleCard'

/** Blocks as paragraphs, for places that hold nothing else; figures and cards are not among them. */
function asParagraphs(blocks: Block[]): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    switch (block.type) {
      case 'paragraph':
        return [block]
      case 'heading':
        return [{ type: 'paragraph', content: strong(block.content) }]
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => item.content)
      case 'blockquote':
        return block.content
      case 'factBox':
        return [...label(block.attrs.title), ...asParagraphs(block.content)]
      case 'table':
        return [...label(block.attrs.caption), ...block.content.map(rowParagraph)]
      default:
        return []
    }
  })
}
const label = (text: string): Paragraph[] =>
  text ? [{ type: 'paragraph', content: strong([{ type: 'text', text }]) }] : []

const rowParagraph = (row: Table['content'][number]): Paragraph => ({
  type: 'paragraph',
  content: row.content.flatMap((cell) => [...(cell.content ?? []), { type: 'text', text: ' ' } as const]),
})

const withMedia = (block: Block | null, blocks: Block[]): Block[] => [
  ...(block ? [block] : []),
  ...blocks.filter(isMedia),
]

/** A nested list's items follow the item that holds it. */
function readList(type: 'bulletList' | 'orderedList'): Reader {
  return (element, marks, context) => {
    const items: ListItem[] = []
    const media: Block[] = []
    const groups = element.childNodes.map((child) =>
      isElement(child) && child.tagName === 'li' ? child.childNodes : [child],
    )
    for (const nodes of groups) {
      let open: ListItem | null = null
      for (const block of readFlow(nodes, marks, context)) {
        if (isMedia(block)) media.push(block)
        else if (block.type === 'bulletList' || block.type === 'orderedList') {
          items.push(...block.content)
          open = null
        } else {
          const content = asParagraphs([block])
          if (open) open.content.push(...content)
          else {
            open = { type: 'listItem', content }
            items.push(open)
          }
        }
      }
    }
    return withMedia(items.length > 0 ? { type, content: items } : null, media)
  }
}

function readHeading(level: 2 | 3): Reader {
  return (element, marks, context) =>
    readFlow(element.childNodes, marks, context).map((block) =>
      block.type === 'paragraph' ? { type: 'heading', attrs: { level }, content: block.content } : block,
    )
}

const readQuote: Reader = (element, marks, context) => {
  const source =
    elementsOf(element.childNodes, 'footer').at(-1) ?? elementsOf(element.childNodes, 'cite').at(-1)
  const attribution = source ? cleanAttribution(textOf(source)) : ''
  const fits = source !== undefined && attribution.length <= 300
  if (fits) source.childNodes = []
  const blocks = readFlow(element.childNodes, marks, context)
  const content = asParagraphs(blocks)
  if (content.length === 0)
    return withMedia(null, [...(fits && attribution ? label(attribution) : []), ...blocks])
  return withMedia({ type: 'blockquote', attrs: { attribution: fits ? attribution : '' }, content }, blocks)
}

function readMedia(element: Element, caption: string, { resolve, dropped }: Context, uri?: string): Block[] {
  const type = element.tagName === 'video' ? 'video' : 'picture'
  if (
    type === 'picture' &&
    (Number(attributeOf(element, 'width')) === 1 || Number(attributeOf(element, 'height')) === 1)
  )
    return []
  const inner = elementsOf(element.childNodes, 'source')[0]
  const src =
    attributeOf(element, 'src') ?? (inner && attributeOf(inner, 'src')) ?? attributeOf(element, 'data-src')
  const described = { type, alt: cleanLabel(attributeOf(element, 'alt') ?? '') } as const
  const named = uri ?? attributeOf(element, 'data-uri') ?? src
  const mediaId = named ? resolve.media(named, described) : null
  if (mediaId !== null) return [{ type: 'figure', attrs: { mediaId, caption: caption.slice(0, 1_000) } }]
  dropped.add(type)
  return []
}

const readFigure: Reader = (element, marks, context) => {
  const shown = elementsOf(element.childNodes, 'img', 'video')
  if (shown.length === 0) return readFlow(element.childNodes, marks, context)
  const captions = elementsOf(element.childNodes, 'figcaption')
  const caption = cleanLabel(captions.map(textOf).join(' '))
  const uri = shown.length === 1 ? attributeOf(element, 'data-uri') : undefined
  return shown.flatMap((one, i) => readMedia(one, i === 0 ? caption : '', context, uri))
}

const readAside: Reader = (element, marks, context) => {
  const card = attributeOf(element, 'data-article')
  const articleId = card === undefined ? null : (context.resolve.article?.(card) ?? null)
  if (articleId !== null) return [{ type: 'articleCard', attrs: { articleId } }]
  if (card !== undefined) return readFlow(element.childNodes, marks, context)
  const heading = elementsOf(element.childNodes, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary')[0]
  const title = heading ? cleanLabel(textOf(heading)) : ''
  const fits = heading !== undefined && title.length <= 300
  if (fits) heading.childNodes = []
  const blocks = readFlow(element.childNodes, marks, context)
  const content = blocks.flatMap((block): FactBox['content'] =>
    block.type === 'bulletList' || block.type === 'orderedList' ? [block] : asParagraphs([block]),
  )
  if (content.length === 0) return withMedia(null, [...(fits ? label(title) : []), ...blocks])
  return withMedia({ type: 'factBox', attrs: { title: fits ? title : '' }, content }, blocks)
}

const readTable: Reader = (element, marks, context) => {
  const media: Block[] = []
  const rows = elementsOf(element.childNodes, 'tr').flatMap((row): Table['content'] => {
    const cells = row.childNodes
      .filter(isElement)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    const content = cells.map((cell): Table['content'][number]['content'][number] => {
      const blocks = readFlow(cell.childNodes, marks, context)
      media.push(...blocks.filter(isMedia))
      const lines = asParagraphs(blocks).map((paragraph) => paragraph.content ?? [])
      const inline = lines.flatMap((one, i): Inline[] => (i > 0 ? [{ type: 'hardBreak' }, ...one] : one))
      return { type: 'tableCell', attrs: { header: cell.tagName === 'th' }, content: inline }
    })
    if (content.length > 30) context.dropped.add('table cells beyond the 30th')
    return content.length > 0 ? [{ type: 'tableRow', content: content.slice(0, 30) }] : []
  })
  if (rows.length > 500) context.dropped.add('table rows beyond the 500th')
  const caption = cleanLabel(elementsOf(element.childNodes, 'caption').map(textOf).join(' ')).slice(0, 300)
  return withMedia(
    rows.length > 0 ? { type: 'table', attrs: { caption }, content: rows.slice(0, 500) } : null,
    media,
  )
}

const readPre: Reader = (element, marks) => {
  const lines = element.childNodes.map(textOf).join('').split('\n')
  const content = lines.flatMap((text, i): Inline[] => [
    ...(i > 0 ? [{ type: 'hardBreak' } as const] : []),
    ...(text ? [{ type: 'text', text, marks } as const] : []),
  ])
  return [{ type: 'paragraph', content }]
}

const readTerm: Reader = (element, marks, context) =>
  readFlow(element.childNodes, [...marks, { type: 'strong' }], context)

const readers: Record<string, Reader> = {
  ...{
    h1: readHeading(2),
    h2: readHeading(2),
    h3: readHeading(3),
    h4: readHeading(3),
    h5: readHeading(3),
    h6: readHeading(3),
  },
  ...{
    ul: readList('bulletList'),
    ol: readList('orderedList'),
    blockquote: readQuote,
    table: readTable,
    pre: readPre,
    dt: readTerm,
  },
  ...{ figure: readFigure, aside: readAside, details: readAside },
  img: (element, _marks, context) => readMedia(element, '', context),
  video: (element, _marks, context) => readMedia(element, '', context),
}

/** Paragraphs by empty lines; a text without any has one a line. */
function readPlain(text: string): Block[] {
  const parts = /\n\s*\n/.test(text.trim()) ? text.split(/\n\s*\n/) : text.split('\n')
  return parts.map((part) => ({ type: 'paragraph', content: part ? [{ type: 'text', text: part }] : [] }))
}

/**
 * Reads a body from HTML, or from plain text (`contentType` text/plain, or no tag in it).
 * `dropped` names what mattered and was left out: script, iframe, embed, form, a picture nobody knows …
 * @throws BodyError when it is too large or nested too deep
 */
export function parseBody(
  html: string,
  resolve: BodyResolver,
  contentType?: string,
): { body: BodyDocument; dropped: string[] } {
  const context: Context = { resolve, dropped: new Set() }
  const plain = contentType === 'text/plain' || !/<[a-z!/]/i.test(html)
  let content: Block[]
  if (!plain) content = readFlow(readHtml(html), [], context)
  else content = readPlain(contentType === 'text/plain' ? html : decoded(html))
  return { body: normaliseBody({ type: 'doc', content }), dropped: [...context.dropped] }
}

/** Text without tags may still hold entities. */
const decoded = (text: string) => (text.includes('&') ? readHtml(text).map(textOf).join('') : text)
