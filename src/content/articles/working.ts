/** An article as the newsroom edits it: the latest revision, whatever readers see. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Origin, originsOf } from '../imports/items.ts'
import { type ArticleContent, currentContent } from './content.ts'
import { present } from './desk.ts'
import { shownFields } from './field-values.ts'
import { withSurvivors } from './settle.ts'
import type { ArticleState } from './tables.ts'

export interface WorkingArticle {
  id: number
  state: ArticleState
  /** `content` is of the latest revision; the other number is the published one. */
  revision: number
  publishedRevision: number | null
  content: ArticleContent
  /** The date of the published article. */
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
  submittedAt: Date | null
  deskNote: string
  /** The name of the member who wrote the note. */
  deskNoteBy: string
  /** When it was returned to the reporter; null once submitted again or published. */
  returnedAt: Date | null
  trashedAt: Date | null
  /** The article's own setting for comments; the publication and the section have theirs. */
  commentsOpen: boolean
  corrections: { at: Date; note: string }[]
  present: { id: number; name: string }[]
  /** What it was in the programs that it was imported from. */
  altIds: Origin[]
}

type Db = Pick<ReadContext, 'db'>

const contentOf = async ({ db }: Db, articleId: number, number: number) => {
  const row = await db
    .selectFrom('revisions')
    .select(['content', 'actor', 'at'])
    .where('kind', '=', 'article')
    .where('refId', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return null
  const content = currentContent(row.content) as ArticleContent | null
  // The content of a removed article has no fields.
  const isWhole = content !== null && 'authorIds' in content
  const shown = isWhole && {
    ...(await withSurvivors(db, content)),
    fields: shownFields(content.fields, content),
  }
  return { content: shown || content, by: row.actor, at: row.at }
}

/** Null when there is no such article, or when it was removed for legal reasons. */
export async function readWorking(readContext: Db, articleId: number): Promise<WorkingArticle | null> {
  const { db } = readContext
  const row = await db
    .selectFrom('articles as a')
    .leftJoin('staff as s', 's.id', 'a.createdBy')
    .select(['a.id', 'a.state', 'a.latestRevision', 'a.publishedRevision', 'a.slug', 'a.wordCount'])
    .select(['a.createdAt', 'a.createdBy', 's.name as creatorName', 'a.updatedAt', 'a.updatedBy'])
    .select(['a.publishedAt', 'a.modifiedAt', 'a.scheduledAt', 'a.unpublishedAt', 'a.unpublishedReason'])
    .select(['a.submittedAt', 'a.deskNote', 'a.deskNoteBy', 'a.returnedAt', 'a.trashedAt', 'a.commentsOpen'])
    .where('a.id', '=', articleId)
    .where('a.state', '!=', 'removed')
    .executeTakeFirst()
  if (!row) return null
  const [head, corrections, people, origins] = await Promise.all([
    contentOf(readContext, articleId, row.latestRevision),
    db
      .selectFrom('corrections')
      .select(['at', 'note'])
      .where('articleId', '=', articleId)
      .orderBy('at')
      .execute(),
    present(readContext, articleId),
    originsOf({ db }, 'article', [articleId]),
  ])
  if (!head?.content) return null
  const { latestRevision, createdBy, creatorName, ...rest } = row
  return {
    ...rest,
    revision: latestRevision,
    content: head.content,
    createdBy: createdBy ? { id: createdBy, name: creatorName ?? '' } : null,
    corrections,
    present: people,
    altIds: origins.get(articleId) ?? [],
  }
}

export interface RevisionFacts {
  number: number
  command: string
  by: string
  at: Date
  headline: string
  /** Whether the text was erased for legal reasons. */
  erased: boolean
  /** The commands run on the article while this was its latest revision, in order. */
  actions: { command: string; by: string; at: Date }[]
}

/**
 * The commands that the history shows between revisions. A correction and a legal removal have revisions of
 * their own.
 */
const loggedActions = [
  ...['article.publish', 'article.unschedule', 'article.unpublish'],
  ...['article.submit', 'article.return', 'article.trash'],
]

/** An article's revisions, newest first; `before` is the last number on the previous page. */
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
  const rows = await query.execute()
  const [newest, oldest] = [rows[0], rows.at(-1)]
  if (!newest || !oldest) return []
  const actions = await db
    .selectFrom('audit')
    .select(['command', 'actor as by', 'at'])
    .where('subject', '=', `article:${articleId}`)
    .where('command', 'in', loggedActions)
    .where('at', '>=', oldest.at)
    .orderBy('id')
    .limit(1_000)
    .execute()
  const above = before === null ? null : await contentOf({ db }, articleId, before)
  return rows.map((row, i) => {
    const until = i === 0 ? (above?.at ?? null) : rows[i - 1]!.at
    return { ...row, actions: actions.filter(({ at }) => at >= row.at && (until === null || at < until)) }
  })
}

export const readRevision = contentOf
