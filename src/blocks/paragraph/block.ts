import { defineBlock } from '../../body/block.ts'
import { inlineText, type Paragraph, paragraph } from '../../body/inline.ts'
import { paragraphsHtml } from '../../body/inline-html.ts'

/** HTML paragraphs need no special reader: loose text also becomes a paragraph. */
export const paragraphBlock = defineBlock<Paragraph>({
  type: 'paragraph',
  schema: paragraph,
  elements: [],
  readHtml: () => null,
  toHtml: (block, links) => paragraphsHtml([block], links),
  text: ({ content }) => inlineText(content),
  normalise: (node, tidy) => tidy.paragraphs({ content: [node] }),
})
