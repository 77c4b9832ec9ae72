import { z } from 'zod'
import { defineBlock, type Json, type Tidy } from '../../body/block.ts'
import { id, labelParagraph, words } from '../../body/inline.ts'
import { textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import {
  childrenNamed,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textOf,
} from '../../body/tree.ts'
import { figureBlock, readMedia } from '../figure/block.ts'

export const mostPictures = 50
const longestCaption = 1_000
const longestTitle = 300

const picture = z.strictObject({ mediaId: id, caption: words.max(longestCaption) })

/** Pictures of the media library in an order. An empty caption means the item's own. */
export const gallery = z.strictObject({
  type: z.literal('gallery'),
  attrs: z.strictObject({
    title: words.max(longestTitle),
    pictures: z.array(picture).min(2).max(mostPictures),
  }),
})
export type Gallery = z.infer<typeof gallery>
type Shown = z.infer<typeof picture>

const isGallery = ({ attributes }: HtmlElement) => /(^|[\s_-])gallery([\s_-]|$)/i.test(attributes.class ?? '')
const captionNames = ['figcaption', 'dd']

/** The text of an element that no caption holds. */
function textOutside(nodes: HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node
      return captionNames.includes(node.name) ? '' : textOutside(node.children)
    })
    .join('')
}

/** The elements that hold one picture each; [] when this is no gallery. */
function itemsOf(element: HtmlElement): HtmlElement[] {
  const figures = elementsOf(element.children, 'figure')
  const isGroup = element.name === 'figure' && figures.length > 1
  if (!isGroup && !isGallery(element)) return []
  if (elementsOf(element.children, 'video', 'audio', 'table').length > 0) return []
  if (textOutside(element.children).trim() !== '') return []
  const items = elementsOf(element.children, 'figure', 'dl', 'li', 'img')
  const isSingle = (item: HtmlElement) => item.name === 'img' || elementsOf(item.children, 'img').length === 1
  return items.length > 1 && items.every(isSingle) ? items : []
}

/** The normal form: galleries of 2 to 50 pictures; a single picture is a figure. */
function parted(title: string, pictures: Shown[]): ({ type: string } & Json)[] {
  const [first, second] = pictures
  if (!first) return labelParagraph(title)
  if (!second) return [...labelParagraph(title), { type: 'figure', attrs: { ...first } }]
  const most = pictures.length === mostPictures + 1 ? mostPictures - 1 : mostPictures
  const rest = pictures.slice(most)
  const block = { type: 'gallery', attrs: { title, pictures: pictures.slice(0, most) } }
  return [block, ...(rest.length > 0 ? parted('', rest) : [])]
}

function shownOf(value: unknown, tidy: Tidy): Shown[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: Record<string, unknown> | null): Shown[] => {
    const mediaId = id.safeParse(one?.mediaId).data
    return mediaId === undefined ? [] : [{ mediaId, caption: tidy.label(one?.caption, longestCaption) }]
  })
}

/** The gallery with other pictures; null leaves one out. */
export const withPictures = ({ attrs }: Gallery, idOf: (mediaId: number) => number | null) =>
  parted(
    attrs.title,
    attrs.pictures.flatMap(({ mediaId, caption }): Shown[] => {
      const id = idOf(mediaId)
      return id === null ? [] : [{ mediaId: id, caption }]
    }),
  )

export const galleryBlock = defineBlock<Gallery>({
  type: 'gallery',
  schema: gallery,
  elements: ['figure', 'div', 'ul', 'section'],
  readHtml(element, _marks, context) {
    const items = itemsOf(element)
    if (items.length === 0) return null
    const pictures = items.flatMap((item): Shown[] => {
      const [image] = item.name === 'img' ? [item] : elementsOf(item.children, 'img')
      const uri = elementsOf([item], 'figure')[0]?.attributes['data-uri']
      const caption = oneLine(
        elementsOf(item.children, ...captionNames)
          .map(textOf)
          .join(' '),
      )
      return readMedia(image!, caption, context, uri).map(({ attrs }) => attrs as unknown as Shown)
    })
    const title = oneLine(childrenNamed(element, 'figcaption').map(textOf).join(' '))
    return parted(title.slice(0, longestTitle), pictures)
  },
  toHtml({ attrs: { title, pictures } }, links) {
    const items = pictures
      .map((attrs) => figureBlock.toHtml({ type: 'figure', attrs }, links))
      .filter(Boolean)
    if (items.length === 0) return title ? `<p>${textHtml(title, links)}</p>` : ''
    const heading = title ? `<figcaption>${textHtml(title, links)}</figcaption>` : ''
    return `<figure class="gallery">${items.join('')}${heading}</figure>`
  },
  text: ({ attrs: { title, pictures } }) =>
    [title, ...pictures.map(({ caption }) => caption)].filter(Boolean).join('\n'),
  normalise({ attrs }, tidy) {
    return parted(tidy.label(attrs?.title, longestTitle), shownOf(attrs?.pictures, tidy))
  },
})
