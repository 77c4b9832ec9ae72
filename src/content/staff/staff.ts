/** The staff and their roles. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Role } from '../../kernel/actor.ts'
import { changesOf } from '../../kernel/changed-fields.ts'
import { CommandError, command, refuse, type Work } from '../../kernel/command.ts'
import { id, mailbox, optionalId, requiredLine } from '../../kernel/fields.ts'
import { sameSpelling } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { checkThere, fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { survivorOf } from '../merged.ts'
import { may } from '../policies.ts'
import { roles } from './roles.ts'
import { revokeTokens } from './tokens.ts'

const member = { name: requiredLine(160), email: mailbox, role: z.enum(roles) }

/** A mail address belongs to one member. */
export async function refuseKnown({ db }: Work, address: string): Promise<void> {
  const known = await db.selectFrom('staff').select('id').where('email', '=', address).executeTakeFirst()
  if (known) throw fieldError(['email'], 'taken', `${address} is a member of the staff already.`)
}

/** Refuses the name of an active colleague: content that is attributed by name would be attributed to both. */
export async function refuseNameOfColleague(
  { db }: Pick<ReadContext, 'db'>,
  name: string,
  staffId: number,
): Promise<void> {
  const colleague = await db
    .selectFrom('staff')
    .select('id')
    .where('active', '=', true)
    .where('id', '<>', staffId)
    .where(sameSpelling('name', name))
    .limit(1)
    .executeTakeFirst()
  if (colleague)
    throw refuse('conflict', 'name-of-colleague', `A colleague is named ${name} already: add to yours.`)
}

export async function insertStaff(work: Work, values: { name: string; email: string; role: Role }) {
  await refuseKnown(work, values.email)
  const row = await work.db.insertInto('staff').values(values).returning('id').executeTakeFirstOrThrow()
  await work.revise('staff', row.id, values)
  work.invalidate('staff')
  work.about(`staff:${row.id}`, { role: values.role })
  return { id: row.id }
}

export const addStaff = command({
  name: 'staff.add',
  input: z.object(member),
  may: may.administer,
  run: insertStaff,
})

/**
 * Changes name, role, and whether the member may sign in. Closing an account ends its sessions and links. One
 * administrator always remains.
 */
export const editStaff = command({
  name: 'staff.edit',
  input: z.object({
    id,
    name: member.name,
    role: member.role,
    active: z.boolean(),
    /** The author under whose name they write; without it, the author stays. */
    personId: optionalId.optional(),
    version: expectedVersion,
  }),
  may: may.administer,
  async run(work, { id: staffId, version: expected, personId: named, ...given }) {
    const personId = named === undefined ? undefined : await survivorOf(work.db, 'person', named)
    const columns = { ...given, ...(personId === undefined ? {} : { personId }) }
    await checkVersion(work, 'staff', staffId, expected)
    await checkThere(work, { personId: ['people', personId ?? null] })
    // Two administrators who close each other's accounts at once run one after the other.
    const before = await work.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'administrator')
      .where('active', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute()
    const old = await work.db
      .selectFrom('staff')
      .select(['name', 'role', 'active', 'personId'])
      .where('id', '=', staffId)
      .executeTakeFirst()
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
    await endTokensOf(work, staffId, columns)
    const version = await work.revise('staff', staffId, columns)
    work.invalidate('staff')
    work.about(`staff:${staffId}`, changesOf(old ?? {}, columns))
    return { version }
  },
})

/** The roles of tokens that a member of each role may create: no token may do more than its owner. */
const within: Record<Role, Role[]> = {
  administrator: [...roles],
  editor: ['editor', 'moderator', 'reporter'],
  moderator: ['moderator'],
  reporter: ['reporter'],
}

async function endTokensOf(work: Work, staffId: number, { role, active }: { role: Role; active: boolean }) {
  const kept = active ? within[role] : []
  await revokeTokens(work, sql<boolean>`staff_id = ${staffId} and role <> all(${kept}::text[])`)
}

async function endSessionsOf({ db }: Work, userId: string | null): Promise<void> {
  if (userId !== null)
    await db
      .deleteFrom('authSessions' as never)
      .where('userId' as never, '=', userId as never)
      .execute()
}

/** Signs a member out everywhere: for a lost phone or a leaked password. */
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
    work.invalidate('staff')
    work.about(`staff:${staffId}`)
  },
})

/** Changes the actor's own name. */
export const renameSelf = command({
  name: 'staff.rename-self',
  input: z.object({ name: member.name }),
  may: may.signIn,
  async run(work, { name }) {
    if (work.actor.id === null) throw new CommandError('forbidden', 'A token has no name to change.')
    const before = work.actor.name
    if (name !== before) await refuseNameOfColleague(work, name, work.actor.id)
    await work.db.updateTable('staff').set({ name }).where('id', '=', work.actor.id).execute()
    await work.revise('staff', work.actor.id, { name })
    work.invalidate('staff')
    work.about(`staff:${work.actor.id}`, changesOf({ name: before }, { name }))
  },
})

/** Logs what somebody did with their account: signed in, signed out, changed the password … */
export const noteAccess = command({
  name: 'account.note',
  input: z.object({ event: requiredLine(60) }),
  may: may.signIn,
  async run(work, { event }) {
    work.about(`account:${event}`)
  },
})

/** The actor of a signed-in account; null when it belongs to no active member of the staff. */
export async function actorOf(
  { db }: Pick<ReadContext, 'db'>,
  userId: string,
): Promise<(Actor & { email: string; requireSecondFactor: boolean }) | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'email'])
    .select((eb) =>
      eb
        .selectFrom('publication')
        .select('requireSecondFactor')
        .$asScalar()
        .$notNull()
        .as('requireSecondFactor'),
    )
    .where('userId', '=', userId)
    .where('active', '=', true)
    .executeTakeFirst()
  return row ?? null
}
