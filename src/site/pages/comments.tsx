/** All comments of one article, in pages; and one thread with its replies at its own address. */

import { raw } from 'hono/html'
import { cardsOf } from '../../content/articles/cards.ts'
import { articleStatus } from '../../content/articles/read.ts'
import { readCommenting } from '../../content/comments/closing.ts'
import { listThreads, readThread, type Sort, sorts, wasShown } from '../../content/comments/threads.ts'
import { largestId } from '../../values/id.ts'
import { sheetLink } from '../comments/fragments.tsx'
import { Order } from '../comments/order.tsx'
import { commentsPath, formId, threadPath } from '../comments/paths.ts'
import { threadsData } from '../comments/structured-data.ts'
import { CommentView, commentContext, ThreadView } from '../comments/view.tsx'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { scriptSafe } from '../frame/structured-data.ts'
import { readLocale, Text } from '../locale.tsx'
import { articlePath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import { leadingNumber } from '../segments.ts'

const perPage = { most: 30, replies: 2, characters: 24_000 }
const repliesPerPage = 50
const number = /^[1-9]\d{0,9}$/

interface Asked {
  articleId: number
  sort: Sort
  /** On a thread's page: the requested comment. */
  commentId: number | null
  after: number | null
}

/** 'ARTICLE/SORT/COMMENT/AFTER'; 0 means none. */
function toAsked(argument: string): Asked {
  const [articleId, sort, commentId, after] = argument.split('/')
  return {
    articleId: Number(articleId),
    sort: sort as Sort,
    commentId: Number(commentId) || null,
    after: Number(after) || null,
  }
}

async function read(readContext: SiteReadContext, { articleId }: Asked) {
  const locale = await readLocale(readContext)
  const [card] = await cardsOf(readContext, [articleId])
  const commenting = await readCommenting(readContext, articleId)
  if (!card || !commenting) return null
  return {
    locale,
    card,
    commenting,
    of: commentContext({ locale, articleId, open: commenting.open, level: 2 }),
  }
}

const threadOf = (readContext: SiteReadContext, { articleId, commentId, after }: Asked) =>
  readContext.shared(`thread:${articleId}/${commentId}/${after}`, (context) =>
    readThread(context, articleId, commentId!, after, repliesPerPage),
  )

export const commentsRoute: Route = {
  name: 'comments-page',

  match([first, article, comment, rest], query) {
    const articleId = leadingNumber(article)
    if (first !== 'comments' || articleId === null || rest !== undefined) return null
    if (comment !== undefined && !number.test(comment)) return null
    const given = query.get('after') ?? ''
    const after = number.test(given) && Number(given) <= largestId ? given : '0'
    const sort =
      comment === undefined ? (sorts.find((known) => known === query.get('sort')) ?? 'newest') : 'newest'
    if (Number(articleId) > largestId || Number(comment ?? 0) > largestId) return null
    return `${articleId}/${sort}/${comment ?? 0}/${after}`
  },

  async plan(readContext, argument) {
    const asked = toAsked(argument)
    const { articleId, sort, commentId, after } = asked
    const status = await articleStatus(readContext, articleId)
    if (status.state === 'unknown') return notFoundPlan(readContext)
    if (status.state === 'gone')
      return htmlPlan(readContext, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    const commenting = await readCommenting(readContext, articleId)
    if (!commenting) return notFoundPlan(readContext)
    if (commentId !== null && !(await threadOf(readContext, asked))) return notFoundPlan(readContext)
    if (after !== null && !(await wasShown(readContext, articleId, after))) return notFoundPlan(readContext)
    const form = commenting.guests ? 'comment-form:guests' : 'comment-form:readers'
    return htmlPlan(readContext, {
      key: `comments-page:${argument}`,
      canonical:
        commentId === null ? commentsPath(articleId, sort, after) : threadPath(articleId, commentId, after),
      body: [
        commentId === null ? `comments-list:${argument}` : `comments-thread:${argument}`,
        ...(commenting.open ? [form] : []),
      ],
    })
  },

  async head(readContext, argument) {
    const asked = toAsked(argument)
    const found = await read(readContext, asked)
    if (!found) return { title: '', kind: 'comments' }
    const { articleId, sort, commentId, after } = asked
    return {
      title: found.of.own.commentsOn(found.card.headline),
      // Search engines index only the pages with all comments, in one order.
      ...(commentId === null && sort === 'newest' ? { address: commentsPath(articleId, sort, after) } : {}),
      kind: 'comments',
      sectionId: found.card.section?.id,
    }
  },

  fragments: {
    async 'comments-list'(readContext, argument) {
      const asked = toAsked(argument)
      const found = await read(readContext, asked)
      if (!found) return '<main id="main"></main>'
      const { articleId, sort, after } = asked
      const { locale, of, commenting } = found
      const { messages, publication } = locale
      const { threads, next } = await listThreads(readContext, articleId, { ...perPage, sort, after })
      return String(
        <main id="main" class="page comments">
          <Top readContext={readContext} found={found} />
          <p class="counted">{messages.commentCount(commenting.published, publication.digits)}</p>
          {!commenting.open && <p>{messages.commentsClosed}</p>}
          {commenting.published > 1 && <Order of={of} sort={sort} />}
          <ol>
            {threads.map((thread) => (
              <ThreadView of={of} thread={thread} />
            ))}
          </ol>
          {next !== null && (
            <nav class="pages" aria-label={messages.pages}>
              <a rel="next" href={commentsPath(articleId, sort, next)}>
                {of.own.moreComments}
              </a>
            </nav>
          )}
          <script type="application/ld+json">
            {raw(scriptSafe(threadsData(readContext.siteUrl, articleId, commenting.published, threads)))}
          </script>
        </main>,
      )
    },

    async 'comments-thread'(readContext, argument) {
      const asked = toAsked(argument)
      const found = await read(readContext, asked)
      const thread = await threadOf(readContext, asked)
      if (!found || !thread) return '<main id="main"></main>'
      const { of, locale } = found
      const { root, replies, next, isMiddle } = thread
      return String(
        <main id="main" class="page comments">
          <Top readContext={readContext} found={found} />
          <ol>
            <li>
              <CommentView of={of} comment={root} />
              {isMiddle && (
                <p class="all">
                  <a href={threadPath(asked.articleId, root.id)}>{of.own.fromFirstReply}</a>
                </p>
              )}
              {replies.length > 0 && (
                <ul>
                  {replies.map((reply) => (
                    <li class={reply.id === asked.commentId ? 'asked' : undefined}>
                      <CommentView of={of} comment={reply} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          </ol>
          {next !== null && (
            <nav class="pages" aria-label={locale.messages.pages}>
              <a rel="next" href={threadPath(asked.articleId, root.id, next)}>
                {of.own.moreReplies}
              </a>
            </nav>
          )}
          <p class="pages">
            <a href={commentsPath(asked.articleId)}>{of.own.allComments}</a>
          </p>
        </main>,
      )
    },
  },
}

function Top({
  readContext,
  found,
}: {
  readContext: SiteReadContext
  found: NonNullable<Awaited<ReturnType<typeof read>>>
}) {
  const { locale, card } = found
  return (
    <>
      {sheetLink(readContext)}
      <h1>{locale.messages.comments}</h1>
      <p class="about">
        <a href={articlePath(card)}>
          <Text of={card.headline} base={locale.direction} />
        </a>
      </p>
      <input type="hidden" name="article" value={card.id} form={formId} />
    </>
  )
}
