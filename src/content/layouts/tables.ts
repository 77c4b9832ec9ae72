/** The layouts of pages, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'

/** The blocks of a page in their order. */
export type LayoutBlocks = { type: string; options: Record<string, unknown> }[]

type Blocks = ColumnType<LayoutBlocks | null, string | null | undefined, string | null>

declare module '../../kernel/tables.ts' {
  interface Tables {
    layouts: {
      id: Generated<number>
      scope: string
      sectionId: number | null
      storyId: number | null
      /** Null for the layout of its kind, or the default. */
      blocks: Blocks
      draft: Blocks
      scheduled: Blocks
      scheduledFrom: Date | null
      scheduledUntil: Date | null
      scheduledShown: Generated<boolean>
    }
  }
}
