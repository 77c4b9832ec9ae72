/** `nashra user add`: adds a staff member and prints a sign-in link. For an existing member, prints a new link. */

import { invite } from '../content/staff/invitations.ts'
import { addStaff } from '../content/staff/staff.ts'
import { operator } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Settings } from '../platform/settings.ts'
import { invitationUrl } from '../server/first-link.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

export async function user(
  settings: Settings,
  subcommand: string | undefined,
  given: { name?: string; email?: string; role?: string },
): Promise<void> {
  if (subcommand !== 'add')
    throw new Error(
      'Use: nashra user add --name "…" --email … --role reporter|editor|moderator|administrator',
    )
  const { name = '', email = '', role = 'reporter' } = given
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const actor = operator
    const { id } = await execute(newsroom.db, actor, addStaff, { name, email, role: role as 'reporter' })
    const { token } = await execute(newsroom.db, actor, invite, { staffId: id })
    process.stdout.write('Sign-in link. It works once, for three days:\n')
    process.stdout.write(`${invitationUrl(settings.siteUrl, token)}\n`)
  } finally {
    await newsroom.close()
  }
}
