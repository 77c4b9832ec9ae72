/** Inline content of a body: texts with marks, and line breaks. Blocks depend on it, so it knows none of them. */
import { z } from 'zod'
import { id } from '../values/id.ts'
import { isLinkAddress } from './address.ts'

export { id }

/** The address of a link: on the web, a mail address, or on this site. */
export const href = z.string().max(2_000).refine(isLinkAddress, 'must be a web address')

/** Replaces what a database cannot store (U+0000, half a character) with the replacement character. */
export const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '\ufffd')
export const words = z.string().overwrite(storable)

/** The marks without attributes and their HTML elements, in the order in which they are nested inside a link. */
export const markElements = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
} as const
export type PlainMark = keyof typeof markElements

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('em') }),
  z.strictObject({ type: z.literal('underline') }),
  z.strictObject({ type: z.literal('strike') }),
  z.strictObject({ type: z.literal('superscript') }),
  z.strictObject({ type: z.literal('subscript') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href }) }),
])
const text = z.strictObject({
  type: z.literal('text'),
  text: words.min(1),
  marks: z.array(mark).max(12).optional(),
})
const hardBreak = z.strictObject({ type: z.literal('hardBreak') })
export const inline = z.array(z.discriminatedUnion('type', [text, hardBreak])).optional()
export const paragraph = z.strictObject({ type: z.literal('paragraph'), content: inline })

export type Inline = z.infer<typeof text> | z.infer<typeof hardBreak>
export type Mark = z.infer<typeof mark>
export type Paragraph = z.infer<typeof paragraph>

export const paragraphOf = (content: Inline[] = []): Paragraph => ({ type: 'paragraph', content })

/** A label as a paragraph; none when it is empty. */
export const labelParagraph = (text: string): Paragraph[] =>
  text ? [paragraphOf([{ type: 'text', text }])] : []

export const inlineText = (content: Inline[] | undefined): string =>
  (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')

/** Whether a line shows nothing. */
export const isBlank = (content: Inline[]) =>
  !content.some((node) => node.type === 'text' && /[^\s\u200b-\u200d\u2060]/.test(node.text))

export const strong = (content: Inline[] = []): Inline[] =>
  content.map((node) =>
    node.type === 'text' ? { ...node, marks: [...(node.marks ?? []), { type: 'strong' }] } : node,
  )

/** Joins lines into one, for places with a single line. */
export const joinLines = (paragraphs: Paragraph[]): Inline[] =>
  paragraphs.flatMap(({ content = [] }, at): Inline[] =>
    at > 0 ? [{ type: 'hardBreak' }, ...content] : content,
  )
