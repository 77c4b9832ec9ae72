import { z } from 'zod'
import {
  type BodyBlock,
  children,
  defineBlock,
  inFrame,
  type Json,
  type Links,
  shown,
} from '../../body/block.ts'
import { inlineText, labelParagraph, paragraph, paragraphOf, strong, words } from '../../body/inline.ts'
import { paragraphsHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, textOf } from '../../body/tree.ts'
import {
  type BulletList,
  bulletList,
  bulletListBlock,
  isList,
  listParagraphs,
  type OrderedList,
  orderedList,
  orderedListBlock,
} from '../list/block.ts'

export const factBox = z.strictObject({
  type: z.literal('factBox'),
  attrs: z.strictObject({ title: words.max(300) }),
  content: z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1),
})
export type FactBox = z.infer<typeof factBox>
type Inner = FactBox['content'][number]

const listBlockOf = ({ type }: Json) =>
  (type === 'bulletList' ? bulletListBlock : orderedListBlock) as BodyBlock<BulletList | OrderedList>

const innerHtml = (inner: Inner, links: Links) =>
  inner.type === 'paragraph' ? paragraphsHtml([inner], links) : listBlockOf(inner).toHtml(inner, links)
const innerText = (inner: Inner) =>
  inner.type === 'paragraph' ? inlineText(inner.content) : listBlockOf(inner).text(inner)

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary']

/** A titled box of facts beside the text. */
export const factBoxBlock = defineBlock<FactBox>({
  type: 'factBox',
  schema: factBox,
  elements: ['aside', 'details'],
  readHtml(element, marks, { flow, paragraphs }) {
    const heading = elementsOf(element.children, ...headings)[0]
    const text = heading ? oneLine(textOf(heading)) : ''
    const title = text.length <= 300 ? text : ''
    if (heading && text.length <= 300) heading.children = []
    const blocks = flow(element.children, marks)
    const content = blocks.flatMap((block): Inner[] => (isList(block) ? [block] : paragraphs([block])))
    const box = { type: 'factBox', attrs: { title }, content }
    return [...(content.length > 0 ? [box] : labelParagraph(title)), ...shown(blocks)]
  },
  toHtml: ({ attrs: { title }, content }, links) =>
    `<aside>${title ? `<h3>${textHtml(title, links)}</h3>` : ''}${content.map((inner) => innerHtml(inner, links)).join('')}</aside>`,
  text: ({ attrs: { title }, content }) => [title, ...content.map(innerText)].filter(Boolean).join('\n'),
  normalise(node, tidy) {
    const title = tidy.label(node.attrs?.title, 300)
    const content = children(node).flatMap((child): Inner[] => {
      if (!isList(child)) return tidy.paragraphs({ content: [child] })
      return listBlockOf(child).normalise(child, tidy) as Inner[]
    })
    return inFrame(tidy, title, content, (inner) => ({ type: 'factBox', attrs: { title }, content: inner }))
  },
  paragraphs: ({ attrs: { title }, content }) => [
    ...(title ? [paragraphOf(strong([{ type: 'text', text: title }]))] : []),
    ...content.flatMap((inner) => (inner.type === 'paragraph' ? [inner] : listParagraphs(inner))),
  ],
})
