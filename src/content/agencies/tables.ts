/** The rows of agencies, as the migrations make them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    agencies: {
      id: Generated<number>
      uri: Generated<string>
      name: string
      url: string
    }
  }
}
