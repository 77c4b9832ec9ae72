/** The text of an archive's article as blocks of a body, with all that it refers to. */
import { canEmbed, webUrl } from '../../blocks/embed/address.ts'
import type { Json } from '../../body/block.ts'
import type { Block } from '../../body/document.ts'
import { inlineText, type Paragraph, paragraphOf } from '../../body/inline.ts'
import { divideParagraph, maxParagraphCharacters } from '../../body/limits.ts'
import { normaliseBody } from '../../body/normalise.ts'
import { BodyError, parseHtml } from '../../body/parse-html.ts'
import { readTree } from '../../body/read-html.ts'
import { elementsOf, type HtmlElement, type HtmlNode, isElement, textOf } from '../../body/tree.ts'
import { completeAddress, isOwn } from './links.ts'
import type { Loss } from './loss.ts'
import type { DescribedReference } from './media.ts'
import { type Shape, shaped } from './shape.ts'

export interface ArchiveContext {
  /** The address of the old site, to tell its own links. */
  site: string
  /** The id of a media item for a reference; null when there is none. */
  resolveMedia(reference: DescribedReference): number | null
  /** The new address for a link within the old site; null when it is not known. */
  resolveLink(address: string): string | null
  /** The hosts, beside the known providers, whose pages may be embedded. */
  embedHosts?: readonly string[]
}

export interface ReadText {
  blocks: Block[]
  losses: Loss[]
  /** Each once, in the order of the text. */
  mediaReferences: DescribedReference[]
  /** The complete addresses of links within the old site. */
  links: string[]
}

/** What a program's own texts need to become HTML. */
export interface ArchiveText {
  /** The address of the page on which the text stood; links may be relative to it. */
  page: string
  tree(report: (loss: Loss) => void): HtmlNode[]
  expand: Shape['expand']
  /** Changes the prepared tree, before it is read. */
  finish?(nodes: HtmlNode[]): HtmlNode[]
  /** The text as HTML, whose words remain when its tree is too deep or too large. */
  html: string
}

/** The rules for pasted text, which serve here too, read styles under this name. */
export const withStyles = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.map((node) => {
    if (!isElement(node)) return node
    const { style, ...attributes } = node.attributes
    const named = style === undefined ? attributes : { ...attributes, 'data-style': style }
    return { ...node, attributes: named, children: withStyles(node.children) }
  })

const mostLosses = 500

const afterScript = (text: string) => {
  const end = text.search(/<\/(?:script|style)/i)
  return end < 0 ? '' : text.slice(end)
}

/** The words of a text that is too deep or too long for a tree, as paragraphs. */
const wordsOnly = (text: string): Json[] =>
  text
    .split(/<(?=(?:script|style)\b)/i)
    .map((part, at) => (at === 0 ? part : afterScript(part)))
    .join('')
    .replace(/<[^<>]*>/g, '\n\n')
    .split('\n\n')
    .map((part): Json => paragraphOf([{ type: 'text', text: decoded(part) }]) as Json)

const decoded = (text: string) => (/&/.test(text) ? parseHtml(text).map(textOf).join('') : text)

/** A paragraph that is nothing but an address becomes a link. */
function linked(block: Block, link: (address: string) => string): Block {
  const [only, ...others] = (block.type === 'paragraph' && block.content) || []
  if (only?.type !== 'text' || only.marks || others.length > 0) return block
  if (!/^https?:\/\/\S+$/.test(only.text) || !webUrl(only.text)) return block
  const href = link(only.text)
  return webUrl(href) || href.startsWith('/')
    ? { type: 'paragraph', content: [{ ...only, marks: [{ type: 'link', attrs: { href } }] }] }
    : block
}

function divided(block: Block, report: (loss: Loss) => void): Block[] {
  if (block.type !== 'paragraph') return [block]
  const length = inlineText((block as Paragraph).content).length
  if (length <= maxParagraphCharacters) return [block]
  report({ kind: 'paragraph that was divided', detail: `${length} characters` })
  return divideParagraph(block as Paragraph) as Block[]
}

/** The address of a frame, or the one that stands alone in the figure of an embed. */
const frameAddress = (node: HtmlElement): string => {
  const { src, url } = node.attributes
  return src ?? url ?? /^\s*(https?:\/\/\S+)/.exec(textOf(node))?.[1] ?? ''
}

/** Reads a text. Never throws; whatever the body cannot hold becomes the nearest block and stands in `losses`. */
export function readArchiveText(text: ArchiveText, context: ArchiveContext): ReadText {
  const losses: Loss[] = []
  const references = new Map<string, DescribedReference & { mediaId: number | null }>()
  const links = new Set<string>()
  const report = ({ kind, detail }: Loss) => {
    if (losses.length === mostLosses) losses.push({ kind: 'further losses of one text', detail: '' })
    if (losses.length < mostLosses)
      losses.push({ kind, detail: detail.slice(0, 300).replace(/\s+/g, ' ').trim() })
  }

  const shape: Shape = {
    report,
    expand: text.expand,
    media(reference, type, alt) {
      const key = JSON.stringify([reference, type])
      let known = references.get(key)
      if (!known) {
        const described = { ...reference, type, alt }
        known = { ...described, mediaId: context.resolveMedia(described) }
        references.set(key, known)
      }
      if (known.mediaId !== null) return String(known.mediaId)
      report({
        kind: `${type} that is missing`,
        detail: reference.address ?? `number ${reference.attachmentId}`,
      })
      return null
    },
    link(href) {
      const url = completeAddress(href, text.page || context.site)
      if (!url || !isOwn(url, context.site)) return href
      links.add(url.href)
      const target = context.resolveLink(url.href)
      if (target === null) report({ kind: 'link without a target', detail: url.href })
      return target ?? url.href
    },
  }

  let content: Block[]
  try {
    const tree = shaped(text.tree(report), shape)
    const read = readTree(text.finish?.(tree) ?? tree, {
      media: (id) => Number(id) || null,
      embedHosts: context.embedHosts ?? [],
    })
    content = read.content
    const frames = [...elementsOf(tree, 'iframe', 'oembed'), ...elementsOf(tree, 'figure')]
      .map(frameAddress)
      .filter((address) => address && !canEmbed(address, context.embedHosts ?? []))
    for (const [kind, times] of read.left) {
      const isFrame = /embed|iframe/.test(kind)
      report({ kind, detail: isFrame ? frames.join(' ') : times > 1 ? `${times} times` : '' })
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    report({ kind: 'text without its format', detail: error.message })
    content = normaliseBody({ content: wordsOnly(text.html) }).content
  }
  return {
    blocks: content.map((block) => linked(block, shape.link)).flatMap((block) => divided(block, report)),
    losses,
    mediaReferences: [...references.values()].map(({ mediaId: _, ...reference }) => reference),
    links: [...links],
  }
}
