/** The rows of programmes, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { Podcast } from './podcast.ts'

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
      podcast: ColumnType<Podcast | null, string | null | undefined, string | null>
      /** The cover of its podcast. */
      podcastMediaId: number | null
    }
  }
}
