/** The rows of what is read, as the migrations make them. */

declare module '../../kernel/tables.ts' {
  interface Tables {
    reads: { articleId: number; score: number; at: Date }
    mostRead: { position: number; articleId: number }
  }
}

export {}
