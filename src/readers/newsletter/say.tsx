/** The newsletter's pages with one sentence and a link. */
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Following, followingMessages } from '../../language/messages/following/messages.ts'
import { readLocale } from '../../site/locale.tsx'
import type { Ask, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'

export const wordsOf = async ({ readContext }: ReadersContext): Promise<Following> =>
  followingMessages((await readLocale(readContext)).publication.language)

interface Said {
  title: string
  text: string
  status?: ContentfulStatusCode
  /** Shown below the text, before the link back to /follow. */
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
        <link rel="stylesheet" href={context.readContext.assets.url('follow.css')} />
        <p>{text}</p>
        {more}
        <p>
          <a href="/follow">{own.backToFollow}</a>
        </p>
      </div>
    ),
  })
}
