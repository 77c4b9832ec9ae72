import { z } from 'zod'
import {
  type BodyBlock,
  children,
  defineBlock,
  type Json,
  type ReadHtml,
  shown,
  type Tidy,
} from '../../body/block.ts'
import { inlineText, type Mark, type Paragraph, paragraph } from '../../body/inline.ts'
import { attributeHtml, inlineHtml, paragraphsHtml } from '../../body/inline-html.ts'
import { type HtmlElement, isElement } from '../../body/tree.ts'

/** The number of levels of nested lists. Deeper items move up to this level. */
export const deepestList = 5
export const highestStart = 9_999

export type ListItem = {
  type: 'listItem'
  content: (Paragraph | List)[]
}
export type BulletList = {
  type: 'bulletList'
  content: ListItem[]
}
export type OrderedList = {
  type: 'orderedList'
  /** Omitted when the list starts at 1. */
  attrs?: { start: number } | undefined
  content: ListItem[]
}
type List = BulletList | OrderedList

const listItem: z.ZodType<ListItem> = z.strictObject({
  type: z.literal('listItem'),
  content: z
    .array(z.lazy(() => z.discriminatedUnion('type', [paragraph, bulletList, orderedList])))
    .min(1)
    .refine(([first]) => first?.type === 'paragraph', 'must begin with a paragraph'),
}) as never
/** The number of levels of a list. */
const levelsOf = (list: List): number =>
  1 +
  list.content
    .flatMap(({ content }) => content.filter(isList))
    .reduce((most, inner) => Math.max(most, levelsOf(inner)), 0)
const isFlatEnough = (list: List) => levelsOf(list) <= deepestList
const tooDeep = `must have at most ${deepestList} levels`

export const bulletList = z
  .strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) })
  .refine(isFlatEnough, tooDeep)
export const orderedList = z
  .strictObject({
    type: z.literal('orderedList'),
    attrs: z.strictObject({ start: z.number().int().min(0).max(highestStart) }).optional(),
    content: z.array(listItem).min(1),
  })
  .refine(isFlatEnough, tooDeep)

export const isList = (node: Json): node is Json & List =>
  node.type === 'bulletList' || node.type === 'orderedList'

/** All paragraphs of a list, in order. */
export const listParagraphs = (list: List): Paragraph[] =>
  list.content.flatMap(({ content }) =>
    content.flatMap((one) => (one.type === 'paragraph' ? [one] : listParagraphs(one))),
  )

const startOf = (value: unknown): number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestStart ? Number(value) : 1

function listOf(type: List['type'], start: number, content: ListItem[]): List {
  if (type === 'bulletList') return { type, content }
  return start === 1 ? { type, content } : { type, attrs: { start }, content }
}

/** An item without a text of its own leaves its list to the item before it, or else its items to this list. */
function itemsOf(list: Json, tidy: Tidy, level: number): ListItem[] {
  const items: ListItem[] = []
  for (const item of children(list)) {
    let open: ListItem | undefined
    const inner = children(item)
    for (const part of inner.some(isList) ? inner : [item]) {
      if (isList(part)) {
        const nested = itemsOf(part, tidy, Math.min(level + 1, deepestList))
        const above = level < deepestList ? (open ?? items.at(-1)) : undefined
        if (nested.length === 0) continue
        if (above) above.content.push(listOf(part.type, startOf((part as Json).attrs?.start), nested))
        else {
          for (const one of nested) items.push(one)
          open = undefined
        }
        continue
      }
      const own = tidy.paragraphs({ content: [part] })
      if (own.length === 0) continue
      if (open) for (const one of own) open.content.push(one)
      else {
        open = { type: 'listItem', content: own }
        items.push(open)
      }
    }
  }
  return items
}

/** Reads the items of a list. Blocks that a list cannot contain follow the list. */
function readItems(element: HtmlElement, marks: Mark[], { flow, paragraphs }: ReadHtml) {
  const items: Json[] = []
  const after: Json[] = []
  for (const child of element.children) {
    const own = isElement(child) && child.name === 'li' ? child.children : [child]
    const content: Json[] = []
    for (const block of flow(own, marks)) {
      if (shown([block]).length > 0) after.push(block)
      else if (isList(block)) content.push(block)
      else for (const one of paragraphs([block])) content.push(one)
    }
    if (content.length > 0) items.push({ type: 'listItem', content })
  }
  return { items, after }
}

function itemHtml({ content: [first, ...more] }: ListItem, links: Parameters<typeof inlineHtml>[1]): string {
  const isShort = first?.type === 'paragraph' && more.every(isList)
  const head = isShort ? inlineHtml(first.content, links) : ''
  const rest = (isShort ? more : [first!, ...more]).map((one) =>
    one.type === 'paragraph' ? paragraphsHtml([one], links) : listHtml(one, links),
  )
  return `<li>${head}${rest.join('')}</li>`
}

function listHtml(list: List, links: Parameters<typeof inlineHtml>[1]): string {
  const name = list.type === 'bulletList' ? 'ul' : 'ol'
  const start = list.type === 'orderedList' ? list.attrs?.start : undefined
  const items = list.content.map((item) => itemHtml(item, links))
  return `<${name}${attributeHtml('start', start === undefined ? undefined : String(start))}>${items.join('')}</${name}>`
}

function listBlock<B extends List>(type: B['type'], schema: z.ZodType, element: 'ul' | 'ol'): BodyBlock<B> {
  return defineBlock<B>({
    type,
    schema: schema as z.ZodType<B>,
    elements: [element],
    readHtml(list, marks, context) {
      const { items, after } = readItems(list, marks, context)
      const start = startOf(Number.parseInt(list.attributes.start ?? '1', 10))
      const read = listOf(type, start, items as never)
      if (items.length > 0 && levelsOf(read) === deepestList + 1) context.report('nesting of lists')
      return [...(items.length > 0 ? [read as Json] : []), ...after]
    },
    toHtml: listHtml,
    text: (list) =>
      listParagraphs(list)
        .map((one) => inlineText(one.content))
        .join('\n'),
    normalise(node, tidy) {
      const content = itemsOf(node, tidy, 1)
      return content.length > 0 ? [listOf(type, startOf(node.attrs?.start), content)] : []
    },
    paragraphs: listParagraphs,
  })
}

export const bulletListBlock = listBlock<BulletList>('bulletList', bulletList, 'ul')
export const orderedListBlock = listBlock<OrderedList>('orderedList', orderedList, 'ol')
