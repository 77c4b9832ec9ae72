/** The rows of imports, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'

export const importSystems = ['wordpress', 'ghost', 'rss', 'html'] as const
export type ImportSystem = (typeof importSystems)[number]

export type ImportRunState = 'running' | 'finished' | 'interrupted' | 'failed' | 'undone'

export type ImportUploadState =
  | 'open'
  | 'trying'
  | 'tried'
  | 'importing'
  | 'finished'
  | 'interrupted'
  | 'failed'

/** What a thing of another program became here. */
export type ImportedKind =
  | 'article'
  | 'media'
  | 'section'
  | 'topic'
  | 'story'
  | 'person'
  | 'page'
  | 'comment'
  | 'reader'

type Json<T> = ColumnType<T, string | undefined, string>

export interface ImportedItemsTable {
  system: ImportSystem
  /** The host of the old site without "www", and its folder where it has one. */
  site: string
  /** The type in the old program: 'post', 'attachment', 'category' … */
  type: string
  oldId: string
  kind: ImportedKind
  itemId: number
  uri: string
  /** The address at which readers found it. */
  address: Generated<string>
  /** Of the source as it was last imported; null while only the id is reserved. */
  hash: string | null
  /** The revision and state that the import wrote. */
  revision: number | null
  state: string | null
  runId: number | null
  /** Whether the import created it; false when it was here before. */
  made: Generated<boolean>
  undoneAt: Date | null
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    imports: { key: string; lines: number; finished: boolean; at: Generated<Date> }
    importRuns: {
      id: Generated<number>
      system: ImportSystem
      site: string
      state: Generated<ImportRunState>
      actor: Generated<string>
      options: Json<Record<string, unknown>>
      progress: Json<Record<string, unknown>>
      report: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
      startedAt: Generated<Date>
      finishedAt: Date | null
    }
    importUploads: {
      id: Generated<number>
      system: ImportSystem
      state: Generated<ImportUploadState>
      mapping: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
      trial: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
      progress: Json<Record<string, unknown>>
      problem: Generated<string>
      runId: number | null
      actor: string
      createdAt: Generated<Date>
    }
    importedItems: ImportedItemsTable
    importLosses: {
      runId: number
      kind: string
      type: string
      oldId: string
      title: string
      address: string
      detail: string
    }
  }
}
