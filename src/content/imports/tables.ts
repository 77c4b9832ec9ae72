/** The rows of imports, as the migrations make them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    imports: { key: string; lines: number; finished: boolean; at: Generated<Date> }
  }
}
