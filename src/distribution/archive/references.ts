/** What a page of articles refers to: media items, articles, topics. One query per table. */
import type { Kysely } from 'kysely'
import { type BodyDocument, bodyReferences } from '../../body/document.ts'
import type { ArticleContent } from '../../content/articles/content.ts'
import { type CaptionWithText, captionsOfAll } from '../../content/media/captions.ts'
import { topicsOfKeywords } from '../../content/topics/read.ts'
import type { Tables } from '../../kernel/tables.ts'
import { linkedArticles } from './links.ts'
import type { MediaRow } from './media.ts'

export interface ArticleReference {
  id: number
  slug: string
  headline: string
  isPublic: boolean
}

export interface References {
  media: Map<number, MediaRow>
  captions: Map<number, CaptionWithText[]>
  articles: Map<number, ArticleReference>
  /** Slugs of topics by keyword. */
  topics: Map<string, string>
}

const readMedia = async (db: Kysely<Tables>, ids: number[]) =>
  ids.length > 0 ? db.selectFrom('media').selectAll().where('id', 'in', ids).execute() : []

/** The references of bodies alone. */
export async function referencesOfBodies(
  db: Kysely<Tables>,
  siteUrl: string,
  bodies: BodyDocument[],
  more: { mediaIds: number[]; articleIds: number[]; keywords: string[] } = {
    ...{ mediaIds: [], articleIds: [], keywords: [] },
  },
): Promise<References> {
  const found = bodies.map(bodyReferences)
  const mediaIds = [...new Set([...more.mediaIds, ...found.flatMap((one) => one.mediaIds)])]
  const articleIds = [
    ...new Set([
      ...more.articleIds,
      ...found.flatMap((one) => one.articleIds),
      ...bodies.flatMap((body) => linkedArticles(body, siteUrl)),
    ]),
  ]
  const media = await readMedia(db, mediaIds)
  const posters = await readMedia(db, [...new Set(media.flatMap((row) => row.posterId ?? []))])
  const articles =
    articleIds.length > 0
      ? await db
          .selectFrom('articles')
          .select(['id', 'slug', 'headline', 'state'])
          .where('id', 'in', articleIds)
          .where('state', '!=', 'removed')
          .execute()
      : []
  return {
    media: new Map([...posters, ...media].map((row) => [row.id, row])),
    captions: await captionsOfAll({ db }, media),
    articles: new Map(
      articles.map(({ state, ...row }) => [row.id, { ...row, isPublic: state === 'published' }]),
    ),
    topics: await topicsOfKeywords({ db, dependOn: () => {} }, more.keywords),
  }
}

export const referencesOf = (
  db: Kysely<Tables>,
  siteUrl: string,
  contents: ArticleContent[],
): Promise<References> =>
  referencesOfBodies(
    db,
    siteUrl,
    contents.map(({ body }) => body),
    {
      mediaIds: contents.flatMap((one) => [
        ...[one.mediaId, one.videoId, one.audioId, one.shareMediaId].filter((id) => id !== null),
        ...one.galleryIds,
      ]),
      articleIds: contents.flatMap(({ relatedIds }) => relatedIds),
      keywords: [...new Set(contents.flatMap(({ keywords }) => keywords))],
    },
  )
