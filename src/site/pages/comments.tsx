/** All comments of one article, a page at a time; and one thread with its replies, at an address of its own. */
import { raw } from 'hono/html'
import { cardsOf } from '../../content/articles/cards.ts'
import { articleStanding } from '../../content/articles/read.ts'
import { readCommenting } from '../../content/comments/closing.ts'
import { listThreads, readThread, type Sort, sorts, wasShown } from '../../content/comments/threads.ts'
import { articleAddress } from '../addresses.ts'
import { commentsAddress, formId, threadAddress } from '../comments/addresses.ts'
import { sheetLink } from '../comments/fragments.tsx'
import { threadsData } from '../comments/structured-data.ts'
import { type CommentsHouse, CommentView, commentsHouse, ThreadView } from '../comments/view.tsx'
import { htmlPlan, missing } from '../frame/plan.ts'
import { scriptSafe } from '../frame/structured-data.ts'
import { readHouse, Text } from '../house.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = { most: 30, replies: 2, characters: 24_000 }
const repliesPerPage = 50
const number = /^[1-9]\d{0,9}$/
const mostId = 2_147_483_647

interface Asked {
  articleId: number
  sort: Sort
  /** Of a thread: the comment that was asked for. */
  commentId: number | null
  after: number | null
}

/** 'ARTICLE/SORT/COMMENT/AFTER', where 0 stands for none. */
function toAsked(argument: string): Asked {
  const [articleId, sort, commentId, after] = argument.split('/')
  return {
    articleId: Number(articleId),
    sort: sort as Sort,
    commentId: Number(commentId) || null,
    after: Number(after) || null,
  }
}

async function read(reading: SiteReading, { articleId }: Asked) {
  const house = await readHouse(reading)
  const [card] = await cardsOf(reading, [articleId])
  const commenting = await readCommenting(reading, articleId)
  if (!card || !commenting) return null
  return { house, card, commenting, of: commentsHouse({ house, articleId, open: commenting.open, level: 2 }) }
}

const threadOf = (reading: SiteReading, { articleId, commentId, after }: Asked) =>
  reading.once(`thread:${articleId}/${commentId}/${after}`, (once) =>
    readThread(once, articleId, commentId!, after, repliesPerPage),
  )

export const commentsRoute: Route = {
  name: 'comments-page',

  match([first, article, comment, rest], query) {
    if (first !== 'comments' || !article || !number.test(article) || rest !== undefined) return null
    if (comment !== undefined && !number.test(comment)) return null
    const given = query.get('after') ?? ''
    const after = number.test(given) && Number(given) <= mostId ? given : '0'
    const sort =
      comment === undefined ? (sorts.find((known) => known === query.get('sort')) ?? 'newest') : 'newest'
    if (Number(article) > mostId || Number(comment ?? 0) > mostId) return null
    return `${article}/${sort}/${comment ?? 0}/${after}`
  },

  async plan(reading, argument) {
    const asked = toAsked(argument)
    const { articleId, sort, commentId, after } = asked
    const standing = await articleStanding(reading, articleId)
    if (standing.state === 'unknown') return missing(reading)
    if (standing.state === 'gone')
      return htmlPlan(reading, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    const commenting = await readCommenting(reading, articleId)
    if (!commenting) return missing(reading)
    if (commentId !== null && !(await threadOf(reading, asked))) return missing(reading)
    if (after !== null && !(await wasShown(reading, articleId, after))) return missing(reading)
    const form = commenting.guests ? 'comment-form:guests' : 'comment-form:readers'
    return htmlPlan(reading, {
      key: `comments-page:${argument}`,
      canonical:
        commentId === null
          ? commentsAddress(articleId, sort, after)
          : threadAddress(articleId, commentId, after),
      body: [
        commentId === null ? `comments-list:${argument}` : `comments-thread:${argument}`,
        ...(commenting.open ? [form] : []),
      ],
    })
  },

  async head(reading, argument) {
    const asked = toAsked(argument)
    const found = await read(reading, asked)
    if (!found) return { title: '', kind: 'comments' }
    const { articleId, sort, commentId, after } = asked
    return {
      title: found.of.own.commentsOn(found.card.headline),
      // Comments are found by the page that holds them all, in its one order.
      ...(commentId === null && sort === 'newest'
        ? { address: commentsAddress(articleId, sort, after) }
        : {}),
      kind: 'comments',
      sectionId: found.card.section?.id,
    }
  },

  fragments: {
    async 'comments-list'(reading, argument) {
      const asked = toAsked(argument)
      const found = await read(reading, asked)
      if (!found) return '<main id="main"></main>'
      const { articleId, sort, after } = asked
      const { house, of, commenting } = found
      const { words, publication } = house
      const { threads, next } = await listThreads(reading, articleId, { ...perPage, sort, after })
      return String(
        <main id="main" class="page comments">
          <Top reading={reading} found={found} />
          <p class="counted">{words.commentCount(commenting.published, publication.digits)}</p>
          {!commenting.open && <p>{words.commentsClosed}</p>}
          {commenting.published > 1 && <Order of={of} sort={sort} />}
          <ol>
            {threads.map((thread) => (
              <ThreadView of={of} thread={thread} />
            ))}
          </ol>
          {next !== null && (
            <nav class="pages" aria-label={words.pages}>
              <a rel="next" href={commentsAddress(articleId, sort, next)}>
                {of.own.moreComments}
              </a>
            </nav>
          )}
          <script type="application/ld+json">
            {raw(scriptSafe(threadsData(reading.siteUrl, articleId, commenting.published, threads)))}
          </script>
        </main>,
      )
    },

    async 'comments-thread'(reading, argument) {
      const asked = toAsked(argument)
      const found = await read(reading, asked)
      const thread = await threadOf(reading, asked)
      if (!found || !thread) return '<main id="main"></main>'
      const { of, house } = found
      const { root, replies, next, isMiddle } = thread
      return String(
        <main id="main" class="page comments">
          <Top reading={reading} found={found} />
          <ol>
            <li>
              <CommentView of={of} comment={root} />
              {isMiddle && (
                <p class="all">
                  <a href={threadAddress(asked.articleId, root.id)}>{of.own.fromFirstReply}</a>
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
            <nav class="pages" aria-label={house.words.pages}>
              <a rel="next" href={threadAddress(asked.articleId, root.id, next)}>
                {of.own.moreReplies}
              </a>
            </nav>
          )}
          <p class="pages">
            <a href={commentsAddress(asked.articleId)}>{of.own.allComments}</a>
          </p>
        </main>,
      )
    },
  },
}

function Top({
  reading,
  found,
}: {
  reading: SiteReading
  found: NonNullable<Awaited<ReturnType<typeof read>>>
}) {
  const { house, card } = found
  return (
    <>
      {sheetLink(reading)}
      <h1>{house.words.comments}</h1>
      <p class="about">
        <a href={articleAddress(card)}>
          <Text of={card.headline} base={house.direction} />
        </a>
      </p>
      <input type="hidden" name="article" value={card.id} form={formId} />
    </>
  )
}

function Order({ of, sort }: { of: CommentsHouse; sort: Sort }) {
  const { words } = of.house
  const names = { newest: words.newestFirst, oldest: words.oldestFirst, discussed: of.own.mostDiscussed }
  return (
    <nav class="order" aria-label={of.own.order}>
      {sorts.map((one) => (
        <a
          href={commentsAddress(of.articleId, one)}
          aria-current={one === sort ? 'page' : undefined}
          rel={one === 'newest' ? undefined : 'nofollow'}
        >
          {names[one]}
        </a>
      ))}
    </nav>
  )
}
