/** The rows of pages, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'

type Json<T> = ColumnType<T, string, string>

declare module '../../kernel/tables.ts' {
  interface Tables {
    pages: { id: Generated<number>; slug: string; title: string; body: Json<BodyDocument>; position: number }
  }
}
