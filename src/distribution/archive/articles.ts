/** The articles of the newsroom for exports to other programs: all but those that were removed. */
import type { Kysely } from 'kysely'
import type { ArticleContent } from '../../content/articles/content.ts'
import { currentContent } from '../../content/articles/content.ts'
import { sentArticles } from '../../content/articles/source-version.ts'
import type { ArticleState } from '../../content/articles/tables.ts'
import type { Tables } from '../../kernel/tables.ts'

const pageSize = 200

export interface LeavingArticle {
  id: number
  uri: string
  state: Exclude<ArticleState, 'removed'>
  slug: string
  scheduledAt: Date | null
  publishedAt: Date | null
  modifiedAt: Date | null
  createdAt: Date
  updatedAt: Date
  submittedAt: Date | null
  trashedAt: Date | null
  publishedDateOnly: boolean
  commentsOpen: boolean
  unpublishedReason: string | null
  /** Whether a later revision than the public one exists. */
  hasChanges: boolean
  content: ArticleContent
  corrections: { at: Date; note: string }[]
}

/** The stored content; its time is text in the database. */
function contentOf(stored: unknown): ArticleContent {
  const content = currentContent(stored) as ArticleContent
  const { embargoedUntil } = content
  return { ...content, embargoedUntil: embargoedUntil === null ? null : new Date(embargoedUntil) }
}

/** The articles in pages, in order of creation: the public revision of each, or the latest of one that is not public. */
export async function* articlePages(db: Kysely<Tables>): AsyncGenerator<LeavingArticle[]> {
  for (let after = 0; ; ) {
    const rows = await sentArticles(db)
      .select(['a.id', 'a.uri', 'a.state', 'a.slug', 'a.scheduledAt', 'a.publishedAt', 'a.modifiedAt'])
      .select([
        'a.createdAt',
        'a.updatedAt',
        'a.submittedAt',
        'a.trashedAt',
        'a.publishedDateOnly',
        'a.commentsOpen',
      ])
      .select(['a.unpublishedReason', 'a.latestRevision', 'r.number as revision', 'r.content'])
      .where('a.id', '>', after)
      .where('a.state', '!=', 'removed')
      .where('r.content', 'is not', null)
      .orderBy('a.id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return
    const corrections = await db
      .selectFrom('corrections')
      .select(['articleId', 'at', 'note'])
      .where(
        'articleId',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('at')
      .execute()
    const ofArticle = Map.groupBy(corrections, ({ articleId }) => articleId)
    yield rows.map(({ revision, latestRevision, ...row }) => ({
      ...row,
      state: row.state as LeavingArticle['state'],
      hasChanges: row.state === 'published' && latestRevision > revision,
      content: contentOf(row.content),
      corrections: ofArticle.get(row.id) ?? [],
    }))
    after = rows.at(-1)!.id
  }
}
