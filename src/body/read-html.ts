/**
 * Converts any HTML to our blocks. Unknown elements are unwrapped or omitted: nothing that runs, loads or
 * styles survives. Works on a plain tree, in browsers and on servers.
 */
import type { BodyBlock, Json, ReadHtml, Resolver } from './block.ts'
import { type Block, blockOf, blocks } from './document.ts'
import {
  href,
  type Inline,
  isBlank,
  type Mark,
  type Paragraph,
  type PlainMark,
  paragraphOf,
} from './inline.ts'
import { moduleReaders } from './module-block.ts'
import { normaliseBody, paragraphsBelow } from './normalise.ts'
import { type HtmlElement, type HtmlNode, isElement } from './tree.ts'

/** Omitted with all their content; the values name them in reports. */
const leftOut: Record<string, string> = {
  script: 'script',
  embed: 'embed',
  object: 'embed',
  applet: 'embed',
  frameset: 'embed',
  svg: 'svg',
  math: 'math',
  canvas: 'canvas',
  button: 'form',
  input: 'form',
  select: 'form',
  textarea: 'form',
}
const leftOutInSilence = new Set(
  'style head title meta link base template noscript datalist map xml xmp w:worddocument'.split(' '),
)
const ownLine = new Set(
  'address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td th tr ul'.split(
    ' ',
  ),
)
const markOf: Record<string, PlainMark> = {
  ...{ strong: 'strong', b: 'strong', dt: 'strong' },
  ...{ em: 'em', i: 'em' },
  ...{ u: 'underline', ins: 'underline' },
  ...{ s: 'strike', strike: 'strike', del: 'strike' },
  ...{ sup: 'superscript', sub: 'subscript' },
}

const readers = new Map<string, BodyBlock<Block>[]>()
for (const block of blocks.values())
  for (const name of block.elements) readers.set(name, [...(readers.get(name) ?? []), block])

function linkOf({ attributes }: HtmlElement, { report }: ReadHtml): Mark[] {
  const given = (attributes.href ?? '').trim().replace(/^\/\//, 'https://').replace(/ /g, '%20')
  if (href.safeParse(given).success) return [{ type: 'link', attrs: { href: given } }]
  if (/^(javascript|data|vbscript):/i.test(given.replace(/[\s\u0000-\u001f]/g, ''))) report('link that runs')
  else if (given !== '') report('link that is no web address')
  return []
}

function readFlow(nodes: HtmlNode[], marks: Mark[], context: ReadHtml): Json[] {
  const { report } = context
  const found: Json[] = []
  let line: Inline[] = []
  const flush = () => {
    if (!isBlank(line)) found.push(paragraphOf(line))
    line = []
  }
  const text = (words: string, around: Mark[]) => {
    if (words) line.push({ type: 'text', text: words, marks: around })
  }
  const visit = (node: HtmlNode, around: Mark[], verbatim: boolean): void => {
    if (!isElement(node)) {
      for (const [at, part] of (verbatim ? node.split('\n') : [node]).entries()) {
        if (at > 0) line.push({ type: 'hardBreak' })
        text(part, around)
      }
      return
    }
    const { name } = node
    if (Object.keys(node.attributes).some((attribute) => /^on/i.test(attribute))) report('event handler')
    if (leftOutInSilence.has(name)) return
    // A provider's own code may stand in a script element.
    const dropped = name === 'script' && node.attributes['data-telegram-post'] ? undefined : leftOut[name]
    if (dropped !== undefined) {
      report(dropped)
      return
    }
    if (name === 'br') {
      line.push({ type: 'hardBreak' })
      return
    }
    for (const block of [...moduleReaders(name), ...(readers.get(name) ?? [])]) {
      const read = block.readHtml(node, around, context)
      if (!read) continue
      flush()
      for (const one of read) found.push(one)
      return
    }
    // A picture that no block reads is part of the text, such as an emoji.
    if (name === 'img') text(node.attributes.alt ?? '', around)
    const plain = markOf[name]
    const mark = name === 'a' ? linkOf(node, context) : plain ? [{ type: plain }] : []
    if (ownLine.has(name)) flush()
    if (name === 'q') text('«', around)
    for (const child of node.children) visit(child, around.concat(mark), verbatim || name === 'pre')
    if (name === 'q') text('»', around)
    if (ownLine.has(name)) flush()
  }
  for (const node of nodes) visit(node, marks, false)
  flush()
  return found
}

const asParagraphs = (list: Json[]): Paragraph[] =>
  list.flatMap(
    (node) => blockOf(node.type)?.paragraphs?.(node as Block) ?? paragraphsBelow({ content: [node] }),
  )

/** The blocks of a tree in normal form, and a count of each kind of omission. */
export function readTree(
  nodes: HtmlNode[],
  { media, article = () => null, embedHosts = [] }: Resolver,
): { content: Block[]; left: Map<string, number> } {
  const left = new Map<string, number>()
  const context: ReadHtml = {
    media,
    article,
    embedHosts,
    report: (dropped, times = 1) => left.set(dropped, (left.get(dropped) ?? 0) + times),
    flow: (inner, marks) => readFlow(inner, marks, context),
    paragraphs: asParagraphs,
  }
  return { content: normaliseBody({ content: readFlow(nodes, [], context) }).content, left }
}
