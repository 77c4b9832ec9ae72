import type { Kysely } from 'kysely'
import type { SearchIndex } from './search/held.ts'
import type { Tables } from './tables.ts'

/**
 * What a query reads with: the database, and a pen. Each query notes the topics that its answer depends on,
 * before it runs: its own list, each item shown, and what it looked for and did not find.
 */
export interface Reading {
  db: Kysely<Tables>
  note(...topics: string[]): void
  /** The search index beside this process, where there is one. */
  index?(): SearchIndex | null
}

/** A reading whose topics nobody keeps, for commands and tools. */
export const readOnce = (db: Kysely<Tables>): Reading => ({ db, note: () => {} })
