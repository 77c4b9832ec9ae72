/** The rows of the search, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    searchDocuments: {
      articleId: number
      publishedAt: Date
      length: number
      words: ColumnType<never, unknown, unknown>
      /** Null until the scheduler has looked for related articles. */
      relatedAt: Date | null
    }
    spellings: { form: string; word: string; articles: number }
    searchSynonyms: { id: Generated<number>; words: string[] }
  }
}
