import type { z } from 'zod'
import { defineBlock } from '../../body/block.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { longestMediaTitle, titledMedia } from '../../body/titled-media.ts'
import { textOf } from '../../body/tree.ts'

/** A document of the media library that readers download. */
const file = titledMedia('file')
export type File = z.infer<typeof file.schema>

/** Links to files elsewhere stay links; only HTML of our own names an item of the library. */
export const fileBlock = defineBlock<File>({
  type: 'file',
  ...file,
  elements: ['aside'],
  readHtml(element, marks, { flow, media }) {
    const named = element.attributes['data-file']
    if (named === undefined) return null
    const mediaId = media(named, { type: 'document', alt: '' })
    if (mediaId === null) return flow(element.children, marks)
    // A file without a title of its own shows its address.
    const isNamed = element.attributes['data-untitled'] === undefined
    const title = isNamed ? oneLine(element.children.map(textOf).join('')).slice(0, longestMediaTitle) : ''
    return [{ type: 'file', attrs: { mediaId, title } }]
  },
  toHtml({ attrs }, links) {
    const media = links.media(attrs.mediaId)
    if (media?.type !== 'document') return ''
    const title = attrs.title || media.caption || ''
    const untitled = title ? '' : attributeHtml('data-untitled', '')
    return `<aside${attributeHtml('data-file', media.uri ?? media.src)}${untitled}><a${attributeHtml('href', media.src)}>${textHtml(title || media.src, links)}</a></aside>`
  },
})
