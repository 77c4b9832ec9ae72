/** Creates a sign-in link, within the limits per mailbox and per network. */
import { createHmac } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { noteAttempt } from '../../content/readers/attempts.ts'
import { reader } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { mailboxOf } from '../../platform/mail.ts'
import { readLocale } from '../../site/locale.tsx'
import { ipHashOf, knownHeaders } from '../asked.ts'
import type { Ask, ReadersContext } from '../context.ts'
import { linkSeconds, tokenHash } from './accounts.ts'
import { linkMail, type Mail } from './mail.ts'

/** Prevents filling one mailbox, or the mailboxes of many people. */
const limitsOf = (mailbox: string, address: string) => [
  { key: `mail-to:${mailbox}`, most: 4, minutes: 60 },
  { key: `mail-to-in-a-day:${mailbox}`, most: 12, minutes: 24 * 60 },
  { key: `mail-from:${address}`, most: 60, minutes: 60 },
]

export interface Link {
  tokenHash: string
  expiresAt: Date
  mail: Mail
}

/** @throws HTTPException 429 when there were too many requests */
export async function makeLink(
  c: Ask,
  context: ReadersContext,
  to: { email: string; name: string },
  confirms: boolean,
): Promise<Link> {
  const email = to.email.toLowerCase()
  const mailbox = createHmac('sha256', context.ipSecret)
    .update(mailboxOf(email))
    .digest('base64url')
    .slice(0, 22)
  const limits = limitsOf(mailbox, ipHashOf(c, context))
  if (!(await execute(context.db, reader(null, to.name), noteAttempt, { limits })))
    throw new HTTPException(429)
  const token = await context.accounts.newLink({ email, name: to.name }, knownHeaders(c))
  const locale = await readLocale(context.readContext)
  const own = takingPartMessages(locale.publication.language)
  const url = `${context.siteUrl}/readers/link/${token}`
  return {
    tokenHash: tokenHash(token),
    expiresAt: new Date(Date.now() + linkSeconds * 1_000),
    mail: linkMail({ locale, own, to: email, url, confirms }),
  }
}
