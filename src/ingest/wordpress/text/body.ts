/** The text of a post as blocks of a body. */
import { parseHtml } from '../../../body/parse-html.ts'
import { wordBlocks } from '../../../body/paste/word.ts'
import { elementsOf, type HtmlNode, isElement } from '../../../body/tree.ts'
import type { Loss } from '../../archive/loss.ts'
import { type ArchiveContext, type ReadText, readArchiveText, withStyles } from '../../archive/read-text.ts'
import { metaOf, type WxrMeta } from '../items.ts'
import { blockElement, blocksAsElements, hasBlocks } from './block-comments.ts'
import { type BlockContext, contentOf } from './core-blocks.ts'
import { type AttachmentsOf, coreShortcodes } from './core-shortcodes.ts'
import { withLines } from './lines.ts'
import { withSigns } from './quotes.ts'
import { replaceShortcodes } from './shortcodes.ts'

export interface BodyContext extends ArchiveContext {
  /** The content of a reusable block, by its id; null when the export has none. */
  reusableBlock(id: number): string | null
  attachmentsOf: AttachmentsOf
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

/**
 * Reads the text of a post: classic, of the block editor, or both. Never throws. Whatever the body cannot hold
 * becomes the nearest block and stands in `losses`.
 */
export function bodyOfPost(post: PostText, context: BodyContext): ReadText {
  let report = (_loss: Loss): void => {}
  let depth = 0
  let count = 0
  const blocks: BlockContext = {
    report: (loss) => report(loss),
    reusable(id) {
      const text = depth > deepestReuse || ++count > mostReuses ? null : context.reusableBlock(id)
      return text === null ? null : treeOf(text, post, context, report)
    },
    footnotes: () => footnotesOf(post.meta).map((note) => withStyles(parseHtml(note))),
  }
  return readArchiveText(
    {
      page: post.link,
      html: post.content,
      tree(given) {
        report = given
        return treeOf(post.content, post, context, report)
      },
      expand(node, inner) {
        if (node.name !== blockElement) return null
        const isReused = node.attributes.name === 'block'
        if (isReused) depth++
        const content = inner(contentOf(node, blocks))
        if (isReused) depth--
        return content
      },
      finish: withSigns,
    },
    context,
  )
}
