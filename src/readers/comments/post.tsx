/** Receives a comment from the form below an article or on its own page, with or without a script. */
import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Commenting, readCommenting } from '../../content/comments/closing.ts'
import { commentText, longestComment, readerName } from '../../content/comments/fields.ts'
import { type Actor, reader } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { mailAddress } from '../../language/mail-address.ts'
import { type TakingPart, takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { readLocale, type SiteLocale } from '../../site/locale.tsx'
import { type Link, makeLink } from '../accounts/link.ts'
import { idOf, ipHashOf, readForm, sessionOf } from '../asked.ts'
import type { Ask, Env, ReadersContext } from '../context.ts'
import { createPace } from '../pace.ts'
import { respond } from '../page.tsx'
import { askForMore, type Draft, type Errors } from './form.tsx'
import { answerGone } from './gone.tsx'
import { receiptAddress } from './receipt.ts'

const givenKey = /^[\w-]{16,60}$/

type Pace = ReturnType<typeof createPace>

export function postRoutes(context: ReadersContext) {
  const mayPass = createPace()
  return new Hono<Env>()
    .post('/comments', (c) => post(c, context, mayPass))
    .get('/comments/start', async (c) => {
      const articleId = idOf(c.req.query('article'))
      const session = await sessionOf(c, context)
      const challenge = await context.proofOfWork.challenge(articleId)
      return c.json({ name: session?.reader.name ?? null, challenge })
    })
}

async function post(c: Ask, context: ReadersContext, mayPass: Pace): Promise<Response> {
  const ipHash = ipHashOf(c, context)
  if (!mayPass(ipHash, Date.now())) throw new HTTPException(429)
  const form = await readForm(c)
  const articleId = idOf(form.article)
  const parentId = form.parent ? idOf(form.parent) : null
  const commenting = await context.readContext.shared(`commenting:${articleId}`, (context) =>
    readCommenting(context, articleId),
  )
  if (!commenting?.open) return answerGone(c, context)
  const session = await sessionOf(c, context)
  const draft: Draft = {
    ...{ articleId, parentId },
    text: form.text ?? '',
    name: form.name ?? '',
    email: mailAddress(form.email ?? '') ?? (form.email ?? '').trim(),
    key: form.key && givenKey.test(form.key) ? form.key : null,
  }
  const locale = await readLocale(context.readContext)
  const own = takingPartMessages(locale.publication.language)
  const checked = check(draft, session?.reader ?? null, commenting, {
    canMail: context.readContext.canMail,
    locale,
    own,
  })
  if ('confirm' in checked && checked.confirm && !(await context.canMailTo(draft.email)))
    return askForMore(c, context, { draft, commenting, session, errors: { email: own.errorEmailLetters } })
  if ('errors' in checked)
    return askForMore(c, context, { draft, commenting, session, errors: checked.errors })
  const { name, text, confirm } = checked
  const who = session?.reader ?? reader(null, name)
  let link: Link | null = null
  try {
    if (confirm) link = await makeLink(c, context, { email: draft.email, name }, true)
    const { id, isTheirs } = await context.postTogether(who, {
      ...{ articleId, parentId, name, text, ipHash },
      key:
        draft.key ??
        keyOf(context.receiptSecret, [who.id, confirm ? draft.email : ipHash, name], draft, text),
      proofOfWork: await context.proofOfWork.check(form.proof ?? '', articleId),
      confirmation: link,
    })
    if (!isTheirs) return saySentBefore(c, context)
    return c.redirect(receiptAddress(context.receiptSecret, id), 303)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.reason === 'invalid') throw new HTTPException(400, { cause: error })
    return answerGone(c, context)
  }
}

interface Rules {
  canMail: boolean
  locale: SiteLocale
  own: TakingPart
}

type Checked = { errors: Errors } | { name: string; text: string; confirm: boolean }

/** The problems of a draft in the reader's language, or else the cleaned text and how to sign it. */
function check(
  draft: Draft,
  who: Actor | null,
  { guests }: Commenting,
  { canMail, locale, own }: Rules,
): Checked {
  const errors: Errors = {}
  const text = commentText.safeParse(draft.text)
  if (!text.success) {
    const isLong = text.error.issues.some(({ message }) => message.startsWith('is longer'))
    const most = own.characters(longestComment, locale.publication.digits)
    errors.text = isLong ? own.errorLong(most) : own.errorText
  }
  if (who) return text.success ? { name: who.name, text: text.data, confirm: false } : { errors }
  const name = readerName.safeParse(draft.name)
  if (!name.success) errors.name = own.errorName
  const isGuest = guests && (draft.email === '' || !canMail)
  if (!isGuest) {
    if (!canMail) errors.email = own.noMail
    else if (mailAddress(draft.email) === null) errors.email = own.errorEmail
  }
  if (!text.success || !name.success || errors.email) return { errors }
  return { name: name.data, text: text.data, confirm: !isGuest }
}

/**
 * The key of a form sent without a script: the same text by the same person on the same day is one comment.
 * The key is secret, so nobody can compute another person's.
 */
function keyOf(secret: string, who: unknown[], { articleId, parentId }: Draft, text: string): string {
  const day = new Date().toISOString().slice(0, 10)
  return createHmac('sha256', secret)
    .update(JSON.stringify(['key', articleId, parentId, who, day, text]))
    .digest('base64url')
}

async function saySentBefore(c: Ask, context: ReadersContext): Promise<Response> {
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, { title: own.sentBeforeTitle, body: () => <p>{own.sentBeforeText}</p> })
}
