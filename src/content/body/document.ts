/**
 * The body of an article as a structured document, in the shape that ProseMirror editors store.
 * Nothing outside this schema is ever kept, so nothing outside it can reach a page.
 */
import { z } from 'zod'
import { id } from '../fields.ts'

/** The address of a link: on the web, of a mailbox, or on this site. */
export const href = z
  .string()
  .max(2_000)
  .refine(
    (text) =>
      text.isWellFormed() &&
      /^(https?:\/\/|mailto:|\/(?!\/))/i.test(text) &&
      !/[\s\u0000-\u001f\u007f<>"\\]/.test(text),
    'must be a web address',
  )

/** What a database cannot keep (U+0000, half a character) becomes the replacement character. */
const words = z.string().overwrite((text) => text.toWellFormed().replaceAll('\u0000', '\ufffd'))

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strong') }),
  z.object({ type: z.literal('em') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
])
const text = z.object({
  type: z.literal('text'),
  text: words.min(1),
  marks: z.array(mark).max(12).optional(),
})
const hardBreak = z.object({ type: z.literal('hardBreak') })
const inline = z.array(z.discriminatedUnion('type', [text, hardBreak])).optional()

const paragraph = z.object({ type: z.literal('paragraph'), content: inline })
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inline,
})
const listItem = z.object({ type: z.literal('listItem'), content: z.array(paragraph).min(1) })
const bulletList = z.object({ type: z.literal('bulletList'), content: z.array(listItem).min(1) })
const orderedList = z.object({ type: z.literal('orderedList'), content: z.array(listItem).min(1) })
const blockquote = z.object({
  type: z.literal('blockquote'),
  attrs: z.object({ attribution: words.max(300) }),
  content: z.array(paragraph).min(1),
})
/** A picture or a video of the media library; an empty caption means the item's own. */
const figure = z.object({
  type: z.literal('figure'),
  attrs: z.object({ mediaId: id, caption: words.max(1_000) }),
})
/** One of our own articles, shown as a card. */
const articleCard = z.object({
  type: z.literal('articleCard'),
  attrs: z.object({ articleId: id }),
})
const factBox = z.object({
  type: z.literal('factBox'),
  attrs: z.object({ title: words.max(300) }),
  content: z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1),
})
const tableCell = z.object({
  type: z.literal('tableCell'),
  attrs: z.object({ header: z.boolean() }),
  content: inline,
})
const tableRow = z.object({ type: z.literal('tableRow'), content: z.array(tableCell).min(1).max(30) })
const table = z.object({
  type: z.literal('table'),
  attrs: z.object({ caption: words.max(300) }),
  content: z.array(tableRow).min(1).max(500),
})

export const block = z.discriminatedUnion('type', [
  paragraph,
  heading,
  bulletList,
  orderedList,
  blockquote,
  figure,
  articleCard,
  factBox,
  table,
])

export const bodyDocument = z.object({ type: z.literal('doc'), content: z.array(block).max(5_000) })

export type BodyDocument = z.infer<typeof bodyDocument>
export type Block = z.infer<typeof block>
export type Inline = z.infer<typeof text> | z.infer<typeof hardBreak>
export type Mark = z.infer<typeof mark>
export type Paragraph = z.infer<typeof paragraph>
export type ListItem = z.infer<typeof listItem>
export type FactBox = z.infer<typeof factBox>
export type Table = z.infer<typeof table>

export const emptyBody: BodyDocument = { type: 'doc', content: [] }

/** The most characters of text that a body may hold. */
export const maxBodyCharacters = 400_000

/** The ids of the media items and articles that a body shows. */
export function bodyReferences(body: BodyDocument): { mediaIds: number[]; articleIds: number[] } {
  const mediaIds: number[] = []
  const articleIds: number[] = []
  for (const node of body.content) {
    if (node.type === 'figure') mediaIds.push(node.attrs.mediaId)
    if (node.type === 'articleCard') articleIds.push(node.attrs.articleId)
  }
  return { mediaIds, articleIds }
}

function inlineText(content: Inline[] | undefined): string {
  return (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')
}

function blockText(node: Block): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(node.content)
    case 'bulletList':
    case 'orderedList':
      return node.content.flatMap((item) => item.content.map((p) => inlineText(p.content))).join('\n')
    case 'blockquote':
      return [...node.content.map((p) => inlineText(p.content)), node.attrs.attribution]
        .filter(Boolean)
        .join('\n')
    case 'figure':
      return node.attrs.caption
    case 'articleCard':
      return ''
    case 'factBox':
      return [node.attrs.title, ...node.content.map(blockText)].filter(Boolean).join('\n')
    case 'table':
      return [
        node.attrs.caption,
        ...node.content.map((row) => row.content.map((cell) => inlineText(cell.content)).join(' ')),
      ]
        .filter(Boolean)
        .join('\n')
  }
}

/** The plain text of a body, blocks separated by an empty line. */
export function bodyText(body: BodyDocument): string {
  return body.content.map(blockText).filter(Boolean).join('\n\n')
}
