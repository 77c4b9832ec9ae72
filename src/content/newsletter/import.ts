/**
 * Imports subscribers of another program, with their consent there. They get no mail that asks them to confirm. Whoever
 * has left the newsletter, there or here, stays away.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { mailbox, requiredLine } from '../../kernel/fields.ts'
import { may } from '../policies.ts'

const subscriber = z.object({
  email: mailbox,
  /** Whether they want mail: not those who unsubscribed, or whose mailbox refused it. */
  subscribed: z.boolean(),
  /** When they agreed; null when the old program does not say. */
  consentAt: z.date().nullable(),
  labels: z.array(requiredLine(200)).max(100).default([]),
})
export type ImportedSubscriber = z.input<typeof subscriber>

export interface ImportedSubscribers {
  added: number
  /** Of these: those who get no mail. */
  addedUnsubscribed: number
  /** Those who were here before; they stay as they chose here. */
  known: number
  /** Those of an earlier import who have meanwhile left there, so that they are no longer mailed here. */
  left: number
}

export const importSubscribers = command({
  name: 'newsletter.import',
  input: z.object({
    /** Where they come from, such as 'ghost:old.example'. */
    from: requiredLine(300),
    subscribers: z.array(subscriber).min(1).max(1_000),
  }),
  may: may.administer,
  async run(work, { from, subscribers }): Promise<ImportedSubscribers> {
    const now = work.now.toISOString()
    // Of two rows for one mailbox, the one that wants no mail counts.
    const byEmail = new Map<string, z.output<typeof subscriber>>()
    for (const one of subscribers) {
      const other = byEmail.get(one.email)
      if (!other || !one.subscribed) byEmail.set(one.email, one)
    }
    const given = [...byEmail.values()].map(({ email, subscribed, consentAt, labels }) => ({
      ...{
        email,
        labels,
        state: subscribed ? 'confirmed' : 'unsubscribed',
        at: consentAt?.toISOString() ?? now,
      },
    }))
    const { rows } = await sql<{ state: string }>`
      insert into subscribers (email, state, daily, breaking, asked_at, confirmed_at, unsubscribed_at, labels, imported_from)
      select email, state, true, false, at, case when state = 'confirmed' then at end,
        case when state = 'unsubscribed' then ${work.now}::timestamptz end, labels, ${from}::text
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as one (email text, state text, at timestamptz, labels text[])
      on conflict (email) do nothing
      returning state`.execute(work.db)
    const leavers = given.filter(({ state }) => state === 'unsubscribed').map(({ email }) => email)
    const left = await work.db
      .updateTable('subscribers')
      .set({ state: 'unsubscribed', unsubscribedAt: work.now })
      .where('email', '=', sql<string>`any(${leavers}::text[])`)
      .where('importedFrom', '=', from)
      .where('state', '=', 'confirmed')
      .returning('id')
      .execute()
    if (rows.length > 0 || left.length > 0)
      work.about('newsletter', { added: rows.length, left: left.length, from })
    return {
      added: rows.length,
      addedUnsubscribed: rows.filter(({ state }) => state === 'unsubscribed').length,
      known: subscribers.length - rows.length,
      left: left.length,
    }
  },
})
