/**
 * What browsers put on the clipboard, to blocks of our body. What the schema does not have is unwrapped or
 * left out: nothing that runs, loads or styles survives, whatever it is called.
 */
import type { Block, FactBox, Inline, Paragraph } from '../../../../content/body/document.ts'
import { isBlank, paragraphsOf, textNode } from './line.ts'
import { isHidden, type Look, lookOf } from './look.ts'

/** What mattered and was left out. */
export type Left = 'picture' | 'video' | 'embed' | 'form' | 'cells'

export interface Context {
  /** How often each kind was left out. */
  left: Map<Left, number>
  /** The list of the Word document that a list of one item belongs to. */
  wordLists: Map<Block, string>
  readers: Record<string, Reader>
}
export type Reader = (element: Element, look: Look, context: Context) => Block[] | null

export function leave(context: Context, kind: Left, times = 1): void {
  context.left.set(kind, (context.left.get(kind) ?? 0) + times)
}

/** Left out with all they hold; those with a name are said. */
const leftOut = new Map<string, Left | null>([
  ...['iframe', 'embed', 'object', 'applet'].map((name) => [name, 'embed'] as const),
  ...['video', 'audio'].map((name) => [name, 'video'] as const),
  ...['input', 'select', 'textarea', 'button'].map((name) => [name, 'form'] as const),
  ...['svg', 'math', 'canvas', 'script', 'style', 'head', 'title', 'meta', 'link', 'base', 'template'].map(
    (name) => [name, null] as const,
  ),
  ...['noscript', 'datalist', 'map', 'xml', 'xmp', 'frameset', 'del', 'rp', 'rt', 'w:worddocument'].map(
    (name) => [name, null] as const,
  ),
])
const ownLine = new Set(
  'address article aside body center dd details dir div dl dt fieldset figcaption footer form header hgroup hr html legend li main menu nav p pre section summary tbody td th tr ul ol'.split(
    ' ',
  ),
)

/** Blocks of a run of nodes; text that stands alone becomes paragraphs. */
export function readFlow(nodes: Iterable<Node>, look: Look, context: Context): Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  const flush = () => {
    if (!isBlank(line)) blocks.push(...paragraphsOf(line))
    line = []
  }
  const text = (words: string, around: Look) => {
    if (!around.verbatim) {
      if (words) line.push(textNode(words, around))
      return
    }
    for (const [at, part] of words.split('\n').entries()) {
      if (at > 0) line.push({ type: 'hardBreak' })
      if (part) line.push(textNode(part, around))
    }
  }
  const visit = (node: Node, around: Look): void => {
    if (node.nodeType === Node.TEXT_NODE) text(node.nodeValue ?? '', around)
    if (node.nodeType !== Node.ELEMENT_NODE) return
    const element = node as Element
    const name = element.localName
    const kind = leftOut.get(name)
    if (kind !== undefined) {
      if (kind && !isHidden(element)) leave(context, kind)
      return
    }
    if (isHidden(element)) return
    if (name === 'br') {
      if (!element.classList.contains('Apple-interchange-newline')) line.push({ type: 'hardBreak' })
      return
    }
    const own = lookOf(element, around)
    const read = context.readers[name]?.(element, own, context)
    if (read) {
      flush()
      blocks.push(...read)
      return
    }
    if (name === 'img') {
      const alt = element.getAttribute('alt') ?? ''
      if (/^\p{Extended_Pictographic}/u.test(alt)) text(alt, around)
      else if (!isPixel(element)) leave(context, 'picture')
      return
    }
    if (ownLine.has(name)) flush()
    if (name === 'q') text('«', around)
    for (const child of element.childNodes) visit(child, own)
    if (name === 'q') text('»', around)
    if (ownLine.has(name)) flush()
  }
  for (const node of nodes) visit(node, look)
  flush()
  return blocks
}

/** Pictures of one dot count readers. */
const isPixel = (image: Element) =>
  ['width', 'height'].some((side) => {
    const size = image.getAttribute(side)
    return size !== null && Number.parseInt(size, 10) <= 2
  })

const bold = (content: Inline[] = []): Inline[] =>
  content.map((node) =>
    node.type === 'text' && !node.marks?.some((mark) => mark.type === 'strong')
      ? { ...node, marks: [...(node.marks ?? []), { type: 'strong' }] }
      : node,
  )

/** Blocks as paragraphs, for places that hold nothing else. */
export function asParagraphs(blocks: Block[]): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    switch (block.type) {
      case 'paragraph':
        return [block]
      case 'heading':
        return [{ type: 'paragraph', content: bold(block.content) }]
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => item.content)
      case 'blockquote':
        return block.content
      case 'factBox':
        return asParagraphs(block.content)
      case 'table':
        return block.content.map(rowParagraph)
      default:
        return []
    }
  })
}

const rowParagraph = ({ content }: { content: { content?: Inline[] }[] }): Paragraph => ({
  type: 'paragraph',
  content: content.flatMap((cell, at): Inline[] =>
    at > 0 ? [{ type: 'text', text: ' ' }, ...(cell.content ?? [])] : (cell.content ?? []),
  ),
})

/** Blocks as a fact box holds them. */
export const asBox = (blocks: Block[]): FactBox['content'] =>
  blocks.flatMap((block): FactBox['content'] =>
    block.type === 'bulletList' || block.type === 'orderedList' ? [block] : asParagraphs([block]),
  )
