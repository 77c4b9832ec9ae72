import type { z } from 'zod'
import { defineBlock, type Json } from '../../body/block.ts'
import { labelParagraph } from '../../body/inline.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { longestMediaTitle, titledMedia } from '../../body/titled-media.ts'
import { elementsOf, textOf } from '../../body/tree.ts'

/** An audio item of the media library. */
const audio = titledMedia('audio')
export type Audio = z.infer<typeof audio.schema>

export const audioBlock = defineBlock<Audio>({
  type: 'audio',
  ...audio,
  elements: ['figure', 'audio'],
  readHtml(element, _marks, { media, report }) {
    const isFigure = element.name === 'figure'
    const [player, ...others] = isFigure ? elementsOf(element.children, 'audio', 'img', 'video') : [element]
    if (player?.name !== 'audio' || others.length > 0) return null
    const title = oneLine(elementsOf(element.children, 'figcaption').map(textOf).join(' '))
    const inner = elementsOf(player.children, 'source')[0]
    const named =
      element.attributes['data-uri'] ??
      player.attributes['data-uri'] ??
      player.attributes.src ??
      inner?.attributes.src
    const mediaId = named ? media(named, { type: 'audio', alt: '' }) : null
    if (mediaId !== null)
      return [{ type: 'audio', attrs: { mediaId, title: title.slice(0, longestMediaTitle) } }]
    report('audio')
    return labelParagraph(title) as Json[]
  },
  toHtml({ attrs }, links) {
    const media = links.media(attrs.mediaId)
    if (media?.type !== 'audio') return ''
    const title = attrs.title || media.caption
    return `<figure${attributeHtml('data-uri', media.uri)}><audio${attributeHtml('src', media.src)} controls></audio>${title ? `<figcaption>${textHtml(title, links)}</figcaption>` : ''}</figure>`
  },
})
