/** The rows of people, as the migrations make them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    people: {
      id: Generated<number>
      uri: Generated<string>
      slug: string
      name: string
      jobTitle: string
      bio: string
      mediaId: number | null
    }
  }
}
