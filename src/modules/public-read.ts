/**
 * The queries available to a newsroom's modules. Each query records its cache tags, so that cached pages are
 * invalidated correctly. There is no database access: non-public content cannot be read, and nothing can be
 * written.
 */
import { type CardPage, listCards } from '../content/articles/cards.ts'
import { type Article, readArticle } from '../content/articles/read.ts'
import { type Publication, readPublication } from '../content/publication/publication.ts'
import { readSearchDocument } from '../content/search/documents.ts'
import type { SearchDocument } from '../content/search/index-query.ts'
import { listSections, type Section } from '../content/sections/sections.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { isUnavailable } from '../platform/database.ts'
import { localeOf, type SiteLocale } from '../site/locale-of.ts'
import { isId } from '../values/id.ts'
import { asProduct } from './detached.ts'
import { maxCards } from './limits.ts'

export interface StoreRow {
  key: string
  data: unknown
}

export interface PublicRead {
  /** Without a trailing slash. */
  siteUrl: string
  articles: {
    /**
     * The newest articles of a public list: 'latest', 'section:3', 'story:7', 'kind:video'.
     * @param before the value `older` of the previous page
     */
    list(list: string, count: number, before?: number): Promise<CardPage>
    /** Null when it is not public. */
    byId(id: number): Promise<Article | null>
    /** Its words as the search finds them, for the index of a module; null when it is not public. */
    searchDocument(id: number): Promise<SearchDocument | null>
  }
  sections(): Promise<Section[]>
  publication(): Promise<Publication>
  /** The locale of a page, and elements for text in mixed directions, foreign languages and times. */
  locale(): Promise<SiteLocale>
  /** The newsroom's settings for this module. */
  settings(): Promise<unknown>
  /** Values stored by this module. */
  store(collection: string): {
    /** Null when the key does not exist. */
    get(key: string): Promise<unknown>
    /** Sorted by key. */
    list(prefix?: string): Promise<StoreRow[]>
  }
}

/** Reads the settings and data of modules; each query records its cache tags. */
export interface ModuleData {
  settings(readContext: ReadContext, module: string): Promise<unknown>
  get(readContext: ReadContext, module: string, collection: string, key: string): Promise<unknown>
  list(readContext: ReadContext, module: string, collection: string, prefix: string): Promise<StoreRow[]>
}

const nothing: ModuleData = { settings: async () => ({}), get: async () => null, list: async () => [] }

export interface OpenRead {
  read: PublicRead
  /** Refuses every later query, because the run has ended. */
  close(): void
  /** The error of a query that failed because the database is unavailable, even if the module caught it. */
  unavailable(): unknown
}

/** Opens the queries for one run of a module's code. */
export function openPublicRead(
  given: ReadContext & { siteUrl: string },
  module: string,
  data: ModuleData = nothing,
): OpenRead {
  let closed = false
  let outage: unknown
  const readContext: ReadContext = {
    ...given,
    dependOn: (...cacheTags) => {
      if (!closed) given.dependOn(...cacheTags)
    },
  }
  const refuse = () => new Error(`The module "${module}" was late: it reads nothing more.`)

  async function ask<T>(query: () => Promise<T>): Promise<T> {
    if (closed) throw refuse()
    try {
      // A copy, because a module must not change data shared by fragments.
      const answer = structuredClone(await asProduct(query))
      if (closed) throw refuse()
      return answer
    } catch (error) {
      if (isUnavailable(error)) outage ??= error
      throw error
    }
  }

  const publication = () => ask(() => readPublication(readContext))
  const read: PublicRead = {
    siteUrl: given.siteUrl,
    articles: {
      list: (list, count, before) => {
        if (!Number.isInteger(count) || count < 1 || count > maxCards)
          return Promise.reject(new Error(`articles.list gives 1 to ${maxCards} articles, not ${count}.`))
        return ask(() => listCards(readContext, list, count, before ?? null))
      },
      byId: (id) => (isId(id) ? ask(() => readArticle(readContext, id)) : Promise.resolve(null)),
      searchDocument: (id) =>
        isId(id) ? ask(() => readSearchDocument(readContext, id)) : Promise.resolve(null),
    },
    sections: () => ask(() => listSections(readContext)),
    publication,
    locale: async () => localeOf(await publication()),
    settings: () => ask(() => data.settings(readContext, module)),
    store: (collection) => ({
      get: (key) => ask(() => data.get(readContext, module, collection, key)),
      list: (prefix = '') => ask(() => data.list(readContext, module, collection, prefix)),
    }),
  }
  return {
    read,
    close: () => {
      closed = true
    },
    unavailable: () => outage,
  }
}
