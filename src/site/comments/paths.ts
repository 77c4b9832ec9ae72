/** Paths of comments: all comments of an article, one thread, and the actions of a reader. */
import type { Sort } from '../../content/comments/threads.ts'

export const formId = 'comment-form'

export function commentsPath(articleId: number, sort: Sort = 'newest', after: number | null = null): string {
  const query = [
    ...(sort === 'newest' ? [] : [`sort=${sort}`]),
    ...(after === null ? [] : [`after=${after}`]),
  ]
  return `/comments/${articleId}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

export const threadPath = (articleId: number, commentId: number, after: number | null = null): string =>
  `/comments/${articleId}/${commentId}${after === null ? '' : `?after=${after}`}`

export const replyPath = (commentId: number) => `/readers/reply/${commentId}`
export const reportPath = (commentId: number) => `/readers/report/${commentId}`
