/** The rows of programmes, as the migrations make them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    programmes: {
      id: Generated<number>
      uri: Generated<string>
      slug: string
      name: string
      description: string
      mediaId: number | null
      presenterId: number | null
      position: number
    }
  }
}
