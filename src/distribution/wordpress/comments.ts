/** Comments as WordPress keeps them. */
import { escapeHtml } from '../../body/inline-html.ts'
import type { LeavingComment } from '../archive/comments.ts'
import { element, localDate, protectedElement, utcDate } from './wxr.ts'

const approved: Record<string, string> = { published: '1', held: '0', rejected: 'trash' }

export const commentXml = (comment: LeavingComment, timeZone: string): string =>
  [
    `<wp:comment>${element('wp:comment_id', comment.id)}${protectedElement('wp:comment_author', comment.name)}`,
    '<wp:comment_author_email></wp:comment_author_email><wp:comment_author_url></wp:comment_author_url>',
    '<wp:comment_author_IP></wp:comment_author_IP>',
    protectedElement('wp:comment_date', localDate(comment.postedAt, timeZone)),
    protectedElement('wp:comment_date_gmt', utcDate(comment.postedAt)),
    protectedElement('wp:comment_content', escapeHtml(comment.text)),
    protectedElement('wp:comment_approved', approved[comment.state]!),
    '<wp:comment_type>comment</wp:comment_type>',
    `${element('wp:comment_parent', comment.parent)}<wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n`,
  ].join('')
