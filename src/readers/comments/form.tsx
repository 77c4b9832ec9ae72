/** The comment form on its own page: for replies, and when something is missing. */
import { Hono } from 'hono'
import { type Commenting, readCommenting } from '../../content/comments/closing.ts'
import { readShown } from '../../content/comments/threads.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { CommentField, EmailField, NameField } from '../../site/comments/form.tsx'
import { Paragraphs } from '../../site/comments/view.tsx'
import { readLocale, type SiteLocale } from '../../site/locale.tsx'
import type { ReaderSession } from '../accounts/accounts.ts'
import { idOf, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { answerGone } from './gone.tsx'

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

/** Keeps the typed text and says what is missing. */
export async function askForMore(c: Ask, context: ReadersContext, asking: Asking): Promise<Response> {
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, {
    title: own.completeTitle,
    status: 400,
    body: (locale) => <OwnForm locale={locale} context={context} {...asking} />,
  })
}

/** Replies to a comment. */
export const replyRoutes = (context: ReadersContext) =>
  new Hono<Env>().get('/reply/:id', async (c) => {
    const parentId = idOf(c.req.param('id'))
    const parent = await readShown(context, parentId)
    const commenting = parent && (await readCommenting(context.readContext, parent.articleId))
    if (!parent || !commenting?.open) return answerGone(c, context)
    const session = await sessionOf(c, context)
    const { publication } = await readLocale(context.readContext)
    const own = takingPartMessages(publication.language)
    const draft = { articleId: parent.articleId, parentId, text: '', name: '', email: '', key: null }
    return respond(c, context, {
      title: own.replyTitle(parent.name),
      body: (locale) => (
        <>
          <blockquote class="said-by">
            <Paragraphs text={parent.text} base={locale.direction} />
          </blockquote>
          <OwnForm locale={locale} context={context} {...{ draft, commenting, session, errors: {} }} />
        </>
      ),
    })
  })

function OwnForm({
  locale,
  context,
  draft,
  commenting,
  session,
  errors,
}: Asking & { locale: SiteLocale; context: ReadersContext }) {
  const own = takingPartMessages(locale.publication.language)
  return (
    <form method="post" action="/readers/comments" class="write">
      <input type="hidden" name="article" value={draft.articleId} />
      {draft.parentId !== null && <input type="hidden" name="parent" value={draft.parentId} />}
      {draft.key !== null && <input type="hidden" name="key" value={draft.key} />}
      <CommentField locale={locale} value={draft.text} error={errors.text} />
      {session ? (
        <p class="note">{own.commentingAs(session.reader.name)}</p>
      ) : (
        <div class="who">
          <NameField locale={locale} value={draft.name} error={errors.name} />
          <EmailField locale={locale} guests={commenting.guests} value={draft.email} error={errors.email} />
        </div>
      )}
      <p class="note">{own.commentRule}</p>
      <button type="submit">{locale.messages.sendComment}</button>
      <script type="module" async src={context.readContext.assets.url('comments.js')} />
    </form>
  )
}
