/** What became of a comment, for who wrote it; and what they can still do with it. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { reader } from '../../content/actor.ts'
import { type Command, CommandError, execute } from '../../content/command.ts'
import { appealComment, editableUntil, editComment, withdrawComment } from '../../content/comments/own.ts'
import { type OwnComment, readOwnComment } from '../../content/comments/own-read.ts'
import { type TakingPart, takingPartWords } from '../../language/words/taking-part/words.ts'
import { articleAddress } from '../../site/addresses.ts'
import { threadAddress } from '../../site/comments/addresses.ts'
import { CommentField } from '../../site/comments/form.tsx'
import { Paragraphs } from '../../site/comments/view.tsx'
import { type House, readHouse, Text } from '../../site/house.tsx'
import { readForm, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { sayGone } from './post.tsx'
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
  const comment = id === null ? null : await readOwnComment(context.reading, id)
  if (!comment) throw new HTTPException(404)
  return comment
}

/**
 * A guest's comment is theirs who hold its receipt. One of a reader is the reader's: whoever typed it, and in whose
 * name, got the receipt before the mail was answered.
 */
async function isTheirs(c: Ask, context: ReadersContext, { readerId }: OwnComment): Promise<boolean> {
  return readerId === null || (await sessionOf(c, context))?.reader.id === readerId
}

/** Carries out what who holds the receipt asks for, as who wrote the comment. */
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
    return sayGone(c, context)
  }
  return c.redirect(receiptAddress(context.receiptSecret, id), 303)
}

async function show(
  c: Ask,
  context: ReadersContext,
  comment: OwnComment,
  isTheirs: boolean,
): Promise<Response> {
  const { publication } = await readHouse(context.reading)
  const own = takingPartWords(publication.language)
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
    body: (house) => <Answer {...{ house, own, comment, address, isTheirs }} />,
  })
}

interface Props {
  house: House
  own: TakingPart
  comment: OwnComment
  /** Of this page. */
  address: string
}

function Answer({ house, own, comment, address, isTheirs }: Props & { isTheirs: boolean }) {
  const { state, text, articleId, id, headline } = comment
  const why = isTheirs && (state === 'held' || state === 'rejected') ? sentencesFor(own, comment.reasons) : []
  return (
    <>
      <div class={`answer ${state}`}>
        {state === 'unconfirmed' && <p>{own.unconfirmedText}</p>}
        {state === 'held' && <p>{own.heldText}</p>}
        {state === 'published' && (
          <p>
            {own.publishedText} <a href={threadAddress(articleId, id)}>{own.toTheComment}</a>
          </p>
        )}
        {state === 'rejected' && <p>{own.rejectedText}</p>}
        {(state === 'withdrawn' || state === 'erased') && <p>{own.withdrawnText}</p>}
        {why.length > 0 && (
          <ul>
            {why.map((sentence) => (
              <li>
                <Text of={sentence} base={house.direction} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {isTheirs && text !== '' && (
        <>
          <h2>{own.youWrote}</h2>
          <blockquote class="said-by">
            <Paragraphs text={text} base={house.direction} />
          </blockquote>
        </>
      )}
      {isTheirs && state === 'rejected' && <Appeal own={own} comment={comment} address={address} />}
      {isTheirs ? (
        <Own house={house} own={own} comment={comment} address={address} />
      ) : (
        <p>
          <a href="/readers">{own.myAccount}</a>
        </p>
      )}
      {headline !== '' && (
        <p>
          <a href={`${articleAddress({ id: articleId, slug: comment.slug })}#comments`}>{own.toTheArticle}</a>
        </p>
      )}
    </>
  )
}

function Appeal({ own, comment: { appeal }, address }: Omit<Props, 'house'>) {
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

/** To change it while there is time, and to delete it. */
function Own({ house, own, comment, address }: Props) {
  const until = editableUntil(comment, new Date())
  if (comment.text === '' || comment.state === 'unconfirmed') return null
  return (
    <>
      {until && (
        <details class="write">
          <summary class="button">{own.changeIt}</summary>
          <form method="post" action={`${address}/edit`}>
            <p class="note">{own.changeUntil(house.date(until, 'time'))}</p>
            <CommentField house={house} value={comment.text} />
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
