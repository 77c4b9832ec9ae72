/** The rows of articles and what hangs on them, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { ArticleKind } from '../../language/article-kinds.ts'
import type { ArticleBanner } from '../publication/breaking-banner.ts'
import type { Headlines } from './headlines.ts'

type Json<T> = ColumnType<T, string, string>

export type ArticleState = 'draft' | 'scheduled' | 'published' | 'unpublished' | 'removed'

export interface ArticlesTable extends Headlines {
  id: Generated<number>
  uri: Generated<string>
  state: Generated<ArticleState>
  kind: ArticleKind
  moduleKind: string | null
  slug: string
  headline: string
  standfirst: string
  body: Json<BodyDocument>
  wordCount: number
  language: string
  dateline: string
  sectionId: number | null
  agencyId: number | null
  programmeId: number | null
  episodeNumber: number | null
  mediaId: number | null
  videoId: number | null
  audioId: number | null
  keywords: string[]
  places: string[]
  urgency: number
  breaking: boolean
  commentsOpen: Generated<boolean>
  latestRevision: number
  publishedRevision: number | null
  sourceVersion: string | null
  embargoedUntil: Date | null
  scheduledAt: Date | null
  publishedAt: Date | null
  modifiedAt: Date | null
  unpublishedAt: Date | null
  unpublishedReason: string | null
  /** The time of day of `publishedAt` is unknown. */
  publishedDateOnly: Generated<boolean>
  /** Whether the source withdrew it, not the newsroom. */
  withdrawnBySource: Generated<boolean>
  createdAt: Generated<Date>
  /** The staff member who created it. */
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
  submittedAt: Date | null
  deskNote: Generated<string>
  /** The staff member who last submitted it; null when a program did. */
  submittedBy: number | null
  /** When it was returned to the reporter; null once submitted again or published. */
  returnedAt: Date | null
  /** The author of the desk note, written on submitting or returning. */
  deskNoteBy: Generated<string>
  trashedAt: Date | null
  notifyFollowers: boolean | null
  /** For a scheduled article that was public before: whether it keeps its first publication date. */
  keepDate: Generated<boolean>
  /** For a scheduled article: the breaking banner to show with it. */
  breakingBanner: ColumnType<ArticleBanner | null, string | null | undefined, string | null>
  /** Values of modules' fields, stored by `content/articles/field-values.ts`. */
  fields: ColumnType<Record<string, unknown>, string | undefined, string>
  /** The normalised words of the working headline, for search. */
  words: ColumnType<never, unknown, unknown>
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    articles: ArticlesTable
    publicArticles: ArticlesTable
    articleBylines: { articleId: number; personId: number; position: number }
    articleStories: { articleId: number; storyId: number }
    articleMedia: { articleId: number; mediaId: number; position: number }
    /** Media of an article's latest revision; the database maintains it from the revisions. */
    workingMedia: { articleId: number; mediaId: number }
    articleRelated: { articleId: number; relatedId: number; position: number }
    corrections: { id: Generated<number>; articleId: number; at: Generated<Date>; note: string }
    listings: { list: string; publishedAt: Date; articleId: number }
    stoppedItems: {
      uri: string
      version: string | null
      versionCreated: Date | null
      at: Generated<Date>
    }
    presence: { articleId: number; staffId: number; at: Date }
  }
}
