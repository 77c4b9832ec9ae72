/**
 * Links with which a member of the staff signs in first, or chooses a new password: valid once, and for a short
 * time.
 */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { mailbox as email, optionalId, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { hashOf, newSecret } from '../../kernel/secrets.ts'
import { may } from '../policies.ts'
import { insertStaff, refuseKnown } from './staff.ts'

const hour = 3_600_000

/** Creates the token of a link; earlier links of the same member become invalid. */
export const invite = command({
  name: 'staff.invite',
  input: z.object({ staffId: optionalId, hours: z.number().min(1).max(336).default(72) }),
  may: may.administer,
  async run(work, { staffId, hours }) {
    if (staffId !== null) {
      const row = await work.db
        .selectFrom('staff')
        .select('active')
        .where('id', '=', staffId)
        .executeTakeFirst()
      if (!row?.active)
        throw new CommandError('not-found', `There is no active member ${staffId} of the staff.`)
    }
    await work.db
      .deleteFrom('invitations')
      .where('staffId', staffId === null ? 'is' : '=', staffId)
      .where('usedAt', 'is', null)
      .execute()
    const token = newSecret()
    const expiresAt = new Date(work.now.getTime() + hours * hour)
    await work.db
      .insertInto('invitations')
      .values({ tokenHash: hashOf(token), staffId, expiresAt })
      .execute()
    work.about(`staff:${staffId ?? 'first'}`)
    return { token, expiresAt }
  },
})

async function openInvitation({ db }: Pick<ReadContext, 'db'>, token: string, lock: boolean) {
  const query = db
    .selectFrom('invitations')
    .selectAll()
    .where('tokenHash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date())
  const invitation = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!invitation) return null
  const member = invitation.staffId
    ? await db
        .selectFrom('staff')
        .select(['id', 'name', 'email', 'role', 'userId'])
        .where('id', '=', invitation.staffId)
        .where('active', '=', true)
        .executeTakeFirst()
    : null
  if (invitation.staffId && !member) return null
  return { member: member ?? null }
}

/**
 * The member that a link is for; `member` is null for the first administrator. Null when the link is used,
 * expired or unknown.
 */
export const readInvitation = (readContext: Pick<ReadContext, 'db'>, token: string) =>
  openInvitation(readContext, token, false)

/**
 * Uses up an invitation before the account is changed: of two concurrent requests with one link, only one sets
 * the password. `email` is the first administrator's; a member has one already.
 */
export const takeInvitation = command({
  name: 'staff.take-invitation',
  input: z.object({ token: z.string().min(20).max(100), email }),
  may: may.runTheProgram,
  async run(work, { token, email: address }) {
    const invitation = await openInvitation(work, token, true)
    if (!invitation) throw new CommandError('not-found', 'This link is spent or too old.')
    if (!invitation.member) {
      if (await hasAccounts(work))
        throw new CommandError('conflict', 'The newsroom has an administrator already.')
      await refuseKnown(work, address)
    }
    await work.db
      .updateTable('invitations')
      .set({ usedAt: work.now })
      .where('tokenHash', '=', hashOf(token))
      .execute()
    return invitation
  },
})

/** Links the account to the member, or to the first administrator (`staffId` null). */
export const acceptInvitation = command({
  name: 'staff.accept',
  input: z.object({ staffId: optionalId, name: requiredLine(160), email, userId: z.string().min(1) }),
  may: may.runTheProgram,
  async run(work, { staffId: memberId, name, email: address, userId }) {
    const staffId = memberId ?? (await insertStaff(work, { name, email: address, role: 'administrator' })).id
    await work.db.updateTable('staff').set({ name, userId }).where('id', '=', staffId).execute()
    work.invalidate('staff')
    work.about(`staff:${staffId}`)
    return { staffId }
  },
})

/** Whether anybody can sign in as an administrator. */
export async function hasAccounts({ db }: Pick<ReadContext, 'db'>): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('userId', 'is not', null)
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
