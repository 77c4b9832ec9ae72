/** Comments as structured data (schema.org/Comment). The article's own data uses the same @id. */
import type { Comment, Thread } from '../../content/comments/threads.ts'
import { context } from '../frame/structured-data.ts'
import { threadPath } from './paths.ts'

export const articleIri = (siteUrl: string, articleId: number) => `${siteUrl}/articles/${articleId}`

/** The number of comments, shown on an article's page. */
export const countData = (siteUrl: string, articleId: number, published: number) => ({
  '@context': context,
  '@type': 'NewsArticle',
  '@id': articleIri(siteUrl, articleId),
  commentCount: published,
})

/** The threads shown on one page. */
export const threadsData = (siteUrl: string, articleId: number, published: number, threads: Thread[]) => ({
  ...countData(siteUrl, articleId, published),
  comment: threads
    .filter(({ isGone }) => !isGone)
    .map((thread) => ({
      ...commentData(siteUrl, articleId, thread),
      ...(thread.replies.length > 0
        ? { comment: thread.replies.map((reply) => commentData(siteUrl, articleId, reply)) }
        : {}),
    })),
})

const commentData = (siteUrl: string, articleId: number, { id, name, text, postedAt }: Comment) => ({
  '@type': 'Comment',
  url: siteUrl + threadPath(articleId, id),
  text,
  dateCreated: postedAt.toISOString(),
  author: { '@type': 'Person', name },
})
