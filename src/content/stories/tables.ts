/** The rows of stories, as the migrations make them. */
import type { Generated } from 'kysely'

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
      openedAt: Generated<Date>
      closedAt: Date | null
    }
  }
}
