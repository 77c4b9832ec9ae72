/** The rows of the database, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { ChangesTable } from '../platform/changes.ts'
import type { BodyDocument } from './body/document.ts'
import type { CommentTables, Moderation } from './comments/tables.ts'
import type { CoverageTables } from './coverage/tables.ts'
import type { Crops } from './media/renditions.ts'
import type { NewsletterTables } from './newsletter/tables.ts'
import type { PushTables } from './push/tables.ts'

type Json<T> = ColumnType<T, string, string>
type Timestamp = Date

export type ArticleState = 'draft' | 'scheduled' | 'published' | 'unpublished' | 'removed'
export type ArticleKind = 'news' | 'opinion' | 'analysis' | 'explainer' | 'video' | 'gallery'
export type Role = 'reporter' | 'editor' | 'moderator' | 'administrator'

export interface ArticlesTable {
  id: Generated<number>
  uri: Generated<string>
  state: Generated<ArticleState>
  kind: ArticleKind
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
  keywords: string[]
  places: string[]
  urgency: number
  breaking: boolean
  quiet: Generated<boolean>
  commentsOpen: Generated<boolean>
  headRevision: number
  publishedRevision: number | null
  sourceVersion: string | null
  embargoedUntil: Timestamp | null
  scheduledAt: Timestamp | null
  publishedAt: Timestamp | null
  modifiedAt: Timestamp | null
  unpublishedAt: Timestamp | null
  unpublishedReason: string | null
  createdAt: Generated<Timestamp>
  /** Whose work it is: who began it. */
  createdBy: number | null
  updatedAt: Generated<Timestamp>
  updatedBy: Generated<string>
  handedInAt: Timestamp | null
  handedInNote: Generated<string>
  discardedAt: Timestamp | null
  tellFollowers: boolean | null
  /** The working headline's words in their search form. */
  words: ColumnType<never, unknown, unknown>
}

export interface MediaTable {
  id: Generated<number>
  uri: Generated<string>
  type: 'picture' | 'video'
  /** The name of the stored original: the SHA-256 of its bytes and its ending; null while only its metadata is here. */
  file: string | null
  contentType: string | null
  width: number | null
  height: number | null
  sizeInBytes: number | null
  durationSeconds: number | null
  caption: string
  creditline: string
  altText: string
  photographer: string
  copyrightNotice: string
  usageTerms: string
  /** 0..1 from the picture's left and top. */
  focalX: number
  focalY: number
  posterId: number | null
  /** A stream elsewhere that plays this video; '' for none. */
  streamUrl: Generated<string>
  /** Whether the renditions of its file are made. */
  hls: Generated<boolean>
  expiresAt: Timestamp | null
  expired: Generated<boolean>
  createdAt: Generated<Timestamp>
  agencyId: number | null
  keywords: Generated<string[]>
  takenAt: Timestamp | null
  /** A rectangle for a ratio, which wins over the focal point. */
  crops: ColumnType<Crops, string | undefined, string>
  /** Who brought it. */
  createdBy: number | null
  updatedAt: Generated<Timestamp>
  updatedBy: Generated<string>
  /** The words of what describes it in their search form. */
  words: ColumnType<never, unknown, unknown>
}

export interface SocialAccount {
  service: string
  url: string
}

export interface PublicationTable {
  id: Generated<number>
  name: string
  tagline: string
  language: 'ar' | 'en' | 'fr' | 'fa' | 'ur'
  timeZone: string
  months: 'double' | 'levantine' | 'egyptian' | 'gulf' | 'maghreb'
  digits: 'latn' | 'arab' | 'arabext'
  hijri: 'none' | 'beside'
  accent: string
  breakingColour: string
  /** The heading of the stories panel; empty: the language's own word. */
  storiesLabel: string
  contactEmail: string
  social: Json<SocialAccount[]>
  feedContent: 'full' | 'summary'
  breakingText: string | null
  breakingArticleId: number | null
  commentsOpen: Generated<boolean>
  guestsComment: Generated<boolean>
  /** Days after publication; null: comments stay open. */
  commentsCloseAfterDays: number | null
  blockedWords: Generated<string[]>
  newsletterDaily: Generated<boolean>
  newsletterBreaking: Generated<boolean>
  /** The hour of the day at which the daily issue goes out, in the publication's time zone. */
  newsletterHour: Generated<number>
  /** A WebSub hub that is told when a feed changes; '' for none. */
  hubUrl: Generated<string>
}

interface Named {
  id: Generated<number>
  uri: Generated<string>
  slug: string
  name: string
}
export interface SectionsTable extends Named {
  description: string
  position: number
  commentsOpen: Generated<boolean>
  moderation: Generated<Moderation>
}
export interface PeopleTable extends Named {
  jobTitle: string
  bio: string
  mediaId: number | null
}
export interface AgenciesTable {
  id: Generated<number>
  uri: Generated<string>
  name: string
  url: string
}
export interface ProgrammesTable extends Named {
  description: string
  mediaId: number | null
  presenterId: number | null
  position: number
}
export interface StoriesTable extends Named {
  summary: string
  state: Generated<'open' | 'closed' | 'archived'>
  pinned: boolean
  position: number
  mediaId: number | null
  programmeId: number | null
  openedAt: Generated<Timestamp>
  closedAt: Timestamp | null
}

export interface Tables extends CoverageTables, CommentTables, NewsletterTables, PushTables {
  changes: ChangesTable
  moments: { key: string; dueAt: Timestamp }
  revisions: {
    id: Generated<number>
    kind: string
    refId: number
    number: number
    command: string
    actor: string
    at: Generated<Timestamp>
    content: ColumnType<unknown, string | null, string | null>
  }
  imports: { key: string; lines: number; finished: boolean; at: Generated<Timestamp> }
  articles: ArticlesTable
  publicArticles: ArticlesTable
  articleBylines: { articleId: number; personId: number; position: number }
  articleStories: { articleId: number; storyId: number }
  articleMedia: { articleId: number; mediaId: number; position: number }
  /** What the latest revision of an article shows; the database keeps it from the revisions. */
  workingMedia: { articleId: number; mediaId: number }
  articleRelated: { articleId: number; relatedId: number; position: number }
  corrections: { id: Generated<number>; articleId: number; at: Generated<Timestamp>; note: string }
  listings: { list: string; publishedAt: Timestamp; articleId: number }
  searchable: {
    articleId: number
    publishedAt: Timestamp
    length: number
    words: ColumnType<never, unknown, unknown>
    /** Null until the scheduler has looked for related articles. */
    relatedAt: Timestamp | null
  }
  searchWords: { form: string; word: string; articles: number }
  relatedArticles: { articleId: number; relatedId: number; score: number }
  media: MediaTable
  captions: { mediaId: number; language: string; file: string }
  publication: PublicationTable
  staff: {
    id: Generated<number>
    name: string
    email: string
    role: Role
    active: Generated<boolean>
    /** The account that signs in as this member. */
    userId: string | null
    createdAt: Generated<Timestamp>
  }
  invitations: {
    tokenHash: string
    /** Null: for the first administrator, who is not known yet. */
    staffId: number | null
    expiresAt: Timestamp
    usedAt: Timestamp | null
    createdAt: Generated<Timestamp>
  }
  tokens: {
    id: Generated<number>
    name: string
    role: Role
    tokenHash: string
    createdBy: string
    createdAt: Generated<Timestamp>
    expiresAt: Timestamp
    usedAt: Timestamp | null
    revokedAt: Timestamp | null
  }
  audit: {
    id: Generated<number>
    at: Generated<Timestamp>
    actor: string
    staffId: number | null
    command: string
    subject: string
  }
  secrets: { name: string; value: string }
  presence: { articleId: number; staffId: number; at: Timestamp }
  previews: {
    tokenHash: string
    what: Json<unknown>
    createdBy: string
    staffId: number | null
    expiresAt: Timestamp
  }
  sections: SectionsTable
  people: PeopleTable
  agencies: AgenciesTable
  programmes: ProgrammesTable
  stories: StoriesTable
  front: { position: number; articleId: number }
  slugs: { kind: string; slug: string; refId: number }
  pages: { id: Generated<number>; slug: string; title: string; body: Json<BodyDocument>; position: number }
  channels: {
    id: Generated<number>
    slug: string
    name: string
    description: string
    streamUrl: string
    mediaId: number | null
    /** What the stream itself says; streamPosition and what follows is how that is known. */
    onAir: Generated<boolean>
    streamLookedAt: Timestamp | null
    streamPosition: Generated<string>
    streamMovedAt: Timestamp | null
    streamTargetSeconds: Generated<number>
  }
  guideWeek: {
    id: Generated<number>
    channelId: number
    weekday: number
    at: string
    minutes: number
    title: string
    summary: string
    programmeId: number | null
  }
  slots: {
    id: Generated<number>
    channelId: number
    startsAt: Timestamp
    endsAt: Timestamp
    title: string
    summary: string
    programmeId: number | null
    state: Generated<'planned' | 'on' | 'over'>
  }
  reads: { articleId: number; score: number; at: Timestamp }
  mostRead: { position: number; articleId: number }
  demoRows: { kind: string; refId: number }
}
