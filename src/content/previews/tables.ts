/** The links to previews, as the migrations make them. */
import type { ColumnType } from 'kysely'

type Json<T> = ColumnType<T, string, string>

declare module '../../kernel/tables.ts' {
  interface Tables {
    previews: {
      tokenHash: string
      target: Json<unknown>
      createdBy: string
      staffId: number | null
      /** The token that made it. */
      tokenId: number | null
      expiresAt: Date
    }
  }
}
