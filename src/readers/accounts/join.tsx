/** Signing in as a reader: a name and an address, then the mailed link. */
import { Hono } from 'hono'
import { readerName } from '../../content/comments/fields.ts'
import { waitingComments } from '../../content/comments/own-read.ts'
import { confirmComments } from '../../content/comments/post.ts'
import { sendMail } from '../../content/readers/mail.ts'
import { reader } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { mailbox } from '../../platform/mail.ts'
import { EmailField } from '../../site/comments/form.tsx'
import { Paragraphs } from '../../site/comments/view.tsx'
import { readLocale } from '../../site/locale.tsx'
import { knownHeaders, readForm, setCookies } from '../asked.ts'
import { receiptAddress } from '../comments/receipt.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'
import { tokenHash } from './accounts.ts'
import { makeLink } from './link.ts'

export const joinRoutes = (context: ReadersContext) =>
  new Hono<Env>()
    .post('/join', async (c) => {
      const form = await readForm(c)
      const { own } = await wordsOf(context)
      const parsed = mailbox.safeParse(form.email ?? '')
      const address = parsed.success ? parsed.data : (form.email ?? '').trim()
      if (!context.readContext.canMail) return askToJoin(c, context, { email: address, error: own.noMail })
      if (!parsed.success) return askToJoin(c, context, { email: address, error: own.errorEmail })
      if (!(await context.canMailTo(address)))
        return askToJoin(c, context, { email: address, error: own.errorEmailLetters })
      // Without a usable name, a new reader chooses one later; the address is never used for it.
      const named = readerName.safeParse(form.name ?? '')
      const name = named.success ? named.data : own.reader
      const { mail, tokenHash: hash } = await makeLink(c, context, { email: address, name }, false)
      await execute(context.db, reader(null, name), sendMail, { mail, key: `reader-link:${hash}` })
      return c.redirect('/readers/sent', 303)
    })
    .get('/sent', async (c) => {
      const { own } = await wordsOf(context)
      return respond(c, context, { title: own.sentTitle, body: () => <p>{own.sentText}</p> })
    })
    .get('/link/:token', (c) => offerLink(c, context))
    .post('/link/:token', (c) => useLink(c, context))

const wordsOf = async ({ readContext }: ReadersContext) => {
  const locale = await readLocale(readContext)
  return { locale, own: takingPartMessages(locale.publication.language) }
}

/** The page for visitors who are not signed in. */
export async function askToJoin(
  c: Ask,
  context: ReadersContext,
  { email: value = '', error }: { email?: string; error?: string } = {},
): Promise<Response> {
  const { own } = await wordsOf(context)
  return respond(c, context, {
    title: own.joinTitle,
    status: error ? 400 : 200,
    body: (locale) => (
      <>
        <p class="about">{own.joinText}</p>
        {!context.readContext.canMail && !error && <p class="error">{own.noMailYet}</p>}
        <form method="post" action="/readers/join" class="write">
          <div class="who">
            <EmailField locale={locale} guests={false} value={value} error={error} plain />
            <p>
              <label for="name">{own.nameIfNew}</label>
              <input id="name" type="text" name="name" autocomplete="nickname" maxlength={60} dir="auto" />
            </p>
          </div>
          <button type="submit">{own.sendLink}</button>
          <button type="button" data-passkey="enter" data-failed={own.passkeyFailed} hidden>
            {own.passkeySignIn}
          </button>
          <output />
        </form>
        <script type="module" src={context.readContext.assets.url('comments.js')} />
      </>
    ),
  })
}

async function answerExpired(c: Ask, context: ReadersContext): Promise<Response> {
  const { own } = await wordsOf(context)
  return respond(c, context, {
    title: own.spentTitle,
    status: 410,
    body: () => (
      <>
        <p>{own.spentText}</p>
        <p>
          <a class="button" href="/readers">
            {own.newLink}
          </a>
        </p>
      </>
    ),
  })
}

/** A page with a button, so that mail scanners that open links use none up. */
async function offerLink(c: Ask, context: ReadersContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  if (!(await context.accounts.isGood(token))) return answerExpired(c, context)
  const { own } = await wordsOf(context)
  const waiting = await waitingComments(context.readContext, tokenHash(token))
  return respond(c, context, {
    title: own.enterTitle,
    body: (locale) => (
      <>
        <p>{own.enterText}</p>
        {waiting.length > 0 && <p>{own.enterComment}</p>}
        {waiting.map(({ text }) => (
          <blockquote class="said-by">
            <Paragraphs text={text} base={locale.direction} />
          </blockquote>
        ))}
        <form method="post" action={`/readers/link/${encodeURIComponent(token)}`} class="write">
          <button type="submit">{own.enter}</button>
        </form>
      </>
    ),
  })
}

async function useLink(c: Ask, context: ReadersContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const entered = await context.accounts.enter(token, knownHeaders(c))
  if (!entered) return answerExpired(c, context)
  setCookies(c, entered.cookies)
  const { ids } = await execute(context.db, entered.reader, confirmComments, { tokenHash: tokenHash(token) })
  const last = ids.at(-1)
  return c.redirect(last === undefined ? '/readers' : receiptAddress(context.receiptSecret, last), 303)
}
