/** The readers of the blocks that a body has: subheads, lists, quotations, figures, terms. */
import type { Block, ListItem } from '../../../../content/body/document.ts'
import { asParagraphs, type Context, leave, type Reader, readFlow } from './flow.ts'
import { heading } from './headings.ts'
import { plain } from './look.ts'
import { quotation } from './quotations.ts'
import { readTable } from './tables.ts'
import { readWordParagraph } from './word.ts'

const readHeading =
  (level: 2 | 3): Reader =>
  (element, look, context) =>
    heading(level, element, look, context)

/** The items of a nested list follow the item that holds it. */
const readList =
  (type: 'bulletList' | 'orderedList'): Reader =>
  (element, look, context) => {
    const items: ListItem[] = []
    for (const child of element.childNodes) {
      const own = child.nodeName === 'LI'
      let open: ListItem | null = null
      for (const block of readFlow(own ? child.childNodes : [child], look, context)) {
        if (block.type === 'bulletList' || block.type === 'orderedList') {
          items.push(...block.content)
          open = null
          continue
        }
        const content = asParagraphs([block])
        if (open) open.content.push(...content)
        else if (content.length > 0) {
          open = { type: 'listItem', content }
          items.push(open)
        }
      }
    }
    return items.length > 0 ? [{ type, content: items }] : []
  }

/** A picture of another site goes with its caption; a figure without one is read for its text. */
const readFigure: Reader = (element, look, context) => {
  const pictures = element.querySelectorAll('img, picture, svg, canvas')
  if (pictures.length === 0) return readFlow(element.childNodes, look, context)
  leave(context, 'picture', Math.max(1, element.querySelectorAll('img').length))
  return []
}

const readTerm: Reader = (element, look, context) =>
  readFlow(element.childNodes, { ...look, strong: true }, context)

export const readers: Record<string, Reader> = {
  h1: readHeading(2),
  h2: readHeading(2),
  h3: readHeading(3),
  h4: readHeading(3),
  h5: readHeading(3),
  h6: readHeading(3),
  ul: readList('bulletList'),
  ol: readList('orderedList'),
  blockquote: quotation,
  figure: readFigure,
  table: readTable,
  dt: readTerm,
  p: readWordParagraph,
}

/** Everything that a pasted page holds, in our own blocks. */
export function readPasted(root: ParentNode): { blocks: Block[]; left: Context['left'] } {
  const context: Context = { left: new Map(), wordLists: new Map(), readers }
  const blocks = readFlow(root.childNodes, plain, context)
  return { blocks: joinWordBlocks(blocks, context), left: context.left }
}

/** Word writes a list or a quotation as paragraphs that follow each other. */
function joinWordBlocks(blocks: Block[], { wordLists }: Context): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const key = wordLists.get(block)
    if (last && key !== undefined && wordLists.get(last) === key && 'content' in block) {
      ;(last as { content: unknown[] }).content.push(...(block.content as unknown[]))
    } else joined.push(block)
  }
  return joined
}
