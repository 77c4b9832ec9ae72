/** The rows of live coverage, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { BodyDocument } from '../body/document.ts'

type Json<T> = ColumnType<T, string, string>

/** Readers see a coverage before it begins, while it is live and after it ended. */
export type PublicState = 'before' | 'live' | 'ended'
export type CoverageState = 'draft' | PublicState | 'unpublished'
export type EntryState = 'draft' | 'published' | 'withdrawn'
export type EntryMark = '' | 'breaking' | 'key'

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
  openToReporters: boolean
  /** The number of its last change, of whatever is public of it. */
  number: Generated<number>
  /** The number of the last change of its own facts. */
  changed: Generated<number>
  createdAt: Generated<Date>
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
}

export interface EntriesTable {
  id: Generated<number>
  coverageId: number
  /** Chosen by who posts it. */
  key: string
  state: Generated<EntryState>
  /** The change at which it was published: its place. */
  number: number | null
  /** The change that touched it last. */
  changed: Generated<number>
  /** Counts its states, those of a draft too. */
  version: Generated<number>
  pinned: boolean
  mark: EntryMark
  headline: string
  body: Json<BodyDocument>
  personId: number | null
  /** Whose draft it is; null: anyone's. */
  heldBy: number | null
  createdAt: Generated<Date>
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
  publishedAt: Date | null
  editedAt: Date | null
  withdrawnReason: string | null
}

export interface CoverageTables {
  coverages: CoveragesTable
  publicCoverages: CoveragesTable
  coverageStories: { coverageId: number; storyId: number }
  coverageMedia: { coverageId: number; mediaId: number }
  entries: EntriesTable
  publicEntries: EntriesTable
  entryMedia: { entryId: number; mediaId: number }
  coverageWatchers: { coverageId: number; process: string; count: number; at: Date }
}
