/** The rows of related articles, as the migrations make them. */

declare module '../../kernel/tables.ts' {
  interface Tables {
    relatedArticles: { articleId: number; relatedId: number; score: number }
  }
}

export {}
