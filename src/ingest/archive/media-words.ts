/** The description of a media file, from the archive and from the file itself. */
import type { ExaminedFile } from '../files/examine.ts'
import { withinLimits } from '../files/store.ts'
import type { Loss } from './loss.ts'

/** A file as the archive describes it; texts are plain. */
export interface ArchiveFile {
  /** Identifies it: the same one is kept once. */
  uri: string
  /**
   * Its number in the old program; null for a file that only a text names. These are kept after the others, so that the
   * same bytes lead to the same item.
   */
  oldId: string | null
  /** Where it was on the old site. */
  address: string
  /** Its path below the folder of uploads, when the archive says so. */
  file?: string | null
  /** The name of the larger original beside it, when the archive says so. */
  original?: string | null
  title?: string
  alt?: string
  caption?: string
  description?: string
  credit?: string
  copyright?: string
  keywords?: string[]
  createdAt?: Date | null
}

const cut = (text: string | undefined, most: number) =>
  (text ?? '').replace(/\s+/g, ' ').trim().slice(0, most)

/** Whether a title says more than the name of the file, from which programs make titles. */
function isSaying(title: string, path: string): boolean {
  const plain = (text: string) => text.replace(/[\s_.-]+/g, '').toLowerCase()
  return title !== '' && !plain(path).includes(plain(title))
}

/**
 * What the archive says comes first, and the file's own words (IPTC) where it says nothing. Captions come from the
 * archive alone: WordPress copies the file's own, so that an empty one was emptied.
 */
export function describeFile({ stored, words }: ExaminedFile, given: ArchiveFile, path: string) {
  const own = words && withinLimits(words)
  const isSpoken = stored.type !== 'picture'
  const title = cut(given.title, 120)
  const keywords = (given.keywords?.length ? given.keywords : (own?.keywords ?? [])).map((one) =>
    cut(one, 120),
  )
  const named = !isSpoken && isSaying(title, path) ? [title, ...keywords] : keywords
  return {
    caption: cut(given.caption, 2_000) || (isSpoken ? cut(given.title, 2_000) : ''),
    altText: cut(given.alt, 1_000) || (own?.altText ?? ''),
    creditline: cut(given.credit, 300) || (own?.creditline ?? ''),
    photographer: own?.photographer ?? '',
    copyrightNotice: cut(given.copyright, 500) || (own?.copyrightNotice ?? ''),
    usageTerms: own?.usageTerms ?? '',
    instructions: own?.instructions ?? '',
    embargoedUntil: own?.embargoedUntil ?? null,
    takenAt: own?.takenAt ?? null,
    keywords: [...new Set(named.filter(Boolean))].slice(0, 60),
  }
}

export function lossesOfFile({ notices, words }: ExaminedFile, given: ArchiveFile): Loss[] {
  const losses: Loss[] = []
  const add = (kind: string, detail = '') =>
    losses.push({ kind, detail: `${given.address}${detail && `: ${detail}`}` })
  const description = cut(given.description, 300)
  if (description && description !== cut(given.caption, 300)) add('description of a media file', description)
  if (notices.includes('stilled')) add('animation, of which the first picture is shown')
  if (notices.includes('hevc')) add('video in HEVC, which many browsers do not play')
  if (words?.expiresAt)
    add('picture whose rights end, by its own metadata', words.expiresAt.toISOString().slice(0, 10))
  return losses
}
