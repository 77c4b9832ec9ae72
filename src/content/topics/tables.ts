/** The rows of topics, as the migrations make them. */
import type { Generated } from 'kysely'
import type { TopicKind } from './kinds.ts'

declare module '../../kernel/tables.ts' {
  interface Tables {
    topics: {
      id: Generated<number>
      uri: Generated<string>
      slug: string
      name: string
      kind: TopicKind
      description: Generated<string>
      mediaId: number | null
      /** Whether the newsroom wrote it. Others live as long as a public article has their keyword. */
      edited: Generated<boolean>
    }
    topicSpellings: { form: string; spelling: string; topicId: number }
    /** One row while older articles have no topics: those below this id. */
    topicBackfill: { beforeId: number }
  }
}
