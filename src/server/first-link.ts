/** The first administrator's sign-in link, valid once and for an hour, instead of a default password. */
import type { Kysely } from 'kysely'
import { hasAccounts, invite } from '../content/staff/invitations.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'

export const invitationUrl = (siteUrl: string, token: string) =>
  `${siteUrl}/newsroom/invitation?token=${token}`

/** Null when there is an administrator who can sign in. */
export async function firstLink(db: Kysely<Tables>, siteUrl: string): Promise<string | null> {
  if (await hasAccounts({ db })) return null
  const { token } = await execute(db, system('start'), invite, { staffId: null, hours: 1 })
  return invitationUrl(siteUrl, token)
}
