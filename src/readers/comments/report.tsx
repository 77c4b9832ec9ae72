/** Lets readers report a comment to the moderators. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { reportComment, reportReasons } from '../../content/comments/report.ts'
import { readShown } from '../../content/comments/threads.ts'
import { noteAttempt } from '../../content/readers/attempts.ts'
import { reader } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { commentsPath } from '../../site/comments/paths.ts'
import { Paragraphs } from '../../site/comments/view.tsx'
import { readLocale } from '../../site/locale.tsx'
import { idOf, ipHashOf, readForm, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { answerGone } from './gone.tsx'
import { harms } from './why.ts'

export const reportRoutes = (context: ReadersContext) =>
  new Hono<Env>().get('/report/:id', (c) => ask(c, context)).post('/report/:id', (c) => take(c, context))

async function ask(c: Ask, context: ReadersContext): Promise<Response> {
  const id = idOf(c.req.param('id'))
  const comment = await readShown(context, id)
  if (!comment) return answerGone(c, context)
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, {
    title: own.reportTitle,
    body: (locale) => (
      <>
        <blockquote class="said-by">
          <Paragraphs text={comment.text} base={locale.direction} />
          <p class="note">
            <bdi>{comment.name}</bdi>
          </p>
        </blockquote>
        <form method="post" action={`/readers/report/${id}`} class="write">
          <fieldset>
            <legend>{own.reportWhy}</legend>
            {reportReasons.map((reason) => (
              <label class="choice">
                <input type="radio" name="reason" value={reason} required /> {own[harms[reason]]}
              </label>
            ))}
          </fieldset>
          <label for="note">{own.reportNote}</label>
          <textarea id="note" name="note" rows={3} maxlength={500} dir="auto" />
          <button type="submit">{own.reportSend}</button>
        </form>
      </>
    ),
  })
}

async function take(c: Ask, context: ReadersContext): Promise<Response> {
  const id = idOf(c.req.param('id'))
  const form = await readForm(c)
  const reason = reportReasons.find((known) => known === form.reason)
  if (!reason) throw new HTTPException(400)
  const session = await sessionOf(c, context)
  const comment = await readShown(context, id)
  if (!comment) return answerGone(c, context)
  const who = session?.reader ?? reader(null, 'guest')
  const ipHash = ipHashOf(c, context)
  // Many people behind one address may report, but nobody can report everything.
  const limits = [{ key: `report:${who.id ?? ipHash}`, most: 60, minutes: 60 }]
  if (!(await execute(context.db, who, noteAttempt, { limits }))) throw new HTTPException(429)
  try {
    await execute(context.db, who, reportComment, { id, reason, note: form.note ?? '', ipHash })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.reason === 'invalid') throw new HTTPException(400, { cause: error })
    return answerGone(c, context)
  }
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, {
    title: own.reportedTitle,
    body: () => (
      <>
        <p>{own.reportedText}</p>
        <p>
          <a href={commentsPath(comment.articleId)}>{own.allComments}</a>
        </p>
      </>
    ),
  })
}
