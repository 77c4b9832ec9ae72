/** The fragments under an article: the first threads of one that has comments; else one fragment for all articles. */
import { raw } from 'hono/html'
import { readCommenting } from '../../content/comments/closing.ts'
import { listThreads } from '../../content/comments/threads.ts'
import { scriptSafe } from '../frame/structured-data.ts'
import { readHouse } from '../house.tsx'
import type { Renderer, SiteReading } from '../route.ts'
import { commentsAddress } from './addresses.ts'
import { CommentForm } from './form.tsx'
import { countData } from './structured-data.ts'
import { commentsHouse, ThreadView } from './view.tsx'

const firstPage = { sort: 'newest', after: null, most: 10, replies: 2, characters: 6_000 } as const

/** The sheet comes where it is needed: an article's text is painted without it. */
export const sheetLink = ({ assets }: SiteReading) => (
  <link rel="stylesheet" href={assets.url('comments.css')} />
)

/** Which fragments stand under this article. */
export async function commentsFragments(reading: SiteReading, articleId: number): Promise<string[]> {
  const commenting = await readCommenting(reading, articleId)
  if (!commenting) return []
  const form = commenting.guests ? 'comment-form:guests' : 'comment-form:readers'
  if (commenting.published === 0) return commenting.open ? ['comments-empty', form] : ['comments-closed']
  return [`comments:${articleId}`, ...(commenting.open ? [form] : [])]
}

export const commentFragments: Record<string, Renderer> = {
  async comments(reading, argument) {
    const articleId = Number(argument)
    const house = await readHouse(reading)
    const { words, publication } = house
    const commenting = await readCommenting(reading, articleId)
    if (!commenting) return ''
    const { threads, next } = await listThreads(reading, articleId, firstPage)
    const of = commentsHouse({ house, articleId, open: commenting.open, level: 3 })
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        {sheetLink(reading)}
        <h2 id="comments-title">
          {words.comments} <span>{words.commentCount(commenting.published, publication.digits)}</span>
        </h2>
        {!commenting.open && <p>{words.commentsClosed}</p>}
        <ol>
          {threads.map((thread) => (
            <ThreadView of={of} thread={thread} />
          ))}
        </ol>
        {(next !== null || threads.length > 3) && (
          <p class="pages">
            <a href={commentsAddress(articleId)}>{of.own.allComments}</a>
          </p>
        )}
        <script type="application/ld+json">
          {raw(scriptSafe(countData(reading.siteUrl, articleId, commenting.published)))}
        </script>
      </section>,
    )
  },

  async 'comments-empty'(reading) {
    const { words } = await readHouse(reading)
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        {sheetLink(reading)}
        <h2 id="comments-title">{words.comments}</h2>
        <p>{words.noComments}</p>
      </section>,
    )
  },

  async 'comments-closed'(reading) {
    const { words } = await readHouse(reading)
    return String(
      <section class="comments" id="comments" aria-labelledby="comments-title">
        <h2 id="comments-title">{words.comments}</h2>
        <p>{words.commentsClosed}</p>
      </section>,
    )
  },

  async 'comment-form'(reading, argument) {
    const house = await readHouse(reading)
    return String(
      <section class="comments" aria-label={house.words.writeComment}>
        <CommentForm
          house={house}
          assets={reading.assets}
          guests={argument === 'guests'}
          canMail={reading.canMail}
        />
      </section>,
    )
  },
}
