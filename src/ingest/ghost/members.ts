/** Imports the list of members that Ghost exports, as subscribers of the newsletter. */
import type { Kysely } from 'kysely'
import {
  type ImportedSubscriber,
  type ImportedSubscribers,
  importSubscribers,
} from '../../content/newsletter/import.ts'
import type { Actor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { mailAddress } from '../../language/mail-address.ts'
import { CsvError, readTable } from '../archive/csv.ts'
import { siteKey } from '../archive/identity.ts'
import type { Loss } from '../archive/loss.ts'

/** A file that is no list of members. */
export class MembersError extends Error {}

const isYes = (value: string | undefined) => /^(1|true|yes)$/i.test(value ?? '')
const isNo = (value: string | undefined) => /^(0|false|no)$/i.test(value ?? '')
/** Columns in which versions of Ghost and other programs mark mailboxes that refuse mail. */
const refused = ['email_disabled', 'bounced', 'email_bounced', 'suppressed', 'email_suppressed']

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? null : date
}

function memberOf(values: Map<string, string>): ImportedSubscriber {
  const value = (name: string) => values.get(name)
  const wants = value('subscribed_to_emails') ?? value('subscribed')
  const isGone =
    !!value('deleted_at') || !!value('unsubscribed_at') || refused.some((one) => isYes(value(one)))
  return {
    email: value('email')!,
    // A list without the column is one of subscribers.
    subscribed: !isGone && (wants === undefined || !isNo(wants)) && wants !== '',
    consentAt: dateOf(value('created_at')),
    labels: (value('labels') ?? '')
      .split(',')
      .map((label) => label.replace(/\s+/g, ' ').trim().slice(0, 200))
      .filter(Boolean)
      .slice(0, 100),
  }
}

/** What of a member is not taken. */
function droppedOf(values: Map<string, string>): string[] {
  const isPaid =
    isYes(values.get('complimentary_plan')) || !!values.get('stripe_customer_id') || !!values.get('tiers')
  return [
    ...(values.get('name') ? ['name of a member'] : []),
    ...(values.get('note') ? ['note about a member'] : []),
    ...(isPaid ? ['paid membership'] : []),
  ]
}

export interface MembersSummary extends ImportedSubscribers {
  members: number
  /** How many members lost what. */
  dropped: Map<string, number>
  /** Rows that are no members. */
  losses: Loss[]
}

const batchSize = 1_000
const mostLosses = 1_000

/**
 * Imports a list of members. Unsubscribed and bounced ones come in as such, so that nobody mails them.
 * @throws MembersError when the file is no list of members
 */
export async function importMembers({
  db,
  actor,
  path,
  site,
  signal,
}: {
  db: Kysely<Tables>
  actor: Actor
  path: string
  /** The address of the old site. */
  site: string
  signal: AbortSignal
}): Promise<MembersSummary> {
  const from = `ghost:${siteKey(site)}`
  const summary: MembersSummary = {
    ...{ members: 0, added: 0, addedUnsubscribed: 0, known: 0, left: 0 },
    ...{ dropped: new Map(), losses: [] },
  }
  let batch: ImportedSubscriber[] = []

  async function flush(): Promise<void> {
    if (batch.length === 0) return
    const done = await execute(db, actor, importSubscribers, { from, subscribers: batch })
    for (const name of ['added', 'addedUnsubscribed', 'known', 'left'] as const) summary[name] += done[name]
    batch = []
  }

  try {
    let isFirst = true
    for await (const { line, values } of readTable(path)) {
      signal.throwIfAborted()
      if (isFirst && !values.has('email'))
        throw new MembersError(`${path} is no list of members: it has no column “email”`)
      isFirst = false
      if (mailAddress(values.get('email')!) === null) {
        if (summary.losses.length < mostLosses)
          summary.losses.push({ kind: 'member without a mail address', detail: `line ${line}` })
        continue
      }
      summary.members++
      for (const kind of droppedOf(values)) summary.dropped.set(kind, (summary.dropped.get(kind) ?? 0) + 1)
      if (batch.push(memberOf(values)) === batchSize) await flush()
    }
  } catch (error) {
    if (error instanceof CsvError) throw new MembersError(`${path} cannot be read: ${error.message}`)
    throw error
  }
  await flush()
  return summary
}
