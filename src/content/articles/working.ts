/** An article as the newsroom works on it: the latest revision, whatever the public reads. */
import { sql } from 'kysely'
import type { Reading } from '../reading.ts'
import type { ArticleState } from '../tables.ts'
import type { ArticleContent } from './content.ts'
import { present } from './desk.ts'

export interface WorkingArticle {
  id: number
  state: ArticleState
  /** The latest revision, which `content` is, and the one that the public reads. */
  revision: number
  publishedRevision: number | null
  content: ArticleContent
  /** Of the published article. */
  slug: string
  wordCount: number
  createdAt: Date
  createdBy: { id: number; name: string } | null
  updatedAt: Date
  updatedBy: string
  publishedAt: Date | null
  modifiedAt: Date | null
  scheduledAt: Date | null
  unpublishedAt: Date | null
  unpublishedReason: string | null
  handedInAt: Date | null
  handedInNote: string
  discardedAt: Date | null
  /** Whether readers may comment, as far as the article itself is asked. */
  commentsOpen: boolean
  corrections: { at: Date; note: string }[]
  present: { id: number; name: string }[]
}

type Db = Pick<Reading, 'db'>

const contentOf = async ({ db }: Db, articleId: number, number: number) => {
  const row = await db
    .selectFrom('revisions')
    .select(['content', 'actor', 'at'])
    .where('kind', '=', 'article')
    .where('refId', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? { content: row.content as ArticleContent | null, by: row.actor, at: row.at } : null
}

/** Null when there is none, or when it was removed for legal reasons. */
export async function readWorking(reading: Db, articleId: number): Promise<WorkingArticle | null> {
  const { db } = reading
  const row = await db
    .selectFrom('articles as a')
    .leftJoin('staff as s', 's.id', 'a.createdBy')
    .select(['a.id', 'a.state', 'a.headRevision', 'a.publishedRevision', 'a.slug', 'a.wordCount'])
    .select(['a.createdAt', 'a.createdBy', 's.name as creatorName', 'a.updatedAt', 'a.updatedBy'])
    .select(['a.publishedAt', 'a.modifiedAt', 'a.scheduledAt', 'a.unpublishedAt', 'a.unpublishedReason'])
    .select(['a.handedInAt', 'a.handedInNote', 'a.discardedAt', 'a.commentsOpen'])
    .where('a.id', '=', articleId)
    .where('a.state', '!=', 'removed')
    .executeTakeFirst()
  if (!row) return null
  const [head, corrections, people] = await Promise.all([
    contentOf(reading, articleId, row.headRevision),
    db
      .selectFrom('corrections')
      .select(['at', 'note'])
      .where('articleId', '=', articleId)
      .orderBy('at')
      .execute(),
    present(reading, articleId),
  ])
  if (!head?.content) return null
  const { headRevision, createdBy, creatorName, ...rest } = row
  return {
    ...rest,
    revision: headRevision,
    content: head.content,
    createdBy: createdBy ? { id: createdBy, name: creatorName ?? '' } : null,
    corrections,
    present: people,
  }
}

export interface RevisionFacts {
  number: number
  command: string
  by: string
  at: Date
  headline: string
  /** Whether its text was erased for legal reasons. */
  erased: boolean
}

/** An article's revisions, newest first; `before` is the number of the last one of the page before. */
export async function listRevisions(
  { db }: Db,
  articleId: number,
  limit: number,
  before: number | null,
): Promise<RevisionFacts[]> {
  let query = db
    .selectFrom('revisions')
    .select(['number', 'command', 'actor as by', 'at'])
    .select(sql<string>`coalesce(content->>'headline', '')`.as('headline'))
    .select(sql<boolean>`content is null`.as('erased'))
    .where('kind', '=', 'article')
    .where('refId', '=', articleId)
    .orderBy('number', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('number', '<', before)
  return query.execute()
}

export const readRevision = contentOf
