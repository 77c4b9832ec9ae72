/**
 * Asking for the newsletter, and confirming it: nobody gets mail who did not say so from that very mailbox. What is
 * answered is the same whoever is known, and a stranger's mailbox gets few letters whatever is asked.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import { mailboxOf } from '../../platform/mail.ts'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id } from '../fields.ts'
import { checkAllThere } from '../references.ts'
import { hashOf, newSecret } from '../secret-words.ts'

const hourMs = 3_600_000
const confirmMs = 48 * hourMs
/** Letters to one mailbox in a day, and askings from one network in an hour. */
export const mostLetters = 3
export const mostAsks = 20

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email('must be an e-mail address')
      .max(254)
      .regex(/^[^\s,;<>"()]+$/),
  )

/** What a subscriber chooses: at least one kind. */
const choices = {
  daily: z.boolean(),
  breaking: z.boolean(),
  /** Empty: all sections. */
  sectionIds: z.array(id).max(100).default([]),
}
const choosesOne = ({ daily, breaking }: { daily: boolean; breaking: boolean }) => daily || breaking
const chooseOne = 'choose the daily issue, breaking news, or both'

/** The job that writes to a subscriber; `token` confirms, null leads to what they have. */
export const letterJob = 'newsletter-letter'
export const letterPayload = z.object({ subscriberId: z.number(), token: z.string().nullable() })

/** A reader asks. Throws a conflict when too much was asked from this network. */
export const askForNewsletter = command({
  name: 'newsletter.ask',
  input: z
    .object({ email, ...choices, address: z.string().min(1).max(64) })
    .refine(choosesOne, { message: chooseOne, path: ['daily'] }),
  may: may.takePart,
  async run(work, { email: to, address, ...chosen }) {
    await checkAllThere(work.db, { sections: chosen.sectionIds })
    // One after the other, so that a burst is counted.
    await sql`select pg_advisory_xact_lock(hashtext('newsletter'), hashtext(${address}))`.execute(work.db)
    if ((await asksSince(work, { address }, hourMs)) >= mostAsks)
      throw new CommandError('conflict', 'Too much was asked from this network; wait an hour.')
    const mailbox = mailboxOf(to)
    const letters = await asksSince(work, { email: mailbox }, 24 * hourMs)
    await work.db.insertInto('newsletterAsks').values({ address, email: mailbox, at: work.now }).execute()
    if (letters >= mostLetters) return
    const known = await work.db
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('email', '=', to)
      .forUpdate()
      .executeTakeFirst()
    // Who has it gets a link to change it: a stranger must not do that for them.
    if (known?.state === 'confirmed') return writeLetter(work, known.id, null)
    const token = newSecret()
    const asked = {
      ...chosen,
      state: 'pending' as const,
      confirmHash: hashOf(token),
      confirmUntil: new Date(work.now.getTime() + confirmMs),
      askedAt: work.now,
    }
    const row = await work.db
      .insertInto('subscribers')
      .values({ email: to, ...asked })
      .onConflict((oc) => oc.column('email').doUpdateSet(asked))
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeLetter(work, row.id, token)
  },
})

async function asksSince({ db, now }: Work, by: { address?: string; email?: string }, ms: number) {
  let query = db
    .selectFrom('newsletterAsks')
    .select(sql<number>`count(*)`.as('n'))
    .where('at', '>', new Date(now.getTime() - ms))
  if (by.address) query = query.where('address', '=', by.address)
  if (by.email) query = query.where('email', '=', by.email)
  return (await query.executeTakeFirstOrThrow()).n
}

const writeLetter = ({ db }: Work, subscriberId: number, token: string | null) =>
  addJob(db, letterJob, { subscriberId, token }, `${letterJob}:${subscriberId}`)

/** The link was pressed. A second press finds the same; a link too old is a conflict, one unknown is not found. */
export const confirmNewsletter = command({
  name: 'newsletter.confirm',
  input: z.object({ token: z.string().min(20).max(100) }),
  may: may.takePart,
  async run(work, { token }) {
    const row = await work.db
      .selectFrom('subscribers')
      .select(['id', 'state', 'confirmUntil'])
      .where('confirmHash', '=', hashOf(token))
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.state === 'unsubscribed')
      throw new CommandError('not-found', 'There is nothing to confirm by this link.')
    if (row.state === 'pending') {
      if (row.confirmUntil! < work.now) throw new CommandError('conflict', 'This link is too old; ask again.')
      await work.db
        .updateTable('subscribers')
        .set({ state: 'confirmed', confirmedAt: work.now, unsubscribedAt: null, refusals: 0 })
        .where('id', '=', row.id)
        .execute()
    }
    return { subscriberId: row.id }
  },
})

/** Who holds the link of a subscriber (checked by the caller) changes what they get. */
export const chooseNewsletter = command({
  name: 'newsletter.choose',
  input: z
    .object({ subscriberId: id, ...choices })
    .refine(choosesOne, { message: chooseOne, path: ['daily'] }),
  may: may.takePart,
  async run(work, { subscriberId, ...chosen }) {
    await checkAllThere(work.db, { sections: chosen.sectionIds })
    // A link that came to this mailbox: pressing "save" on it is as good as confirming.
    await work.db
      .updateTable('subscribers')
      .set({ ...chosen, state: 'confirmed', unsubscribedAt: null })
      .set((eb) => ({ confirmedAt: eb.fn.coalesce('confirmedAt', eb.val(work.now)) }))
      .where('id', '=', subscriberId)
      .execute()
  },
})

/** Ends it. Twice is the same as once. */
export const leaveNewsletter = command({
  name: 'newsletter.leave',
  input: z.object({ subscriberId: id }),
  may: may.takePart,
  async run(work, { subscriberId }) {
    await work.db
      .updateTable('subscribers')
      .set({ state: 'unsubscribed', unsubscribedAt: work.now })
      .where('id', '=', subscriberId)
      .where('state', '!=', 'unsubscribed')
      .execute()
  },
})
