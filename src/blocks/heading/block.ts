import { z } from 'zod'
import { defineBlock } from '../../body/block.ts'
import { inline, inlineText, joinLines, type Paragraph, paragraphOf, strong } from '../../body/inline.ts'
import { inlineHtml } from '../../body/inline-html.ts'

export const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inline,
})
export type Heading = z.infer<typeof heading>

/** A subhead of one of two levels, on one line. */
export const headingBlock = defineBlock<Heading>({
  type: 'heading',
  schema: heading,
  elements: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  readHtml(element, marks, { flow }) {
    const blocks = flow(element.children, marks)
    const lines = blocks.filter((block): block is Paragraph => block.type === 'paragraph')
    const level = element.name === 'h1' || element.name === 'h2' ? 2 : 3
    const head = { type: 'heading', attrs: { level }, content: joinLines(lines) }
    return [...(lines.length > 0 ? [head] : []), ...blocks.filter(({ type }) => type !== 'paragraph')]
  },
  toHtml: ({ attrs: { level }, content }, links) => `<h${level}>${inlineHtml(content, links)}</h${level}>`,
  text: ({ content }) => inlineText(content),
  normalise(node, tidy) {
    const content = tidy.line(node)
    const level = node.attrs?.level === 3 ? 3 : 2
    return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : []
  },
  paragraphs: ({ content }) => [paragraphOf(strong(content))],
})
