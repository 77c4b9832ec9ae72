/** The rows of stories, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { StoredFact } from './content.ts'

type Json<T> = ColumnType<T, string | undefined, string>

declare module '../../kernel/tables.ts' {
  interface Tables {
    stories: {
      id: Generated<number>
      uri: Generated<string>
      slug: string
      name: string
      summary: string
      state: Generated<'open' | 'closed' | 'archived'>
      pinned: boolean
      position: number
      mediaId: number | null
      programmeId: number | null
      keyFacts: Json<StoredFact[]>
      background: Json<BodyDocument>
      openedAt: Generated<Date>
      closedAt: Date | null
    }
  }
}
