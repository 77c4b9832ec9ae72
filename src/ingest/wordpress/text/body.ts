/** The text of a post as blocks of a body. */
import { webUrl } from '../../../blocks/embed/address.ts'
import type { Json } from '../../../body/block.ts'
import type { Block } from '../../../body/document.ts'
import { inlineText, type Paragraph, paragraphOf } from '../../../body/inline.ts'
import { divideParagraph, maxParagraphCharacters } from '../../../body/limits.ts'
import { normaliseBody } from '../../../body/normalise.ts'
import { BodyError, parseHtml } from '../../../body/parse-html.ts'
import { wordBlocks } from '../../../body/paste/word.ts'
import { readTree } from '../../../body/read-html.ts'
import { elementsOf, type HtmlNode, isElement } from '../../../body/tree.ts'
import { type Loss, metaOf, type WxrMeta } from '../items.ts'
import { blockElement, blocksAsElements, hasBlocks } from './block-comments.ts'
import { type AttachmentsOf, coreShortcodes } from './core-shortcodes.ts'
import { withLines } from './lines.ts'
import { completeAddress, isOwn } from './links.ts'
import type { DescribedReference } from './media.ts'
import { withSigns } from './quotes.ts'
import { type Shape, shaped } from './shape.ts'
import { replaceShortcodes } from './shortcodes.ts'

export interface BodyContext {
  /** The address of the old site, to tell its own links. */
  site: string
  /** The id of a media item for a reference; null when there is none. */
  resolveMedia(reference: DescribedReference): number | null
  /** The new address for a link within the old site; null when it is not known. */
  resolveLink(address: string): string | null
  /** The content of a reusable block, by its id; null when the export has none. */
  reusableBlock(id: number): string | null
  attachmentsOf: AttachmentsOf
  /** The hosts, beside the known providers, whose pages may be embedded. */
  embedHosts?: readonly string[]
}

export interface ReadBody {
  blocks: Block[]
  losses: Loss[]
  /** Each once, in the order of the text. */
  mediaReferences: DescribedReference[]
  /** The complete addresses of links within the old site. */
  links: string[]
}

/** What of a post its text needs. */
export interface PostText {
  id: number
  link: string
  content: string
  meta: WxrMeta[]
}

/** Reusable blocks can contain each other, and themselves. */
const deepestReuse = 5
const mostReuses = 100

/** The rules for pasted text, which serve here too, read styles under this name. */
const withStyles = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.map((node) => {
    if (!isElement(node)) return node
    const { style, ...attributes } = node.attributes
    const named = style === undefined ? attributes : { ...attributes, 'data-style': style }
    return { ...node, attributes: named, children: withStyles(node.children) }
  })

/** The text outside of blocks is of the classic editor, unless it has paragraphs of its own. */
function classicBetween(nodes: HtmlNode[]): HtmlNode[] {
  const isBlock = (node: HtmlNode) => isElement(node) && node.name === blockElement
  const isClassic = (node: HtmlNode) =>
    isElement(node) && node.name === blockElement && /^(freeform|shortcode)$/.test(node.attributes.name ?? '')
  const parts: HtmlNode[][] = []
  for (const node of nodes) {
    const last = parts.at(-1)
    if (!last || isBlock(node) || isBlock(last[0]!)) parts.push([node])
    else last.push(node)
  }
  return parts.flatMap((part) => {
    const [first] = part
    if (isClassic(first!)) return withLines((first as { children: HtmlNode[] }).children)
    return isBlock(first!) || elementsOf(part, 'p').length > 0 ? part : withLines(part)
  })
}

/** The tree of a text: shortcodes replaced, blocks as elements, line breaks as WordPress reads them. */
function treeOf(
  text: string,
  post: PostText,
  context: BodyContext,
  report: (loss: Loss) => void,
): HtmlNode[] {
  const shortcodes = coreShortcodes(post.id, context.attachmentsOf, report)
  const isModern = hasBlocks(text)
  const pages = text.split('<!--nextpage-->').length - 1
  if (pages > 0) report({ kind: 'page break', detail: `${pages}` })
  const html = replaceShortcodes(text.replace(/\r\n?/g, '\n'), shortcodes, report)
  const nodes = withStyles(parseHtml(isModern ? blocksAsElements(html, report) : html))
  return wordBlocks(isModern ? classicBetween(nodes) : withLines(nodes))
}

/** Footnotes of the block editor are a custom field: `[{"id":"…","content":"…"}]`. */
function footnotesOf(meta: WxrMeta[]): string[] {
  try {
    const notes: unknown = JSON.parse(metaOf(meta, 'footnotes') || '[]')
    return Array.isArray(notes) ? notes.map((note) => String(note?.content ?? '')) : []
  } catch {
    return []
  }
}

/** The words of a text that is too deep or too long for a tree, as paragraphs. */
const wordsOnly = (text: string): Json[] =>
  text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, ' ')
    .replace(/<[^>]*>/g, '\n\n')
    .split(/\n\s*\n/)
    .map((part): Json => paragraphOf([{ type: 'text', text: part.replace(/\s+/g, ' ').trim() }]) as Json)

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

/**
 * Reads the text of a post: classic, of the block editor, or both. Never throws. Whatever the body cannot hold
 * becomes the nearest block and stands in `losses`.
 */
export function bodyOfPost(post: PostText, context: BodyContext): ReadBody {
  const losses: Loss[] = []
  const references = new Map<string, DescribedReference & { mediaId: number | null }>()
  const links = new Set<string>()
  const report = ({ kind, detail }: Loss) =>
    losses.push({ kind, detail: detail.replace(/\s+/g, ' ').trim().slice(0, 300) })

  const shape: Shape = {
    report,
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
      const url = completeAddress(href, post.link || context.site)
      if (!url || !isOwn(url, context.site)) return href
      links.add(url.href)
      const target = context.resolveLink(url.href)
      if (target === null) report({ kind: 'link without a target', detail: url.href })
      return target ?? url.href
    },
    reuse: { depth: 0, count: 0 },
    reusable(id) {
      const { reuse } = shape
      const text = reuse.depth > deepestReuse || ++reuse.count > mostReuses ? null : context.reusableBlock(id)
      return text === null ? null : treeOf(text, post, context, report)
    },
    footnotes: () => footnotesOf(post.meta).map((note) => withStyles(parseHtml(note))),
  }

  let content: Block[]
  try {
    const tree = shaped(treeOf(post.content, post, context, report), shape)
    const read = readTree(withSigns(tree), {
      media: (id) => Number(id) || null,
      embedHosts: context.embedHosts ?? [],
    })
    content = read.content
    const frames = elementsOf(tree, 'iframe', 'oembed').map(
      ({ attributes: { src, url } }) => src ?? url ?? '',
    )
    for (const [kind, times] of read.left)
      report({
        kind,
        detail: /embed|iframe/.test(kind) ? frames.join(' ') : times > 1 ? `${times} times` : '',
      })
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    report({ kind: 'text without its format', detail: error.message })
    content = normaliseBody({ content: wordsOnly(post.content) }).content
  }
  return {
    blocks: content.map((block) => linked(block, shape.link)).flatMap((block) => divided(block, report)),
    losses,
    mediaReferences: [...references.values()].map(({ mediaId: _, ...reference }) => reference),
    links: [...links],
  }
}
