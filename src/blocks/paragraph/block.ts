import { defineBlock } from '../../body/block.ts'
import { inlineText, type Paragraph, paragraph } from '../../body/inline.ts'
import { paragraphsHtml } from '../../body/inline-html.ts'
import { bareEmbed } from '../embed/block.ts'

/**
 * HTML paragraphs need no special reader: loose text also becomes a paragraph. In the normal form, a post's
 * address alone is the embed of that post, as in WordPress; while somebody types, it is a text.
 */
export const paragraphBlock = defineBlock<Paragraph>({
  type: 'paragraph',
  schema: paragraph,
  elements: [],
  readHtml: () => null,
  toHtml: (block, links) => paragraphsHtml([block], links),
  text: ({ content }) => inlineText(content),
  normalise: (node, tidy) =>
    tidy.paragraphs({ content: [node] }).map((one) => (tidy.typing ? one : (bareEmbed(one) ?? one))),
})
