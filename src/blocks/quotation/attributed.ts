/** Blocks of paragraphs with a source: quotations, pull quotes, verse. All are written as `<blockquote>`. */
import { z } from 'zod'
import { type BodyBlock, defineBlock, inFrame, type Json, shown } from '../../body/block.ts'
import { inlineText, labelParagraph, type Paragraph, paragraph, words } from '../../body/inline.ts'
import { attributeHtml, paragraphsHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, type HtmlElement, hasClass, textOf } from '../../body/tree.ts'

export type Attributed<T extends string> = {
  type: T
  attrs: { attribution: string }
  content: Paragraph[]
}

interface Kind<T extends string> {
  type: T
  elements: string[]
  /** The class that tells it from other block quotations. */
  className?: string
  /** The classes of other programs for it. */
  known?: RegExp
  /** Changes an element before it is read. */
  prepare?(element: HtmlElement): void
  /** Changes a node before it is normalised. */
  rewrite?(node: Json): Json
}

export const attributedSchema = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    attrs: z.strictObject({ attribution: words.max(300) }),
    content: z.array(paragraph).min(1),
  })

/** The source of a quotation, without a leading dash. */
const withoutDash = (text: string) => text.replace(/^(?:[-–—―]\s*)+/, '')

export function attributedBlock<T extends string>(kind: Kind<T>): BodyBlock<Attributed<T>> {
  const { type, elements, className, known, prepare, rewrite = (node) => node } = kind
  return defineBlock<Attributed<T>>({
    type,
    schema: attributedSchema(type) as unknown as z.ZodType<Attributed<T>>,
    elements,
    readHtml(element, marks, { flow, paragraphs }) {
      if (known && !hasClass(element, known)) return null
      prepare?.(element)
      const { children: nodes } = element
      const source =
        elementsOf(nodes, 'footer').at(-1) ??
        elementsOf(nodes, 'cite').at(-1) ??
        elementsOf(nodes, 'figcaption').at(-1)
      const sourceText = source ? withoutDash(oneLine(textOf(source))) : ''
      const attribution = sourceText.length <= 300 ? sourceText : ''
      if (source && sourceText.length <= 300) source.children = []
      const blocks = flow(nodes, marks)
      const content = paragraphs(blocks)
      const block = { type, attrs: { attribution }, content }
      return [...(content.length > 0 ? [block] : labelParagraph(attribution)), ...shown(blocks)]
    },
    toHtml: ({ attrs: { attribution }, content }, links) =>
      `<blockquote${attributeHtml('class', className)}>${paragraphsHtml(content, links)}${attribution ? `<footer>${textHtml(attribution, links)}</footer>` : ''}</blockquote>`,
    text: ({ attrs: { attribution }, content }) =>
      [...content.map((one) => inlineText(one.content)), attribution].filter(Boolean).join('\n'),
    normalise(node, tidy) {
      const label = tidy.label(node.attrs?.attribution, 300)
      const attribution = tidy.typing ? label : withoutDash(label)
      const content = tidy.paragraphs(tidy.typing ? node : rewrite(node))
      return inFrame(tidy, attribution, content, (inner) => ({
        type,
        attrs: { attribution },
        content: inner,
      }))
    },
  })
}
