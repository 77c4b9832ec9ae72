/** The staff and their roles. */
import { z } from 'zod'
import { type Actor, may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, requiredLine } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { refusalAt } from '../references.ts'
import type { Role } from '../tables.ts'
import { checkVersion, seenVersion } from '../versions.ts'

export const roles = ['reporter', 'editor', 'moderator', 'administrator'] as const satisfies Role[]

export const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())

const member = { name: requiredLine(160), email, role: z.enum(roles) }

/** An address belongs to one member. */
export async function refuseKnown({ db }: Work, address: string): Promise<void> {
  const known = await db.selectFrom('staff').select('id').where('email', '=', address).executeTakeFirst()
  if (known) throw refusalAt(['email'], 'taken', `${address} is a member of the staff already.`)
}

export async function insertStaff(work: Work, values: { name: string; email: string; role: Role }) {
  await refuseKnown(work, values.email)
  const row = await work.db.insertInto('staff').values(values).returning('id').executeTakeFirstOrThrow()
  await work.revise('staff', row.id, values)
  work.touch('staff')
  work.about(`staff:${row.id}`)
  return { id: row.id }
}

export const addStaff = command({
  name: 'staff.add',
  input: z.object(member),
  may: may.administer,
  run: insertStaff,
})

/**
 * Changes name, role, and whether the member may come in at all: who is closed is out at once, and their links end.
 * One administrator always remains.
 */
export const editStaff = command({
  name: 'staff.edit',
  input: z.object({
    id,
    name: member.name,
    role: member.role,
    active: z.boolean(),
    version: seenVersion,
  }),
  may: may.administer,
  async run(work, { id: staffId, version: seen, ...columns }) {
    await checkVersion(work, 'staff', staffId, seen)
    // Two administrators who close each other at the same moment come one after the other.
    const before = await work.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'administrator')
      .where('active', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute()
    const row = await work.db
      .updateTable('staff')
      .set(columns)
      .where('id', '=', staffId)
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no member ${staffId} of the staff.`)
    const stays = columns.active && columns.role === 'administrator'
    if (before.length === 1 && before[0]!.id === staffId && !stays)
      throw new CommandError('conflict', 'One administrator has to remain in the newsroom.')
    if (!columns.active) {
      await endSessionsOf(work, row.userId)
      for (const links of ['invitations', 'previews'] as const)
        await work.db.deleteFrom(links).where('staffId', '=', staffId).execute()
    }
    const version = await work.revise('staff', staffId, columns)
    work.touch('staff')
    work.about(`staff:${staffId}`)
    return { version }
  },
})

async function endSessionsOf({ db }: Work, userId: string | null): Promise<void> {
  if (userId !== null)
    await db
      .deleteFrom('authSessions' as never)
      .where('userId' as never, '=', userId as never)
      .execute()
}

/** Signs a member out everywhere: a telephone was lost, a password is known to others. */
export const endStaffSessions = command({
  name: 'staff.end-sessions',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: staffId }) {
    const row = await work.db
      .selectFrom('staff')
      .select('userId')
      .where('id', '=', staffId)
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no member ${staffId} of the staff.`)
    await endSessionsOf(work, row.userId)
    work.touch('staff')
    work.about(`staff:${staffId}`)
  },
})

/** Changes one's own name. */
export const renameSelf = command({
  name: 'staff.rename-self',
  input: z.object({ name: member.name }),
  may: may.signIn,
  async run(work, { name }) {
    if (work.actor.id === null) throw new CommandError('forbidden', 'A token has no name to change.')
    await work.db.updateTable('staff').set({ name }).where('id', '=', work.actor.id).execute()
    await work.revise('staff', work.actor.id, { name })
    work.touch('staff')
    work.about(`staff:${work.actor.id}`)
  },
})

/** Keeps in the audit log what somebody did with their account: signed in, out, a new password … */
export const noteAccess = command({
  name: 'account.note',
  input: z.object({ what: requiredLine(60) }),
  may: may.signIn,
  async run(work, { what }) {
    work.about(`account:${what}`)
  },
})

export interface StaffMember {
  id: number
  name: string
  email: string
  role: Role
  active: boolean
  /** Whether the member has an account to sign in with. */
  joined: boolean
}

export async function listStaff({ db, note }: Reading): Promise<StaffMember[]> {
  note('staff')
  const rows = await db.selectFrom('staff').selectAll().orderBy('name').execute()
  return rows.map(({ userId, createdAt: _, ...member }) => ({ ...member, joined: userId !== null }))
}

/** The actor that a signed-in account acts as; null when it is of no active member of the staff. */
export async function actorOf(
  { db }: Pick<Reading, 'db'>,
  userId: string,
): Promise<(Actor & { email: string }) | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'email'])
    .where('userId', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst()
  return row ?? null
}
