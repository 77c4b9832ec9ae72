/** One article as its page shows it. */
import { type BodyDocument, bodyReferences } from '../body/document.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import { type Card, cardsOf } from './cards.ts'

/** Where an address leads: to a public article, to one that was withdrawn (410), or nowhere (404). */
export type Standing =
  | { state: 'public'; id: number; slug: string }
  | { state: 'gone'; id: number }
  | { state: 'unknown' }

export async function articleStanding({ db, note }: Reading, id: number): Promise<Standing> {
  note(`article:${id}`)
  const row = await db
    .selectFrom('articles')
    .select(['state', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.state === 'published') return { state: 'public', id, slug: row.slug }
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
  keywords: string[]
  places: string[]
  corrections: { at: Date; note: string }[]
  video: Picture | null
  gallery: Picture[]
  /** The media items and articles that the body shows, by id. */
  bodyPictures: Map<number, Picture>
  bodyCards: Map<number, Card>
}

/** The whole public article, or null when it is not public. */
export async function readArticle(reading: Reading, id: number): Promise<Article | null> {
  const { db, note } = reading
  const [[card], row, bylines, stories, media, corrections] = await Promise.all([
    cardsOf(reading, [id]),
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
    db.selectFrom('articleMedia').select('mediaId').where('articleId', '=', id).orderBy('position').execute(),
    db.selectFrom('corrections').select(['at', 'note']).where('articleId', '=', id).orderBy('at').execute(),
  ])
  if (!card || !row) return null
  if (row.agencyId) note(`agency:${row.agencyId}`)
  if (row.programmeId) note(`programme:${row.programmeId}`)
  note(...bylines.map((person) => `person:${person.id}`), ...stories.map((story) => `story:${story.id}`))
  const references = bodyReferences(row.body)
  const pictures = await picturesOf(
    reading,
    media.map((one) => one.mediaId),
  )
  const posters = await picturesOf(
    reading,
    [...pictures.values()].map((picture) => picture.posterId),
  )
  const inBody = new Set(references.mediaIds)
  const gallery = media.filter(
    ({ mediaId }) => mediaId !== row.mediaId && mediaId !== row.videoId && !inBody.has(mediaId),
  )
  const bodyCards = await cardsOf(reading, references.articleIds)
  return {
    ...card,
    ...{
      uri: row.uri,
      body: row.body,
      wordCount: row.wordCount,
      dateline: row.dateline,
      keywords: row.keywords,
      places: row.places,
    },
    agency: row.agencyId ? { id: row.agencyId, name: row.agencyName!, url: row.agencyUrl! } : null,
    programme: row.programmeId
      ? { id: row.programmeId, slug: row.programmeSlug!, name: row.programmeName! }
      : null,
    bylines,
    stories,
    corrections,
    video: pictures.get(row.videoId ?? 0) ?? null,
    gallery: gallery.flatMap(({ mediaId }) => pictures.get(mediaId) ?? []),
    bodyPictures: new Map([...pictures, ...posters]),
    bodyCards: new Map(bodyCards.map((one) => [one.id, one])),
  }
}
