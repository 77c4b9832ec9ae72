/** The row of the publication's settings, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

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
  solar: Generated<'none' | 'beside' | 'alone'>
  accent: string
  breakingColour: string
  /** The heading of the stories panel; empty: the language's own word. */
  storiesLabel: string
  contactEmail: string
  social: Json<SocialAccount[]>
  feedContent: 'full' | 'summary'
  breakingText: string | null
  breakingArticleId: number | null
  /** When the banner goes by itself. */
  breakingEndsAt: Date | null
  commentsOpen: Generated<boolean>
  guestsComment: Generated<boolean>
  /** Days after publication; null when comments stay open. */
  commentsCloseAfterDays: number | null
  blockedWords: Generated<string[]>
  newsletterDaily: Generated<boolean>
  newsletterBreaking: Generated<boolean>
  /** The hour of the day at which the daily issue is sent, in the publication's time zone. */
  newsletterHour: Generated<number>
  /** A WebSub hub that is told when a feed changes; '' for none. */
  hubUrl: Generated<string>
  /** Hosts whose pages may be embedded, beside those of the known providers. */
  embedHosts: Generated<string[]>
  /** Whether the staff must have a second factor. */
  requireSecondFactor: Generated<boolean>
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    publication: PublicationTable
  }
}
