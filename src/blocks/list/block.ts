import { z } from 'zod'
import { type BodyBlock, children, defineBlock, type Json, type ReadHtml, shown } from '../../body/block.ts'
import { inlineText, type Mark, type Paragraph, paragraph } from '../../body/inline.ts'
import { inlineHtml, paragraphsHtml } from '../../body/inline-html.ts'
import { type HtmlElement, isElement } from '../../body/tree.ts'

const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) })
export const bulletList = z.strictObject({
  type: z.literal('bulletList'),
  content: z.array(listItem).min(1),
})
export const orderedList = z.strictObject({
  type: z.literal('orderedList'),
  content: z.array(listItem).min(1),
})
export type ListItem = z.infer<typeof listItem>
export type BulletList = z.infer<typeof bulletList>
export type OrderedList = z.infer<typeof orderedList>

export const isList = (node: Json): node is Json & (BulletList | OrderedList) =>
  node.type === 'bulletList' || node.type === 'orderedList'

/** Lists cannot be nested: items of a nested list follow the item that contained it. */
function itemsOf(element: HtmlElement, marks: Mark[], { flow, paragraphs, report }: ReadHtml) {
  const items: ListItem[] = []
  const after: Json[] = []
  for (const child of element.children) {
    let open: ListItem | null = null
    const own = isElement(child) && child.name === 'li' ? child.children : [child]
    for (const block of flow(own, marks)) {
      if (shown([block]).length > 0) after.push(block)
      else if (isList(block)) {
        report('nesting of lists')
        for (const item of block.content) items.push(item)
        open = null
      } else {
        const content = paragraphs([block])
        if (open) for (const one of content) open.content.push(one)
        else if (content.length > 0) {
          open = { type: 'listItem', content }
          items.push(open)
        }
      }
    }
  }
  return { items, after }
}

function listBlock<B extends BulletList | OrderedList>(
  type: B['type'],
  schema: z.ZodType<B>,
  element: 'ul' | 'ol',
): BodyBlock<B> {
  return defineBlock<B>({
    type,
    schema,
    elements: [element],
    readHtml(list, marks, context) {
      const { items, after } = itemsOf(list, marks, context)
      return [...(items.length > 0 ? [{ type, content: items }] : []), ...after]
    },
    toHtml: ({ content }, links) =>
      `<${element}>${content
        .map(({ content: [first, ...more] }) => {
          const text =
            more.length > 0 ? paragraphsHtml([first!, ...more], links) : inlineHtml(first!.content, links)
          return `<li>${text}</li>`
        })
        .join('')}</${element}>`,
    text: ({ content }) =>
      content.flatMap((item) => item.content.map((one: Paragraph) => inlineText(one.content))).join('\n'),
    normalise(node, tidy) {
      const content = children(node).flatMap((item): ListItem[] => {
        const own = tidy.paragraphs(item)
        return own.length > 0 ? [{ type: 'listItem', content: own }] : []
      })
      return content.length > 0 ? [{ type, content }] : []
    },
  })
}

export const bulletListBlock = listBlock<BulletList>('bulletList', bulletList, 'ul')
export const orderedListBlock = listBlock<OrderedList>('orderedList', orderedList, 'ol')
