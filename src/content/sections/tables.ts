/** The rows of sections, as the migrations make them. */
import type { Generated } from 'kysely'
import type { Moderation } from '../comments/tables.ts'

declare module '../../kernel/tables.ts' {
  interface Tables {
    sections: {
      id: Generated<number>
      uri: Generated<string>
      slug: string
      name: string
      description: string
      position: number
      /** '#rrggbb'; empty: the publication's. */
      colour: Generated<string>
      commentsOpen: Generated<boolean>
      moderation: Generated<Moderation>
      /** The section above it. */
      parentId: Generated<number | null>
    }
  }
}
