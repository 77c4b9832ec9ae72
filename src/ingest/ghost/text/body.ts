/** The text of a Ghost post as blocks of a body. */
import { parseHtml } from '../../../body/parse-html.ts'
import type { HtmlNode } from '../../../body/tree.ts'
import type { Loss } from '../../archive/loss.ts'
import { type ArchiveContext, type ReadText, readArchiveText, withStyles } from '../../archive/read-text.ts'
import type { CardContext } from './cards.ts'
import { type LexicalNode, lexicalNodes } from './lexical.ts'
import { type Mobiledoc, mobiledocNodes } from './mobiledoc.ts'

/** The HTML of the Markdown cards, which Ghost marks with comments. */
const markdownIn = (html: string): string[] =>
  html
    .split('<!--kg-card-begin: markdown-->')
    .slice(1)
    .map((part) => part.split('<!--kg-card-end: markdown-->', 1)[0]!)

/** Exports write this in place of the site's address. */
const placeholder = '__GHOST_URL__'

function parsed(json: string): unknown {
  try {
    return json ? JSON.parse(json) : null
  } catch {
    return null
  }
}

function nodesOf(
  post: { lexical: string; mobiledoc: string; html: string },
  report: (loss: Loss) => void,
): HtmlNode[] {
  const made = markdownIn(post.html)
  const context: CardContext = { report, markdown: () => made.shift() ?? null }
  const lexical = parsed(post.lexical)
  if (typeof lexical === 'object' && lexical !== null && 'root' in lexical)
    return lexicalNodes([lexical.root as LexicalNode], context)
  const mobiledoc = parsed(post.mobiledoc)
  if (typeof mobiledoc === 'object' && mobiledoc !== null)
    return mobiledocNodes(mobiledoc as Mobiledoc, context)
  if (post.lexical || post.mobiledoc) report({ kind: 'text whose editor form cannot be read', detail: '' })
  return parseHtml(post.html)
}

const written = (text: string, marks: RegExp) => text.replace(marks, (sign) => `&#${sign.charCodeAt(0)};`)
const empty = /^(area|br|col|embed|hr|img|input|source|track|wbr)$/

/** Nodes as HTML; brackets are written so that nobody takes them for shortcodes. */
const htmlOf = (nodes: HtmlNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return written(node, /[&<>[\]]/g)
      const attributes = Object.entries(node.attributes)
        .filter(([name]) => /^[\w:-]+$/.test(name))
        .map(([name, value]) => ` ${name}="${written(value, /[&<>"[\]]/g)}"`)
      const start = `<${node.name}${attributes.join('')}>`
      return empty.test(node.name) ? start : `${start}${htmlOf(node.children)}</${node.name}>`
    })
    .join('')

/** The text of a post as HTML, from the form of its editor. `site` stands for the placeholder of exports. */
export function htmlOfGhostPost(
  post: { lexical: string; mobiledoc: string; html: string },
  site: string,
  report: (loss: Loss) => void,
): string {
  const placed = (text: string) => text.replaceAll(placeholder, JSON.stringify(site).slice(1, -1))
  try {
    return htmlOf(
      nodesOf(
        { lexical: placed(post.lexical), mobiledoc: placed(post.mobiledoc), html: placed(post.html) },
        report,
      ),
    )
  } catch {
    report({ kind: 'text whose editor form cannot be read', detail: '' })
    return placed(post.html)
  }
}

/**
 * Reads the text of a post from the form of its editor, or else from its HTML. Never throws. Whatever the body cannot
 * hold becomes the nearest block and stands in `losses`.
 */
export function bodyOfGhostPost(
  post: { slug: string; lexical: string; mobiledoc: string; html: string },
  context: ArchiveContext,
): ReadText {
  const site = context.site.replace(/\/+$/, '')
  const placed = (text: string) => text.replaceAll(placeholder, JSON.stringify(site).slice(1, -1))
  const own = { lexical: placed(post.lexical), mobiledoc: placed(post.mobiledoc), html: placed(post.html) }
  return readArchiveText(
    {
      page: `${site}/${post.slug}/`,
      html: own.html,
      tree: (report) => withStyles(nodesOf(own, report)),
      expand: () => null,
    },
    context,
  )
}
