/** The tables of live coverage, as the migrations define them. */
import type { ColumnType, Generated } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { Score } from './content.ts'

type Json<T> = ColumnType<T, string, string>

/** The states in which readers see a coverage: before it begins, while it is live, after it has ended. */
export type PublicState = 'announced' | 'live' | 'ended'
export type CoverageState = 'draft' | PublicState | 'unpublished'
export type EntryState = 'draft' | 'published' | 'unpublished'
export type EntryFlag = '' | 'breaking' | 'key'

export interface CoveragesTable {
  id: Generated<number>
  uri: Generated<string>
  state: Generated<CoverageState>
  slug: string
  headline: string
  standfirst: string
  summary: Json<BodyDocument>
  language: string
  sectionId: number | null
  mediaId: number | null
  startsAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  publishedAt: Date | null
  modifiedAt: Date | null
  unpublishedAt: Date | null
  unpublishedReason: string | null
  reportersMayPublish: boolean
  score: ColumnType<Score | null, string | null | undefined, string | null>
  /** The sequence number of the last change of its facts or of a public entry. */
  sequence: Generated<number>
  /** The sequence number of the last change of its own facts. */
  changedSequence: Generated<number>
  createdAt: Generated<Date>
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
}

export interface EntriesTable {
  id: Generated<number>
  coverageId: number
  /** Chosen by the client: a repeated post with the same key adds nothing. */
  key: string
  state: Generated<EntryState>
  /** Its sequence number at publication, which fixes its place; null while it is a draft. */
  sequence: number | null
  /** The sequence number of its last change. */
  changedSequence: Generated<number>
  /** Incremented by every edit, also of a draft. */
  version: Generated<number>
  pinned: boolean
  flag: EntryFlag
  headline: string
  body: Json<BodyDocument>
  personId: number | null
  /** The staff member who writes the draft; null when anyone may. */
  assignedTo: number | null
  createdAt: Generated<Date>
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
  publishedAt: Date | null
  editedAt: Date | null
  unpublishedReason: string | null
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    coverages: CoveragesTable
    publicCoverages: CoveragesTable
    coverageStories: { coverageId: number; storyId: number }
    coverageMedia: { coverageId: number; mediaId: number }
    entries: EntriesTable
    publicEntries: EntriesTable
    entryMedia: { entryId: number; mediaId: number }
    coverageWatchers: { coverageId: number; process: string; count: number; at: Date }
  }
}
