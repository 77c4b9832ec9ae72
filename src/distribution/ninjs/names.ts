/** The names and addresses for the ids of a page of articles: one query per table. */
import type { Kysely, Selectable } from 'kysely'
import { bodyReferences } from '../../body/document.ts'
import type { ArticleContent } from '../../content/articles/content.ts'
import { mediaVersion } from '../../content/media/pictures.ts'
import { originalUrl, renditionUrl } from '../../content/media/renditions.ts'
import type { MediaTable } from '../../content/media/tables.ts'
import type { Tables } from '../../kernel/tables.ts'

export interface Name {
  uri: string
  name: string
}
export type MediaRow = Selectable<MediaTable>

export interface Names {
  section: Map<number, Name>
  story: Map<number, Name>
  programme: Map<number, Name>
  person: Map<number, Name>
  agency: Map<number, Name & { url: string }>
  media: Map<number, MediaRow>
  article: Map<number, { uri: string; href: string; headline: string }>
  /** The public address of a media item's file; null while only its metadata exists. */
  address(media: MediaRow): string | null
}

const idsOf = (contents: ArticleContent[], pick: (content: ArticleContent) => (number | null)[]) => [
  ...new Set(contents.flatMap(pick).filter((id): id is number => id !== null)),
]

export async function openNames(
  db: Kysely<Tables>,
  siteUrl: string,
  contents: ArticleContent[],
): Promise<Names> {
  const named = async (table: 'sections' | 'stories' | 'programmes' | 'people', ids: number[]) => {
    const rows =
      ids.length > 0
        ? await db.selectFrom(table).select(['id', 'uri', 'name']).where('id', 'in', ids).execute()
        : []
    return new Map(rows.map(({ id, ...row }) => [id, row]))
  }
  const readMedia = async (ids: number[]) =>
    ids.length > 0 ? await db.selectFrom('media').selectAll().where('id', 'in', ids).execute() : []
  const references = contents.map((content) => bodyReferences(content.body))
  const agencyIds = idsOf(contents, (content) => [content.agencyId])
  const articleIds = [
    ...new Set([
      ...contents.flatMap((content) => content.relatedIds),
      ...references.flatMap((one) => one.articleIds),
    ]),
  ]
  const media = await readMedia([
    ...new Set([
      ...idsOf(contents, (content) => [
        ...[content.mediaId, content.videoId, content.audioId, content.shareMediaId],
        ...content.galleryIds,
      ]),
      ...references.flatMap((one) => one.mediaIds),
    ]),
  ])
  const posters = await readMedia([...new Set(media.flatMap((row) => row.posterId ?? []))])
  const agencies =
    agencyIds.length > 0
      ? await db.selectFrom('agencies').selectAll().where('id', 'in', agencyIds).execute()
      : []
  const articles =
    articleIds.length > 0
      ? await db
          .selectFrom('articles')
          .select(['id', 'uri', 'slug', 'headline'])
          .where('id', 'in', articleIds)
          .where('state', '!=', 'removed')
          .execute()
      : []
  return {
    section: await named(
      'sections',
      idsOf(contents, (content) => [content.sectionId, ...content.secondarySectionIds]),
    ),
    story: await named(
      'stories',
      idsOf(contents, (content) => content.storyIds),
    ),
    programme: await named(
      'programmes',
      idsOf(contents, (content) => [content.programmeId]),
    ),
    person: await named(
      'people',
      idsOf(contents, (content) => content.authorIds),
    ),
    agency: new Map(agencies.map((row) => [row.id, row])),
    media: new Map([...posters, ...media].map((row) => [row.id, row])),
    article: new Map(
      articles.map(({ id, uri, slug, headline }) => [
        id,
        { uri, href: `${siteUrl}/articles/${id}/${encodeURIComponent(slug)}`, headline },
      ]),
    ),
    address(row) {
      if (!row.file) return null
      const sized = {
        id: row.id,
        version: mediaVersion({ ...row, file: row.file }),
        width: row.width ?? 0,
        height: row.height ?? 0,
      }
      const ending = row.file.split('.')[1]!
      return (
        siteUrl +
        (row.type === 'picture'
          ? renditionUrl(sized, 'full', 1920, 'jpg')
          : originalUrl({ ...sized, ending }))
      )
    },
  }
}
