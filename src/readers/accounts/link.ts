/** Makes a link that signs in, within what one mailbox and one household may ask for. */
import { createHmac } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { reader } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { noteAttempt } from '../../content/readers/attempts.ts'
import { takingPartWords } from '../../language/words/taking-part/words.ts'
import { mailboxOf } from '../../platform/mail.ts'
import { readHouse } from '../../site/house.tsx'
import { addressOf, knownHeaders } from '../asked.ts'
import type { Ask, ReadersContext } from '../context.ts'
import { linkSeconds, tokenHash } from './accounts.ts'
import { linkMail, type Mail } from './mail.ts'

/** Nobody's mailbox is filled by somebody else, and nobody fills those of many. */
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

/** @throws HTTPException 429 when too many were asked for */
export async function makeLink(
  c: Ask,
  context: ReadersContext,
  to: { email: string; name: string },
  confirms: boolean,
): Promise<Link> {
  const email = to.email.toLowerCase()
  const mailbox = createHmac('sha256', context.addressSecret)
    .update(mailboxOf(email))
    .digest('base64url')
    .slice(0, 22)
  const limits = limitsOf(mailbox, addressOf(c, context))
  if (!(await execute(context.db, reader(null, to.name), noteAttempt, { limits })))
    throw new HTTPException(429)
  const token = await context.accounts.newLink({ email, name: to.name }, knownHeaders(c))
  const house = await readHouse(context.reading)
  const own = takingPartWords(house.publication.language)
  const url = `${context.siteUrl}/readers/link/${token}`
  return {
    tokenHash: tokenHash(token),
    expiresAt: new Date(Date.now() + linkSeconds * 1_000),
    mail: linkMail({ house, own, to: email, url, confirms }),
  }
}
