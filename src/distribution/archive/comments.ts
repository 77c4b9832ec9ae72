/** Comments of a page of articles for exports to other programs, as a tree without gaps. */
import type { Kysely } from 'kysely'
import type { CommentState } from '../../content/comments/tables.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Report } from './report.ts'

/** Comments that nobody confirmed, and those that were taken back, have no text to carry over. */
const exported = new Set<CommentState>(['published', 'held', 'rejected'])

export interface LeavingComment {
  id: number
  articleId: number
  /** 0 for a first comment. */
  parent: number
  name: string
  text: string
  state: CommentState
  postedAt: Date
}

/** The comments in order; replies to one that is left out belong to the comment above it. */
export async function commentsOf(
  db: Kysely<Tables>,
  articleIds: number[],
  report: Report,
): Promise<LeavingComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'articleId', 'parentId', 'name', 'text', 'state', 'postedAt'])
    .where('articleId', 'in', articleIds)
    .orderBy('id')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const parentOf = (parentId: number | null): number => {
    for (let above = parentId; above !== null; ) {
      const parent = byId.get(above)
      if (!parent) return 0
      if (exported.has(parent.state)) return above
      above = parent.parentId
    }
    return 0
  }
  return rows.flatMap(({ parentId, ...row }) => {
    if (!exported.has(row.state)) {
      report.note(`comments that are left out: ${row.state}`, `comment ${row.id}`)
      return []
    }
    const parent = parentOf(parentId)
    if (parent !== (parentId ?? 0))
      report.note('replies to comments that are left out, which moved up', `comment ${row.id}`)
    return [{ ...row, parent }]
  })
}
