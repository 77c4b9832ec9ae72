import { z } from 'zod'
import { defineBlock, type Json, type ReadHtml } from '../../body/block.ts'
import { id, labelParagraph, words } from '../../body/inline.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, type HtmlElement, textOf } from '../../body/tree.ts'

/** A picture or a video of the media library. An empty caption means the item's own. */
export const figure = z.strictObject({
  type: z.literal('figure'),
  attrs: z.strictObject({ mediaId: id, caption: words.max(1_000) }),
})
export type Figure = z.infer<typeof figure>

/** One-pixel pictures are trackers. */
const isPixel = ({ attributes }: HtmlElement) =>
  ['width', 'height'].some((side) => Number.parseInt(attributes[side] ?? '', 10) <= 2)

/** Pages show emoji as pictures with the emoji as alternative text. */
const isEmoji = ({ name, attributes }: HtmlElement) =>
  name === 'img' &&
  !attributes['data-uri'] &&
  /^\p{Extended_Pictographic}.{0,15}$/u.test(attributes.alt ?? '')

/** Reads a picture or a video; reports one that is not in the library. */
export function readMedia(
  element: HtmlElement,
  caption: string,
  { media, report }: ReadHtml,
  uri?: string,
): Json[] {
  const { attributes } = element
  const type = element.name === 'video' ? 'video' : 'picture'
  if (type === 'picture' && isPixel(element)) return []
  const inner = elementsOf(element.children, 'source')[0]
  const named =
    uri ?? attributes['data-uri'] ?? attributes.src ?? inner?.attributes.src ?? attributes['data-src']
  const alt = oneLine(attributes.alt ?? '')
  const mediaId = named ? media(named, { type, alt }) : null
  if (mediaId !== null) return [{ type: 'figure', attrs: { mediaId, caption: caption.slice(0, 1_000) } }]
  report(type)
  return []
}

export const figureBlock = defineBlock<Figure>({
  type: 'figure',
  schema: figure,
  elements: ['figure', 'img', 'video'],
  readHtml(element, _marks, context) {
    if (isEmoji(element)) return null
    if (element.name !== 'figure') return readMedia(element, '', context)
    const shown = elementsOf(element.children, 'img', 'video')
    if (shown.length === 0) return null
    const captions = elementsOf(element.children, 'figcaption')
    const caption = oneLine(captions.map(textOf).join(' '))
    const uri = shown.length === 1 ? element.attributes['data-uri'] : undefined
    return shown.flatMap((one, at) => readMedia(one, at === 0 ? caption : '', context, uri))
  },
  toHtml({ attrs }, links) {
    const media = links.media(attrs.mediaId)
    if (media?.type !== 'picture' && media?.type !== 'video') return ''
    const shown =
      media.type === 'video'
        ? `<video${attributeHtml('src', media.src)} controls></video>`
        : `<img${attributeHtml('src', media.src)}${attributeHtml('alt', media.alt)}>`
    const caption = attrs.caption || media.caption
    return `<figure${attributeHtml('data-uri', media.uri)}>${shown}${caption ? `<figcaption>${textHtml(caption, links)}</figcaption>` : ''}</figure>`
  },
  text: ({ attrs }) => attrs.caption,
  normalise({ attrs }, tidy) {
    const caption = tidy.label(attrs?.caption, 1_000)
    const mediaId = id.safeParse(attrs?.mediaId).data
    if (mediaId === undefined) return labelParagraph(caption)
    return [{ type: 'figure', attrs: { mediaId, caption } }]
  },
})
