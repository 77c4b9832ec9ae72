import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Names something that a process offers to the queries of one feature; the feature owns its name and its type. */
export interface Service<T> {
  name: string
  /** Never set: it carries the type. */
  type?: T
}

export const defineService = <T>(name: string): Service<T> => ({ name })

/** Null where this process does not offer it, or not at the moment. */
export type FindService = <T>(wanted: Service<T>) => T | null

/** @param current what there is now; null while there is none */
export const offer =
  <Offered>(service: Service<Offered>, current: () => Offered | null): FindService =>
  <T>(wanted: Service<T>) =>
    (wanted as Service<unknown>) === service ? (current() as T | null) : null

/**
 * The context of a query: the database and `dependOn`, which records cache tags. Before it reads, each query
 * records the tags its result depends on: its list, each item shown, and items it looked for and did not
 * find.
 */
export interface ReadContext {
  db: Kysely<Tables>
  dependOn(...cacheTags: string[]): void
  service?: FindService
}

/** A context that records no cache tags, for commands and tools. */
export const untracked = (db: Kysely<Tables>): ReadContext => ({ db, dependOn: () => {} })
