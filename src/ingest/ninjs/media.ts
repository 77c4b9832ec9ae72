/** Reads the media of a ninjs item: media that the item is, or that are associated with it. */

import type { Selectable } from 'kysely'
import { plainText } from '../../body/parse-html.ts'
import { rel, role } from '../../content/articles/ninjs-terms.ts'
import type { MediaTable } from '../../content/media/tables.ts'
import type { MediaType } from '../../values/media-type.ts'
import type { NinjsItem, Rendition, Text } from './item.ts'
import type { Note } from './losses.ts'
import { optionalDate, uriOf } from './values.ts'

/** A media item before it is in the database; `hrefs` are the addresses of its renditions, largest first. */
export interface MediaDraft
  extends Pick<
    Selectable<MediaTable>,
    | ('uri' | 'type' | 'caption' | 'creditline' | 'altText' | 'photographer' | 'copyrightNotice')
    | (
        | 'transcript'
        | 'usageTerms'
        | 'instructions'
        | 'expiresAt'
        | 'embargoedUntil'
        | 'durationSeconds'
        | 'focalX'
        | 'focalY'
      )
  > {
  hrefs: string[]
  /** The name of the original in a media folder: sha256.extension. */
  file: string | null
  poster: MediaDraft | null
}

/** Cuts a line to at most `max` characters; `note` receives the cut texts. */
function cutter(note: Note) {
  return (label: string, text: string | undefined, max: number): string => {
    const line = (text ?? '').replace(/\s+/g, ' ').trim()
    if (line.length > max) note(`ends of texts that are too long (${label} of a picture or video)`, line)
    return line.slice(0, max)
  }
}
/** Paragraphs of at most `max` characters. */
function cutParagraphs(note: Note, text: string, max: number): string {
  if (text.length > max) note('ends of transcripts that are too long', text)
  return text.slice(0, max)
}
const words = (text: Text | undefined) =>
  text && /html/i.test(text.contentType ?? '') ? plainText(text.value) : text?.value

const types: Record<string, MediaType> = {
  picture: 'picture',
  graphic: 'picture',
  video: 'video',
  audio: 'audio',
}

/** ninjs has no type for documents: they are items of text with this alternative id. */
export const mediaTypeOf = ({ type, renditions, altIds }: NinjsItem): MediaType | null => {
  if (type === 'text' && altIds.some((one) => one.role === role.mediaType && one.value === 'document'))
    return 'document'
  if (type === undefined) return renditions.length > 0 ? 'picture' : null
  return types[type] ?? null
}

const area = (one: Rendition) => (one.width ?? 0) * (one.height ?? 0) || (one.sizeInBytes ?? 0)

function focus(renditions: Rendition[]): { focalX: number; focalY: number } {
  const one = renditions.find(
    ({ poi, width, height }) => poi?.x !== undefined && poi.y !== undefined && width && height,
  )
  if (!one) return { focalX: 0.5, focalY: 0.4 }
  const share = (part: number, all: number) => Math.min(1, Math.max(0, part / all))
  return { focalX: share(one.poi!.x!, one.width!), focalY: share(one.poi!.y!, one.height!) }
}

/** "POOL New / Reuters": the photographer, then the source. */
function creditline(item: NinjsItem): string {
  const named = item.infoSources.find((source) => source.role === role.creditline)
  if (named) return named.name ?? ''
  const agencies = item.infoSources.map((source) => source.name)
  const parts = [item.by, ...(agencies.length > 0 ? agencies : [item.copyrightHolder])]
  const distinct = parts.flatMap((part) => (part?.trim() ? [part.trim()] : []))
  return distinct.filter((part, i) => !distinct.some((other, j) => j < i && other.includes(part))).join(' / ')
}

/** Null when the item has no identifying address. */
export function mediaDraft(item: NinjsItem, timeZone: string, note: Note): MediaDraft | null {
  const uri = uriOf(item.uri)
  if (!uri) return null
  const cut = cutter(note)
  const type = mediaTypeOf(item) ?? 'picture'
  const alt = item.descriptions.find((text) => /^alt/i.test(text.role ?? ''))
  const transcript = item.descriptions.find((text) => text.role === role.transcript)
  const captions = item.descriptions.filter((text) => !/^(alt|writer$|transcript$)/i.test(text.role ?? ''))
  const caption = captions.find((text) => text.role === role.caption) ?? captions[0]
  const hasCaption = caption !== undefined || item.descriptions.length > 0
  const headline = item.headlines[0]?.value
  if (hasCaption && headline && headline !== words(caption))
    note('headlines of pictures and videos', headline)
  const renditions = [...item.renditions].sort((a, b) => area(b) - area(a))
  const duration = renditions.find((one) => one.duration !== undefined)?.duration
  const file = item.altIds.find((one) => one.role === role.file)?.value
  const poster = item.associations.find((one) => one.rel === rel.poster)
  return {
    uri,
    type,
    caption: cut('caption', hasCaption ? words(caption) : headline, 2_000),
    creditline: cut('creditline', creditline(item), 300),
    altText: cut('altText', words(alt), 1_000),
    photographer: cut('by', item.by, 200),
    copyrightNotice: cut('copyrightNotice', item.copyrightNotice, 500),
    transcript: cutParagraphs(note, type === 'audio' ? (transcript?.value ?? '') : '', 100_000),
    usageTerms: cut('usageTerms', item.usageTerms, 1_000),
    instructions: cut('edNote', item.edNote, 1_000),
    expiresAt: optionalDate(item.expires, timeZone),
    embargoedUntil: optionalDate(item.embargoedUntil, timeZone),
    durationSeconds:
      (type === 'video' || type === 'audio') && duration !== undefined && duration >= 0 ? duration : null,
    ...focus(renditions),
    hrefs: renditions.flatMap((one) => (one.href ? [one.href] : [])),
    file: file && /^[0-9a-f]{64}\.[a-z0-9]{2,4}$/.test(file) ? file : null,
    poster:
      poster && (poster.type === undefined || mediaTypeOf(poster) === 'picture')
        ? mediaDraft(poster, timeZone, note)
        : null,
  }
}
