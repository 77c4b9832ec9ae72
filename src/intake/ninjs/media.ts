/** Media items out of ninjs: pictures and videos that an item is, or that are associated with it. */

import { plainText } from '../../content/body/html.ts'
import { rel, role } from '../../outlets/ninjs/words.ts'
import type { NinjsItem, Rendition, Text } from './item.ts'
import { optionalDate, uriOf } from './values.ts'

/** A media item before it is in the database; `hrefs` are where its renditions are, the largest first. */
export interface MediaDraft {
  uri: string
  type: 'picture' | 'video'
  caption: string
  creditline: string
  altText: string
  photographer: string
  copyrightNotice: string
  usageTerms: string
  expiresAt: Date | null
  durationSeconds: number | null
  focalX: number
  focalY: number
  hrefs: string[]
  /** The name of the original in a media folder: sha256.ending. */
  file: string | null
  poster: MediaDraft | null
}

const cut = (text: string | undefined, max: number) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, max)
const words = (text: Text | undefined) =>
  text && /html/i.test(text.contentType ?? '') ? plainText(text.value) : text?.value

export const isMediaType = (type: string | undefined): boolean =>
  type === 'picture' || type === 'graphic' || type === 'video'

const area = (one: Rendition) => (one.width ?? 0) * (one.height ?? 0) || (one.sizeInBytes ?? 0)

function focus(renditions: Rendition[]): { focalX: number; focalY: number } {
  const one = renditions.find(
    ({ poi, width, height }) => poi?.x !== undefined && poi.y !== undefined && width && height,
  )
  if (!one) return { focalX: 0.5, focalY: 0.4 }
  const share = (part: number, all: number) => Math.min(1, Math.max(0, part / all))
  return { focalX: share(one.poi!.x!, one.width!), focalY: share(one.poi!.y!, one.height!) }
}

/** "POOL New / Reuters": the photographer, then whom the picture is from. */
function creditline(item: NinjsItem): string {
  const named = item.infoSources.find((source) => source.role === role.creditline)
  if (named) return named.name ?? ''
  const agencies = item.infoSources.map((source) => source.name)
  const parts = [item.by, ...(agencies.length > 0 ? agencies : [item.copyrightHolder])]
  const distinct = parts.flatMap((part) => (part?.trim() ? [part.trim()] : []))
  return distinct.filter((part, i) => !distinct.some((other, j) => j < i && other.includes(part))).join(' / ')
}

/** Null when the item has no address that could name it. */
export function mediaDraft(item: NinjsItem): MediaDraft | null {
  const uri = uriOf(item.uri)
  if (!uri) return null
  const type = item.type === 'video' ? 'video' : 'picture'
  const alt = item.descriptions.find((text) => /^alt/i.test(text.role ?? ''))
  const captions = item.descriptions.filter((text) => !/^(alt|writer$)/i.test(text.role ?? ''))
  const caption = captions.find((text) => text.role === role.caption) ?? captions[0]
  const hasCaption = caption !== undefined || item.descriptions.length > 0
  const renditions = [...item.renditions].sort((a, b) => area(b) - area(a))
  const duration = renditions.find((one) => one.duration !== undefined)?.duration
  const file = item.altIds.find((one) => one.role === role.file)?.value
  const poster = item.associations.find((one) => one.rel === rel.poster)
  return {
    uri,
    type,
    caption: cut(hasCaption ? words(caption) : item.headlines[0]?.value, 2_000),
    creditline: cut(creditline(item), 300),
    altText: cut(words(alt), 1_000),
    photographer: cut(item.by, 200),
    copyrightNotice: cut(item.copyrightNotice, 500),
    usageTerms: cut(item.usageTerms, 1_000),
    expiresAt: optionalDate(item.expires),
    durationSeconds: type === 'video' && duration !== undefined && duration >= 0 ? duration : null,
    ...focus(renditions),
    hrefs: renditions.flatMap((one) => (one.href ? [one.href] : [])),
    file: file && /^[0-9a-f]{64}\.[a-z0-9]{2,4}$/.test(file) ? file : null,
    poster: poster && isMediaType(poster.type ?? 'picture') ? mediaDraft(poster) : null,
  }
}
