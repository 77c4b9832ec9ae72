/** The attachments of an export, as media files of an archive. */
import { itemUri } from '../../archive/identity.ts'
import type { MediaIndex } from '../../archive/media-index.ts'
import type { ArchiveFile } from '../../archive/media-words.ts'
import type { OldAddresses } from '../../archive/old-addresses.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrAttachment } from '../items.ts'
import { metadataOfPost } from '../metadata.ts'
import { readWxr } from '../read.ts'
import { plainWords } from '../values.ts'
import { momentOf } from './dates.ts'
import type { Heads } from './heads.ts'

export function fileOf(attachment: WxrAttachment, run: ArchiveRun, zone: string): ArchiveFile {
  const { file } = metadataOfPost(attachment)
  const createdAt = momentOf(attachment.date, zone)
  return {
    uri: itemUri(run.system, run.address, 'attachment', attachment.id),
    ...{ oldId: String(attachment.id), address: attachment.url },
    ...{ file: file?.file ?? null, original: file?.original ?? null },
    title: plainWords(attachment.title),
    alt: file?.alt ?? '',
    caption: plainWords(attachment.excerpt) || (file?.caption ?? ''),
    description: plainWords(attachment.content),
    credit: file?.credit ?? '',
    copyright: file?.copyright ?? '',
    keywords: file?.keywords ?? [],
    ...(createdAt ? { createdAt } : {}),
  }
}

const most = 200

/** The attachments of an export, some at a time. */
export async function* attachmentsOf(files: string[], signal?: AbortSignal): AsyncGenerator<WxrAttachment[]> {
  let waiting: WxrAttachment[] = []
  for await (const item of readWxr(files, signal ? { signal } : {})) {
    if (item.kind !== 'attachment') continue
    waiting.push(item)
    if (waiting.length < most) continue
    yield waiting
    waiting = []
  }
  if (waiting.length > 0) yield waiting
}

/** A file of the old site that a text names, and no attachment describes. */
export const fileAt = (address: string): ArchiveFile => ({
  uri: address
    .split(/[?#]/)[0]!
    .replace(/^http:/, 'https:')
    .slice(0, 1_000),
  ...{ oldId: null, address },
})

/** Old addresses of media lead to the file, those of attachment pages to the article that it belongs to. */
export function addAttachmentAddresses(
  heads: Heads,
  media: MediaIndex,
  addresses: OldAddresses,
  site: string,
): void {
  for (const { id, url, link, parent } of heads.attachments) {
    const kept = media.byId(id)
    const file = kept ? ({ kind: 'media', id: kept.id } as const) : null
    const above = heads.byId.get(parent)
    const isShown = above?.role === 'article' && above.itemId > 0 && above.status === 'publish'
    const page = isShown ? ({ kind: 'article', id: above.itemId } as const) : file
    if (url) addresses.add(url, file)
    if (link && link !== url) addresses.add(link, page)
    addresses.add(`${site.replace(/\/+$/, '')}/?attachment_id=${id}`, page)
  }
}
