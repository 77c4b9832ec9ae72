/** Media items as attachments of WordPress. */
import type { CaptionWithText } from '../../content/media/captions.ts'
import { captionPath, hasShownFile, type MediaRow, uploadPath } from '../archive/media.ts'
import type { ShownMedia } from './markup.ts'
import { postNumber } from './numbers.ts'
import { phpValue } from './php.ts'
import type { Item } from './wxr.ts'

/** The folder of uploads in the export, as WordPress has it. */
export const uploads = 'wp-content/uploads'

/** A media item as texts show it; null when WordPress may not show its file. */
export function shownMedia(
  row: MediaRow | undefined,
  context: { mediaUrl: string; captions: CaptionWithText[]; poster: MediaRow | undefined },
): ShownMedia | null {
  if (!row || !hasShownFile(row)) return null
  const url = (path: string) => `${context.mediaUrl}/${uploads}/${path}`
  const { poster } = context
  return {
    number: postNumber('media', row.id),
    url: url(uploadPath(row)),
    type: row.type,
    alt: row.altText,
    caption: row.caption,
    poster: poster && hasShownFile(poster) ? url(uploadPath(poster)) : null,
    tracks: context.captions.map((one) => ({ url: url(captionPath(row, one)), language: one.language })),
  }
}

/** What WordPress reads from a file itself, and shows as its credit. */
const fileMetadata = (row: MediaRow) =>
  phpValue({
    width: row.width ?? 0,
    height: row.height ?? 0,
    file: uploadPath(row),
    ...(row.sizeInBytes !== null && { filesize: Number(row.sizeInBytes) }),
    image_meta: {
      credit: row.creditline || row.photographer,
      copyright: row.copyrightNotice,
      caption: row.caption,
      created_timestamp: row.takenAt ? Math.floor(row.takenAt.getTime() / 1000) : 0,
      title: '',
      keywords: row.keywords,
    },
  })

/** An attachment: its title and caption, the alternative text, the credit as its description. */
export function attachmentItem(
  row: MediaRow,
  { mediaUrl, creator }: { mediaUrl: string; creator: string },
): Item {
  const path = uploadPath(row)
  const number = postNumber('media', row.id)
  const url = `${mediaUrl}/${uploads}/${path}`
  const name = path.split('/').at(-1)!.split('.')[0]!
  const own = {
    ...{ photographer: row.photographer, usage_terms: row.usageTerms, instructions: row.instructions },
    ...{ transcript: row.transcript, stream: row.streamUrl, credit: row.creditline },
  }
  return {
    ...{ id: number, type: 'attachment', title: name, link: url, guid: url, creator },
    ...{ content: row.creditline, excerpt: row.caption },
    ...{ date: row.createdAt, isDated: true, modified: row.updatedAt, status: 'inherit', slug: name },
    ...{ parent: 0, order: 0, commentsOpen: false, terms: [], comments: [], attachmentUrl: url },
    meta: [
      { key: '_wp_attached_file', value: path },
      { key: '_wp_attachment_metadata', value: fileMetadata(row) },
      { key: '_wp_attachment_image_alt', value: row.altText },
      ...(row.posterId ? [{ key: '_thumbnail_id', value: String(postNumber('media', row.posterId)) }] : []),
      ...Object.entries(own).map(([key, value]) => ({ key: `nashra_${key}`, value })),
    ].filter(({ value }) => value !== ''),
  }
}
