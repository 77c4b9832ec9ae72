/** The status page of a comment for its writer, with the possible actions. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { appealComment, editableUntil, editComment, withdrawComment } from '../../content/comments/own.ts'
import { type OwnComment, readOwnComment } from '../../content/comments/own-read.ts'
import { reader } from '../../kernel/actor.ts'
import { type Command, CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { type TakingPart, takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { CommentField } from '../../site/comments/form.tsx'
import { threadPath } from '../../site/comments/paths.ts'
import { Paragraphs } from '../../site/comments/view.tsx'
import { readLocale, type SiteLocale, Text } from '../../site/locale.tsx'
import { articlePath } from '../../site/paths.ts'
import { readForm, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { answerGone } from './gone.tsx'
import { commentOf, receiptAddress } from './receipt.ts'
import { sentencesFor } from './why.ts'

export const answerRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .get('/comments/:receipt', async (c) => {
      const comment = await found(c, context)
      return show(c, context, comment, await isTheirs(c, context, comment))
    })
    .post('/comments/:receipt/edit', (c) => act(c, context, editComment, ({ text = '' }) => ({ text })))
    .post('/comments/:receipt/delete', (c) => act(c, context, withdrawComment, () => ({})))
    .post('/comments/:receipt/appeal', (c) => act(c, context, appealComment, ({ text = '' }) => ({ text })))

async function found(c: Ask, context: ReadersContext): Promise<OwnComment> {
  const id = commentOf(context.receiptSecret, c.req.param('receipt') ?? '')
  const comment = id === null ? null : await readOwnComment(context.readContext, id)
  if (!comment) throw new HTTPException(404)
  return comment
}

/**
 * The receipt's holder may manage a guest comment. A reader's comment can only be managed by that reader,
 * because a person who used the reader's name and address also got a receipt.
 */
async function isTheirs(c: Ask, context: ReadersContext, { readerId }: OwnComment): Promise<boolean> {
  return readerId === null || (await sessionOf(c, context))?.reader.id === readerId
}

/** Runs a command for the receipt's holder, as the writer of the comment. */
async function act<S extends z.ZodType, O>(
  c: Ask,
  context: ReadersContext,
  what: Command<S, O>,
  input: (form: Record<string, string>) => object,
): Promise<Response> {
  const comment = await found(c, context)
  if (!(await isTheirs(c, context, comment))) return c.redirect('/readers', 303)
  const { id, readerId, name } = comment
  const form = await readForm(c)
  try {
    await execute(context.db, reader(readerId, name), what, { id, ...input(form) } as z.input<S>)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.reason === 'invalid') throw new HTTPException(400, { cause: error })
    return answerGone(c, context)
  }
  return c.redirect(receiptAddress(context.receiptSecret, id), 303)
}

async function show(
  c: Ask,
  context: ReadersContext,
  comment: OwnComment,
  isTheirs: boolean,
): Promise<Response> {
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  const title = {
    unconfirmed: own.unconfirmedTitle,
    held: own.heldTitle,
    published: own.publishedTitle,
    rejected: own.rejectedTitle,
    withdrawn: own.withdrawnTitle,
    erased: own.withdrawnTitle,
  }[comment.state]
  const address = receiptAddress(context.receiptSecret, comment.id)
  return respond(c, context, {
    title,
    body: (locale) => <Answer {...{ locale, own, comment, address, isTheirs }} />,
  })
}

interface Props {
  locale: SiteLocale
  own: TakingPart
  comment: OwnComment
  /** The address of this page. */
  address: string
}

function Answer({ locale, own, comment, address, isTheirs }: Props & { isTheirs: boolean }) {
  const { state, text, articleId, id, headline } = comment
  const why = isTheirs && (state === 'held' || state === 'rejected') ? sentencesFor(own, comment.reasons) : []
  return (
    <>
      <div class={`answer ${state}`}>
        {state === 'unconfirmed' && <p>{own.unconfirmedText}</p>}
        {state === 'held' && <p>{own.heldText}</p>}
        {state === 'published' && (
          <p>
            {own.publishedText} <a href={threadPath(articleId, id)}>{own.toTheComment}</a>
          </p>
        )}
        {state === 'rejected' && <p>{own.rejectedText}</p>}
        {(state === 'withdrawn' || state === 'erased') && <p>{own.withdrawnText}</p>}
        {why.length > 0 && (
          <ul>
            {why.map((sentence) => (
              <li>
                <Text of={sentence} base={locale.direction} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {isTheirs && text !== '' && (
        <>
          <h2>{own.youWrote}</h2>
          <blockquote class="said-by">
            <Paragraphs text={text} base={locale.direction} />
          </blockquote>
        </>
      )}
      {isTheirs && state === 'rejected' && <Appeal own={own} comment={comment} address={address} />}
      {isTheirs ? (
        <Own locale={locale} own={own} comment={comment} address={address} />
      ) : (
        <p>
          <a href="/readers">{own.myAccount}</a>
        </p>
      )}
      {headline !== '' && (
        <p>
          <a href={`${articlePath({ id: articleId, slug: comment.slug })}#comments`}>{own.toTheArticle}</a>
        </p>
      )}
    </>
  )
}

function Appeal({ own, comment: { appeal }, address }: Omit<Props, 'locale'>) {
  if (appeal) return <p>{appeal.decidedAt ? own.appealRefused : own.appealWaits}</p>
  return (
    <form method="post" action={`${address}/appeal`} class="write">
      <h2>{own.appealTitle}</h2>
      <label for="appeal">{own.appealNote}</label>
      <textarea id="appeal" name="text" rows={4} maxlength={1_000} required dir="auto" />
      <button type="submit">{own.appealSend}</button>
    </form>
  )
}

/** Forms for changing the comment while that is allowed, and for deleting it. */
function Own({ locale, own, comment, address }: Props) {
  const until = editableUntil(comment, new Date())
  if (comment.text === '' || comment.state === 'unconfirmed') return null
  return (
    <>
      {until && (
        <details class="write">
          <summary class="button">{own.changeIt}</summary>
          <form method="post" action={`${address}/edit`}>
            <p class="note">{own.changeUntil(locale.date(until, 'time'))}</p>
            <CommentField locale={locale} value={comment.text} />
            <button type="submit">{own.save}</button>
          </form>
        </details>
      )}
      <details class="write">
        <summary class="button">{own.deleteIt}</summary>
        <form method="post" action={`${address}/delete`}>
          <p class="note">{own.withdrawnText}</p>
          <button type="submit">{own.deleteIt}</button>
        </form>
      </details>
    </>
  )
}
