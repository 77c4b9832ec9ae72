/** Links that order the comments of an article: each order is a page of its own. */
import { type Sort, sorts } from '../../content/comments/threads.ts'
import { commentsPath } from './paths.ts'
import type { CommentContext } from './view.tsx'

export function Order({ of, sort }: { of: CommentContext; sort: Sort }) {
  const { messages } = of.locale
  const names = {
    newest: messages.newestFirst,
    oldest: messages.oldestFirst,
    discussed: of.own.mostDiscussed,
  }
  return (
    <nav class="order" aria-label={of.own.order}>
      {sorts.map((one) => (
        <a
          href={commentsPath(of.articleId, one)}
          aria-current={one === sort ? 'page' : undefined}
          rel={one === 'newest' ? undefined : 'nofollow'}
        >
          {names[one]}
        </a>
      ))}
    </nav>
  )
}
