/** The form on a page of its own: to answer a comment, and where something was missing. */
import { Hono } from 'hono'
import { type Commenting, readCommenting } from '../../content/comments/closing.ts'
import { readShown } from '../../content/comments/threads.ts'
import { takingPartWords } from '../../language/words/taking-part/words.ts'
import { CommentField, EmailField, NameField } from '../../site/comments/form.tsx'
import { Paragraphs } from '../../site/comments/view.tsx'
import { type House, readHouse } from '../../site/house.tsx'
import type { ReaderSession } from '../accounts/accounts.ts'
import { idOf, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { sayGone } from './post.tsx'

/** A comment as it was typed. */
export interface Draft {
  articleId: number
  parentId: number | null
  text: string
  name: string
  email: string
  key: string | null
}

export type Errors = Partial<Record<'text' | 'name' | 'email', string>>

interface Asking {
  draft: Draft
  commenting: Commenting
  session: ReaderSession | null
  errors: Errors
}

/** Keeps what was typed and says what is missing. */
export async function askForMore(c: Ask, context: ReadersContext, asking: Asking): Promise<Response> {
  const { publication } = await readHouse(context.reading)
  const own = takingPartWords(publication.language)
  return respond(c, context, {
    title: own.completeTitle,
    status: 400,
    body: (house) => <OwnForm house={house} context={context} {...asking} />,
  })
}

/** Answers to a comment. */
export const replyRoutes = (context: ReadersContext) =>
  new Hono<Env>().get('/reply/:id', async (c) => {
    const parentId = idOf(c.req.param('id'))
    const parent = await readShown(context, parentId)
    const commenting = parent && (await readCommenting(context.reading, parent.articleId))
    if (!parent || !commenting?.open) return sayGone(c, context)
    const session = await sessionOf(c, context)
    const { publication } = await readHouse(context.reading)
    const own = takingPartWords(publication.language)
    const draft = { articleId: parent.articleId, parentId, text: '', name: '', email: '', key: null }
    return respond(c, context, {
      title: own.replyTitle(parent.name),
      body: (house) => (
        <>
          <blockquote class="said-by">
            <Paragraphs text={parent.text} base={house.direction} />
          </blockquote>
          <OwnForm house={house} context={context} {...{ draft, commenting, session, errors: {} }} />
        </>
      ),
    })
  })

function OwnForm({
  house,
  context,
  draft,
  commenting,
  session,
  errors,
}: Asking & { house: House; context: ReadersContext }) {
  const own = takingPartWords(house.publication.language)
  return (
    <form method="post" action="/readers/comments" class="write">
      <input type="hidden" name="article" value={draft.articleId} />
      {draft.parentId !== null && <input type="hidden" name="parent" value={draft.parentId} />}
      {draft.key !== null && <input type="hidden" name="key" value={draft.key} />}
      <CommentField house={house} value={draft.text} error={errors.text} />
      {session ? (
        <p class="note">{own.commentingAs(session.reader.name)}</p>
      ) : (
        <div class="who">
          <NameField house={house} value={draft.name} error={errors.name} />
          <EmailField house={house} guests={commenting.guests} value={draft.email} error={errors.email} />
        </div>
      )}
      <p class="note">{own.houseRule}</p>
      <button type="submit">{house.words.sendComment}</button>
      <script type="module" async src={context.reading.assets.url('comments.js')} />
    </form>
  )
}
