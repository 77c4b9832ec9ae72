/**
 * Subscribing to the newsletter and confirming it. Nobody gets mail without confirming it from that mailbox.
 * The answer is the same for known and unknown addresses, and a mailbox gets few confirmation mails, whoever
 * requests them.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { mailbox as email, id } from '../../kernel/fields.ts'
import { assertExist } from '../../kernel/references.ts'
import { hashOf, newSecret } from '../../kernel/secrets.ts'
import { addJob } from '../../platform/jobs.ts'
import { mailboxOf, mailTries } from '../../platform/mail.ts'
import { survivorsAmong } from '../merged.ts'
import { may } from '../policies.ts'

const hourMs = 3_600_000
const confirmMs = 48 * hourMs
/** The limits: mails to one mailbox in a day, and requests from one network in an hour. */
export const maxLetters = 3
export const maxAsks = 20

/** The subscriber's choices: at least one kind of issue. */
const choices = {
  daily: z.boolean(),
  breaking: z.boolean(),
  /** Empty: all sections. */
  sectionIds: z.array(id).max(100).default([]),
}
const choosesOne = ({ daily, breaking }: { daily: boolean; breaking: boolean }) => daily || breaking
const chooseOne = 'choose the daily issue, breaking news, or both'

/** The job that mails a subscriber: with `token` to confirm, with null a link to their settings. */
export const confirmationMailJob = 'newsletter-confirmation'
export const confirmationMailPayload = z.object({ subscriberId: z.number(), token: z.string().nullable() })

/** Requests a subscription. A conflict when this network made too many requests. */
export const subscribe = command({
  name: 'newsletter.ask',
  input: z
    .object({ email, ...choices, ipHash: z.string().min(1).max(64) })
    .refine(choosesOne, { message: chooseOne, path: ['daily'] }),
  may: may.takePart,
  async run(work, { email: to, ipHash, ...chosen }) {
    chosen.sectionIds = await survivorsAmong(work.db, 'section', chosen.sectionIds)
    await assertExist(work.db, { sections: chosen.sectionIds })
    // Requests run one after the other, so that a burst is counted.
    await sql`select pg_advisory_xact_lock(hashtext('newsletter'), hashtext(${ipHash}))`.execute(work.db)
    if ((await asksSince(work, { ipHash }, hourMs)) >= maxAsks)
      throw new CommandError('conflict', 'Too much was asked from this network; wait an hour.')
    const mailbox = mailboxOf(to)
    const letters = await asksSince(work, { email: mailbox }, 24 * hourMs)
    await work.db
      .insertInto('subscriptionRequests')
      .values({ ipHash, email: mailbox, at: work.now })
      .execute()
    if (letters >= maxLetters) return
    const known = await work.db
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('email', '=', to)
      .forUpdate()
      .executeTakeFirst()
    // A subscriber gets a link to change the subscription: a stranger must not change it for them.
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

async function asksSince({ db, now }: Work, by: { ipHash?: string; email?: string }, ms: number) {
  let query = db
    .selectFrom('subscriptionRequests')
    .select(sql<number>`count(*)`.as('n'))
    .where('at', '>', new Date(now.getTime() - ms))
  if (by.ipHash) query = query.where('ipHash', '=', by.ipHash)
  if (by.email) query = query.where('email', '=', by.email)
  return (await query.executeTakeFirstOrThrow()).n
}

const writeLetter = ({ db }: Work, subscriberId: number, token: string | null) =>
  addJob(db, confirmationMailJob, { subscriberId, token }, `${confirmationMailJob}:${subscriberId}`, {
    tries: mailTries,
  })

/**
 * Confirms a subscription by the mailed link. A second click returns the same; an expired link is a conflict,
 * an unknown one is not found.
 */
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

/** Changes a subscription. The caller has checked the subscriber's link. */
export const chooseNewsletter = command({
  name: 'newsletter.choose',
  input: z
    .object({ subscriberId: id, ...choices })
    .refine(choosesOne, { message: chooseOne, path: ['daily'] }),
  may: may.takePart,
  async run(work, { subscriberId, ...chosen }) {
    chosen.sectionIds = await survivorsAmong(work.db, 'section', chosen.sectionIds)
    await assertExist(work.db, { sections: chosen.sectionIds })
    // The link came to this mailbox, so saving settings by it confirms the subscription.
    await work.db
      .updateTable('subscribers')
      .set({ ...chosen, state: 'confirmed', unsubscribedAt: null })
      .set((eb) => ({ confirmedAt: eb.fn.coalesce('confirmedAt', eb.val(work.now)) }))
      .where('id', '=', subscriberId)
      .execute()
  },
})

/** Unsubscribes. A second call changes nothing. */
export const unsubscribe = command({
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
