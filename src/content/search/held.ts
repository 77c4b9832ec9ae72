/**
 * What a search asks of an index, whichever serves it: the database's own, or one that a process keeps beside it.
 * An index only says which articles hold something; what is shown of them is read from the database.
 */

/** What an article has to hold. */
export interface Held {
  /** In whole seconds, as the times of articles count. */
  from: Date | null
  until: Date | null
  /** Of each group at least one: the forms under which a word may stand, or marks. */
  all: string[][]
  /** Words side by side. */
  phrases: string[][]
  without: string[]
  /** A word that is not typed to its end: at least one begins so. None where all are. */
  beginnings: string[]
}

/** An article's place in the order of dates. */
export interface Place {
  id: number
  publishedAt: Date
}

export interface Weighed {
  forms: string[]
  weight: number
}

/** The same, and one of these forms. */
export const andAny = (held: Held, forms: string[]): Held => ({ ...held, all: [...held.all, forms] })

export interface SearchIndex {
  /** The newest that hold all this, after a place; `complete` when these are all there are. */
  newest(held: Held, limit: number, before: Place | null): Promise<{ places: Place[]; complete: boolean }>
  /** Those that hold this and the most of some words, by the sum of their weights. */
  heaviest(held: Held, words: Weighed[], limit: number): Promise<{ id: number; weight: number }[]>
}

/** The index is not there any more; the database's always is. */
export class IndexGone extends Error {}
