/** Where comments are: all of an article, one of its threads, and what a reader can do with one. */
import type { Sort } from '../../content/comments/threads.ts'

export const formId = 'comment-form'

export function commentsAddress(
  articleId: number,
  sort: Sort = 'newest',
  after: number | null = null,
): string {
  const query = [
    ...(sort === 'newest' ? [] : [`sort=${sort}`]),
    ...(after === null ? [] : [`after=${after}`]),
  ]
  return `/comments/${articleId}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

export const threadAddress = (articleId: number, commentId: number, after: number | null = null): string =>
  `/comments/${articleId}/${commentId}${after === null ? '' : `?after=${after}`}`

export const replyAddress = (commentId: number) => `/readers/reply/${commentId}`
export const reportAddress = (commentId: number) => `/readers/report/${commentId}`
