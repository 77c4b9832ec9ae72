/** /media/cards: the share image of an article or coverage that has no picture. */

import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { coverageById } from '../content/coverage/read.ts'
import type { Publication } from '../content/publication/publication.ts'
import { readPublication } from '../content/publication/publication.ts'
import { createRevalidatingCache } from '../delivery/revalidating-cache.ts'
import { createStore } from '../delivery/store.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { direction, plainText } from '../language/bidi.ts'
import { drawShareImage, type ShareImage, shareImageSize } from '../platform/media/share-image.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { isId } from '../values/id.ts'
import { tones } from './colours.ts'
import type { Located, Media } from './media.ts'

/** The text of a share image. */
export interface ShareImageSubject {
  kind: 'articles' | 'coverage'
  id: number
  headline: string
  section: string | undefined
  language: string
}

/** Increase this when the design changes, so that all share images are drawn again. */
const design = 3

function cardOf(subject: ShareImageSubject, { name, accent }: Publication): ShareImage & { version: string } {
  const base = direction(subject.language)
  const card = {
    ...{ headline: plainText(subject.headline, base), label: subject.section ?? '', name },
    ...{ accent: tones(accent).light, direction: base },
  }
  return { ...card, version: hash('sha256', JSON.stringify([design, card]), 'hex').slice(0, 16) }
}

/** The URL changes with the text, so that browsers may cache the image for ever. */
export function shareImageUrl(subject: ShareImageSubject, publication: Publication) {
  const { version } = cardOf(subject, publication)
  return { url: `/media/cards/${subject.kind}-${subject.id}/${version}.png`, ...shareImageSize }
}

async function subjectOf(
  readContext: ReadContext,
  kind: string,
  id: number,
): Promise<ShareImageSubject | null> {
  if (kind === 'coverage') {
    const coverage = await coverageById(readContext, id)
    return coverage && { ...coverage, kind, section: coverage.section?.name }
  }
  readContext.dependOn(`article:${id}`)
  const row = await readContext.db
    .selectFrom('publicArticles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .select(['a.language', 'a.sectionId', 's.name'])
    .select(sql<string>`coalesce(nullif(a.share_headline, ''), a.headline)`.as('headline'))
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  if (row.sectionId) readContext.dependOn(`section:${row.sectionId}`)
  return { ...row, kind: 'articles', id, section: row.name ?? undefined }
}

interface Options {
  db: ReadContext['db']
  store: MediaStore
  /** The fonts to draw with. */
  fontFiles: string[]
  onError(error: unknown, key: string): void
}

const address = /^\/media\/cards\/((articles|coverage)-([1-9]\d{0,9}))\/([0-9a-f]{16})\.png$/

/** Draws a share image on first request, only for public content and only at its current URL. */
export function createShareImages({ db, store, fontFiles, onError }: Options): Media {
  const locations = createStore(1024 * 1024)
  const cards = createRevalidatingCache<{ card: ReturnType<typeof cardOf> | null }>(locations, {
    async load(key, dependOn) {
      const [kind, id] = key.split('-') as [string, string]
      const subject = await subjectOf({ db, dependOn }, kind, Number(id))
      return { card: subject && cardOf(subject, await readPublication({ db, dependOn })) }
    },
    sizeOf: () => 1_200,
    isLowPriority: ({ card }) => card === null,
    staleWhileRevalidateMs: () => 0,
    onStale: () => {},
    onFailure: onError,
  })

  async function locate(path: string): Promise<Located> {
    const [, key, , id, version] = (address.exec(path) ?? []) as unknown as [
      string,
      string,
      string,
      string,
      string,
    ]
    if (key === undefined || !isId(Number(id))) return null
    const { card } = cards.fresh(key)?.value ?? (await cards.get(key))
    if (card === null) return null
    if (version !== card.version) return { movedTo: path.replace(version, card.version) }
    const drawn = await store.drawn(key, `${version}.png`, () => drawShareImage(card, fontFiles))
    return { path: drawn, contentType: 'image/png' }
  }

  return { locate, invalidate: (cacheTags) => locations.invalidate(cacheTags) }
}
