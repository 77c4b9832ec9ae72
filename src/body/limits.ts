/** Size limits for newly written bodies; older ones are shown unchanged. */
import { bodyDocument, bodyText } from './document.ts'
import { type Inline, inlineText, type Paragraph, paragraphOf } from './inline.ts'

/** The maximum length of one paragraph, list item, cell or subhead: a page processes each as one sentence. */
export const maxParagraphCharacters = 20_000

/** A document of at most this many characters; a paragraph that is too long is reported by its block number. */
export const boundedBody = (most = Number.POSITIVE_INFINITY) =>
  bodyDocument
    .refine((body) => bodyText(body).length <= most, `is longer than ${most} characters`)
    .superRefine((body, context) => {
      for (const [at, block] of body.content.entries()) {
        const length = longestLine(block as Node)
        if (length > maxParagraphCharacters)
          context.addIssue({
            code: 'custom',
            path: ['content', at],
            message: `block ${at + 1} (${block.type}) has ${length} characters in one paragraph; the limit is ${maxParagraphCharacters}. Divide the paragraph.`,
          })
      }
    })

/** Text and content of any node. */
type Node = { text?: string; content?: Node[] }

function longestLine(node: Node): number {
  let own = 0
  let below = 0
  for (const child of node.content ?? []) {
    if (child.text !== undefined) own += child.text.length
    else below = Math.max(below, longestLine(child))
  }
  return Math.max(own, below)
}

/** Divides a long paragraph into shorter ones at the end of a sentence, or else of a word. */
export function divideParagraph({ content = [] }: Paragraph): Paragraph[] {
  const parts: Paragraph[] = []
  let line: Inline[] = []
  let length = 0
  const flush = () => {
    if (line.length > 0) parts.push(paragraphOf(line))
    line = []
    length = 0
  }
  for (const node of content) {
    let rest = inlineText([node])
    while (node.type === 'text' && length + rest.length > maxParagraphCharacters) {
      const room = maxParagraphCharacters - length
      const taken = rest.slice(0, endWithin(rest.slice(0, room)))
      if (taken.trim()) line.push({ ...node, text: taken.trimEnd() })
      rest = rest.slice(taken.length).trimStart()
      flush()
    }
    if (node.type === 'hardBreak') {
      if (line.length > 0) line.push(node)
    } else if (rest) line.push({ ...node, text: rest })
    length += rest.length
  }
  flush()
  return parts
}

/** Where to cut a text: after its last sentence, its last word, or a whole character. */
function endWithin(text: string): number {
  const sentence = Math.max(...['. ', '؟ ', '! ', '۔ '].map((end) => text.lastIndexOf(end) + 1))
  const word = text.lastIndexOf(' ')
  const end = sentence > 0 ? sentence : word > 0 ? word : text.length
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end
}
