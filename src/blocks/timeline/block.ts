import { z } from 'zod'
import { children, defineBlock, type Json, shown, type Tidy } from '../../body/block.ts'
import { inlineText, labelParagraph, paragraph, paragraphOf, strong, words } from '../../body/inline.ts'
import { paragraphsHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, type HtmlElement, hasClass, isElement, textOf } from '../../body/tree.ts'

const longestDate = 100

const timelineEntry = z.strictObject({
  type: z.literal('timelineEntry'),
  /** The date as readers see it: "17 December 2010", "Monday morning". */
  attrs: z.strictObject({ date: words.max(longestDate) }),
  content: z.array(paragraph).min(1),
})
export const timeline = z.strictObject({
  type: z.literal('timeline'),
  attrs: z.strictObject({ title: words.max(300) }),
  content: z.array(timelineEntry).min(1),
})
export type Timeline = z.infer<typeof timeline>
type Entry = Timeline['content'][number]

const label = (text: string) => (text ? [paragraphOf(strong([{ type: 'text', text }]))] : [])

/** Takes the text of the first element that fits, if it fits into a label. */
function takeLabel(element: HtmlElement | undefined, longest: number): string {
  const text = element ? oneLine(textOf(element)) : ''
  if (!element || text.length > longest) return ''
  element.children = []
  return text
}

const isDate = (one: HtmlElement) => one.name === 'time' || hasClass(one, /date|time/)
const dateOf = (item: HtmlElement): HtmlElement | undefined =>
  item.children.filter(isElement).flatMap((one) => (isDate(one) ? [one] : (dateOf(one) ?? [])))[0]

function entryOf(node: Json, tidy: Tidy): Json[] {
  const date = tidy.label(node.attrs?.date, longestDate)
  const content = tidy.paragraphs(node)
  if (content.length === 0 && date === '') return []
  // A date without a text is the text.
  if (content.length === 0 && !tidy.typing)
    return [{ type: 'timelineEntry', attrs: { date: '' }, content: labelParagraph(date) }]
  return [{ type: 'timelineEntry', attrs: { date }, content: content.length > 0 ? content : [paragraphOf()] }]
}

/** Dated events, one below the other. */
export const timelineBlock = defineBlock<Timeline>({
  type: 'timeline',
  schema: timeline,
  elements: ['section'],
  readHtml(element, marks, { flow, paragraphs }) {
    if (!hasClass(element, /timeline/)) return null
    // A heading in a list belongs to its entry.
    const outer = elementsOf(element.children, 'h2', 'h3', 'h4', 'ol', 'ul')
    const title = takeLabel(
      outer.find(({ name }) => name.startsWith('h')),
      300,
    )
    const lists = elementsOf(element.children, 'ol', 'ul')
    const after: Json[] = []
    const read = (nodes: HtmlElement['children']) => {
      const blocks = flow(nodes, marks)
      for (const one of shown(blocks)) after.push(one)
      return paragraphs(blocks)
    }
    const content = lists.flatMap((list) =>
      elementsOf(list.children, 'li').map((item): Json => {
        const date = takeLabel(dateOf(item), longestDate)
        return { type: 'timelineEntry', attrs: { date }, content: read(item.children) }
      }),
    )
    for (const list of lists) list.children = []
    const rest = flow(element.children, marks)
    return [{ type: 'timeline', attrs: { title }, content }, ...rest, ...after]
  },
  toHtml({ attrs: { title }, content }, links) {
    const entries = content.map(({ attrs: { date }, content: said }) => {
      const dated = date ? `<b class="date">${textHtml(date, links)}</b>` : ''
      return `<li>${dated}${paragraphsHtml(said, links)}</li>`
    })
    const head = title ? `<h3>${textHtml(title, links)}</h3>` : ''
    return `<section class="timeline">${head}<ol>${entries.join('')}</ol></section>`
  },
  text: ({ attrs: { title }, content }) =>
    [
      title,
      ...content.flatMap(({ attrs, content: said }) => [
        attrs.date,
        ...said.map((one) => inlineText(one.content)),
      ]),
    ]
      .filter(Boolean)
      .join('\n'),
  /** Text outside the entries becomes an entry without a date. */
  normalise(node, tidy) {
    const title = tidy.label(node.attrs?.title, 300)
    const content = children(node).flatMap((child) => entryOf(child, tidy)) as Entry[]
    if (content.length > 0) return [{ type: 'timeline', attrs: { title }, content }]
    if (title === '' || !tidy.typing) return labelParagraph(title)
    const entry = { type: 'timelineEntry', attrs: { date: '' }, content: [paragraphOf()] }
    return [{ type: 'timeline', attrs: { title }, content: [entry] }]
  },
  paragraphs: ({ attrs: { title }, content }) => [
    ...label(title),
    ...content.flatMap(({ attrs: { date }, content: said }) => [...label(date), ...said]),
  ],
})
