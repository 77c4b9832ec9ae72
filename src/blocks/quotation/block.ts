import { z } from 'zod'
import { defineBlock, inFrame, shown } from '../../body/block.ts'
import { inlineText, labelParagraph, paragraph, words } from '../../body/inline.ts'
import { paragraphsHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, textOf } from '../../body/tree.ts'

export const quotation = z.strictObject({
  type: z.literal('blockquote'),
  attrs: z.strictObject({ attribution: words.max(300) }),
  content: z.array(paragraph).min(1),
})
export type Quotation = z.infer<typeof quotation>

/** The source of a quotation, without a leading dash. */
const withoutDash = (text: string) => text.replace(/^(?:[-–—―]\s*)+/, '')

/** A quotation and its source. */
export const quotationBlock = defineBlock<Quotation>({
  type: 'blockquote',
  schema: quotation,
  elements: ['blockquote'],
  readHtml(element, marks, { flow, paragraphs }) {
    const { children: nodes } = element
    const source = elementsOf(nodes, 'footer').at(-1) ?? elementsOf(nodes, 'cite').at(-1)
    const sourceText = source ? withoutDash(oneLine(textOf(source))) : ''
    const attribution = sourceText.length <= 300 ? sourceText : ''
    if (source && sourceText.length <= 300) source.children = []
    const blocks = flow(nodes, marks)
    const content = paragraphs(blocks)
    const quote = { type: 'blockquote', attrs: { attribution }, content }
    return [...(content.length > 0 ? [quote] : labelParagraph(attribution)), ...shown(blocks)]
  },
  toHtml: ({ attrs: { attribution }, content }, links) =>
    `<blockquote>${paragraphsHtml(content, links)}${attribution ? `<footer>${textHtml(attribution, links)}</footer>` : ''}</blockquote>`,
  text: ({ attrs: { attribution }, content }) =>
    [...content.map((one) => inlineText(one.content)), attribution].filter(Boolean).join('\n'),
  normalise(node, tidy) {
    const label = tidy.label(node.attrs?.attribution, 300)
    const attribution = tidy.typing ? label : withoutDash(label)
    return inFrame(tidy, attribution, tidy.paragraphs(node), (content) => ({
      type: 'blockquote',
      attrs: { attribution },
      content,
    }))
  },
})
