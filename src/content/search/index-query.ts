/**
 * A query to a search index: the database's, the local one of a process, or that of a newsroom's own module. An
 * index only returns which articles match; the articles are read from the database, which leaves out those that
 * are not public.
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

/** The words of a public article, for an index. */
export interface SearchDocument {
  id: number
  publishedAt: Date
  /** The positions of each word in search form. Marks, such as 'section:3', have none. */
  words: Record<string, number[]>
}

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

/** The index that a process offers. */
export interface OfferedIndex extends SearchIndex {
  /** Invalidated when another index answers instead. */
  cacheTag?: string
}

/** The index of this process: that of a newsroom's own module, or the local one. */
export const searchIndex = defineService<OfferedIndex>('search index')

/** The index is not available any more; the database's always is. */
export class IndexGone extends Error {}
