/** The newsletter's pages of one sentence and a way on. */
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Following, followingWords } from '../../language/words/following/words.ts'
import { readHouse } from '../../site/house.tsx'
import type { Ask, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'

export const wordsOf = async ({ reading }: ReadersContext): Promise<Following> =>
  followingWords((await readHouse(reading)).publication.language)

interface Said {
  title: string
  text: string
  status?: ContentfulStatusCode
  /** What stands below the text; the way back to /follow always does. */
  more?: Child
}

export async function say(
  c: Ask,
  context: ReadersContext,
  { title, text, status, more }: Said,
): Promise<Response> {
  const own = await wordsOf(context)
  return respond(c, context, {
    title,
    status,
    body: () => (
      <div class="newsletter">
        <link rel="stylesheet" href={context.reading.assets.url('follow.css')} />
        <p>{text}</p>
        {more}
        <p>
          <a href="/follow">{own.backToFollow}</a>
        </p>
      </div>
    ),
  })
}
