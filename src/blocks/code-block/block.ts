import { z } from 'zod'
import { children, defineBlock } from '../../body/block.ts'
import { type Inline, paragraphOf, words } from '../../body/inline.ts'
import { attributeHtml, escapeHtml } from '../../body/inline-html.ts'
import { elementsOf, type HtmlElement, type HtmlNode, hasClass, isElement } from '../../body/tree.ts'

const longestLanguage = 40

/** A text without marks. */
const codeText = z.strictObject({ type: z.literal('text'), text: words.min(1) }).meta({ id: 'CodeText' })

export const codeBlock = z.strictObject({
  type: z.literal('codeBlock'),
  /** The name of the language as one word, or nothing. */
  attrs: z.strictObject({ language: words.max(longestLanguage).regex(/^\S*$/, 'must be one word') }),
  content: z.array(codeText).length(1),
})
export type CodeBlock = z.infer<typeof codeBlock>

const language = /lang(?:uage)?-\S+/
/** Plain `<pre>` is how wires and mails keep the lines of ordinary texts. */
const isCode = (pre: HtmlElement) =>
  elementsOf(pre.children, 'code').length > 0 || hasClass(pre, /lang(?:uage)?-\S+|wp-block-code|highlight/)

const nameOf = (element: HtmlElement | undefined): string =>
  language
    .exec(element?.attributes.class ?? '')?.[0]
    .replace(/^[^-]+-/, '')
    .slice(0, longestLanguage) ?? ''

const rawText = (nodes: HtmlNode[]): string =>
  nodes
    .map((node) => (isElement(node) ? (node.name === 'br' ? '\n' : rawText(node.children)) : node))
    .join('')

const codeOf = ({ content: [first] }: CodeBlock) => first?.text ?? ''

/** Program code: one text with its lines and spaces, always from left to right. */
export const codeBlockBlock = defineBlock<CodeBlock>({
  type: 'codeBlock',
  schema: codeBlock,
  elements: ['pre'],
  readHtml(element) {
    if (!isCode(element)) return null
    const name = nameOf(elementsOf(element.children, 'code')[0]) || nameOf(element)
    const text = rawText(element.children)
    return [{ type: 'codeBlock', attrs: { language: name }, content: [{ type: 'text', text }] }]
  },
  toHtml: (block) =>
    `<pre><code${attributeHtml('class', block.attrs.language ? `language-${block.attrs.language}` : undefined)}>${escapeHtml(codeOf(block))}</code></pre>`,
  text: codeOf,
  normalise(node, tidy) {
    const text = tidy.verbatim(node)
    const name = tidy.label(node.attrs?.language, longestLanguage).trim().replace(/\s+/g, '-')
    if (text === '' || (!tidy.typing && text.trim() === ''))
      return tidy.paragraphs({ content: children(node) })
    return [{ type: 'codeBlock', attrs: { language: name }, content: [{ type: 'text', text }] }]
  },
  paragraphs: (block) => [
    paragraphOf(
      codeOf(block)
        .split('\n')
        .flatMap((text, at): Inline[] => [
          ...(at > 0 ? [{ type: 'hardBreak' as const }] : []),
          ...(text ? [{ type: 'text' as const, text }] : []),
        ]),
    ),
  ],
})
