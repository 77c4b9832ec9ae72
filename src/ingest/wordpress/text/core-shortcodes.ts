/** The shortcodes of WordPress itself, as HTML with references to media. */

import { webUrl } from '../../../blocks/embed/address.ts'
import { attributeHtml } from '../../../body/inline-html.ts'
import type { Loss } from '../../archive/loss.ts'
import { type MediaReference, referenceAttribute } from '../../archive/media.ts'
import type { ShortcodeRule } from './shortcodes.ts'

/** The attachments of the export that belong to a post, in their order. */
export type AttachmentsOf = (postId: number, type: 'picture' | 'audio' | 'video') => number[]

const reference = (given: MediaReference) => attributeHtml('data-uri', referenceAttribute(given))

const idsIn = (text = '') => [...new Set(text.split(/[\s,]+/).map(Number))].filter((id) => id > 0)

const picture = /^\s*(?:<p>\s*)?((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i

const caption: ShortcodeRule = ({ attributes, inner }) => {
  if (inner === null) return ''
  const [, shown, after] = picture.exec(inner) ?? []
  const text = attributes.caption ?? after ?? ''
  if (shown === undefined) return attributes.caption ? `${inner}<p>${attributes.caption}</p>` : inner
  const id = Number(/(\d+)$/.exec(attributes.id ?? '')?.[1] ?? 0)
  const owner = id > 0 ? ` data-attachment="${id}"` : ''
  const rest = attributes.caption === undefined ? '' : after
  return `<figure${owner}>${shown}<figcaption>${text.trim()}</figcaption></figure>${rest}`
}

const files = {
  audio: ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'flac', '0'],
  video: ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mov', 'wmv', 'flv', '0'],
}

/** Shortcodes of widespread plugins that hold the address of a post. */
const providers = [
  'youtube',
  'vimeo',
  'dailymotion',
  'twitter',
  'tweet',
  'instagram',
  'facebook',
  'soundcloud',
]
providers.push('tiktok', 'telegram', 'embedyt', 'fve', 'video_embed')

const addressIn = (text: string) => /https?:\/\/[^\s"'<>[\]]+/.exec(text.replaceAll('&amp;', '&'))?.[0]
const embedded = (address: string) => `<oembed${attributeHtml('url', address)}></oembed>`

/** The rules for one post. */
export function coreShortcodes(
  postId: number,
  attachmentsOf: AttachmentsOf,
  report: (loss: Loss) => void,
): Map<string, ShortcodeRule> {
  const player =
    (type: 'audio' | 'video'): ShortcodeRule =>
    ({ attributes }) => {
      const named = files[type].map((name) => attributes[name]).find((one) => one)
      const address = named?.replaceAll('&amp;', '&')
      if (type === 'video' && address && /youtu\.?be|vimeo\.com/.test(address)) return embedded(address)
      const id = address ? undefined : attachmentsOf(postId, type)[0]
      if (!address && id === undefined) return null
      const given = address ? { address } : { attachmentId: id! }
      return `<figure><${type}${reference(given)}></${type}></figure>`
    }
  const gallery: ShortcodeRule = ({ attributes }) => {
    const without = new Set(idsIn(attributes.exclude))
    const named = idsIn(attributes.ids ?? attributes.include)
    const owner = Number(attributes.id) || postId
    const ids = (named.length > 0 ? named : attachmentsOf(owner, 'picture')).filter((id) => !without.has(id))
    if (ids.length === 0) report({ kind: 'gallery without pictures', detail: JSON.stringify(attributes) })
    const pictures = ids.map((attachmentId) => `<img alt=""${reference({ attachmentId })}>`)
    return `<figure class="gallery">${pictures.join('')}</figure>`
  }
  const playlist: ShortcodeRule = ({ attributes }) => {
    const type = attributes.type === 'video' ? 'video' : 'audio'
    const named = idsIn(attributes.ids)
    const ids = named.length > 0 ? named : attachmentsOf(Number(attributes.id) || postId, type)
    if (ids.length === 0) report({ kind: 'playlist without files', detail: JSON.stringify(attributes) })
    return ids
      .map((attachmentId) => `<figure><${type}${reference({ attachmentId })}></${type}></figure>`)
      .join('')
  }
  const embed: ShortcodeRule = ({ attributes, inner }) => {
    const address = addressIn(`${inner ?? ''} ${attributes.src ?? ''} ${attributes['0'] ?? ''}`)
    return address && webUrl(address) ? embedded(address) : null
  }
  /** `[youtube https://…]`, `[youtube=https://…]`, `[tweet url="https://…"]`. */
  const provider: ShortcodeRule = ({ attributes, inner }) => {
    const address = addressIn(`${Object.values(attributes).join(' ')} ${inner ?? ''}`)
    return address && webUrl(address) ? embedded(address) : null
  }
  return new Map<string, ShortcodeRule>([
    ...providers.map((name) => [name, provider] as const),
    ['caption', caption],
    ['wp_caption', caption],
    ['gallery', gallery],
    ['playlist', playlist],
    ['audio', player('audio')],
    ['video', player('video')],
    ['embed', embed],
  ])
}
