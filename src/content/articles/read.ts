/** One article as its public page shows it. */

import { type BodyDocument, bodyReferences } from '../../body/document.ts'
import { modulesOfBlocks } from '../../body/module-block.ts'
import { currentBody } from '../../body/normalise.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { moduleTag } from '../modules/switch.ts'
import { type Card, cardsOf } from './cards.ts'
import { type FieldValues, modulesOfFields, shownFields } from './field-values.ts'
import { onlyShared } from './rows.ts'

/** The result of looking up an article's address: public, unpublished (410) or unknown (404). */
export type PublicStatus =
  | { state: 'public'; id: number; slug: string; programmeId: number | null }
  | { state: 'gone'; id: number }
  | { state: 'unknown' }

export async function articleStatus({ db, dependOn }: ReadContext, id: number): Promise<PublicStatus> {
  dependOn(`article:${id}`)
  const row = await db
    .selectFrom('articles')
    .select(['state', 'slug', 'programmeId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.state === 'published') {
    const { slug, programmeId } = row
    return { state: 'public', id, slug, programmeId }
  }
  if (row?.state === 'unpublished' || row?.state === 'removed') return { state: 'gone', id }
  return { state: 'unknown' }
}

export interface Article extends Card {
  uri: string
  body: BodyDocument
  wordCount: number
  dateline: string
  agency: { id: number; name: string; url: string } | null
  programme: { id: number; slug: string; name: string } | null
  stories: { id: number; slug: string; name: string; state: string }[]
  bylines: { id: number; slug: string; name: string; jobTitle: string }[]
  shareHeadline: string
  /** Shown with a shared link instead of the lead picture. */
  sharePicture: Picture | null
  searchTitle: string
  searchDescription: string
  canonicalUrl: string
  noindex: boolean
  secondarySections: { id: number; slug: string; name: string }[]
  keywords: string[]
  places: string[]
  /** Keyed by `module.field`. */
  fields: FieldValues
  corrections: { at: Date; note: string }[]
  video: Picture | null
  /** Its audio version; null while readers get none. */
  audio: Picture | null
  gallery: Picture[]
  /** The media items and articles that the body shows, by id. */
  bodyPictures: Map<number, Picture>
  bodyCards: Map<number, Card>
}

/** The whole public article; null when it is not public. */
export async function readArticle(readContext: ReadContext, id: number): Promise<Article | null> {
  const { db, dependOn } = readContext
  const [[card], row, bylines, stories, media, corrections] = await Promise.all([
    cardsOf(readContext, [id]),
    db
      .selectFrom('publicArticles as a')
      .leftJoin('agencies as g', 'g.id', 'a.agencyId')
      .leftJoin('programmes as p', 'p.id', 'a.programmeId')
      .select([
        'a.uri',
        'a.body',
        'a.wordCount',
        'a.dateline',
        'a.keywords',
        'a.places',
        'a.mediaId',
        'a.videoId',
        'a.audioId',
        'a.fields',
        ...(['a.shareHeadline', 'a.shareMediaId', 'a.searchTitle', 'a.searchDescription'] as const),
        ...(['a.canonicalUrl', 'a.noindex', 'a.sectionId', 'a.secondarySectionIds'] as const),
      ])
      .select(['g.id as agencyId', 'g.name as agencyName', 'g.url as agencyUrl'])
      .select(['p.id as programmeId', 'p.slug as programmeSlug', 'p.name as programmeName'])
      .where('a.id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('articleBylines as b')
      .innerJoin('people as p', 'p.id', 'b.personId')
      .select(['p.id', 'p.slug', 'p.name', 'p.jobTitle'])
      .where('b.articleId', '=', id)
      .orderBy('b.position')
      .execute(),
    db
      .selectFrom('articleStories as x')
      .innerJoin('stories as s', 's.id', 'x.storyId')
      .select(['s.id', 's.slug', 's.name', 's.state'])
      .where('x.articleId', '=', id)
      .orderBy('s.id')
      .execute(),
    db
      .selectFrom('articleMedia')
      .select('mediaId')
      .where('articleId', '=', id)
      .where('position', '!=', onlyShared)
      .orderBy('position')
      .execute(),
    db.selectFrom('corrections').select(['at', 'note']).where('articleId', '=', id).orderBy('at').execute(),
  ])
  if (!card || !row) return null
  if (row.agencyId) dependOn(`agency:${row.agencyId}`)
  if (row.programmeId) dependOn(`programme:${row.programmeId}`)
  dependOn(...bylines.map((person) => `person:${person.id}`), ...stories.map((story) => `story:${story.id}`))
  const body = currentBody(row.body)
  dependOn(...[...modulesOfFields(row.fields), ...modulesOfBlocks(body.content)].map(moduleTag))
  const references = bodyReferences(body)
  const pictures = await picturesOf(readContext, [...media.map((one) => one.mediaId), row.shareMediaId])
  const posters = await picturesOf(
    readContext,
    [...pictures.values()].map((picture) => picture.posterId),
  )
  const shown = new Set([row.mediaId, row.videoId, row.audioId, ...references.mediaIds])
  const gallery = media.filter(({ mediaId }) => !shown.has(mediaId))
  const audio = pictures.get(row.audioId ?? 0)
  const bodyCards = await cardsOf(readContext, references.articleIds)
  return {
    ...card,
    ...{
      uri: row.uri,
      body,
      wordCount: row.wordCount,
      dateline: row.dateline,
      keywords: row.keywords,
      places: row.places,
      fields: shownFields(row.fields, card),
    },
    ...{
      shareHeadline: row.shareHeadline,
      sharePicture: pictures.get(row.shareMediaId ?? 0) ?? null,
      searchTitle: row.searchTitle,
      searchDescription: row.searchDescription,
      canonicalUrl: row.canonicalUrl,
      noindex: row.noindex,
      secondarySections: await secondarySections(readContext, row),
    },
    agency: row.agencyId ? { id: row.agencyId, name: row.agencyName!, url: row.agencyUrl! } : null,
    programme: row.programmeId
      ? { id: row.programmeId, slug: row.programmeSlug!, name: row.programmeName! }
      : null,
    bylines,
    stories,
    corrections,
    // Its caption and credit are shown even when it has no file.
    picture: pictures.get(row.mediaId ?? 0) ?? card.picture,
    video: pictures.get(row.videoId ?? 0) ?? null,
    audio: audio?.type === 'audio' && audio.version ? audio : null,
    gallery: gallery.flatMap(({ mediaId }) => pictures.get(mediaId) ?? []),
    bodyPictures: new Map([...pictures, ...posters]),
    bodyCards: new Map(bodyCards.map((one) => [one.id, one])),
  }
}

/** The other sections of an article, in the newsroom's order. */
async function secondarySections(
  { db, dependOn }: ReadContext,
  { sectionId, secondarySectionIds }: { sectionId: number | null; secondarySectionIds: number[] },
) {
  const ids = secondarySectionIds.filter((id) => id !== sectionId)
  if (ids.length === 0) return []
  dependOn(...ids.map((id) => `section:${id}`))
  const rows = await db.selectFrom('sections').select(['id', 'slug', 'name']).where('id', 'in', ids).execute()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
