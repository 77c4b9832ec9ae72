/** Comments of a page of articles as WordPress keeps them. */
import type { Kysely } from 'kysely'
import { escapeHtml } from '../../body/inline-html.ts'
import type { Reason } from '../../content/comments/reasons.ts'
import type { CommentState } from '../../content/comments/tables.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Report } from '../archive/report.ts'
import { element, localDate, protectedElement, utcDate } from './wxr.ts'

/** Comments that nobody confirmed, and those that were taken back, have no text to carry over. */
const approved: Partial<Record<CommentState, string>> = { published: '1', held: '0', rejected: 'trash' }

interface Row {
  id: number
  articleId: number
  parentId: number | null
  name: string
  text: string
  state: CommentState
  reasons: Reason[]
  postedAt: Date
}

const isSpam = ({ state, reasons }: Row) =>
  state === 'rejected' && reasons.some(({ code }) => code === 'spam')

const commentXml = (row: Row, parent: number, timeZone: string) =>
  [
    `<wp:comment>${element('wp:comment_id', row.id)}${protectedElement('wp:comment_author', row.name)}`,
    '<wp:comment_author_email></wp:comment_author_email><wp:comment_author_url></wp:comment_author_url>',
    '<wp:comment_author_IP></wp:comment_author_IP>',
    protectedElement('wp:comment_date', localDate(row.postedAt, timeZone)),
    protectedElement('wp:comment_date_gmt', utcDate(row.postedAt)),
    protectedElement('wp:comment_content', escapeHtml(row.text)),
    protectedElement('wp:comment_approved', isSpam(row) ? 'spam' : approved[row.state]!),
    '<wp:comment_type>comment</wp:comment_type>',
    `${element('wp:comment_parent', parent)}<wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n`,
  ].join('')

export interface CommentsOfPage {
  byArticle: Map<number, string[]>
  count: number
}

/** Replies to a comment that is left out belong to the comment above it. */
export async function commentsOf(
  db: Kysely<Tables>,
  articleIds: number[],
  timeZone: string,
  report: Report,
): Promise<CommentsOfPage> {
  const rows: Row[] = await db
    .selectFrom('comments')
    .select(['id', 'articleId', 'parentId', 'name', 'text', 'state', 'reasons', 'postedAt'])
    .where('articleId', 'in', articleIds)
    .orderBy('id')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const parentOf = (row: Row): number => {
    let above = row.parentId
    while (above !== null) {
      const parent = byId.get(above)
      if (!parent) return 0
      if (approved[parent.state]) return above
      above = parent.parentId
    }
    return 0
  }
  const byArticle = new Map<number, string[]>()
  let count = 0
  for (const row of rows) {
    if (!approved[row.state]) {
      report.note(`comments that are left out: ${row.state}`, `comment ${row.id}`)
      continue
    }
    const parent = parentOf(row)
    if (parent !== (row.parentId ?? 0))
      report.note('replies to comments that are left out, which moved up', `comment ${row.id}`)
    const list = byArticle.get(row.articleId) ?? []
    byArticle.set(row.articleId, list)
    list.push(commentXml(row, parent, timeZone))
    count++
  }
  return { byArticle, count }
}
