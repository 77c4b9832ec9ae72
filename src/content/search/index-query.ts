/**
 * A query to a search index: the database's, or the local one of a process. An index only returns which
 * articles match; the articles are read from the database.
 */
import { defineService } from '../../kernel/read-context.ts'

/** The conditions that an article must meet. */
export interface IndexQuery {
  /** In whole seconds, the resolution of articles' times. */
  from: Date | null
  until: Date | null
  /** At least one of each group: the forms of a word, or marks. */
  all: string[][]
  /** Words side by side. */
  phrases: string[][]
  without: string[]
  /** A word that is not fully typed: at least one word begins like this. Empty when all are complete. */
  beginnings: string[]
}

/** An article's position in the order of dates. */
export interface Place {
  id: number
  publishedAt: Date
}

export interface Weighed {
  forms: string[]
  weight: number
}

/** The same, and one of these forms. */
export const andAny = (indexQuery: IndexQuery, forms: string[]): IndexQuery => ({
  ...indexQuery,
  all: [...indexQuery.all, forms],
})

export interface SearchIndex {
  /** The newest matches, after a position; `complete` when these are all there are. */
  newest(
    indexQuery: IndexQuery,
    limit: number,
    before: Place | null,
  ): Promise<{ places: Place[]; complete: boolean }>
  /** The matches with the most of some words, by the sum of their weights. */
  heaviest(indexQuery: IndexQuery, words: Weighed[], limit: number): Promise<{ id: number; weight: number }[]>
}

/** The local index of a process. */
export const searchIndex = defineService<SearchIndex>('search index')

/** The local index is not available any more; the database's always is. */
export class IndexGone extends Error {}
