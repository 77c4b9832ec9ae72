/**
 * The comment fragments below an article: its first threads, or one fragment shared by all articles without
 * comments.
 */
import { raw } from 'hono/html'
import { readCommenting } from '../../content/comments/closing.ts'
import { listThreads } from '../../content/comments/threads.ts'
import { scriptSafe } from '../frame/structured-data.ts'
import { readLocale } from '../locale.tsx'
import type { Renderer, SiteReadContext } from '../route.ts'
import { CommentForm } from './form.tsx'
import { Order } from './order.tsx'
import { commentsPath } from './paths.ts'
import { countData } from './structured-data.ts'
import { commentContext, ThreadView } from './view.tsx'

const firstPage = { sort: 'newest', after: null, most: 3, replies: 2, characters: 6_000 } as const

/** Links the style sheet just before the comments, so that it does not delay the article's text. */
export const sheetLink = ({ assets }: SiteReadContext) => (
  <link rel="stylesheet" href={assets.url('comments.css')} />
)

/** The names of the comment fragment to show below this article, and of the form, for guests or readers. */
export async function commentsFragments(readContext: SiteReadContext, articleId: number) {
  const commenting = await readCommenting(readContext, articleId)
  if (!commenting) return { comments: [], form: '' }
  const { open, guests, published } = commenting
  return {
    comments: [published > 0 ? `comments:${articleId}` : open ? 'comments-empty' : 'comments-closed'],
    form: open ? (guests ? 'guests' : 'readers') : '',
  }
}

export const commentFragments: Record<string, Renderer> = {
  async comments(readContext, argument) {
    const articleId = Number(argument)
    const locale = await readLocale(readContext)
    const { messages, publication } = locale
    const commenting = await readCommenting(readContext, articleId)
    if (!commenting) return ''
    const { threads, next } = await listThreads(readContext, articleId, firstPage)
    const of = commentContext({ locale, articleId, open: commenting.open, level: 3 })
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        {sheetLink(readContext)}
        <h2 id="comments-title">
          {messages.comments} <span>{messages.commentCount(commenting.published, publication.digits)}</span>
        </h2>
        {!commenting.open && <p>{messages.commentsClosed}</p>}
        {next !== null && <Order of={of} sort="newest" />}
        <ol>
          {threads.map((thread) => (
            <ThreadView of={of} thread={thread} />
          ))}
        </ol>
        {next !== null && (
          <p class="pages">
            <a href={commentsPath(articleId)}>{of.own.allComments}</a>
          </p>
        )}
        <script type="application/ld+json">
          {raw(scriptSafe(countData(readContext.siteUrl, articleId, commenting.published)))}
        </script>
      </section>,
    )
  },

  async 'comments-empty'(readContext) {
    const { messages } = await readLocale(readContext)
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        {sheetLink(readContext)}
        <h2 id="comments-title">{messages.comments}</h2>
        <p>{messages.noComments}</p>
      </section>,
    )
  },

  async 'comments-closed'(readContext) {
    const { messages } = await readLocale(readContext)
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        <h2 id="comments-title">{messages.comments}</h2>
        <p>{messages.commentsClosed}</p>
      </section>,
    )
  },
}

/** For 'guests' or 'readers'. */
export const renderCommentForm: Renderer = async (readContext, argument) => {
  const locale = await readLocale(readContext)
  return String(
    <section class="comments" aria-label={locale.messages.writeComment}>
      <CommentForm
        locale={locale}
        assets={readContext.assets}
        guests={argument === 'guests'}
        canMail={readContext.canMail}
      />
    </section>,
  )
}
